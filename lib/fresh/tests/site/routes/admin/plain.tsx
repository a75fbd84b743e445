import type { RouteConfig } from "fresh";

export const config: RouteConfig = {
  skipInheritedLayouts: true,
  skipAppWrapper: true,
};

export default function Plain() {
  return <p>plain</p>;
}
