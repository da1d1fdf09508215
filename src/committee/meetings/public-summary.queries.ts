import type { Reader, Work } from "#access/work.ts";
import type { MeetingId, PublicSummaryId } from "#db/ids.ts";
import type { MeetingKind } from "#db/schema/meetings.ts";
import type { Language } from "#i18n/languages.ts";
import type { NamesOfState } from "./names-of-states.ts";

type Reads = Reader | Work["db"];

/** The newest text for the public in one language, and how it stands. */
export type PublicSummary = {
  id: PublicSummaryId;
  language: Language;
  revision: number;
  body: string;
  isPublished: boolean;
};

/** One time a text stood before the public. */
export type Publication = {
  language: Language;
  revision: number;
  publishedAt: Temporal.Instant;
  withdrawnAt: Temporal.Instant | null;
  withdrawnBecause: string | null;
};

/** The newest texts for the public that this reader may see, one a language. */
export async function listPublicSummaries(db: Reads, meeting: MeetingId): Promise<PublicSummary[]> {
  const rows = await db
    .selectFrom("public_summary")
    .leftJoin("summary_publication", (join) =>
      join
        .onRef("summary_publication.public_summary_id", "=", "public_summary.id")
        .on("summary_publication.withdrawn_at", "is", null),
    )
    .where("public_summary.meeting_id", "=", meeting)
    .distinctOn("public_summary.language")
    .orderBy("public_summary.language")
    .orderBy("revision", "desc")
    .select([
      "public_summary.id",
      "public_summary.language",
      "revision",
      "public_summary.body",
      "summary_publication.id as publication",
    ])
    .execute();
  return rows.map(({ publication, ...summary }) => ({ ...summary, isPublished: publication !== null }));
}

export async function findPublicSummary(
  db: Reads,
  meeting: MeetingId,
  language: Language,
): Promise<PublicSummary | undefined> {
  return (await listPublicSummaries(db, meeting)).find((summary) => summary.language === language);
}

export async function lastPublicRevision(db: Reads, meeting: MeetingId, language: Language): Promise<number> {
  return (await findPublicSummary(db, meeting, language))?.revision ?? 0;
}

/** What stood before the public and what stands there now, the oldest first; for secretariat and Chair. */
export async function listPublications(db: Reads, meeting: MeetingId): Promise<Publication[]> {
  return await db
    .selectFrom("summary_publication")
    .innerJoin("public_summary", "public_summary.id", "summary_publication.public_summary_id")
    .where("summary_publication.meeting_id", "=", meeting)
    .orderBy("published_at")
    .select([
      "summary_publication.language",
      "public_summary.revision",
      "published_at as publishedAt",
      "withdrawn_at as withdrawnAt",
      "withdrawn_because as withdrawnBecause",
    ])
    .execute();
}

/** Every name of every State in the register, past ones too. */
export async function listNamesOfStates(db: Reads): Promise<NamesOfState[]> {
  const rows = await db.selectFrom("state_name").select(["short", "formal"]).execute();
  return rows.flatMap(({ short, formal }) => [short, formal]);
}

/** A meeting as the public reads of it: the summaries by language. */
export type MeetingHeld = {
  id: MeetingId;
  kind: MeetingKind;
  number: number | null;
  heldOn: string;
  summaries: Partial<Record<Language, string>>;
};

/** The meetings with a published summary, the newest first. Read as app_public: row policies and grants leave nothing else. */
export async function listMeetingsHeld(db: Reader): Promise<MeetingHeld[]> {
  const rows = await db
    .selectFrom("public_summary")
    .innerJoin("meeting", "meeting.id", "public_summary.meeting_id")
    .orderBy("held_on", "desc")
    .orderBy("number", (order) => order.desc().nullsLast())
    .orderBy("meeting.id")
    .select(["meeting.id", "kind", "number", "held_on as heldOn", "public_summary.language", "body"])
    .$narrowType<{ kind: MeetingKind; heldOn: string }>() // a check of the table: held on a day, of a kind
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((texts) => {
    const [{ id, kind, number, heldOn }] = texts as [(typeof texts)[number]]; // a group has at least one
    return {
      id,
      kind,
      number,
      heldOn,
      summaries: Object.fromEntries(texts.map(({ language, body }) => [language, body])),
    };
  });
}
