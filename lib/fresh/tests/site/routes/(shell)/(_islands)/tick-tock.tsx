export default function Tick({ every }: { every: number }) {
  return <b>{every}</b>;
}
