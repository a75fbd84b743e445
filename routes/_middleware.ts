import { describedInterface } from "@/lib/web/described_interface.ts";

export default [describedInterface];
