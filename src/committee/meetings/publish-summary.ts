import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MeetingId, newId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { getMeetingHead } from "./meeting.queries.ts";
import { findNamesOfStates } from "./names-of-states.ts";
import { findPublicSummary, listNamesOfStates } from "./public-summary.queries.ts";

export type PublishOutcome =
  | { ok: true }
  | { ok: false; reason: "not-held" | "nothing-written" | "published-already" | "changed-meanwhile" }
  /** The words of the text that name a State. */
  | { ok: false; reason: "names-a-state"; words: string[] };

type Publication = { meeting: MeetingId; language: Language; revision: number };

/** Publishes the summary that its publisher read, if it names no State. An older one in this language makes room. */
export async function publishSummary(
  work: Work,
  { meeting, language, revision }: Publication,
): Promise<PublishOutcome> {
  requireMay(work.actor, "meeting.publish");

  const { standing } = await getMeetingHead(work.db, meeting);
  if (standing.status !== "held") return { ok: false, reason: "not-held" };
  const summary = await findPublicSummary(work.db, meeting, language);
  if (!summary) return { ok: false, reason: "nothing-written" };
  if (summary.revision !== revision) return { ok: false, reason: "changed-meanwhile" };
  if (summary.isPublished) return { ok: false, reason: "published-already" };
  const words = findNamesOfStates(summary.body, await listNamesOfStates(work.db));
  if (words.length > 0) return { ok: false, reason: "names-a-state", words };

  await work.db
    .updateTable("summary_publication")
    .set({ withdrawn_at: work.at, withdrawn_by: work.actor.id })
    .where("meeting_id", "=", meeting)
    .where("language", "=", language)
    .where("withdrawn_at", "is", null)
    .execute();
  await work.db
    .insertInto("summary_publication")
    .values({
      id: newId<string & { readonly __noun: "publication" }>(),
      public_summary_id: summary.id,
      meeting_id: meeting,
      language,
      published_by: work.actor.id,
      published_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "meeting.publish",
    verb: "meeting.summary-published",
    subject: meeting,
    details: { language, revision },
  });
  return { ok: true };
}
