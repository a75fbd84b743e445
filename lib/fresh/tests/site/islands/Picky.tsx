export function Picky({ options }: { options: { onPick(): void } }) {
  return <button type="button" onClick={options.onPick}>pick</button>;
}
