import type { ComponentChildren } from "preact";

interface PageTitleProps {
  title: string;
  /** What the page is for, in a sentence or two. */
  children?: ComponentChildren;
}

/** The top of a page. */
export function PageTitle({ title, children }: PageTitleProps) {
  return (
    <>
      <h1 class="pt-8 md:pt-12 font-serif font-bold text-[2.25rem] md:text-[3.5rem] leading-[1.05] tracking-tight">
        {title}
      </h1>
      {children && <p class="mt-4 pb-8 max-w-[46rem]">{children}</p>}
    </>
  );
}
