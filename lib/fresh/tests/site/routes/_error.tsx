import { HttpError, type PageProps } from "fresh";

export default function ErrorPage({ error, url }: PageProps) {
  const status = error instanceof HttpError ? error.status : 500;
  if (status === 500) console.error(error);
  return <h1 class="error">Error {status} at {url.pathname}</h1>;
}
