import type { ComponentChildren } from "preact";
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { Arrivals } from "@/lib/web/components/voters/Arrivals.tsx";
import { Nationalities } from "@/lib/web/components/voters/Nationalities.tsx";
import { Pyramid } from "@/lib/web/components/voters/Pyramid.tsx";
import { RegisteredByLocation } from "@/lib/web/components/voters/RegisteredByLocation.tsx";
import { RegistrationFigures } from "@/lib/web/components/voters/RegistrationFigures.tsx";
import type { Electorate } from "@/lib/web/electorate/electorate_desk.ts";
import { votersWordsOf } from "@/lib/web/electorate/voters_words.ts";

export interface LiveRegistrationProps {
  /** What stands between the totals and the groups. */
  children?: ComponentChildren;
  scenario: Scenario;
  frame: Frame;
  /** Null where it cannot be read. */
  electorate: Electorate | null;
  /** Voters per second, at the moment. */
  pace: number;
  /** BCP 47. */
  language: string;
}

/** All of the voters' page that moves. */
export function LiveRegistration(
  { scenario, frame, electorate, pace, language, children }: LiveRegistrationProps,
) {
  const words = votersWordsOf(scenario, language);
  const { registered } = frame.totals;
  return (
    <>
      <RegistrationFigures {...{ registered, pace, words }} expected={electorate?.expected ?? null} />
      {children}
      {electorate === null && (
        <p role="status" class="mt-10 border-l-4 border-ink pl-4">{words.t.unavailable}</p>
      )}
      {electorate !== null && (
        <div class="pt-10 grid gap-x-12 gap-y-10 lg:grid-cols-12">
          <div class="lg:col-span-7">
            <Pyramid demographics={electorate.demographics} words={words} />
            <div class="pt-10">
              <Nationalities
                nationalities={electorate.nationalities.length > 0
                  ? electorate.nationalities
                  : [{ nationality: scenario.nationality, registered: 0 }]}
                words={words}
              />
            </div>
          </div>
          <div class="lg:col-span-5">
            <Arrivals arrivals={electorate.arrivals} words={words} />
          </div>
        </div>
      )}
      <div class="pt-10">
        <RegisteredByLocation locations={frame.locations} words={words} />
      </div>
    </>
  );
}
