import assert from "node:assert/strict";
import { ageBandLabel } from "@/lib/election/age.ts";
import type { Voter } from "@/lib/election/types.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { registrationNumber } from "@/lib/scenario/identifiers.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { Database } from "@/lib/store/database.ts";
import { registerVoters } from "@/lib/store/registry.ts";
import { VOTERS_PER_ZONE, zoneOf } from "@/lib/store/voter_zones.ts";
import { NEWEST_VOTERS } from "@/lib/web/electorate/arrivals.ts";
import { ElectorateDesk, type PageAnswer, VOTERS_PER_PAGE } from "@/lib/web/electorate/electorate_desk.ts";
import { filterOf, VOTER_ORDERS, type VoterView, voterViewOf } from "@/lib/web/electorate/voter_view.ts";
import { withElection } from "./helpers/servers.ts";

const VOTERS = 700;
/** Numbers from one of them to the next: they are in several zones of the registry, and there are zones between. */
const STEP = 17;
const GAP = 5 * VOTERS_PER_ZONE;
const NUMBERS = Array.from({ length: VOTERS }, (_, i) => i * STEP + (i < VOTERS / 2 ? 0 : GAP));
const MAX_PAGES = VOTERS / VOTERS_PER_PAGE + 1;

interface Registry {
  sql: Database;
  scenario: Scenario;
  voters: Voter[];
  desk: ElectorateDesk;
  view: (query: string) => VoterView;
}

async function withRegistry(test: (registry: Registry) => Promise<void>): Promise<void> {
  await withElection({ voters: VOTERS }, async ({ sql, scenario }) => {
    const electorate = await Electorate.create(scenario, 1);
    const voters = NUMBERS.map((n) => electorate.voter(n));
    await registerVoters(sql, voters);
    const desk = new ElectorateDesk();
    desk.connect({ sql, live: { scenario } });
    const view = (query: string) => voterViewOf(new URLSearchParams(query), scenario);
    await test({ sql, scenario, voters, desk, view });
  });
}

function pageOf<Row>(answer: PageAnswer<Row>) {
  assert.ok(answer.type === "page", answer.type);
  return answer.page;
}

/** All pages of a view, from the first on. */
async function followedForth({ desk }: Registry, view: VoterView): Promise<Voter[]> {
  const rows: Voter[] = [];
  let page = pageOf(await desk.records(view));
  rows.push(...page.rows);
  while (page.after !== null) {
    page = pageOf(await desk.records({ ...view, from: { side: "after", cursor: page.after } }));
    rows.push(...page.rows);
  }
  return rows;
}

/** The same, and back again: what is told of each page is so. */
async function followed({ desk }: Registry, view: VoterView): Promise<Voter[]> {
  const ids = ({ rows }: { rows: Voter[] }) => rows.map(({ voter_id }) => voter_id);
  let page = pageOf(await desk.records(view));
  assert.equal(page.before, null);
  const pages = [page];
  while (page.after !== null) {
    page = pageOf(await desk.records({ ...view, from: { side: "after", cursor: page.after } }));
    pages.push(page);
    assert.ok(pages.length <= MAX_PAGES, "the pages have no end");
  }
  for (const earlier of pages.slice(0, -1).reverse()) {
    assert.ok(page.before !== null);
    page = pageOf(await desk.records({ ...view, from: { side: "before", cursor: page.before } }));
    assert.deepEqual(ids(page), ids(earlier));
    assert.deepEqual([page.first, page.last], [earlier.first, earlier.last]);
  }
  let place = 0;
  for (const { rows, first, last, total } of pages) {
    assert.deepEqual([first, last], rows.length === 0 ? [0, 0] : [place + 1, place + rows.length]);
    place += rows.length;
    assert.equal(total, pages[0].total);
  }
  assert.equal(place, pages[0].total);
  return pages.flatMap(({ rows }) => rows);
}

Deno.test("page by page, forth and back, the registry holds every voter of a selection once, in each order", async () => {
  await withRegistry(async (registry) => {
    const { voters, scenario, view } = registry;
    const selections = ["", "location=CA", "age=75", "gender=nonbinary", "location=TX&gender=male", "age=18"];
    for (const selection of selections) {
      for (const order of VOTER_ORDERS) {
        const asked = view(`${selection}&sort=${order}`);
        const { location, ages, gender } = filterOf(asked, scenario);
        const expected = voters
          .filter((voter) => location === null || voter.location === location)
          .filter(({ registered_age: age }) => !ages || age >= ages.from && age <= (ages.to ?? age))
          .filter((voter) => gender === null || voter.gender === gender)
          .sort((a, b) => {
            const byId = a.voter_id < b.voter_id ? -1 : 1;
            const byPlace = a.location === b.location ? byId : a.location < b.location ? -1 : 1;
            return (asked.order === "asc" ? 1 : -1) * (asked.sort === "location" ? byPlace : byId);
          });
        assert.ok(expected.length > 0, selection);
        const found = await followed(registry, asked);
        assert.deepEqual(found.map((one) => ({ ...one })), expected, `${selection} ${order}`);
      }
    }
    const nobody = view("location=WY&gender=nonbinary");
    assert.deepEqual(await followed(registry, nobody), []);
  });
});

