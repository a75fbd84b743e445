import LiveCharts from "@/islands/LiveCharts.tsx";
import { Race } from "@/lib/web/components/race/Race.tsx";
import { hrefOf, type PanelView } from "@/lib/web/panel/view.ts";
import type { State } from "@/lib/web/state.ts";

interface RacePartProps {
  state: State;
  view: PanelView;
  /** Whether it stands in a page of another site. */
  framed?: boolean;
}

/** The race over time as a part of the panel, live. */
export function RacePart({ state, view, framed }: RacePartProps) {
  const { live: { frame }, history, language } = state;
  const links = {
    all: hrefOf({ ...view, race: "all" }, "race"),
    minute: hrefOf({ ...view, race: "minute" }, "race"),
  };
  return (
    <>
      <Race history={history.read("all", frame)} span={view.race} {...{ frame, links, language, framed }} />
      <LiveCharts language={language} />
    </>
  );
}
