import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import { conditionsShape } from "#correspondence/runs/addressee.ts";
import { beginRun } from "#correspondence/runs/begin-run.ts";
import type { AssistanceRequestId, LetterRunId } from "#db/ids.ts";
import type { LetterChannel } from "#db/schema/letters.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { getAssistanceRule } from "../rule/assistance-rule.queries.ts";
import { circulationWindow, hasWindow } from "./circulation-window.ts";
import { getRequest } from "./request.queries.ts";
import type { RequestHead } from "./request.ts";
import { listRequestLetters } from "./request-runs.queries.ts";

export type Acknowledgement = { channel: LetterChannel; dated: string; isRequestEnclosed: boolean };
export type AcknowledgeOutcome =
  | { ok: true; run: LetterRunId }
  | {
      ok: false;
      reason: "not-authenticated" | "written-already" | "no-official-list" | "dated-in-the-past" | "nobody";
    };

/**
 * Begins the Chair's acknowledgement to who asked: a run of one letter, prepared, signed and released as any. The request moves when the
 * letter has left.
 */
export async function acknowledgeRequest(
  work: Work,
  id: AssistanceRequestId,
  { channel, dated, isRequestEnclosed }: Acknowledgement,
): Promise<AcknowledgeOutcome> {
  requireMay(work.actor, "request.acknowledge");

  const request = await getRequest(work, id);
  if (request.standing !== "authenticated") return { ok: false, reason: "not-authenticated" };
  if (
    (await listRequestLetters(work.db, id)).some(
      ({ occasion, standing }) => occasion === "acknowledgement" && standing !== "cancelled",
    )
  )
    return { ok: false, reason: "written-already" };
  if (dated < dateOf(work.at)) return { ok: false, reason: "dated-in-the-past" };
  const replyBy = await lastDayOf(work, request, dated);
  if (!replyBy) return { ok: false, reason: "no-official-list" };

  const { asking } = request;
  const begun = await beginRun(work, {
    title: t(work.actor.language, "request-letter.run.acknowledgement", { reference: request.reference }),
    addressees: asking.state !== null ? "states" : "organisations",
    conditions: conditionsShape.parse({}),
    channel,
    encloses: isRequestEnclosed ? ["request"] : [],
    dated,
    replyBy,
    about: { occasion: "acknowledgement", request: id, to: [asking.state ?? asking.organisation.id] },
  });
  if (!begun.ok) return { ok: false, reason: begun.reason === "reply-before-date" ? "nobody" : begun.reason };
  await record(work, {
    permission: "request.acknowledge",
    verb: "request.letters-begun",
    subject: id,
    ...(asking.state ? { state: asking.state } : {}),
    details: { run: begun.id, occasion: "acknowledgement" },
  });
  return { ok: true, run: begun.id };
}

/** The day the letter speaks of: it is not released after it. Where circulation is not at issue, a month. */
async function lastDayOf({ db }: Pick<Work, "db">, request: RequestHead, dated: string): Promise<string | undefined> {
  if (!hasWindow(request)) return Temporal.PlainDate.from(dated).add({ months: 1 }).toString();
  const { windowDays } = await getAssistanceRule(db);
  const window = circulationWindow({ dated, workingDays: windowDays, lists: await listUsableHolidays(db) });
  return window.ok ? window.deadline.toPlainDate().toString() : undefined;
}
