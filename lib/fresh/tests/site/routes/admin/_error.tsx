import { define } from "../../define.ts";

export default define.page(({ error }) => <h2 class="admin-error">{(error as Error).message}</h2>);
