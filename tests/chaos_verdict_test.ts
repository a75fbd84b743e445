import assert from "node:assert/strict";
import { cellKey, type Cells } from "@/lib/chaos/expected.ts";
import { type Evidence, verdict } from "@/lib/chaos/verdict.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { frameOf, midCount } from "./helpers/frames.ts";

const HEAD = "ab".repeat(32);

/** What a storm in which nothing went wrong leaves behind. */
async function soundEvidence(): Promise<Evidence> {
  const frame = { ...frameOf(await loadScenario(), { version: 9, rejected: 7, votes: midCount }) };
  frame.ledger = { checkpoint: 4, head: HEAD };
  const { votes, registered, rejected } = frame.totals;
  const cells = (): Cells =>
    new Map(
      frame.locations.flatMap(({ location, votes_by_candidate }) =>
        Object.entries(votes_by_candidate).map(([id, n]) => [cellKey(location, id), n] as const)
      ),
    );
  const messages = votes + rejected;
  return {
    expected: { voters: registered, ballots: votes, cells: cells() },
    sums: {
      ...{ registered, version: 9, votes, rejected, consumed: messages, fed: 0 },
      ...{ by_candidate: votes, by_location: votes, by_demographic: votes },
    },
    tallies: cells(),
    book: { lost: 0, strange: 0 },
    log: { messages, voters: votes, cells: cells(), strange: 0, lost: 0 },
    frames: [frame, structuredClone(frame)],
    strangeHeads: 0,
    audit: {
      ok: true,
      steps: [],
      fixed_point: { checkpoint: 4, head: HEAD, messages, votes, rejected },
    },
  };
}

function failed(evidence: Evidence): string[] {
  return verdict(evidence).filter(({ ok }) => !ok).map(({ what }) => what);
}

Deno.test("a storm passes where everything is equal, and only there", async () => {
  assert.deepEqual(failed(await soundEvidence()), []);
  const wrongs: ((evidence: Evidence) => void)[] = [
    ({ sums }) => sums.votes++,
    ({ sums }) => sums.by_candidate--,
    ({ sums }) => sums.by_location--,
    ({ sums }) => sums.by_demographic--,
    ({ sums }) => sums.consumed++,
    ({ sums }) => sums.rejected++,
    ({ sums }) => sums.registered--,
    ({ sums }) => sums.fed++,
    ({ sums }) => sums.version++,
    ({ book }) => book.lost++,
    ({ book }) => book.strange++,
    ({ log }) => log.lost++,
    ({ log }) => log.strange++,
    ({ log }) => log.voters--,
    ({ log }) => log.messages++,
    ({ log }) => log.cells.set([...log.cells.keys()][0], 0),
    ({ tallies }) => tallies.set("elsewhere someone", 1),
    ({ expected }) => expected.ballots++,
    ({ frames }) => frames[1]!.totals.rejected--,
    ({ frames }) => frames[1]!.ledger!.head = "",
    ({ frames }) => frames[1]!.locations[3].votes_by_candidate[frames[1]!.candidates[0].candidate_id]++,
    (evidence) => evidence.frames = [null, ...evidence.frames],
    (evidence) => evidence.strangeHeads++,
    (evidence) => evidence.audit.ok = false,
    ({ audit }) => audit.fixed_point.votes--,
  ];
  for (const spoil of wrongs) {
    const evidence = await soundEvidence();
    spoil(evidence);
    assert.notDeepEqual(failed(evidence), [], String(spoil));
  }
});
