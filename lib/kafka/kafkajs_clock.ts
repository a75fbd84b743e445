/**
 * What is put right in kafkajs 2.2.4, continued: its heartbeats and timeouts go by the machine's clock. Set back
 * an hour, a consumer says nothing for an hour and is out of its group after seconds; set forward, every
 * request in flight times out. Imported once, by client.ts, for its effect.
 */
import ConsumerGroup from "kafkajs/src/consumer/consumerGroup.js";
import RequestQueue from "kafkajs/src/network/requestQueue/index.js";
import SocketRequest from "kafkajs/src/network/requestQueue/socketRequest.js";

/** kafkajs itself looks ten times a second, on every connection. */
const TIMEOUT_CHECK_MS = 1_000;

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
  sentAtSteadily?: number;
  send(): void;
  timeoutRequest(): void;
}

const request = SocketRequest.prototype as RequestInternals;
const send = request.send;
request.send = function (this: RequestInternals) {
  send.call(this);
  this.sentAtSteadily = performance.now();
};

interface QueueInternals {
  enforceRequestTimeout: boolean;
  requestTimeout: number;
  requestTimeoutIntervalId: ReturnType<typeof setInterval>;
  inflight: Map<number, RequestInternals>;
  isConnected(): boolean;
  /** Clears the interval. */
  destroy(): void;
  scheduleRequestTimeoutCheck(): void;
}

const queue = RequestQueue.prototype as QueueInternals;
queue.scheduleRequestTimeoutCheck = function (this: QueueInternals) {
  if (!this.enforceRequestTimeout) return;
  this.destroy();
  this.requestTimeoutIntervalId = setInterval(() => {
    const now = performance.now();
    for (const request of this.inflight.values()) {
      if (now - (request.sentAtSteadily ?? now) > request.requestTimeout) request.timeoutRequest();
    }
    if (!this.isConnected()) this.destroy();
  }, Math.min(this.requestTimeout, TIMEOUT_CHECK_MS));
};
