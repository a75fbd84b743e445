import type { ComponentChildren } from "preact";
import LiveConnection from "@/islands/LiveConnection.tsx";
import { liveTemplatesFor } from "@/lib/web/messages/live.ts";

interface EmbeddedPartProps {
  /** A `Frame`, as `frameText` makes it. */
  frame: string;
  language: string;
  children: ComponentChildren;
}

/** A part of the panel, whose islands follow the shown frame, and what keeps that current. */
export function EmbeddedPart({ frame, language, children }: EmbeddedPartProps) {
  return (
    <>
      {children}
      <div class="pt-4">
        <LiveConnection {...{ frame, language }} texts={JSON.stringify(liveTemplatesFor(language))} />
      </div>
    </>
  );
}
