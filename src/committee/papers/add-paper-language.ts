import { createHash } from "node:crypto";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MeetingId, PaperVersionId } from "#db/ids.ts";
import { getPaper } from "./paper.queries.ts";
import type { NewPaperText } from "./paper.ts";

export type AddLanguageOutcome =
  | { ok: true }
  | { ok: false; reason: "sent-already" | "language-there" | "changed-meanwhile" };

type NewLanguage = { meeting: MeetingId; n: number; version: number; text: NewPaperText };

/** Adds another language to the newest version of a paper, as long as it was not sent out. */
export async function addPaperLanguage(
  work: Work,
  { meeting, n, version, text }: NewLanguage,
): Promise<AddLanguageOutcome> {
  requireMay(work.actor, "meeting.add-paper");

  const newest = (await getPaper(work.db, meeting, n)).versions.at(-1);
  if (newest?.number !== version) return { ok: false, reason: "changed-meanwhile" };
  if (newest.sentAt) return { ok: false, reason: "sent-already" };
  if (newest.texts.some(({ language }) => language === text.language)) return { ok: false, reason: "language-there" };

  await writePaperText(work, newest.id, text);
  await record(work, {
    permission: "meeting.add-paper",
    verb: "paper.language-added",
    subject: meeting,
    details: { paper: n, version, language: text.language },
  });
  return { ok: true };
}

/** Part of the acts that write a version: its words and its file in one language. */
export async function writePaperText(
  { db, actor, at }: Work,
  version: PaperVersionId,
  { language, body, file }: NewPaperText,
): Promise<void> {
  await db
    .insertInto("paper_text")
    .values({
      version_id: version,
      language,
      body,
      file_name: file?.name ?? null,
      file_type: file?.type ?? null,
      file_sha256: file ? createHash("sha256").update(file.bytes).digest("hex") : null,
      file_bytes: file?.bytes ?? null,
      added_by: actor.id,
      added_at: at,
    })
    .execute();
}
