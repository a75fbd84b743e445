import { define } from "../../define.ts";

export default define.layout(({ Component, data }) => (
  <div class="admin" data-layout-data={String(data)}>
    <Component />
  </div>
));
