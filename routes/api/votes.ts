/** `POST /api/votes`: casts a ballot. 202 with a receipt once it is in the ballot box. */
import { define } from "@/lib/web/define.ts";
import { clientOfRequest } from "@/lib/web/http/client_address.ts";
import { readJson } from "@/lib/web/http/json_body.ts";
import { castOrProblem } from "@/lib/web/voting/answer.ts";
import { choiceOf, MAX_CHOICE_BYTES } from "@/lib/web/voting/choice.ts";

export const handler = define.handlers({
  async POST({ req, info, state: { polling } }) {
    polling.writes.check(clientOfRequest(info));
    const choice = choiceOf(await readJson(req, MAX_CHOICE_BYTES));
    const ballot = await castOrProblem(polling.cast(choice, "api"));
    return Response.json(ballot, { status: 202, headers: { "cache-control": "no-store" } });
  },
});
