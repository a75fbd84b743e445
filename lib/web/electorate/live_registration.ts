/** What of the voters' page moves, as it is now. */
import type { LiveRegistrationProps } from "@/lib/web/components/voters/LiveRegistration.tsx";
import { registrationPace } from "@/lib/web/electorate/registration_pace.ts";
import { wholeFrame } from "@/lib/web/places/whole_frame.ts";
import type { State } from "@/lib/web/state.ts";

export async function liveRegistration(
  { live, history, electorate, language }: State,
): Promise<LiveRegistrationProps> {
  const { scenario, frame } = live;
  return {
    scenario,
    frame: wholeFrame(frame, scenario),
    electorate: await electorate.electorate(),
    pace: registrationPace(history.samples("minute", frame), Date.now()),
    language,
  };
}
