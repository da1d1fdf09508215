import { formWords } from "./form-sheet.ts";
import { all, type Node, readXml } from "./xml-tree.ts";

/** A line of a table as it is read: the paragraphs of each cell. `table` tells which lines stand together. */
export type WordRow = { table: number; cells: string[][] };

/** What a Word file says: the lines of its tables, what stands elsewhere, whether changes in it are still to be accepted. */
export type WordText = { rows: WordRow[]; loose: string[]; hasChanges: boolean };

/** Stands for a picture or an object, which is no text. */
export const pictureMark = "\uFFFC";

/** The parts of a Word file that are read, beside its first page's own. */
export function isWordPart(name: string): boolean {
  return /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/[\w-]+\.xml)$/i.test(name);
}

/** Reads a Word file as somebody sees it, all its changes accepted; undefined where it is none. Throws on one that is broken. */
export function readWordText(parts: ReadonlyMap<string, Uint8Array>): WordText | undefined {
  const main = parts.get(mainPartOf(parts));
  if (!main) return undefined;
  const body = all(readXml("document", decode(main)), "w:body")[0];
  if (!body) return undefined;
  const text: WordText = { rows: [], loose: [], hasChanges: hasChanges(body) };
  const counter = { tables: 0 };
  readBlocks(body, text, counter);
  for (const name of ["word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"]) {
    const part = parts.get(name);
    if (part) text.loose.push(...notesOf(readXml(name, decode(part))));
  }
  return text;
}

