import { PageTitle } from "@/lib/web/components/PageTitle.tsx";

interface MissingProps {
  title: string;
  sentence: string;
  /** What there is. */
  links: { href: string; name: string }[];
}

/** A page for an address that leads to nobody or nowhere: with those that do. */
export function Missing({ title, sentence, links }: MissingProps) {
  return (
    <>
      <PageTitle title={title}>{sentence}</PageTitle>
      <ul class="columns-1 sm:columns-2 lg:columns-3 gap-8">
        {links.map(({ href, name }) => (
          <li key={href}>
            <a href={href} class="inline-block py-1 underline underline-offset-4">{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
