import type { Reader, Work } from "#access/work.ts";
import type { AssistanceRequestId, StateCode } from "#db/ids.ts";
import type { RequestStanding } from "#db/schema/assistance.ts";
import { readAreas } from "../areas.queries.ts";
import { firstWeights } from "../matching/fit-weights.ts";
import type { Asking, RequestWhole } from "../requests/request.ts";
import { readList, type Subject } from "../requests/request-field.ts";
import { listHelpOf } from "./help-received.queries.ts";
import type { HelpReceived } from "./help-received.ts";

type Reads = Reader | Work["db"];

/** A request about the same, with where it stands. */
export type SameAsked = {
  id: AssistanceRequestId;
  reference: string;
  standing: RequestStanding;
  receivedOn: string | null;
};

/** For whom a request asks. */
export function statesAsking(asking: Asking): StateCode[] {
  return asking.state !== null ? [asking.state] : asking.onBehalfOf;
}

/** What the same States asked for here before on the same paragraphs, as far as this reader may read it. */
export async function listSameAsked(
  db: Reads,
  request: Pick<RequestWhole, "id" | "asking">,
  subjects: readonly Subject[],
): Promise<SameAsked[]> {
  const states = statesAsking(request.asking);
  if (states.length === 0 || subjects.length === 0) return [];
  const rows = await db
    .selectFrom("assistance_request")
    .innerJoin("request_field", "request_field.request_id", "assistance_request.id")
    .where("assistance_request.id", "!=", request.id)
    .where("assistance_request.submitted_at", "is not", null)
    .where("request_field.name", "=", "subject")
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb("assistance_request.state_code", "in", states),
        exists(
          selectFrom("request_state")
            .whereRef("request_state.request_id", "=", "assistance_request.id")
            .where("request_state.left_at", "is", null)
            .where("request_state.state_code", "in", states)
            .select("request_state.request_id"),
        ),
      ]),
    )
    .orderBy("assistance_request.received_on", "desc")
    .select([
      "assistance_request.id",
      "assistance_request.reference",
      "assistance_request.standing",
      "assistance_request.received_on as receivedOn",
      "request_field.value",
    ])
    .execute();
  const others = rows.map(({ value, ...asked }) => ({ asked, about: readList("subject", value) }));
  const areasOf = await readAreas(db, [...subjects, ...others.flatMap(({ about }) => about)]);
  const wanted = new Set(subjects.flatMap(areasOf));
  const same = others.filter(({ about }) => about.flatMap(areasOf).some((area) => wanted.has(area)));
  // Several items of one request may be about the same.
  return [...new Map(same.map(({ asked }) => [asked.id, asked])).values()];
}

/** What the same States received on the same paragraphs within the time in which it would be the same help again. */
export async function listSameHelp(
  db: Reads,
  { asking }: Pick<RequestWhole, "asking">,
  { subjects, today }: { subjects: readonly Subject[]; today: string },
): Promise<HelpReceived[]> {
  if (subjects.length === 0) return [];
  const wanted = new Set(subjects.flatMap(await readAreas(db, subjects)));
  const since = Temporal.PlainDate.from(today).subtract({ months: firstWeights.monthsUntilNew }).toString();
  return (await listHelpOf(db, statesAsking(asking))).filter(
    ({ endedAt, from, to, areas }) =>
      endedAt === null && (to ?? from ?? "") >= since && areas.some((area) => wanted.has(area)),
  );
}
