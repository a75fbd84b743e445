import { useEffect, useState } from "preact/hooks";

interface EmbedSnippetProps {
  path: string;
  title: string;
  height: number;
}

/** The code of a frame. Only the browser knows under which address the site is reached. */
export default function EmbedSnippet({ path, title, height }: EmbedSnippetProps) {
  const [origin, setOrigin] = useState("");
  useEffect(() => setOrigin(location.origin), []);
  const quoted = title.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return (
    <code class="block p-3 bg-wash select-all break-words" tabindex={0}>
      {`<iframe src="${origin}${path}" title="${quoted}" width="100%" height="${height}" loading="lazy"></iframe>`}
    </code>
  );
}
