/**
 * What is put right in kafkajs 2.2.4, continued: its heartbeats and timeouts go by the machine's clock. Set back
 * an hour, a consumer says nothing for an hour and is out of its group after seconds; set forward, every
 * request in flight times out. Imported once, by client.ts, for its effect.
 */
import ConsumerGroup from "kafkajs/src/consumer/consumerGroup.js";
import RequestQueue from "kafkajs/src/network/requestQueue/index.js";
import SocketRequest from "kafkajs/src/network/requestQueue/socketRequest.js";

interface GroupInternals {
  memberId: string | null;
  beatAt?: number;
}

type Heartbeat = (this: GroupInternals, options: { interval: number }) => Promise<void>;

const group = ConsumerGroup.prototype as { heartbeat: Heartbeat };
const heartbeat = group.heartbeat;
group.heartbeat = async function (this: GroupInternals, { interval }) {
  this.beatAt ??= performance.now();
  if (!this.memberId || performance.now() < this.beatAt + interval) return;
  await heartbeat.call(this, { interval: -Infinity }); // now, whatever the clock says
  this.beatAt = performance.now();
};

interface RequestInternals {
  requestTimeout: number;
  expectResponse: boolean;
  timer?: ReturnType<typeof setTimeout>;
  send(): void;
  completed(response: unknown): void;
  rejected(error: Error): void;
  timeoutRequest(): void;
}

// A timer for each request, where kafkajs looks at the clock ten times a second on every connection.
const request = SocketRequest.prototype as RequestInternals;
const { send, completed, rejected } = request;
request.send = function (this: RequestInternals) {
  send.call(this);
  if (this.expectResponse) this.timer = setTimeout(() => this.timeoutRequest(), this.requestTimeout);
};
request.completed = function (this: RequestInternals, response) {
  clearTimeout(this.timer);
  completed.call(this, response);
};
request.rejected = function (this: RequestInternals, error) {
  clearTimeout(this.timer);
  rejected.call(this, error);
};
(RequestQueue.prototype as { scheduleRequestTimeoutCheck(): void }).scheduleRequestTimeoutCheck = () => {};
