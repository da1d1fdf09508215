import type { Reader, Work } from "#access/work.ts";
import type { ResolutionParagraph } from "./resolution-paragraph.ts";

/** The operative paragraphs of the resolution as they stand here today, in their order. */
export async function listParagraphs(db: Reader | Work["db"]): Promise<ResolutionParagraph[]> {
  return await db.selectFrom("resolution_paragraph").select(["paragraph", "symbol", "texts"]).orderBy("n").execute();
}
