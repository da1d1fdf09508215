import type { Reader, Work } from "#access/work.ts";
import { type ActivityId, type MeetingId, readId, type TextId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { UseKind } from "./theme.ts";

/** Something of the Committee's that may use a theme, as a page names it. */
export type Usable = { kind: UseKind; id: string; label: string; language: Language };

/** An activity, a paper or a text by its id; undefined when it is not there for this reader. Other kinds are named in words. */
export async function findUsable(db: Reader | Work["db"], kind: UseKind, id: string): Promise<Usable | undefined> {
  if (kind === "activity") {
    const found = readId(id) && (await activity(db, id as ActivityId)); // its shape was just checked
    return found && { kind, id, label: `${found.title}, ${found.place}`, language: found.language };
  }
  if (kind === "paper") {
    const [meeting = "", n = ""] = id.split(".");
    const found =
      readId<MeetingId>(meeting) && /^\d{1,4}$/.test(n) && (await paper(db, meeting as MeetingId, Number(n))); // its shape was just checked
    return found ? { kind, id, label: found.title, language: found.language } : undefined;
  }
  if (kind === "text") {
    const found = readId(id) && (await text(db, id as TextId)); // its shape was just checked
    return found ? { kind, id, label: found.title, language: found.language } : undefined;
  }
  return undefined;
}

async function text(db: Reader | Work["db"], id: TextId) {
  return await db.selectFrom("committee_text").where("id", "=", id).select(["title", "language"]).executeTakeFirst();
}

async function activity(db: Reader | Work["db"], id: ActivityId) {
  return await db.selectFrom("activity").where("id", "=", id).select(["title", "place", "language"]).executeTakeFirst();
}

async function paper(db: Reader | Work["db"], meeting: MeetingId, n: number) {
  return await db
    .selectFrom("meeting_paper")
    .innerJoin("meeting", "meeting.id", "meeting_paper.meeting_id")
    .where("meeting_paper.meeting_id", "=", meeting)
    .where("meeting_paper.n", "=", n)
    .select(["meeting_paper.title", "meeting.language"])
    .$narrowType<{ language: Language }>() // checked where it is written
    .executeTakeFirst();
}
