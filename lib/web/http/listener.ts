/** Answers requests of Node's HTTP server with a function of the Fetch standard. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { describedMethods } from "@/lib/web/openapi/description.ts";
import { problem } from "@/lib/web/http/problems.ts";
import { NoRequest, requestOf } from "@/lib/web/http/incoming.ts";
import { send } from "@/lib/web/http/outgoing.ts";

/** How long the rest of a body that nobody wants may take to arrive: until then the client can read the answer. */
const UNREAD_BODY_MS = 1_000;
/** Requests of one connection that may wait for their answers: all of these would be held in memory at once. */
export const MAX_PIPELINED_REQUESTS = 32;

/** Methods that a request of the Fetch standard cannot have (section 2.2.1). */
const NO_METHODS = new Set(["TRACE", "TRACK", "CONNECT"]);

export interface Exchange {
  incoming: IncomingMessage;
  /** Resolves when the answer is sent, or the client has gone. */
  completed: Promise<void>;
}

export type Answer = (request: Request, exchange: Exchange) => Promise<Response>;

/** `finish` completes answers that are made here, where `answer` could not be asked or failed. */
export function listenerOf(
  answer: Answer,
  finish: (request: Request | null, response: Response) => Response,
) {
  const waiting = new WeakMap<Socket, number>();
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { socket } = incoming;
    if (socket.destroyed) return;
    const others = waiting.get(socket) ?? 0;
    if (others === MAX_PIPELINED_REQUESTS) return void socket.destroy();
    waiting.set(socket, others + 1);
    outgoing.once("close", () => waiting.set(socket, waiting.get(socket)! - 1));
    const completed = new Promise<void>((resolve) => outgoing.once("close", resolve));
    outgoing.once("finish", () => endUnread(incoming));
    let request: Request | null = null;
    let response: Response;
    try {
      request = requestOf(incoming);
      response = await answer(request, { incoming, completed });
    } catch (error) {
      const isTheirs = error instanceof NoRequest;
      if (!isTheirs) console.error(error);
      response = finish(request, isTheirs ? refusal(incoming) : problem("internal-error"));
    }
    try {
      await send(response, outgoing);
    } catch (error) {
      console.error(error); // in the middle of an answer: all that is left is to end it
      outgoing.destroy();
    }
  };
}

function refusal({ method = "", url = "" }: IncomingMessage): Response {
  if (!NO_METHODS.has(method)) return problem("malformed");
  const allow = (describedMethods(url.split("?")[0]) ?? ["GET", "HEAD"]).join(", ");
  return problem("method-not-allowed", `Accepted here: ${allow}.`, { allow });
}

/** Ends the connection of a request that was answered before it was whole, unless the rest comes soon. */
function endUnread(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  const { socket } = incoming;
  const timer = setTimeout(() => socket.destroy(), UNREAD_BODY_MS);
  const done = () => clearTimeout(timer);
  incoming.once("end", done);
  socket.once("close", done);
  incoming.resume();
}
