import { cleanText } from "#documents/clean-text.ts";
import type { Advice, FormField, FormInput, FormSheet } from "#documents/form-sheet.ts";
import { type Book, type BookCell, type BookSheet, sheetName, writeBook } from "#documents/spreadsheet-file.ts";
import { direction, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type BlankForm, blankForm } from "./blank-form.ts";

// Three sheets to fill and to choose from, and what is said about the form: the request, its items line by line, the rows of the
// matrix, the words of every choice. Each place has its key, as in the Word file; a sheet that is only read begins with "[list]".

/** Lines for items; more may be written below. */
const itemLines = 12;
const lastItemLine = 60;

/** The form as a workbook. */
export async function makeFormXlsx(form: BlankForm): Promise<Uint8Array<ArrayBuffer>> {
  return await writeBook(formBook(blankForm(form)));
}

function formBook(sheet: FormSheet): Book {
  const { lang, title } = sheet;
  const whole = sheet.parts.filter(({ item }) => item === null);
  const items = sheet.parts.filter(({ item }) => item !== null);
  const choices = choicesSheet(
    lang,
    [...whole, ...items].flatMap(({ fields }) => fields),
  );
  const advice = adviceSheet(sheet);
  return {
    title,
    isRightToLeft: direction(lang) === "rtl",
    sheets: [
      requestSheet(sheet, whole, choices.from),
      ...(items.length > 0 ? [itemsSheet(lang, items, choices.from)] : []),
      ...sheet.lists.map((list) => listSheet(lang, list)),
      choices.sheet,
      ...(advice ? [advice] : []),
    ],
  };
}

type Parts = FormSheet["parts"];
type From = (field: FormField) => string | undefined;

/** Begins a line of the form's own words. */
const about: BookCell = { look: "key", text: "[about]" };
const cell = (look: BookCell["look"], text = ""): BookCell => ({ look, text: cleanText(text) });

function requestSheet({ lang, title, intro, invented }: FormSheet, parts: Parts, from: From): BookSheet {
  const rows: BookCell[][] = [
    [about, cell("title", title)],
    ...(invented ? [[about, cell("quiet", invented)]] : []),
    ...intro.map((text) => [about, cell("quiet", text)]),
    [cell("key"), cell("label"), cell("key", "[answer]"), cell("key", "[audience]")],
  ];
  const choices: BookSheet["choices"][number][] = [];
  for (const { title: heading, fields } of parts) {
    if (heading) rows.push([about, cell("heading", heading)]);
    for (const field of fields) {
      const isWho = field.key.endsWith(".audience");
      const above = rows.at(-1);
      if (isWho && above) above[3] = cell("ask", typedIn(field.input));
      else {
        const words = field.hint ? `${field.label}\n${field.hint}` : field.label;
        rows.push([cell("key", `[${field.key}]`), cell("label", words), cell("ask", typedIn(field.input))]);
      }
      const list = from(field);
      if (list) choices.push({ range: `${isWho ? "D" : "C"}${rows.length}`, from: list });
    }
  }
  return {
    name: t(lang, "form-file.sheet.request"),
    widths: [14, 38, 68, 26],
    rows,
    headRows: 0,
    isLandscape: true,
    choices,
    wide: rows.flatMap((row, n) => (row[0] === about ? [{ row: n, from: 1, to: 3 }] : [])),
  };
}

/** A line for an item: its fields, and behind them who may see each. */
function itemsSheet(lang: Language, parts: Parts, from: From): BookSheet {
  const [first] = parts;
  if (!first) throw new Error("a form for assistance has a place for an item");
  const nameOf = (key: string): string => key.replace(/\.\d+/, "");
  const values = first.fields.filter(({ isSecond }) => !isSecond);
  const whos = first.fields.filter(({ isSecond }) => isSecond);
  const columns = [...values, ...whos];
  const labelOf = (field: FormField, n: number): string =>
    field.isSecond ? `${values[n - values.length]?.label}: ${field.label}` : `${field.label}\n${field.hint}`;
  const line = (item: number, fields: readonly FormField[]): BookCell[] => [
    cell("ask", String(item)),
    ...columns.map(({ key }) => {
      const field = fields.find((one) => nameOf(one.key) === nameOf(key));
      return cell("ask", field ? typedIn(field.input) : "");
    }),
  ];
  const blank = Array.from({ length: Math.max(0, itemLines - parts.length) }, (_, n) => {
    const item = (parts.at(-1)?.item ?? 0) + n + 1;
    return line(item, whos);
  });
  const rows = [
    [cell("key", "[item]"), ...columns.map(({ key }) => cell("key", `[${nameOf(key)}]`))],
    [cell("label", t(lang, "form-file.column.item")), ...columns.map((field, n) => cell("label", labelOf(field, n)))],
    ...parts.map(({ item, fields }) => line(item ?? 0, fields)),
    ...blank,
  ];
  return {
    name: t(lang, "form-file.sheet.items"),
    widths: [8, ...values.map(({ input }) => (input.kind === "words" ? 32 : 24)), ...whos.map(() => 20)],
    rows,
    headRows: 2,
    isLandscape: true,
    choices: columns.flatMap((field, n) => {
      const list = from(field);
      const letter = String.fromCharCode(66 + n); // behind the number of the item
      return list ? [{ range: `${letter}3:${letter}${lastItemLine}`, from: list }] : [];
    }),
    wide: [],
  };
}

