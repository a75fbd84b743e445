import { Component, type ComponentChild, Fragment, h, type VNode } from "preact";

export interface RegionProps {
  name: string;
  mode: string;
  content: ComponentChild[];
}

interface Batch {
  id: number;
  content: ComponentChild[];
}

/** The regions on the page, by the name of their partial. */
export const regions = new Map<string, Region>();

/** A partial in the browser. What it shows comes in batches, so that what was there stays as it is. */
export class Region extends Component<RegionProps, { batches: Batch[] }> {
  override state: { batches: Batch[] } = { batches: [{ id: 0, content: this.props.content }] };
  #lastId = 0;

  override componentDidMount(): void {
    regions.set(this.props.name, this);
  }

  override componentWillUnmount(): void {
    if (regions.get(this.props.name) === this) regions.delete(this.props.name);
  }

  override componentWillReceiveProps({ content }: RegionProps): void {
    this.setState({ batches: [{ id: 0, content }] });
  }

  /** Takes in what a navigation brought. */
  update(mode: string, content: ComponentChild[]): void {
    this.setState(({ batches }) => {
      if (mode === "append") return { batches: [...batches, { id: ++this.#lastId, content }] };
      if (mode === "prepend") return { batches: [{ id: ++this.#lastId, content }, ...batches] };
      return { batches: [{ id: 0, content }] };
    });
  }

  override render(): VNode {
    return h(Fragment, null, this.state.batches.map(({ id, content }) => h(Fragment, { key: id }, content)));
  }
}
