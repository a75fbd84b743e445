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

interface NavigationProps {
  /** Of the page that is shown; one below another belongs to that. */
  path: string;
  t: PageMessages["pages"];
  /** Classes that make it as wide as the page. */
  width: string;
}

/** All pages. */
export function Navigation({ path, t, width }: NavigationProps) {
  const isShown = (href: string) =>
    href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <nav aria-label={t.label} class="border-b print:hidden">
      <ul
        class={`${width} flex flex-wrap gap-x-3 sm:gap-x-5 md:gap-x-7 text-sm sm:text-base`}
      >
        {PAGES.map(([name, href]) => (
          <li key={name}>
            <a
              href={href}
              aria-current={isShown(href) ? "page" : undefined}
              class={`block py-2 sm:py-2.5 border-b-2 ${
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
