import assert from "node:assert/strict";
import type { LocationTurnout } from "@/lib/election/results.ts";
import { hrefOf, pageOf, ROWS_PER_PAGE, sortedBy, type TableView, viewOf } from "@/lib/web/table_view.ts";

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

const view = (query: string) => viewOf(new URLSearchParams(query));
const names = (locations: LocationTurnout[], asked: TableView, language = "en-US") =>
  pageOf(locations, asked, language).rows.map((row) => row.name).join(" ");

Deno.test("a view is read from the address, and what the address says wrongly is the default", () => {
  assert.deepEqual(view(""), { sort: "name", order: "asc", page: 1 });
  assert.deepEqual(view("sort=votes"), { sort: "votes", order: "desc", page: 1 });
  assert.deepEqual(view("sort=turnout&order=asc&page=3"), { sort: "turnout", order: "asc", page: 3 });
  for (
    const query of ["sort=__proto__", "order=up", "page=0", "page=-1", "page=1.5", "page=x", "page=1e99"]
  ) {
    assert.deepEqual(view(query), { sort: "name", order: "asc", page: 1 }, query);
  }
});

Deno.test("a view's link leads back to the view", () => {
  const asked: TableView = { sort: "turnout", order: "asc", page: 2 };
  assert.deepEqual(viewOf(new URL(hrefOf(asked), "http://localhost/").searchParams), asked);
});

Deno.test("a heading sorts by its column from the first page, and reverses the order it has", () => {
  const start = view("page=3");
  const byVotes = sortedBy(start, "votes");
  assert.deepEqual(byVotes, { sort: "votes", order: "desc", page: 1 });
  assert.deepEqual(sortedBy(byVotes, "votes"), { sort: "votes", order: "asc", page: 1 });
  assert.deepEqual(sortedBy(byVotes, "name"), { sort: "name", order: "asc", page: 1 });
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
