import { ResultsPanel } from "@/islands/ElectionPanel.tsx";
import { EmbeddedPart } from "@/lib/web/components/EmbeddedPart.tsx";
import { define } from "@/lib/web/define.ts";
import { panelProps, resultsProps } from "@/lib/web/panel/props.ts";

/** The results, for a page of another site. */
export default define.page(function EmbeddedResults({ state }) {
  const props = panelProps(state);
  return (
    <EmbeddedPart {...props}>
      <ResultsPanel {...props} {...resultsProps(state)} />
    </EmbeddedPart>
  );
});
