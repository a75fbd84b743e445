import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { frameFrom, frameText } from "@/lib/web/live/sent_frame.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";

for (const name of ["us", "germany"]) {
  const scenario = await loadScenario(name);
  const frames = {
    "of a count": frameOf(scenario, { votes: midCount, paused: true, registered: (index) => index * 1000 }),
    "without votes": frameOf(scenario),
    "without locations": { ...frameOf(scenario), locations: [] },
  };
  for (const [what, frame] of Object.entries(frames)) {
    Deno.test(`a frame of ${name} ${what} is the same after it was sent`, () => {
      assert.deepEqual(frameFrom(frameText(frame)), frame);
    });
  }

  Deno.test(`a frame of ${name} takes less than half of its JSON`, () => {
    const frame = frames["of a count"];
    assert.ok(frameText(frame).length < JSON.stringify(frame).length / 2);
  });

  Deno.test(`a location of ${name} that does not tell of a candidate, or tells of an unknown one, stays so`, () => {
    const frame = frameOf(scenario, { votes: midCount });
    const { candidate_id } = scenario.candidates[0];
    delete frame.locations[1].votes_by_candidate[candidate_id];
    frame.locations[2].votes_by_candidate.unknown = 1;
    frame.locations[3].votes_by_candidate = {};
    frame.locations[3].leader = null;
    frame.locations[1].leader = frameFrom(frameText(frame)).locations[1].leader;
    assert.notEqual(frame.locations[1].leader, candidate_id);
    assert.deepEqual(frameFrom(frameText(frame)), frame);
  });
}
