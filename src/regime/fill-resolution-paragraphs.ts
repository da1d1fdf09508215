import type { Transaction } from "kysely";
import type { Database } from "#db/schema.ts";
import { type ResolutionParagraph, readParagraphs } from "./resolution-paragraph.ts";

/** The paragraphs from the file, as the database's owner: languages that were not there yet are added, what stands there stays. */
export async function fillResolutionParagraphs(
  db: Transaction<Database>,
  paragraphs: readonly ResolutionParagraph[] = readParagraphs(),
): Promise<void> {
  const there = await db.selectFrom("resolution_paragraph").select(["paragraph", "texts"]).execute();
  for (const [n, { paragraph, symbol, texts }] of paragraphs.entries()) {
    const standing = there.find((one) => one.paragraph === paragraph)?.texts;
    const now = JSON.stringify({ ...texts, ...standing });
    const isMore = Object.keys(texts).some((language) => !standing || !(language in standing));
    if (!standing)
      await db
        .insertInto("resolution_paragraph")
        .values({ paragraph, n: n + 1, symbol, texts: now })
        .execute();
    else if (isMore)
      await db.updateTable("resolution_paragraph").set({ texts: now }).where("paragraph", "=", paragraph).execute();
  }
}

/** Puts the words of a file in the place of those that stand, language by language; what the file leaves out stays. */
export async function fillWordsAnew(
  db: Transaction<Database>,
  paragraphs: readonly ResolutionParagraph[],
): Promise<void> {
  for (const { paragraph, texts } of paragraphs) {
    const standing = await db
      .selectFrom("resolution_paragraph")
      .where("paragraph", "=", paragraph)
      .select("texts")
      .executeTakeFirst();
    if (!standing) throw new Error(`This installation has no paragraph ${paragraph} of the resolution`);
    await db
      .updateTable("resolution_paragraph")
      .set({ texts: JSON.stringify({ ...standing.texts, ...texts }) })
      .where("paragraph", "=", paragraph)
      .execute();
  }
}
