import assert from "node:assert/strict";
import kafkajs from "kafkajs";
import { isTransient, TransientError, UserError } from "@/lib/errors.ts";

const { KafkaJSConnectionError, KafkaJSNonRetriableError, KafkaJSNumberOfRetriesExceeded } = kafkajs;
/** The published type lacks the message. */
const NoCoordinator = kafkajs.KafkaJSGroupCoordinatorNotFound as unknown as new (message: string) => Error;

/** As kafkajs makes it; its published type lacks the cause. */
function givenUp(cause: Error): Error {
  return Object.assign(new KafkaJSNonRetriableError(cause), { cause });
}

Deno.test("a server that is away is told from a bug, also inside of what kafkajs gave up on", () => {
  const away = new KafkaJSConnectionError("connect ECONNREFUSED");
  const exceeded = { retryCount: 5, retryTime: 500, cause: away };
  assert.equal(isTransient(away), true);
  assert.equal(isTransient(givenUp(away)), true);
  assert.equal(isTransient(new KafkaJSNumberOfRetriesExceeded(away, exceeded)), true);
  assert.equal(isTransient(Object.assign(new Error("write"), { code: "CONNECTION_CLOSED" })), true);
  assert.equal(isTransient(new TransientError("in vain")), true);
  const coordinator = new NoCoordinator("Failed to find group coordinator");
  assert.equal(isTransient(coordinator), true);
  assert.equal(isTransient(givenUp(coordinator)), true);

  const bug = new TypeError("undefined is not a function");
  assert.equal(isTransient(bug), false);
  assert.equal(isTransient(givenUp(bug)), false);
  assert.equal(isTransient(new UserError("no Java", { cause: away })), false);
  assert.equal(isTransient(Object.assign(new Error("unique"), { code: "23505" })), false);
  assert.equal(isTransient(undefined), false);
});
