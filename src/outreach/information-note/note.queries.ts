import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { readHeadings } from "./headings.queries.ts";
import { type KeptVersion, type NoteDraft, type NoteHead, type NoteVersion, noteFacts, ownWording } from "./note.ts";

type Reads = Reader | Work["db"];

/** What is being written of a note, for those who write it. */
export async function findDraft(db: Reads, activity: ActivityId): Promise<NoteDraft | undefined> {
  const found = await db
    .selectFrom("information_note_draft as draft")
    .innerJoin("account", "account.id", "draft.written_by")
    .where("draft.activity_id", "=", activity)
    .select([
      "draft.revision",
      "draft.language",
      "draft.participants",
      "draft.objectives",
      "draft.background",
      "draft.highlights",
      "draft.comments",
      "account.name as writtenBy",
      "draft.written_at as writtenAt",
    ])
    .executeTakeFirst();
  return found && { ...found, participants: ownWording.parse(found.participants) };
}

/** The versions of a note that the reader may read, the newest first. */
export async function listVersions(db: Reads, activity: ActivityId): Promise<NoteVersion[]> {
  const rows = await versions(db, activity).execute();
  const headings = await readHeadings(
    db,
    rows.map(({ headings_id }) => headings_id),
  );
  return rows.map(({ headings_id, facts, participants, ...row }) => {
    const under = headings.get(headings_id);
    if (!under) throw new NotFound("headings of an information note");
    return { ...row, headings: under, facts: noteFacts.parse(facts), participants: ownWording.parse(participants) };
  });
}

/** The same for people who signed in, with who issued each. */
export async function listKeptVersions(db: Reads, activity: ActivityId): Promise<KeptVersion[]> {
  const issued = await db
    .selectFrom("information_note_version as version")
    .leftJoin("account", "account.id", "version.issued_by")
    .where("version.activity_id", "=", activity)
    .select(["version.number", "account.name"])
    .execute();
  const names = new Map(issued.map(({ number, name }) => [number, name]));
  return (await listVersions(db, activity)).map((one) => ({ ...one, issuedBy: names.get(one.number) ?? null }));
}

/** One version; not found where the reader may not read it. */
export async function getVersion(db: Reads, activity: ActivityId, number: number): Promise<NoteVersion> {
  const found = (await listVersions(db, activity)).find((version) => version.number === number);
  if (!found) throw new NotFound("version of an information note");
  return found;
}

/** The newest version that the reader may read, as a list of documents names it. */
export async function findNoteHead(db: Reads, activity: ActivityId): Promise<NoteHead | undefined> {
  const [newest] = await listVersions(db, activity);
  return newest && { ...newest, title: newest.headings.words.title };
}

/** What the last issued version was written as; 0 where none was issued. */
export async function lastIssued(db: Reads, activity: ActivityId): Promise<{ number: number; revision: number }> {
  const found = await db
    .selectFrom("information_note_version")
    .where("activity_id", "=", activity)
    .orderBy("number", "desc")
    .limit(1)
    .select(["number", "revision"])
    .executeTakeFirst();
  return found ?? { number: 0, revision: 0 };
}

function versions(db: Reads, activity: ActivityId) {
  return db
    .selectFrom("information_note_version")
    .where("activity_id", "=", activity)
    .orderBy("number", "desc")
    .select([
      "activity_id as activity",
      "number",
      "language",
      "facts",
      "headings_id",
      "participants",
      "objectives",
      "background",
      "highlights",
      "comments",
      "issued_at as issuedAt",
      "shown_at as shownAt",
    ]);
}
