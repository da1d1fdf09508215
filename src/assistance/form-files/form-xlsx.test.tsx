import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { renderToString } from "preact-render-to-string";
import { fillCast } from "#demo/fill-cast.ts";
import { fillInventedStates } from "#demo/fill-invented-states.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { get, openTestApp } from "#test/app.ts";
import { sampleFields, sampleForm, sampleRows, sampleWords, sorted } from "#test/sample-request.ts";
import type { Field } from "../requests/request-field.ts";
import { makeFormXlsx } from "./blank-form-xlsx.ts";
import { choiceInWords } from "./choice-words.ts";
import { blankFormPath } from "./paths.ts";
import { type FormProposal, faultInWords } from "./proposal.ts";
import { ProposalTable } from "./proposal.views.tsx";
import { readForm } from "./read-form.ts";

type Grid = (string | number | null)[][];
type Sheet = {
  name: string;
  rows: Grid;
  formulas: Map<string, { value: null; formula: string; formulaResult: string }>;
};

/** A workbook opened, changed and saved by another program: words and formulas are all that is kept of it. */
async function edited(file: Uint8Array, edit: (sheets: Sheet[]) => void): Promise<Uint8Array> {
  const book = await readXlsx(file);
  const sheets = book.sheets.map(({ name, rows }): Sheet => ({ name, rows: rows as Grid, formulas: new Map() }));
  edit(sheets);
  return new Uint8Array(
    await writeXlsx({ sheets: sheets.map(({ name, rows, formulas }) => ({ name, rows, cells: formulas })) }),
  );
}

/** Writes beside a key of the first sheet. */
function write({ rows }: Sheet, key: string, text: string, column = 2): void {
  const row = rows.find((one) => one.includes(`[${key}]`));
  assert.ok(row, key);
  row[column] = text;
}

/** Writes into the line of an item, below its key. */
function writeItem({ rows }: Sheet, line: number, key: string, text: string | number): void {
  const column = rows[0]?.indexOf(`[${key}]`) ?? -1;
  assert.ok(column >= 0, key);
  const row = rows[line + 1];
  assert.ok(row, `line ${line}`);
  row[column] = text;
}

function there(sheet: Sheet | undefined): Sheet {
  assert.ok(sheet, "a sheet");
  return sheet;
}

async function proposalFrom(file: Uint8Array): Promise<FormProposal> {
  const read = await readForm(file, { rows: sampleRows });
  assert.ok(read.ok, JSON.stringify(read));
  return read;
}

const keysOf = ({ problems }: FormProposal): string[] =>
  problems.map(({ key, field, item, words, at }) => [key.split(".").at(-1), field, item, words, at].join(" "));

for (const language of languages) {
  test(`a form filled as a workbook comes back as it was filled, in ${language}`, async () => {
    const file = await edited(await makeFormXlsx(sampleForm(language, "assistance")), ([request, items]) =>
      fill(there(request), there(items), language),
    );
    const read = await proposalFrom(file);
    assert.deepEqual(
      { language: read.language, problems: read.problems, unread: read.unread },
      { language, problems: [], unread: [] },
    );
    const words = sampleWords[language];
    assert.deepEqual(
      sorted(read.fields),
      sorted([
        { item: 0, name: "objective", value: words, audience: "states" },
        {
          item: 0,
          name: "elsewhere",
          value: JSON.stringify([{ to: "Centre", when: "2025", standing: "ended" }]),
          audience: "public",
        },
        {
          item: 2,
          name: "subject",
          value: JSON.stringify([{ template: "m2017", row: "C2.01", weapon: "CW" }]),
          audience: "public",
        },
        { item: 2, name: "kinds", value: JSON.stringify(["legislative", "exchange"]), audience: "public" },
        { item: 2, name: "need", value: words, audience: "committee" },
        { item: 2, name: "how-soon", value: "two-years", audience: "public" },
        { item: 2, name: "time-frame", value: "2027", audience: "public" },
        { item: 2, name: "languages", value: JSON.stringify(["zh", "es"]), audience: "public" },
      ]),
    );
  });

  test(`a draft taken away as a workbook comes back the same, in ${language}`, async () => {
    const read = await proposalFrom(await makeFormXlsx(sampleForm(language, "assistance", sampleFields(language))));
    assert.deepEqual(sorted(read.fields), sorted(sampleFields(language)));
    assert.deepEqual([read.problems, read.unread], [[], []]);
  });
}

