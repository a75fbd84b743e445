import type { PageMessages } from "@/lib/web/messages/page/messages.ts";

type PageName = Exclude<keyof PageMessages["pages"], "label" | "admin">;

const PAGES: [PageName, string][] = [
  ["results", "/"],
  ["candidates", "/candidates"],
  ["voters", "/voters"],
  ["vote", "/vote"],
  ["pipeline", "/pipeline"],
  ["audit", "/audit"],
];

/** All pages. `path`: that of the one that is shown; a page below another one belongs to it. */
export function Navigation({ path, t }: { path: string; t: PageMessages["pages"] }) {
  const isShown = (href: string) =>
    href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <nav aria-label={t.label} class="border-b print:hidden">
      <ul class="max-w-[72rem] mx-auto px-4 md:px-8 flex flex-wrap gap-x-5 md:gap-x-7">
        {PAGES.map(([name, href]) => (
          <li key={name}>
            <a
              href={href}
              aria-current={isShown(href) ? "page" : undefined}
              class={`block py-2.5 border-b-2 ${
                isShown(href) ? "border-ink font-semibold" : "border-paper text-soft hover:text-ink"
              }`}
            >
              {t[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
