import { NotFound, requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, newId, type RequestItemId, type StateCode } from "#db/ids.ts";
import { statesAsking } from "../help-received/same-subject.queries.ts";
import { lockDraft, type WriteOutcome } from "../requests/draft-lock.ts";
import { getRequest } from "../requests/request.queries.ts";
import { mostItems, type Subject, widestOf, writtenAs } from "../requests/request-field.ts";
import { readSuggestions } from "./suggestion.queries.ts";
import { type Grouping, itemsFrom } from "./suggestion.ts";

/** A row of one State's matrix that was ticked. */
export type Ticked = Subject & { state: StateCode };
type Taken = { ticked: readonly Ticked[]; grouping: Grouping; basedOn: number };
type TakeOutcome =
  | { ok: true; items: number }
  | Extract<WriteOutcome, { ok: false }>
  | { ok: false; reason: "too-many" | "none-ticked" };

/**
 * Makes items of the rows that were ticked: their subject filled, everything else left for the words of who asks. What was ticked and is
 * no suggestion is left out; nothing is written about what was not taken.
 */
export async function takeSuggestions(
  work: Work,
  id: AssistanceRequestId,
  { ticked, grouping, basedOn }: Taken,
): Promise<TakeOutcome> {
  requireMay(work.actor, "request.write");

  const request = await getRequest(work, id);
  if (!request.isWriter || request.kind !== "assistance") throw new NotFound("request");
  const subjects: Subject[][] = [];
  for (const state of statesAsking(request.asking)) {
    const { sections } = await readSuggestions(work, state);
    const isTicked = ({ template, row, weapon }: Subject): boolean =>
      ticked.some(
        (one) => one.state === state && one.template === template && one.row === row && one.weapon === weapon,
      );
    subjects.push(...itemsFrom(sections, isTicked, grouping));
  }
  if (subjects.length === 0) return { ok: false, reason: "none-ticked" };
  if (request.items.length + subjects.length > mostItems) return { ok: false, reason: "too-many" };
  const locked = await lockDraft(work, id, basedOn);
  if (!locked.ok) return locked;
  const last = Math.max(0, ...request.items.map(({ item }) => item));
  for (const [place, of] of subjects.entries()) {
    const item = last + place + 1;
    await work.db.insertInto("request_item").values({ request_id: id, n: item, id: newId<RequestItemId>() }).execute();
    await work.db
      .insertInto("request_field")
      .values({
        request_id: id,
        item,
        name: "subject",
        value: writtenAs(of) ?? "[]",
        audience: widestOf("subject"),
        written_by: work.actor.id,
        written_at: work.at,
      })
      .execute();
  }
  return { ok: true, items: subjects.length };
}
