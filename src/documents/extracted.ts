import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What a machine finds in a printed document: its text in order, its pieces of text, the rows of its tables. */
export type Extracted = {
  title: string;
  text: string;
  pages: string[];
  /** Each piece as it stands by itself: a mark alone in its cell is a piece. */
  pieces: string[];
  bodyRows: number;
  headRows: number;
  /** What is read aloud for each picture. */
  readAloud: string[];
};

type Tag = { role?: string; alt?: string; type?: string; children?: Tag[] };

/** Reads a printed document back, as the witness of the tests. */
export async function extracted(bytes: Uint8Array): Promise<Extracted> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await loading.promise;
  const found: Extracted = { title: "", text: "", pages: [], pieces: [], bodyRows: 0, headRows: 0, readAloud: [] };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const pieces = (await page.getTextContent()).items.map((item) => ("str" in item ? item.str : ""));
    found.pieces.push(...pieces);
    found.pages.push(pieces.join(""));
    count(await page.getStructTree(), found, "");
  }
  found.text = found.pages.join("");
  const { info } = await document.getMetadata();
  found.title = "Title" in info ? String(info.Title) : "";
  await loading.destroy();
  return found;
}

function count(tag: Tag | null, found: Extracted, inside: string): void {
  if (!tag || !hasContent(tag)) return; // a page's tree also names the rows of other pages, empty
  if (tag.role === "TR" && inside === "TBody") found.bodyRows += 1;
  if (tag.role === "TR" && inside === "THead") found.headRows += 1;
  if (tag.alt) found.readAloud.push(tag.alt);
  for (const child of tag.children ?? []) count(child, found, tag.role ?? inside);
}

function hasContent(tag: Tag): boolean {
  return tag.type === "content" || (tag.children ?? []).some(hasContent);
}

/** A text without what a line's end or a font changes: spaces, ligatures, marks of direction. */
export function letters(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00AD\u200B-\u200F\u2066-\u2069]/gu, "");
}

/** How often each letter of the Arabic script comes, in whatever order; vowel signs and shapes set aside. */
export function arabicLetters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [letter] of letters(text).matchAll(/[\u0620-\u064A]/gu)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}
