import { asset } from "fresh/runtime";
import ElectionPanel from "@/islands/ElectionPanel.tsx";
import TurnoutPanel from "@/islands/TurnoutPanel.tsx";
import { DataLinks } from "@/lib/web/components/DataLinks.tsx";
import { portraitsAddress } from "@/lib/web/look/portraits.ts";
import { panelTemplatesFor } from "@/lib/web/messages/mod.ts";
import { define } from "@/lib/web/define.ts";
import { viewOf } from "@/lib/web/panel_view.ts";

/** The election panel. */
export default define.page(function ElectionPage({ state, url }) {
  const frame = JSON.stringify(state.live.frame);
  const { language } = state;
  const texts = JSON.stringify(panelTemplatesFor(language));
  const view = viewOf(url.searchParams);
  return (
    <>
      <ElectionPanel
        {...{ frame, language, texts, view }}
        portraits={asset(portraitsAddress(state.live.scenario))}
      />
      <div class="pt-12">
        <TurnoutPanel {...{ frame, language, texts, view }} />
      </div>
      <DataLinks language={language} />
    </>
  );
});