function fill(request: Sheet, items: Sheet, language: Language): void {
  write(request, "objective", sampleWords[language]);
  write(request, "objective", t(language, "audience.states"), 3);
  write(request, "elsewhere.1.to", "Centre");
  write(request, "elsewhere.1.when", "2025");
  write(request, "elsewhere.1.standing", choiceInWords(language, "standing", "ended"));
  writeItem(items, 2, "subject", "C2.01 CW");
  const kinds = ["exchange", "legislative"].map((one) => choiceInWords(language, "kinds", one).toUpperCase());
  writeItem(items, 2, "kinds", kinds.join(language === "ar" ? "؛ " : "; "));
  writeItem(items, 2, "need", sampleWords[language]);
  writeItem(items, 2, "need.audience", t(language, "audience.committee"));
  writeItem(items, 2, "how-soon", choiceInWords(language, "how-soon", "two-years"));
  writeItem(items, 2, "time-frame", 2027);
  writeItem(items, 2, "languages", "中文, español");
}

test("sheets renamed and moved, columns moved, lines copied and notes beside do not spoil a workbook", async () => {
  const file = await edited(await makeFormXlsx(sampleForm("en", "assistance")), (sheets) => {
    const [request, items] = [there(sheets[0]), there(sheets[1])];
    write(request, "background", "what stands");
    write(request, "background", "a note", 6);
    writeItem(items, 1, "need", "first");
    writeItem(items, 3, "need", "copied");
    writeItem(items, 3, "item", 1);
    items.rows.splice(3, 0, [null, null]);
    for (const row of items.rows) row.reverse();
    for (const row of request.rows) row.splice(2, 0, null);
    sheets.reverse();
    for (const [n, sheet] of sheets.entries()) sheet.name = `Лист ${n}`;
    sheets.push({ name: "Notes", rows: [["to be discussed"]], formulas: new Map() });
  });
  const read = await proposalFrom(file);
  assert.deepEqual(
    sorted(read.fields),
    sorted([
      { item: 0, name: "background", value: "what stands", audience: "public" },
      { item: 1, name: "need", value: "first", audience: "public" },
      { item: 2, name: "need", value: "copied", audience: "public" },
    ]),
  );
  assert.deepEqual([read.problems, read.unread], [[], ["a note", "to be discussed"]]);
});

test("formulas and words that are no choice are told at their cell, and the rest is read", async () => {
  const file = await edited(await makeFormXlsx(sampleForm("en", "assistance")), ([request, items]) => {
    write(there(request), "objective", "kept");
    write(there(request), "objective", "nobody", 3);
    const formulas = there(items).formulas;
    const need = there(items).rows[0]?.indexOf("[need]");
    formulas.set(`2,${need}`, { value: null, formula: 'HYPERLINK("http://host.example")', formulaResult: "press" });
    writeItem(there(items), 1, "institution", "Ministry");
    writeItem(there(items), 1, "kinds", "Training; Magic");
  });
  const read = await proposalFrom(file);
  assert.deepEqual(
    sorted(read.fields).map(({ item, name, value, audience }) => [item, name, value, audience].join(" ")),
    ["0 objective kept secretariat", "1 institution Ministry public", '1 kinds ["training"] public'],
  );
  assert.deepEqual(
    keysOf(read).sort(),
    [
      "audience objective 0 nobody Request, D9",
      "unknown-choice kinds 1 Magic Items, C3",
      "formula need 1  Items, B3",
    ].sort(),
  );
  for (const language of ["en", "ar"] as const) {
    const shown = renderToString(<ProposalTable {...{ language, proposal: read, rows: sampleRows }} />);
    assert.match(shown, /Ministry/);
    assert.match(shown, /<q><bdi>Magic<\/bdi><\/q>/);
    assert.ok(shown.includes(t(language, "form-file.problem.formula")), language);
    assert.ok(shown.includes(choiceInWords(language, "kinds", "training")), language);
  }
});

