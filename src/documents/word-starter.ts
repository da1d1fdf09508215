import { zipSync } from "fflate";

/** A paragraph of a Word file that is made here: its words, how they look. */
export type WordParagraph = { text: string; style?: "heading" | "quiet"; isBold?: boolean };

/** A plain Word file to begin a template from: written from right to left where its language is. */
export function makeWordFile(paragraphs: readonly WordParagraph[], { isRightToLeft }: { isRightToLeft: boolean }) {
  const document = `${declaration}<w:document xmlns:w="${main}"><w:body>${paragraphs
    .map((paragraph) => paragraphXml(paragraph, isRightToLeft))
    .join(
      "",
    )}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>${
    isRightToLeft ? "<w:bidi/>" : ""
  }</w:sectPr></w:body></w:document>`;
  const parts = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relationships,
    "word/document.xml": document,
    "word/_rels/document.xml.rels": documentRelationships,
    "word/styles.xml": styles,
  };
  const files = Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)] as const);
  return zipSync(Object.fromEntries(files), { mtime: "1980-01-01T12:00:00" });
}

function paragraphXml({ text, style, isBold = false }: WordParagraph, isRightToLeft: boolean): string {
  const shape = style ? `<w:pStyle w:val="${style}"/>` : "";
  const run = `${isBold ? "<w:b/><w:bCs/>" : ""}${isRightToLeft ? "<w:rtl/>" : ""}`;
  return `<w:p><w:pPr>${shape}${isRightToLeft ? "<w:bidi/>" : ""}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const contentTypes = `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/></Types>`;
const relationships = `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`;
const documentRelationships = `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
const styles = `${declaration}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="26"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="heading"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="quiet"><w:name w:val="Quiet"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/><w:szCs w:val="20"/></w:rPr></w:style></w:styles>`;
