import type { BodyProps } from "@/lib/web/components/body/PageBody.tsx";
import { KindBand } from "@/lib/web/components/body/KindBand.tsx";

/** A page on a wall: as wide as that is, and with nothing to press. */
export function WallBody({ Component, t, kind }: BodyProps) {
  return (
    <body class="font-sans bg-paper text-ink">
      <KindBand {...{ t, kind }} width="px-8" />
      <main id="main" class="px-8">
        <Component />
      </main>
    </body>
  );
}
