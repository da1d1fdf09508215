import type { Reader, Work } from "#access/work.ts";
import type { MeetingId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { ThemePosition } from "./theme.ts";

type Reads = Reader | Work["db"];

/** A position as a meeting's record has it, with its place there. */
export type SpokenPosition = Pick<ThemePosition, "by" | "said" | "dated" | "source" | "language"> & {
  from: { meeting: MeetingId; n: number };
  subject: string;
};

const atMost = 200;

/** What was said at meetings that were held, the latest meeting first, in the order it was said. */
export async function listSpokenPositions(db: Reads): Promise<SpokenPosition[]> {
  const rows = await spoken(db)
    .orderBy("meeting.held_on", "desc")
    .orderBy("meeting.id")
    .orderBy("recorded_position.n")
    .limit(atMost)
    .execute();
  return rows.map(shape);
}

export async function findSpokenPosition(
  db: Reads,
  { meeting, n }: SpokenPosition["from"],
): Promise<SpokenPosition | undefined> {
  const row = await spoken(db)
    .where("recorded_position.meeting_id", "=", meeting)
    .where("recorded_position.n", "=", n)
    .executeTakeFirst();
  return row && shape(row);
}

function spoken(db: Reads) {
  return db
    .selectFrom("recorded_position")
    .innerJoin("meeting", "meeting.id", "recorded_position.meeting_id")
    .where("meeting.held_on", "is not", null)
    .select([
      "recorded_position.meeting_id",
      "recorded_position.n",
      "recorded_position.state_code",
      "recorded_position.body",
      "recorded_position.subject",
      "recorded_position.said",
      "recorded_position.source",
      "meeting.held_on",
      "meeting.language",
    ])
    .$narrowType<{ held_on: string; language: Language }>(); // held, as asked above; the language is checked where it is written
}

type Row = Awaited<ReturnType<ReturnType<typeof spoken>["execute"]>>[number];

function shape({ meeting_id, n, state_code, body, held_on, ...position }: Row): SpokenPosition {
  return {
    ...position,
    from: { meeting: meeting_id, n },
    by: state_code ? { state: state_code } : { body: body as string }, // a check of the table: one of the two
    dated: held_on,
  };
}
