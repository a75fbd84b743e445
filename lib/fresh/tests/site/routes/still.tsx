import type { RouteConfig } from "fresh";

export const config: RouteConfig = { skipAppWrapper: true };

export default function Still() {
  return <p>no islands; f-client-nav is only mentioned</p>;
}
