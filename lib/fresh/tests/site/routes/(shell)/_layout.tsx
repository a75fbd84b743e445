import { define } from "../../define.ts";

export default define.layout(({ Component }) => (
  <div class="shell">
    <Component />
  </div>
));
