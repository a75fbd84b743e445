import assert from "node:assert/strict";
import type { LocationTurnout } from "@/lib/election/results.ts";
import { hrefOf, type PanelView, viewOf } from "@/lib/web/panel/view.ts";
import {
  MAX_QUERY_CHARS,
  pageOf,
  ROWS_PER_PAGE,
  sortedBy,
  type TableView,
} from "@/lib/web/panel/table_view.ts";

function location(name: string, votes = 0, registered = 100): LocationTurnout {
  return {
    location: name.slice(0, 2).toUpperCase(),
    name,
    registered,
    votes,
    turnout: votes / registered,
    leader: null,
    votes_by_candidate: {},
  };
}

const START: PanelView = {
  sort: "name",
  order: "asc",
  page: 1,
  q: "",
  map: "leader",
  race: "all",
  wall: false,
};
const view = (query: string) => viewOf(new URLSearchParams(query));
const names = (locations: LocationTurnout[], asked: TableView, language = "en-US") =>
  pageOf(locations, asked, language).rows.map((row) => row.name).join(" ");

Deno.test("a view is read from the address, and what the address says wrongly is the default", () => {
  assert.deepEqual(view(""), START);
  assert.deepEqual(view("sort=votes"), { ...START, sort: "votes", order: "desc", page: 1 });
  assert.deepEqual(view("sort=turnout&order=asc&page=3"), { ...START, sort: "turnout", page: 3 });
  assert.deepEqual(view("q=new&map=turnout&race=minute&wall"), {
    ...START,
    q: "new",
    map: "turnout",
    race: "minute",
    wall: true,
  });
  for (
    const query of [
      "sort=__proto__",
      "order=up",
      "page=0",
      "map=x",
      "race=__proto__",
      "page=-1",
      "page=1.5",
      "page=x",
      "page=1e99",
    ]
  ) {
    assert.deepEqual(view(query), START, query);
  }
});

Deno.test("a view's link leads back to the view", () => {
  const everything = [
    START,
    { ...START, order: "desc" },
    { ...START, sort: "turnout", order: "asc", page: 2 },
    { ...START, sort: "votes", order: "desc", q: "são & co", map: "turnout", race: "minute", wall: true },
  ] as const;
  for (const asked of everything) {
    assert.deepEqual(viewOf(new URL(hrefOf(asked, "turnout"), "http://localhost/").searchParams), asked);
  }
  assert.equal(hrefOf(START, "map"), "?#map");
});

Deno.test("locations are found by a part of the name or the beginning of the code, however it is typed", () => {
  const rows = [location("New York"), location("São Paulo"), location("Newark"), location("Baden")];
  const found = (q: string) => names(rows, { ...START, q });
  assert.equal(found("new"), "New York Newark");
  assert.equal(found(" YORK "), "New York");
  assert.equal(found("sao p"), "São Paulo");
  assert.equal(found("ba"), "Baden");
  assert.equal(found("aden"), "Baden");
  assert.equal(found("nowhere"), "");
  assert.deepEqual(pageOf(rows, { ...START, q: "x" }, "en-US").pages, 1);
});

Deno.test("of what is searched for, so much is read and no more", () => {
  assert.equal(view(`q=${"a".repeat(10_000)}`).q.length, MAX_QUERY_CHARS);
});

Deno.test("a heading sorts by its column from the first page, and reverses the order it has", () => {
  const start = view("page=3");
  const byVotes = sortedBy(start, "votes");
  assert.deepEqual(byVotes, { ...START, sort: "votes", order: "desc" });
  assert.deepEqual(sortedBy(byVotes, "votes"), { ...START, sort: "votes" });
  assert.deepEqual(sortedBy(byVotes, "name"), START);
});

Deno.test("rows are sorted by the chosen column, equal ones by name", () => {
  const rows = [location("Cedar", 5), location("Aspen", 5), location("Birch", 9)];
  assert.equal(names(rows, view("")), "Aspen Birch Cedar");
  assert.equal(names(rows, view("order=desc")), "Cedar Birch Aspen");
  assert.equal(names(rows, view("sort=votes")), "Birch Aspen Cedar");
  assert.equal(names(rows, view("sort=votes&order=asc")), "Aspen Cedar Birch");
});

Deno.test("names follow the alphabet of the language", () => {
  const rows = [location("Zug"), location("Ängel"), location("Bern")];
  assert.equal(names(rows, view(""), "de-DE"), "Ängel Bern Zug");
  assert.equal(names(rows, view(""), "sv-SE"), "Bern Zug Ängel");
});

Deno.test("pages hold each location once, and a page too far is the last", () => {
  const rows = Array.from({ length: 51 }, (_, index) => location(`Place ${index}`, index));
  const shown = [1, 2, 3].map((page) => pageOf(rows, { ...view(""), page }, "en-US"));
  assert.deepEqual(shown.map(({ first, last, pages }) => [first, last, pages]), [
    [1, 17, 3],
    [18, 34, 3],
    [35, 51, 3],
  ]);
  assert.equal(new Set(shown.flatMap((page) => page.rows)).size, 51);
  assert.deepEqual(pageOf(rows, view("page=99"), "en-US"), shown[2]);
  assert.equal(shown[0].rows.length, ROWS_PER_PAGE);
});

Deno.test("an empty table is one page without rows", () => {
  const { rows, ...rest } = pageOf([], view(""), "en-US");
  assert.deepEqual(rows, []);
  assert.deepEqual(rest, { page: 1, pages: 1, first: 0, last: 0, total: 0 });
});