test("names of sheets with blanks stand in quotation marks, without which the program repairs the file", async () => {
  const file = unzipSync(await makeFormXlsx(sampleForm("en", "assistance")));
  const book = strFromU8(file["xl/workbook.xml"] ?? new Uint8Array());
  assert.match(book, />'Rows of the matrix'!\$3:\$3</);
  const items = strFromU8(file["xl/worksheets/sheet2.xml"] ?? new Uint8Array());
  assert.match(items, /<formula1>'Choices'!\$[A-Z]\$4:\$[A-Z]\$14<\/formula1>/);
});

test("a general request is read from its own workbook", async () => {
  const fields: Field[] = [{ item: 0, name: "matter", value: sampleWords.ar, audience: "committee" }];
  const read = await proposalFrom(await makeFormXlsx(sampleForm("ar", "general", fields)));
  assert.deepEqual([read.kind, read.language, read.fields, read.problems], ["general", "ar", fields, []]);
});

test("workbooks that are no form, or not to be opened, are refused by name", async () => {
  const form = await makeFormXlsx(sampleForm("en", "general"));
  const parts = unzipSync(form);
  const reason = async (file: Uint8Array): Promise<string> => {
    const read = await readForm(file, { rows: sampleRows });
    return read.ok ? "read" : read.reason;
  };
  const other = (rows: Grid): Promise<Uint8Array> =>
    edited(form, (sheets) => sheets.splice(0, sheets.length, { name: "s", rows, formulas: new Map() }));
  assert.equal(await reason(await other([["a"]])), "not-our-form");
  assert.equal(await reason(await other(Array.from({ length: 2_000 }, () => ["a"]))), "too-many-rows");
  assert.equal(await reason(await other([Array(90).fill("a")])), "too-many-columns");
  assert.equal(await reason(zipSync({ ...parts, "xl/vbaProject.bin": strToU8("x") })), "macros");
  const sheet = "xl/worksheets/sheet1.xml";
  assert.equal(await reason(zipSync({ ...parts, [sheet]: strToU8('<!DOCTYPE x [<!ENTITY a "b">]><x/>') })), "hostile");
  const long = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${Array.from({ length: 60_000 }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>${n}</v></c></row>`).join("")}</sheetData></worksheet>`;
  assert.equal(await reason(zipSync({ ...parts, [sheet]: strToU8(long) })), "too-many-rows");
  for (const language of languages) assert.ok(faultInWords(language, "not-our-form").length > 10);
});

test("who may begin a request takes the empty form away, in any of the languages", async () => {
  const { app, cookieOf, database } = await openTestApp();
  await database.owner.transaction().execute(async (transaction) => {
    await fillInventedStates(transaction);
    await fillCast(transaction);
  });
  const [state, expert] = [await cookieOf("Clara Weston"), await cookieOf("Sanna Rielke")];
  const word = await get(app, `/en${blankFormPath("assistance", "docx", "ar")}`, state);
  assert.equal(word.status, 200);
  assert.equal(word.headers.get("content-disposition"), 'attachment; filename="request-assistance-ar.docx"');
  const read = await proposalFrom(new Uint8Array(await word.arrayBuffer()));
  assert.deepEqual([read.kind, read.language, read.fields], ["assistance", "ar", []]);
  const book = await get(app, `/fr/assistance/form/general.xlsx`, state);
  assert.equal((await proposalFrom(new Uint8Array(await book.arrayBuffer()))).language, "fr");
  assert.equal((await get(app, `/en${blankFormPath("general", "xlsx", "en")}`, expert)).status, 403);
  assert.equal((await get(app, `/en${blankFormPath("general", "xlsx", "en")}`)).status, 303);
  assert.equal((await get(app, "/en/assistance/form/other.docx", state)).status, 404);
});
