import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { conditionsShape } from "#correspondence/runs/addressee.ts";
import { beginRun } from "#correspondence/runs/begin-run.ts";
import type { AssistanceRequestId, LetterRunId } from "#db/ids.ts";
import type { LetterChannel } from "#db/schema/letters.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { placesOfOffers } from "./machine.ts";
import { getRequest } from "./request.queries.ts";

export type ForwardOutcome =
  | { ok: true; run: LetterRunId }
  | { ok: false; reason: "not-now" | "no-offers" | "dated-in-the-past" | "reply-before-date" | "nobody" };

/** Begins the letter that makes the open offers known to who asked: prepared, signed and released as any. */
export async function forwardOffers(
  work: Work,
  id: AssistanceRequestId,
  { channel, dated, replyBy }: { channel: LetterChannel; dated: string; replyBy: string },
): Promise<ForwardOutcome> {
  requireMay(work.actor, "letter-run.begin");

  const { asking, offers, reference, standing } = await getRequest(work, id);
  if (!placesOfOffers.includes(standing)) return { ok: false, reason: "not-now" };
  if (offers === 0) return { ok: false, reason: "no-offers" };
  if (dated < dateOf(work.at)) return { ok: false, reason: "dated-in-the-past" };

  const begun = await beginRun(work, {
    title: t(work.actor.language, "request-letter.run.offers", { reference }),
    addressees: asking.state !== null ? "states" : "organisations",
    conditions: conditionsShape.parse({}),
    channel,
    encloses: ["offers"],
    dated,
    replyBy,
    about: { occasion: "offers", request: id, to: [asking.state ?? asking.organisation.id] },
  });
  if (!begun.ok) return begun;
  await record(work, {
    permission: "letter-run.begin",
    verb: "request.letters-begun",
    subject: id,
    ...(asking.state ? { state: asking.state } : {}),
    details: { run: begun.id, occasion: "offers" },
  });
  return { ok: true, run: begun.id };
}