Deno.test("where a zone of the registry has nobody of a selection, nobody is looked for in it", async () => {
  await withRegistry(async (registry) => {
    const { sql, voters, view } = registry;
    const women = voters.filter(({ gender }) => gender === "female");
    const zone = zoneOf(women[0].voter_id);
    const left = women.filter(({ voter_id }) => zoneOf(voter_id).first !== zone.first);
    assert.ok(left.length < women.length);
    const found = async () => await followedForth(registry, view("gender=female&sort=registration-asc"));
    assert.equal((await found()).length, women.length);
    await sql`update voter_zones set cells = repeat('0', length(cells))::varbit where first_voter = ${zone.first}`;
    assert.deepEqual((await found()).map(({ voter_id }) => voter_id), left.map(({ voter_id }) => voter_id));
  });
});

Deno.test("what everybody may see of a page names no voter, neither by rows nor by cursors nor by order", async () => {
  await withRegistry(async ({ voters, desk, view }) => {
    const page = pageOf(await desk.page(view("")));
    const text = JSON.stringify(page);
    for (const [i, voter] of voters.entries()) {
      assert.ok(!text.includes(voter.voter_id));
      assert.ok(!text.includes(registrationNumber(voter.location, NUMBERS[i])));
    }
    const newest = voters.slice(-VOTERS_PER_PAGE).reverse();
    assert.notDeepEqual(page.rows.map(({ location }) => location), newest.map(({ location }) => location));
    assert.deepEqual(
      page.rows.map(({ location }) => location).sort(),
      newest.map(({ location }) => location).sort(),
    );
  });
});

Deno.test("a cursor of another selection leads to the first page, and is said to", async () => {
  await withRegistry(async ({ desk, view }) => {
    const { after } = pageOf(await desk.page(view("")));
    const elsewhere = pageOf(await desk.page(view(`gender=male&after=${after}`)));
    assert.equal(elsewhere.isRestart, true);
    assert.equal(elsewhere.first, 1);
    assert.equal(pageOf(await desk.page(view(`after=${after}`))).isRestart, false);
  });
});

Deno.test("a page that is not found in time is given up, and the next one is found", async () => {
  await withRegistry(async ({ sql, desk, view }) => {
    await sql.begin(async (tx) => {
      await tx`lock table voters in access exclusive mode`;
      assert.deepEqual(await desk.page(view("")), { type: "slow" });
    });
    assert.equal((await desk.page(view(""))).type, "page");
  });
});

Deno.test("the electorate by groups is that of the registry and of the tallies", async () => {
  await withRegistry(async ({ sql, scenario, voters, desk }) => {
    const [{ candidate_id }] = scenario.candidates;
    await sql`insert into tally_by_demographic values (0, '18–24', 'male', ${candidate_id}, 3),
                                                      (1, '18–24', 'male', ${candidate_id}, 4)`;
    const electorate = await desk.electorate();
    assert.ok(electorate);
    assert.equal(electorate.expected, VOTERS);
    const expected = scenario.age_bands.flatMap((band) =>
      scenario.genders.map(({ code }) =>
        voters.filter(({ gender, registered_age: age }) =>
          gender === code && age >= band.from && age <= (band.to ?? age)
        ).length
      )
    );
    assert.deepEqual(electorate.demographics.map(({ registered }) => registered), expected);
    const young = electorate.demographics.find(({ age_band, gender }) =>
      age_band === ageBandLabel(scenario.age_bands[0]) && gender === "male"
    );
    assert.deepEqual([young?.votes, young?.votes_by_candidate], [7, { [candidate_id]: 7 }]);
    assert.deepEqual(electorate.nationalities.map((row) => ({ ...row })), [{
      nationality: "US",
      registered: VOTERS,
    }]);
    const newest = new Set(voters.slice(-NEWEST_VOTERS).map(({ location }) => location));
    assert.ok(electorate.arrivals.every(({ location }) => newest.has(location)));
    const california = await desk.groupsOf("CA");
    assert.equal(
      california?.reduce((sum, group) => sum + group.registered_voters, 0),
      voters.filter(({ location }) => location === "CA").length,
    );
  });
});
