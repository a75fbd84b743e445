import { Head } from "fresh/runtime";

interface ShareCardProps {
  /** Of the page. */
  title: string;
  /** The election's name. */
  election: string;
  /** What the page tells, in a sentence. A card is kept for long: figures are those of a moment that it names. */
  description: string;
}

/** A page's title, and what a link to it looks like where it is shared (the Open Graph protocol, ogp.me). */
export function ShareCard({ title, election, description }: ShareCardProps) {
  const whole = title === election ? title : `${title} · ${election}`;
  return (
    <Head>
      <title>{whole}</title>
      <meta name="description" content={description} />
      <meta property="og:title" content={whole} />
      <meta property="og:description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Urna" />
    </Head>
  );
}
