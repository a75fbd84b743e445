export const handler = () => new Response("fixed");
