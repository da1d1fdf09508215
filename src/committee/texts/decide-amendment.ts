import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AmendmentId, TextId, TextVersionId } from "#db/ids.ts";
import { getAmendment } from "./amendment.queries.ts";
import { type Amendment, amend, standsWhereItStood } from "./amendment.ts";
import { draftVersion } from "./draft-version.ts";
import { saveBody } from "./save-body.ts";
import { getText, getWorkedVersionById } from "./text.queries.ts";
import { revisionOf } from "./text.ts";
import { numbered, renumbered } from "./text-parts.ts";

export type AmendmentDecision = { outcome: "taken"; words: string | null } | { outcome: "not-taken"; words: string };
export type DecideAmendmentOutcome =
  /** `putIn` is false when the old words no longer stand there: somebody puts the new ones in by hand. */
  | { ok: true; takenIn?: { number: number; putIn: boolean } }
  | { ok: false; reason: "ended-already" | "text-is-settled" };

type Decided = { text: TextId; amendment: AmendmentId; decision: AmendmentDecision };

/** Those who hold the pen take an amendment, into the draft that is open or is opened for it, or say why not. */
export async function decideAmendment(
  work: Work,
  { text, amendment: id, decision }: Decided,
): Promise<DecideAmendmentOutcome> {
  requireMay(work.actor, "amendment.decide");

  const amendment = await getAmendment(work.db, text, id);
  if (amendment.end) return { ok: false, reason: "ended-already" };
  const { standing } = await getWorkedVersionById(work.db, amendment.versionId);
  if (standing === "adopted" || standing === "abandoned") return { ok: false, reason: "text-is-settled" };

  const draft = decision.outcome === "taken" ? await openDraft(work, text) : undefined;
  const putIn = draft && (await putWordsIn(work, draft.id, amendment));
  await work.db
    .insertInto("amendment_outcome")
    .values({
      amendment_id: id,
      outcome: decision.outcome,
      words: decision.words,
      taken_in: draft?.id ?? null,
      put_in: putIn ?? null,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "amendment.decide",
    verb: decision.outcome === "taken" ? "text.amendment-taken" : "text.amendment-not-taken",
    subject: text,
    details: { amendment: id, delegation: amendment.delegation, number: draft?.number ?? null, putIn: putIn ?? null },
  });
  return { ok: true, ...(draft ? { takenIn: { number: draft.number, putIn: putIn ?? false } } : {}) };
}

/** The draft on the table, or a new one, a copy of the newest version. */
async function openDraft(work: Work, text: TextId): Promise<{ id: TextVersionId; number: number }> {
  const opened = await draftVersion(work, text);
  if (opened.ok) return opened;
  const { versions } = await getText(work.db, text);
  const draft = versions.find(({ number }) => number === opened.number);
  if (!draft) throw new Error("the draft that is open is among the versions");
  return draft;
}

/** Changes the one paragraph, where it still is the one that was meant and the old words stand in it exactly; says whether it did. */
async function putWordsIn(work: Work, draft: TextVersionId, amendment: Amendment): Promise<boolean> {
  const version = await getWorkedVersionById(work.db, draft);
  const { language } = amendment;
  const body = version.bodies[language];
  if (!body) return false;
  const now = numbered(version.kind, body);
  const proposedOn = (await getWorkedVersionById(work.db, amendment.versionId)).bodies[language];
  if (!proposedOn || !standsWhereItStood(numbered(version.kind, proposedOn), now, amendment)) return false;
  const amended = amend(version.kind, now, amendment);
  if (!amended.ok) return false;
  const saved = await saveBody(work, {
    version: draft,
    language,
    body: renumbered(version.kind, body, amended.text),
    basedOn: revisionOf(version, language),
    madeFrom: version.revisions[language]?.from ?? revisionOf(version, version.original), // it stays as old as it was
  });
  return saved.ok;
}
