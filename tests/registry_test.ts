import assert from "node:assert/strict";
import { groupsOf, type RegisteredGroup } from "@/lib/store/voter_groups.ts";
import { needElection } from "@/lib/store/election.ts";
import { migrate } from "@/lib/store/migrate.ts";
import { zoneOf } from "@/lib/store/voter_zones.ts";
import { registerVoters } from "@/lib/store/registry.ts";
import type { AddedVoters } from "@/lib/store/voter_rows.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Voter } from "@/lib/election/types.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { cellsOf } from "@/lib/web/electorate/voter_view.ts";
import { withElection } from "./helpers/servers.ts";

const stored = (sql: Database) => sql<Voter[]>`select * from voters order by voter_id`;

async function assertCounted(sql: Database): Promise<void> {
  const wrong = await sql`
    select l.location from locations l
    left join (select location, count(*) as voters from voters group by 1) v using (location)
    where l.registered_voters <> coalesce(v.voters, 0)`;
  assert.deepEqual([...wrong], []);
  const [{ by_location, by_group, rows }] = await sql<Record<string, number>[]>`
    select (select coalesce(sum(registered_voters), 0)::bigint from locations) as by_location,
           (select coalesce(sum(registered_voters), 0)::bigint from registered_by_group) as by_group,
           (select count(*) from voters) as rows`;
  assert.equal(by_location, rows, "sum by location = rows in voters");
  assert.equal(by_group, rows, "sum by group = rows in voters");
  const registry = await sql<AddedVoters[]>`
    select location, registered_age, gender, nationality, count(*) as voters from voters group by 1, 2, 3, 4`;
  const { scenario } = await needElection(sql);
  const groups = await sql<RegisteredGroup[]>`select * from registered_by_group`;
  assert.deepEqual(
    new Set(groups.map((group) => JSON.stringify({ ...group }))),
    new Set(groupsOf(registry, scenario.age_bands).map((group) => JSON.stringify(group))),
  );
}

/** Every voter's cell is set in the voter's zone, and where nobody is, none is. */
async function assertZones(sql: Database, scenario: Scenario): Promise<void> {
  const cells = cellsOf(scenario);
  const expected = new Map<string, string>();
  for (const [first, voters] of Map.groupBy(await stored(sql), ({ voter_id }) => zoneOf(voter_id).first)) {
    const set = new Set(voters.map((voter) => cells.of(voter)));
    expected.set(first, Array.from({ length: cells.size }, (_, cell) => set.has(cell) ? 1 : 0).join(""));
  }
  const zones = await sql<{ first_voter: string; last_voter: string; cells: string }[]>`
    select * from voter_zones`;
  assert.deepEqual(new Map(zones.map(({ first_voter, cells }) => [first_voter, cells])), expected);
  for (const { first_voter, last_voter } of zones) assert.equal(zoneOf(first_voter).last, last_voter);
}

Deno.test("zones of the registry hold whom they hold, however voters came, and those of an earlier version are filled in", async () => {
  await withElection({ voters: 3_000 }, async ({ sql, scenario }) => {
    const electorate = await Electorate.create(scenario, 1);
    const voters = Array.from({ length: 60 }, (_, i) => electorate.voter(i * 50));
    voters[0].registered_age = 3;
    await registerVoters(sql, voters.slice(0, 30));
    await assertZones(sql, scenario);
    await Promise.all([registerVoters(sql, voters), registerVoters(sql, voters.slice(15, 45))]);
    // An identifier that no seed has made, among the last that there are.
    const last = { ...electorate.voter(1), voter_id: "ffffffff-ffff-4fff-bfff-ffffffffffff" };
    await registerVoters(sql, [last]);
    await assertZones(sql, scenario);
    assert.equal((await stored(sql)).length, 61);

    await sql`drop table voter_zones`;
    await sql`delete from schema_migrations where name = '0006_voter_zones.sql'`;
    assert.deepEqual(await migrate(sql), ["0006_voter_zones.sql"]);
    await assertZones(sql, scenario);
  });
});

Deno.test("a registry with voters of a kind that the scenario does not name is brought up to date with them in it", async () => {
  await withElection({ voters: 10 }, async ({ sql, scenario }) => {
    const electorate = await Electorate.create(scenario, 1);
    await registerVoters(sql, [{ ...electorate.voter(1), gender: "unnamed" }]);
    await assertZones(sql, scenario);
    await sql`drop table voter_zones`;
    await sql`delete from schema_migrations where name = '0006_voter_zones.sql'`;
    await migrate(sql);
    const [{ cells }] = await sql<{ cells: string }[]>`select cells from voter_zones`;
    assert.match(cells, /^1+$/); // whatever is asked for, this zone is looked through
  });
});

