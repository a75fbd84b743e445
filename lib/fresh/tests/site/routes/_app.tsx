import type { PageProps } from "fresh";

export default function App({ Component, data }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="description" content="from the app" />
        <title>The app</title>
      </head>
      <body f-client-nav data-app-data={String(data)}>
        <nav>
          <a href="/">Home</a>
          <a href="/partials/one">One</a>
        </nav>
        <Component />
      </body>
    </html>
  );
}
