/** Where the boxes and arrows of the flow are: side by side in a wide window, one below the other in a narrow one. */

export type NodeName =
  | "producer"
  | "voters"
  | "simulator"
  | "votes"
  | "aggregator"
  | "postgres"
  | "totals"
  | "web"
  | "viewers";

export interface FlowLayout {
  width: number;
  height: number;
  /** Of a box. */
  box: { width: number; height: number };
  /** The top left corners of the boxes. */
  nodes: Record<NodeName, [x: number, y: number]>;
  /** The corners of the arrows, from their beginnings, by "from-to". */
  edges: Record<string, [x: number, y: number][]>;
}

const WIDE_BOX = { width: 158, height: 94 };
const WIDE_STEP = 192;
const UPPER = 46;
const LOWER = 206;
const upperMiddle = UPPER + WIDE_BOX.height / 2;
const lowerMiddle = LOWER + WIDE_BOX.height / 2;
const column = (n: number) => 1 + n * WIDE_STEP;
const columnMiddle = (n: number) => column(n) + WIDE_BOX.width / 2;
const columnEnd = (n: number) => column(n) + WIDE_BOX.width;
/** From one box to its right neighbour. */
const across = (n: number): [number, number][] => [[columnEnd(n), upperMiddle], [column(n + 1), upperMiddle]];
const ARCH = 16;

export const WIDE: FlowLayout = {
  width: columnEnd(5) + 1,
  height: LOWER + WIDE_BOX.height + 2,
  box: WIDE_BOX,
  nodes: {
    producer: [column(0), UPPER],
    voters: [column(1), UPPER],
    simulator: [column(2), UPPER],
    votes: [column(3), UPPER],
    aggregator: [column(4), UPPER],
    postgres: [column(5), UPPER],
    totals: [column(4), LOWER],
    web: [column(3), LOWER],
    viewers: [column(2), LOWER],
  },
  edges: {
    "producer-postgres": [
      [columnMiddle(0), UPPER],
      [columnMiddle(0), ARCH],
      [columnMiddle(5), ARCH],
      [columnMiddle(5), UPPER],
    ],
    "producer-voters": across(0),
    "voters-simulator": across(1),
    "simulator-votes": across(2),
    "votes-aggregator": across(3),
    "aggregator-postgres": across(4),
    "aggregator-totals": [[columnMiddle(4), UPPER + WIDE_BOX.height], [columnMiddle(4), LOWER]],
    "totals-web": [[column(4), lowerMiddle], [columnEnd(3), lowerMiddle]],
    "web-viewers": [[column(3), lowerMiddle], [columnEnd(2), lowerMiddle]],
    "web-votes": [[columnMiddle(3), LOWER], [columnMiddle(3), UPPER + WIDE_BOX.height]],
  },
};

const TALL_BOX = { width: 200, height: 78 };
const TALL_STEP = 112;
const TALL_X = 36;
const TALL_WIDTH = 288;
const row = (n: number) => 1 + n * TALL_STEP;
const rowMiddle = (n: number) => row(n) + TALL_BOX.height / 2;
const middle = TALL_X + TALL_BOX.width / 2;
const right = TALL_X + TALL_BOX.width;
const down = (n: number): [number, number][] => [[middle, row(n) + TALL_BOX.height], [middle, row(n + 1)]];
/** Past the boxes between two, at this place beside them. */
const past = (from: number, to: number, edge: number, beside: number): [number, number][] => [
  [edge, rowMiddle(from)],
  [beside, rowMiddle(from)],
  [beside, rowMiddle(to)],
  [edge, rowMiddle(to)],
];
/** Two arrows end at Postgres: the second comes in lower. */
const LOWER_BY = 20;

export const TALL: FlowLayout = {
  width: TALL_WIDTH,
  height: row(8) + TALL_BOX.height + 2,
  box: TALL_BOX,
  nodes: {
    producer: [TALL_X, row(0)],
    voters: [TALL_X, row(1)],
    simulator: [TALL_X, row(2)],
    votes: [TALL_X, row(3)],
    aggregator: [TALL_X, row(4)],
    postgres: [TALL_X, row(5)],
    totals: [TALL_X, row(6)],
    web: [TALL_X, row(7)],
    viewers: [TALL_X, row(8)],
  },
  edges: {
    "producer-postgres": past(0, 5, right, TALL_WIDTH - 8),
    "producer-voters": down(0),
    "voters-simulator": down(1),
    "simulator-votes": down(2),
    "votes-aggregator": down(3),
    "aggregator-postgres": down(4),
    "aggregator-totals": past(4, 6, right, TALL_WIDTH - 28).map(([x, y]) => [x, y + LOWER_BY]),
    "totals-web": down(6),
    "web-viewers": down(7),
    "web-votes": past(7, 3, TALL_X, 12),
  },
};
