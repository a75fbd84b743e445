/** The ledger's part of the description of the HTTP interface. */
import { answer, problems, record, ref, type Schema } from "@/lib/web/openapi/answers.ts";
import { REJECTION_REASONS } from "@/lib/election/types.ts";
import { MAX_CHECKPOINTS } from "@/lib/web/ledger/ledger_desk.ts";

const JSON_TYPE = "application/json";
const count: Schema = { type: "integer", minimum: 0 };
const hash: Schema = { type: "string", pattern: "^[0-9a-f]{64}$" };
/** The order in which fields are hashed, and how: lib/ledger/chain.ts. */
const CHECKPOINT = record({
  sequence: { type: "integer", minimum: 1 },
  previous_hash: hash,
  partition: count,
  from_offset: count,
  to_offset: { ...count, description: "The batch ends before it." },
  accepted: count,
  rejected: count,
  root: { ...hash, description: "Of the Merkle tree (RFC 9162) over the batch's messages." },
  outcomes_hash: { ...hash, description: "SHA-256 of what became of each message, a byte each." },
  committed_at: { ...count, description: "Microseconds since 1970." },
  hash,
});

export const LEDGER_SCHEMAS: Record<string, Schema> = {
  Checkpoint: CHECKPOINT,
  LedgerPage: record({
    genesis: { ...hash, description: "The hash before the first checkpoint." },
    head: record({ checkpoint: count, hash }),
    checkpoints: { type: "array", maxItems: MAX_CHECKPOINTS, items: ref("Checkpoint") },
  }),
  ReceiptProof: record({
    receipt: ref("Receipt"),
    outcome: { enum: ["counted", ...REJECTION_REASONS] },
    index: { ...count, description: "Place of the receipt's leaf in the tree of its batch." },
    size: { type: "integer", minimum: 1, description: "Leaves of that tree." },
    path: { type: "array", items: hash, description: "From the leaf's neighbour up (RFC 9162, 2.1.3)." },
    outcomes: {
      type: "string",
      pattern: "^([0-9a-f]{2})+$",
      description: "A byte for each message, in hex.",
    },
    checkpoint: ref("Checkpoint"),
  }),
  Receipt: { type: "string", pattern: "^urna1-[0-9]{1,10}-[0-9]{1,16}-[A-Za-z0-9_-]{43}$" },
};

const query = (name: string, description: string, schema: Schema): Schema => ({
  name,
  in: "query",
  description,
  schema,
});

export const LEDGER_PATHS: Record<string, Record<string, Schema>> = {
  "/api/ledger": {
    get: {
      operationId: "getLedger",
      summary: "The checkpoints of the ledger, in their order",
      parameters: [
        query("after", "Begin after this checkpoint.", {
          type: "integer",
          minimum: 0,
          maximum: Number.MAX_SAFE_INTEGER,
          default: 0,
        }),
        query("limit", "How many, at most.", {
          type: "integer",
          minimum: 1,
          maximum: MAX_CHECKPOINTS,
          default: 100,
        }),
      ],
      responses: {
        200: answer("The checkpoints, with both ends of the chain.", JSON_TYPE, ref("LedgerPage")),
        ...problems("malformed", "unavailable"),
      },
    },
  },
  "/api/ledger/receipts/{receipt}": {
    get: {
      operationId: "getReceiptProof",
      summary: "Proof that a receipt's ballot is in the ledger, and what became of it",
      parameters: [{ name: "receipt", in: "path", required: true, schema: ref("Receipt") }],
      responses: {
        200: answer("The ledger has it.", JSON_TYPE, ref("ReceiptProof")),
        ...problems("not-found", "too-many-requests", "unavailable"),
      },
    },
  },
};
