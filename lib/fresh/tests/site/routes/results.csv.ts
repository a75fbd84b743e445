export const handler = {
  GET: () => new Response("a,b\n", { headers: { "content-type": "text/csv" } }),
};