Deno.test("voters are registered as they are, and counted in their locations", async () => {
  await withElection({ voters: 300 }, async ({ sql, scenario }) => {
    const electorate = await Electorate.create(scenario, 1);
    const voters = Array.from({ length: 300 }, (_, n) => electorate.voter(n));
    voters[7].voter_name = "Zoë Müller-Łukaszewicz 🗳";
    assert.equal(await registerVoters(sql, voters), 300);
    const rows = await stored(sql);
    assert.deepEqual(rows.map((row) => ({ ...row })), voters);
    await assertCounted(sql);
  });
});

Deno.test("of voters some of whom are registered already, those who are new are added and counted", async () => {
  await withElection({ voters: 300 }, async ({ sql, scenario }) => {
    const electorate = await Electorate.create(scenario, 1);
    const voters = Array.from({ length: 300 }, (_, n) => electorate.voter(n));
    await registerVoters(sql, voters.slice(0, 100));
    const changed = voters.map((voter) => ({ ...voter, voter_name: "Somebody Else" }));
    assert.equal(await registerVoters(sql, changed), 200);
    assert.equal(await registerVoters(sql, changed), 0);
    const rows = await stored(sql);
    assert.deepEqual(rows.map((row) => row.voter_name), [
      ...voters.slice(0, 100).map((voter) => voter.voter_name),
      ...Array(200).fill("Somebody Else"),
    ]);
    await assertCounted(sql);
  });
});

Deno.test("a voter of a location that nobody knows is refused, and with them their whole run", async () => {
  await withElection({ voters: 10 }, async ({ sql, scenario }) => {
    const electorate = await Electorate.create(scenario, 1);
    const voters = Array.from({ length: 10 }, (_, n) => electorate.voter(n));
    voters[3].location = "Atlantis";
    await assert.rejects(registerVoters(sql, voters), /Atlantis/);
    assert.equal((await stored(sql)).length, 0);
    await assertCounted(sql);
  });
});

Deno.test("producers who register voters of the same places at the same time wait for each other, and count all", async () => {
  await withElection({ voters: 1_600 }, async ({ sql, scenario }) => {
    const electorate = await Electorate.create(scenario, 1);
    const runs = Array.from(
      { length: 8 },
      (_, run) => Array.from({ length: 200 }, (_, n) => electorate.voter(run * 200 + n)),
    );
    // Half of them are registered twice at the same time, as after a producer that was cut off.
    const added = await Promise.all([...runs, ...runs.slice(4)].map((run) => registerVoters(sql, run)));
    assert.equal(added.reduce((sum, n) => sum + n, 0), 1_600);
    await assertCounted(sql);
  });
});

Deno.test("who is below the voting age is counted in a group of its own", async () => {
  await withElection({ voters: 10 }, async ({ sql, scenario }) => {
    const electorate = await Electorate.create(scenario, 1);
    const voters = Array.from({ length: 10 }, (_, n) => electorate.voter(n));
    voters[0].registered_age = scenario.voting_age - 1;
    voters[1].registered_age = scenario.voting_age;
    voters[2].registered_age = 104;
    await registerVoters(sql, voters);
    await assertCounted(sql);
    const [young] = await sql`select * from registered_by_group where age_band = '0–17'`;
    assert.equal(young.registered_voters, 1);
  });
});

Deno.test("groups of a registry that an earlier version has filled are made from its voters", async () => {
  await withElection({ voters: 500 }, async ({ sql, scenario }) => {
    const electorate = await Electorate.create(scenario, 1);
    const voters = Array.from({ length: 500 }, (_, n) => electorate.voter(n));
    voters[0].registered_age = 3;
    await registerVoters(sql, voters);
    await sql`drop table voter_groups cascade`;
    await sql`alter table locations drop column group_voters`;
    await sql`delete from schema_migrations where name = '0004_registered_groups.sql'`;
    assert.deepEqual(await migrate(sql), ["0004_registered_groups.sql"]);
    await assertCounted(sql);
    await registerVoters(sql, [electorate.voter(500)]);
    await assertCounted(sql);
  });
});
