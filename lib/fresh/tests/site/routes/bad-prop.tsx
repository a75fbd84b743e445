import { Picky } from "../islands/Picky.tsx";

export default function BadProp() {
  return <Picky options={{ onPick: () => {} }} />;
}