/** What stands in the cell: several choices with semicolons between them. */
function typedIn(input: FormInput): string {
  if (input.kind === "words") return input.typed;
  if (input.kind === "list") return input.typed === "–" ? "" : input.typed;
  return input.choices
    .filter(({ isChosen }) => isChosen)
    .map(({ words }) => words)
    .join("; ");
}

function wordsOfChoice(input: FormInput): string[] {
  if (input.kind === "words") return [];
  return input.kind === "list" ? input.choices : input.choices.map(({ words }) => words);
}

/** The words of every choice, each list in a column; cells to choose in take them from here. */
function choicesSheet(lang: Language, fields: readonly FormField[]): { sheet: BookSheet; from: From } {
  const lists = new Map<string, { label: string; words: string[] }>();
  for (const { input, label } of fields) {
    const words = wordsOfChoice(input);
    if (words.length > 0 && !lists.has(words.join("\n"))) lists.set(words.join("\n"), { label, words });
  }
  const columns = [...lists.values()];
  const longest = Math.max(0, ...columns.map(({ words }) => words.length));
  const name = sheetName(t(lang, "form-file.sheet.choices"));
  return {
    from: ({ input }) => {
      const n = [...lists.keys()].indexOf(wordsOfChoice(input).join("\n"));
      const length = columns[n]?.words.length;
      const letter = String.fromCharCode(65 + n);
      return length === undefined ? undefined : `'${name}'!$${letter}$4:$${letter}$${length + 3}`;
    },
    sheet: {
      name,
      widths: columns.map(() => 30),
      rows: [
        [cell("key", "[list]")],
        [cell("quiet", t(lang, "form-file.choices.note"))],
        columns.map(({ label }) => cell("label", label)),
        ...Array.from({ length: longest }, (_, n) => columns.map(({ words }) => cell("quiet", words[n]))),
      ],
      headRows: 0,
      isLandscape: true,
      choices: [],
      wide: [{ row: 1, from: 0, to: 3 }],
    },
  };
}

function listSheet(lang: Language, { title, note, columns, rows }: FormSheet["lists"][number]): BookSheet {
  return {
    name: t(lang, "form-file.sheet.rows"),
    widths: [14, 76, 20],
    rows: [
      [cell("key", "[list]"), cell("heading", title)],
      [cell("quiet"), cell("quiet", note)],
      columns.map((text) => cell("label", text)),
      ...rows.map((row) => row.map((text) => cell(row[0] === "" ? "heading" : "quiet", text))),
    ],
    headRows: 3,
    isLandscape: false,
    choices: [],
    wide: [],
  };
}

function adviceSheet({ lang, parts }: FormSheet): BookSheet | undefined {
  const lines = (about: string, advice: readonly Advice[]): BookCell[][] =>
    advice.map(({ words, paragraph }) => [
      cell("label", about),
      cell("quiet", paragraph ? [paragraph.name, words, paragraph.text].filter(Boolean).join("\n") : words),
    ]);
  const rows = parts.flatMap(({ title, advice, fields }) => [
    ...lines(title, advice),
    ...fields.flatMap((field) => lines(field.label, field.advice)),
  ]);
  if (rows.length === 0) return undefined;
  const name = t(lang, "form-file.sheet.guidance");
  return {
    name,
    widths: [30, 90],
    rows: [[cell("key", "[list]")], ...rows],
    headRows: 0,
    isLandscape: true,
    choices: [],
    wide: [],
  };
}
