import type { ComponentChildren } from "preact";

interface PageLinkProps {
  href: string;
  /** Whether it stands in a page of another site: then it leaves that page where it is. */
  framed?: boolean;
  children: ComponentChildren;
}

/** A name that leads to the page about what it names. */
export function PageLink({ href, framed, children }: PageLinkProps) {
  return (
    <a
      href={href}
      target={framed ? "_blank" : undefined}
      class="underline decoration-rule underline-offset-4 hover:decoration-ink"
    >
      {children}
    </a>
  );
}
