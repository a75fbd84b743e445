import type { AuditMessages } from "@/lib/web/messages/audit/messages.ts";

export const en: AuditMessages = {
  title: "Check the count",
  intro:
    "Nobody has to believe these figures. Whatever reached the ballot box is in a ledger, in which nothing can be " +
    "changed without its head changing too; and the whole count can be done again.",
  ledger: {
    heading: "The ledger",
    sentence:
      "Each batch that is counted appends a checkpoint to a chain of hashes. Whoever has noted down a head can " +
      "tell later that nothing before it was changed.",
    none: "These totals were published by another engine, without a ledger.",
    checkpoints: "Checkpoints",
    head: "Head of the chain (SHA-256)",
    json: "The chain as JSON",
    away: "The ledger cannot be read for now. Reload the page in a moment.",
  },
  receipt: {
    heading: "Is my ballot in it?",
    sentence:
      "Whoever casts a ballot gets a receipt. It says where the ballot lies and commits to what it says, but tells " +
      "nobody whom it is for.",
    label: "Receipt",
    check: "Check the receipt",
    malformed: "This is no receipt. One reads urna1-0-4711- and 43 letters and digits; copy it whole.",
    unknown:
      "The ledger does not have this receipt. A ballot comes in once it is counted, a moment after it was cast. " +
      "If it stays away, the ballot is not in this election's ballot box.",
    counted: "Your ballot is in the ledger, and it counts.",
    notCounted: "Your ballot is in the ledger, but does not count.",
    outcome: {
      counted: "It was the first valid ballot of its voter.",
      duplicate: "Another ballot of the same voter came before it.",
      unknown_voter: "Its voter was not registered when it came.",
      unknown_candidate: "Nobody stands for election under the name that it gives.",
      under_age: "Its voter is below the voting age on the day of the election.",
      poll_closed: "It came after the poll was closed.",
      malformed: "It could not be read as a ballot.",
    },
    proof: (checkpoint, position, size) =>
      `Proven by the path from the receipt to the root of checkpoint ${checkpoint}, in which it is number ` +
      `${position} of ${size}.`,
    flawed: (flaw) => `The proof for this receipt does not hold: ${flaw}.`,
    json: "The proof as JSON",
  },
  report: {
    heading: "The last audit",
    none: "The count has not been audited yet.",
    titles: [
      "The ledger’s chain",
      "Kafka’s log, against the ledger",
      "The votes, against the log",
      "The rejected ballots, against the log",
      "The tallies, against the recount",
      "The published topics, against the recount",
      "This site, against the recount",
    ],
    ok: (time) => `Counted again on ${time}, without any difference.`,
    differs: (time) => `Counted again on ${time}: there are differences.`,
    upTo: (votes, rejected, checkpoint) =>
      `${votes} votes and ${rejected} rejected messages, up to checkpoint ${checkpoint}.`,
    step: "Step",
    compared: "Compared",
    result: "Result",
    stepOk: "No difference",
    stepDiffers: (count) => `Differences: ${count}`,
    first: "The first:",
  },
  how: {
    heading: "Audit it yourself",
    sentence:
      "On the machine of the count, or with the addresses of its Kafka and Postgres, during the count or after it:",
    exits:
      "It counts Kafka's log again, ballot by ballot, and compares ledger, votes, tallies, published totals and " +
      "this site. It ends with exit code 1 if anything differs, and names the first difference with its place.",
  },
};
