import Tick from "./(_islands)/tick-tock.tsx";

export default function Inside() {
  return (
    <main>
      <Tick every={2} />
    </main>
  );
}
