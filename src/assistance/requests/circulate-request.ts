import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { conditionsShape } from "#correspondence/runs/addressee.ts";
import { beginRun } from "#correspondence/runs/begin-run.ts";
import type { AssistanceRequestId, LetterRunId } from "#db/ids.ts";
import type { LetterChannel } from "#db/schema/letters.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { listCirculationAddressees } from "./circulation-addressees.queries.ts";
import { placesOfCirculation } from "./machine.ts";
import { getRequest } from "./request.queries.ts";

export type CirculationLetters = { channel: LetterChannel; dated: string; replyBy: string };
export type CirculateOutcome =
  | { ok: true; runs: LetterRunId[]; letters: number }
  | { ok: false; reason: "confidential" | "not-ready" | "nobody" | "dated-in-the-past" | "reply-before-date" };

/**
 * Begins the notes verbales that circulate a request to exactly those its State allowed, one run for States and one for organisations.
 * Nothing is circulated by it: the request moves when a note has left.
 */
export async function circulateRequest(
  work: Work,
  id: AssistanceRequestId,
  { channel, dated, replyBy }: CirculationLetters,
): Promise<CirculateOutcome> {
  requireMay(work.actor, "request.circulate");

  const request = await getRequest(work, id);
  if (request.circulation === "none" || request.kind === "general") return { ok: false, reason: "confidential" };
  if (!placesOfCirculation.includes(request.standing)) return { ok: false, reason: "not-ready" };
  if (dated < dateOf(work.at)) return { ok: false, reason: "dated-in-the-past" };
  if (replyBy <= dated) return { ok: false, reason: "reply-before-date" };
  const { states, organisations } = await listCirculationAddressees(work.db, request, dated);

  const runs: LetterRunId[] = [];
  let letters = 0;
  for (const [addressees, to] of [["states", states] as const, ["organisations", organisations] as const]) {
    if (to.length === 0) continue;
    const begun = await beginRun(work, {
      title: t(work.actor.language, `request-letter.run.circulation.${addressees}`, { reference: request.reference }),
      addressees,
      conditions: conditionsShape.parse({}),
      channel,
      encloses: ["request"],
      dated,
      replyBy,
      about: { occasion: "circulation", request: id, to },
    });
    if (!begun.ok) throw new Error(`the letters could not be begun: ${begun.reason}`); // all of it was looked at above
    runs.push(begun.id);
    letters += begun.letters;
  }
  if (letters === 0) return { ok: false, reason: "nobody" };
  await record(work, {
    permission: "request.circulate",
    verb: "request.letters-begun",
    subject: id,
    ...(request.asking.state ? { state: request.asking.state } : {}),
    details: { runs, occasion: "circulation", letters },
  });
  return { ok: true, runs, letters };
}