/** Some programs call the main part by another name. */
function mainPartOf(parts: ReadonlyMap<string, Uint8Array>): string {
  const relations = parts.get("_rels/.rels");
  const found =
    relations &&
    all(readXml("relations", decode(relations)), "Relationship").find(({ attributes }) =>
      attributes.Type?.endsWith("/officeDocument"),
    );
  return found?.attributes.Target?.replace(/^\//, "") ?? "word/document.xml";
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8").decode(bytes);
}

function hasChanges(node: Node): boolean {
  return ["w:ins", "w:del", "w:moveFrom", "w:moveTo"].some((name) => all(node, name).length > 0);
}

function elementsOf(node: Node): Node[] {
  return node.children.filter((child) => typeof child !== "string");
}

function isTakenOut({ name }: Node): boolean {
  return name === "w:del" || name === "w:moveFrom";
}

/** What stands in the body of a file, or in a cell: paragraphs and tables, controls around them opened. */
function readBlocks(node: Node, text: WordText, counter: { tables: number }): void {
  for (const child of elementsOf(node)) {
    if (isTakenOut(child)) continue;
    if (child.name === "w:tbl") readTable(child, text, counter);
    else if (child.name === "w:p") text.loose.push(...ownWords([child]));
    else readBlocks(child, text, counter);
  }
}

function readTable(node: Node, text: WordText, counter: { tables: number }): void {
  counter.tables += 1;
  const table = counter.tables;
  for (const row of partsBelow(node, "w:tr")) {
    if (elementsOf(row).some(({ name, children }) => name === "w:trPr" && children.some(isDeletion))) continue;
    const cells = partsBelow(row, "w:tc");
    const paragraphs = cells.map((cell) => cellParagraphs(cell));
    if (cells.length > 1 && !cells.every(isOwn)) text.rows.push({ table, cells: paragraphs });
    else text.loose.push(...ownWords(cells.flatMap((cell) => all(cell, "w:p"))));
  }
}

function isDeletion(child: Node | string): boolean {
  return typeof child !== "string" && child.name === "w:del";
}

/** Rows of a table or cells of a row, controls around them opened; never those of a table inside. */
function partsBelow(node: Node, name: "w:tr" | "w:tc"): Node[] {
  return elementsOf(node).flatMap((child) => {
    if (child.name === name) return [child];
    return isTakenOut(child) || child.name === "w:tbl" || child.name === "w:p" ? [] : partsBelow(child, name);
  });
}

/** All of it is what the form says of itself. */
function isOwn(cell: Node): boolean {
  return all(cell, "w:p").every((one) => styleOf(one) === formWords);
}

/** The paragraphs of a cell; a table in it is read line by line. */
function cellParagraphs(node: Node): string[] {
  return elementsOf(node).flatMap((child) => {
    if (isTakenOut(child)) return [];
    if (child.name === "w:p") return [paragraphText(child)];
    if (child.name === "w:tbl")
      return partsBelow(child, "w:tr").map((row) =>
        partsBelow(row, "w:tc")
          .map((cell) => cellParagraphs(cell).join("\n"))
          .join(" | "),
      );
    return cellParagraphs(child);
  });
}

/** What somebody wrote beside the tables; titles and what the form says are left out. */
function ownWords(paragraphs: readonly Node[]): string[] {
  return paragraphs
    .filter((one) => styleOf(one) !== formWords && !/^Heading[12]$/u.test(styleOf(one)))
    .map((one) => paragraphText(one).trim())
    .filter((words) => words !== "");
}

function notesOf(part: Node): string[] {
  return ["w:footnote", "w:endnote", "w:comment"]
    .flatMap((name) => all(part, name))
    .map((note) => all(note, "w:p").map(paragraphText).join("\n").trim())
    .filter((words) => words !== "");
}

function propertyOf(paragraph: Node, name: string): Node | undefined {
  const properties = elementsOf(paragraph).find((child) => child.name === "w:pPr");
  return properties && elementsOf(properties).find((child) => child.name === name);
}

function styleOf(paragraph: Node): string {
  return propertyOf(paragraph, "w:pStyle")?.attributes["w:val"] ?? "";
}

function paragraphText(paragraph: Node): string {
  const numbering = propertyOf(paragraph, "w:numPr");
  const number = numbering && elementsOf(numbering).find(({ name }) => name === "w:numId")?.attributes["w:val"];
  const isPoint = (number !== undefined && number !== "0") || /^List(?!Paragraph)/u.test(styleOf(paragraph));
  const words = inlineText(paragraph);
  return isPoint && words.trim() !== "" ? `– ${words}` : words; // the sign of a list is no text of the file
}

function inlineText(node: Node): string {
  return elementsOf(node).map(pieceOf).join("");
}

function pieceOf(node: Node): string {
  if (isTakenOut(node)) return "";
  switch (node.name) {
    case "w:r":
      return isHidden(node) ? "" : inlineText(node);
    case "w:t":
      return node.children.join("");
    case "w:tab":
      return " ";
    case "w:br":
    case "w:cr":
      return "\n";
    case "w:noBreakHyphen":
      return "-";
    case "w:sym":
      return symbolOf(node);
    case "w:sdt":
      return controlText(node);
    case "mc:AlternateContent":
      return inlineText(elementsOf(node)[0] ?? node); // the same thing once more for older programs
    case "w:drawing":
    case "w:pict":
    case "w:object":
      return `${pictureMark}${all(node, "w:txbxContent").flatMap(cellParagraphs).join("\n")}`;
    case "w:pPr":
    case "w:rPr":
    case "w:delText":
    case "w:instrText":
      return "";
    default:
      return inlineText(node);
  }
}

function isHidden(run: Node): boolean {
  return elementsOf(run).some((child) => child.name === "w:rPr" && elementsOf(child).some(isOn("w:vanish")));
}

function isOn(wanted: string) {
  return ({ name, attributes }: Node): boolean =>
    name === wanted && !["0", "false", "off"].includes(attributes["w:val"] ?? "");
}

/** A control: a ticked or empty box, what was chosen, or nothing where only its hint stands. */
function controlText(node: Node): string {
  const content = elementsOf(node).find(({ name }) => name === "w:sdtContent");
  const properties = elementsOf(node).find(({ name }) => name === "w:sdtPr");
  if (!content || !properties) return "";
  const box = elementsOf(properties).find(({ name }) => name.endsWith(":checkbox"));
  if (box) {
    const checked = elementsOf(box).find(({ name }) => name.endsWith(":checked"));
    const value = Object.values(checked?.attributes ?? {})[0] ?? "0";
    return ["1", "true", "on"].includes(value) ? "☒" : "☐";
  }
  if (elementsOf(properties).some(isOn("w:showingPlcHdr"))) return "";
  return cellParagraphsOrInline(content);
}

function cellParagraphsOrInline(content: Node): string {
  const isInline = !elementsOf(content).some(({ name }) => name === "w:p" || name === "w:tbl");
  return isInline ? inlineText(content) : cellParagraphs(content).join("\n");
}

// Wingdings has its own places for a ticked and an empty box.
const ticked = new Set(["F0FE", "F0FD", "F0FC", "F0FB", "F078", "F054"]);
const empty = new Set(["F0A8", "F06F", "F071", "F072", "F0A1"]);

function symbolOf({ attributes }: Node): string {
  const code = (attributes["w:char"] ?? "").toUpperCase();
  if (ticked.has(code)) return "☒";
  if (empty.has(code)) return "☐";
  const number = Number.parseInt(code, 16);
  return Number.isNaN(number) ? "" : String.fromCodePoint(number);
}
