/**
 * What is put right in kafkajs 2.2.4, continued: a consumer that starts again after its broker was away joins its
 * group as a stranger, and the group waits a whole session for the member that it was before. Here it joins as
 * the same. Imported once, by client.ts, for its effect.
 */
import ConsumerGroup from "kafkajs/src/consumer/consumerGroup.js";

interface GroupInternals {
  memberId: string | null;
  /** One for each consumer, however often it starts again. */
  instrumentationEmitter: object;
}

type Method = (this: GroupInternals) => Promise<void>;

const members = new WeakMap<object, string>();
const group = ConsumerGroup.prototype as { joinAndSync: Method; leave: Method };
const { joinAndSync, leave } = group;

group.joinAndSync = async function (this: GroupInternals) {
  // A broker that does not know it any more says so, and kafkajs then joins as a stranger.
  this.memberId ??= members.get(this.instrumentationEmitter) ?? null;
  await joinAndSync.call(this);
  if (this.memberId) members.set(this.instrumentationEmitter, this.memberId);
};

group.leave = async function (this: GroupInternals) {
  await leave.call(this);
  members.delete(this.instrumentationEmitter);
};
