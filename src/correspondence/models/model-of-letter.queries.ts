import type { Reader, Work } from "#access/work.ts";
import type { LetterId, TextId } from "#db/ids.ts";

/** The model a letter was made from, as a text; undefined while it has none. */
export async function findModelOfLetter(db: Reader | Work["db"], id: LetterId): Promise<TextId | undefined> {
  const found = await db
    .selectFrom("letter")
    .innerJoin("text_version", "text_version.id", "letter.model_id")
    .where("letter.id", "=", id)
    .select("text_version.text_id as textId")
    .executeTakeFirst();
  return found?.textId;
}
