import { csrf } from "fresh";
import { describedInterface } from "@/lib/web/openapi/described_interface.ts";
import type { State } from "@/lib/web/state.ts";

/** csrf refuses writes by pages of other sites; programs, which send no Origin, pass. */
export default [describedInterface, csrf<State>()];
