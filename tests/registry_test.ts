import assert from "node:assert/strict";
import { registerVoters } from "@/lib/store/registry.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Voter } from "@/lib/election/types.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { withElection } from "./helpers/servers.ts";

const stored = (sql: Database) => sql<Voter[]>`select * from voters order by voter_id`;

async function assertCounted(sql: Database): Promise<void> {
  const wrong = await sql`
    select l.location from locations l
    left join (select location, count(*) as voters from voters group by 1) v using (location)
    where l.registered_voters <> coalesce(v.voters, 0)`;
  assert.deepEqual([...wrong], []);
}

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
