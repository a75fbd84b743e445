import type { ComponentChildren } from "preact";

interface HeadingProps {
  id: string;
  title: string;
  /** One sentence that says what the section shows. */
  children: ComponentChildren;
}

/** The top of a section. */
export function Heading({ id, title, children }: HeadingProps) {
  return (
    <div class="border-t-2 border-ink pt-3 pb-5">
      <h2 id={id} class="font-serif font-bold text-[1.75rem] leading-tight tracking-tight">{title}</h2>
      <p class="mt-1 max-w-[46rem] text-soft">{children}</p>
    </div>
  );
}
