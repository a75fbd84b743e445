import { createDefine } from "fresh";

export interface State {
  visited?: boolean;
  trail?: string[];
}

export const define = createDefine<State>();
