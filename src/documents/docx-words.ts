import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  type IStylesOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import type { Language } from "#i18n/languages.ts";

// Faces that Word has, and LibreOffice has a face of the same width for: a Word file carries no fonts.
const serif = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "SimSun" };
export const plain = { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "SimSun" };

export const colours = { accent: "1F4A7A", muted: "56626E", ground: "F1F4F7", blank: "F3F4F5", hairline: "C3CCD5" };

// Half-points; Arabic script looks small beside Latin of the same size.
export const bodySize = (lang: Language): number => (lang === "ar" ? 26 : 22);
export const tableSize = (lang: Language): number => (lang === "ar" ? 19 : 16);

const locales: Record<Language, string> = {
  ar: "ar-SA",
  zh: "zh-CN",
  en: "en-GB",
  fr: "fr-FR",
  ru: "ru-RU",
  es: "es-ES",
};

/** How a piece of text looks; size in half-points. */
export type Look = Pick<IRunOptions, "bold" | "color" | "font"> & { size?: number; lang?: Language };

/** A text as runs: its lines kept, and in Arabic what reads from left to right in a run of its own between two marks. */
export function runsOf(lang: Language, text: string, look: Look = {}): IRunOptions[] {
  return text
    .split("\n")
    .flatMap((line, at) => piecesOf(line).map((piece, n) => run(lang, piece, look, at > 0 && n === 0)));
}

type Piece = { text: string; isForeign: boolean };

/** The isolates that `printable` set become runs: Word knows the older mark (U+200E) everywhere. */
function piecesOf(line: string): Piece[] {
  const pieces = line
    .split(/(\u2066[^\u2069]*\u2069)/u)
    .filter((text) => text !== "")
    .map((text) =>
      text.startsWith("\u2066")
        ? { text: `\u200E${text.slice(1, -1)}\u200E`, isForeign: true }
        : { text, isForeign: false },
    );
  return pieces.length > 0 ? pieces : [{ text: "", isForeign: false }];
}

function run(lang: Language, { text, isForeign }: Piece, look: Look, isNewLine: boolean): IRunOptions {
  const { lang: ownLang = lang, size, bold, ...others } = look;
  return {
    ...others,
    text,
    ...(isNewLine ? { break: 1 } : {}),
    ...(bold ? { bold, boldComplexScript: true } : {}),
    ...(size ? { size, sizeComplexScript: size } : {}),
    ...(ownLang === "ar" && !isForeign ? { rightToLeft: true } : {}),
    ...(ownLang === lang ? {} : { language: languageOf(ownLang) }),
  };
}

function languageOf(lang: Language) {
  return { value: locales[lang], eastAsia: "zh-CN", bidirectional: "ar-SA" };
}

type Setting = Omit<IParagraphOptions, "text" | "children" | "bidirectional">;

/** A paragraph of one text. START and END, never left and right: those are turned round in Arabic. */
export function paragraph(lang: Language, text: string, look: Look = {}, setting: Setting = {}): Paragraph {
  return paragraphOf(
    lang,
    runsOf(lang, text, look).map((one) => new TextRun(one)),
    setting,
  );
}

export function paragraphOf(lang: Language, children: IParagraphOptions["children"], setting: Setting = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.START,
    ...setting,
    ...(lang === "ar" ? { bidirectional: true } : {}),
    ...(children ? { children } : {}),
  });
}

/** Styles of every Word file: headings carry their level, so that a list of contents and a PDF made of it have them. */
export function stylesFor(lang: Language): IStylesOptions {
  const size = bodySize(lang);
  const heading = (level: number, factor: number) => ({
    run: {
      bold: true,
      boldComplexScript: true,
      color: colours.accent,
      size: size * factor,
      sizeComplexScript: size * factor,
      font: serif,
    },
    paragraph: { outlineLevel: level, keepNext: true, spacing: { before: 280, after: 120 } },
  });
  return {
    default: {
      document: {
        run: { font: serif, size, sizeComplexScript: size, language: languageOf(lang) },
        paragraph: { spacing: { after: 160, line: 264 } },
      },
      heading1: heading(0, 1.25),
      heading2: heading(1, 1),
    },
  };
}

export const millimetre = 56.7; // in twentieths of a point
export const portraitWidth = Math.round((210 - 2 * 26) * millimetre);
export const landscapeWidth = Math.round((297 - 2 * 16) * millimetre);

export type Furniture = { lang: Language; invented: string | null; pageOf: string; what: string };

/** A section of A4 pages: what it is and "page x of y" at the foot, at the head whether the State is invented. */
export function section(
  furniture: Furniture,
  orientation: "portrait" | "landscape",
  children: ISectionOptions["children"],
): ISectionOptions {
  const isWide = orientation === "landscape";
  const side = Math.round((isWide ? 16 : 26) * millimetre);
  const width = isWide ? landscapeWidth : portraitWidth;
  return {
    properties: {
      page: {
        // docx turns the page itself: the sizes are those of the upright one.
        size: {
          width: 11906,
          height: 16838,
          orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: 1250, bottom: 1134, left: side, right: side, header: 567, footer: 510 },
      },
    },
    headers: { default: headOf(furniture) },
    footers: { default: footOf(furniture, width) },
    children,
  };
}

function headOf({ lang, invented }: Furniture): Header {
  const look = { size: 0.75 * bodySize(lang), color: colours.accent };
  return new Header({ children: [paragraph(lang, invented ?? "", look, { alignment: AlignmentType.END })] });
}

function footOf({ lang, what, pageOf }: Furniture, width: number): Footer {
  const look: Look = { size: 0.75 * bodySize(lang), color: colours.muted };
  const numbers = pageOf.split(/(\{[pt]\})/u).flatMap((piece) => {
    const [one] = runsOf(lang, "", look);
    if (piece === "{p}") return [new TextRun({ ...one, children: [PageNumber.CURRENT] })];
    if (piece === "{t}") return [new TextRun({ ...one, children: [PageNumber.TOTAL_PAGES] })];
    return runsOf(lang, piece, look).map((words) => new TextRun(words));
  });
  return new Footer({
    children: [
      paragraphOf(
        lang,
        [
          ...runsOf(lang, what.replaceAll("\n", " "), look).map((words) => new TextRun(words)),
          new TextRun({ children: [new Tab()] }),
          ...numbers,
        ],
        { tabStops: [{ type: TabStopType.END, position: width }], spacing: { after: 0 } },
      ),
    ],
  });
}

/** A line under a paragraph. */
export const ruled = { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4, color: colours.accent } };
