import assert from "node:assert/strict";
import { after, test } from "node:test";
import { languages } from "#i18n/languages.ts";
import { arabicLetters, extracted, letters } from "./extracted.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import type { MatrixSheet } from "./matrix-sheet.ts";
import { openPdfPress } from "./pdf.ts";
import type { PdfJob } from "./pdf-job.ts";
import { sampleDifference, sampleNoteVerbale, sampleWritten } from "./sample-note.ts";
import { sampleLetter, sampleMatrix } from "./sample-sheets.ts";

const press = openPdfPress();
after(() => press.close());

for (const lang of languages) {
  test(`a letter and a matrix in ${lang} are printed to be read and to be kept`, async () => {
    for (const standard of ["ua-1", "a-2a"] as const) {
      const data = { ...sampleLetter(lang), written: [sampleWritten(lang)] };
      const letter = await printed({ template: "correspondence/letter.typ", data, standard });
      const matrix = await printed({ template: "matrix/matrix.typ", data: sampleMatrix(lang), standard });
      for (const bytes of [letter, matrix]) {
        const claim =
          standard === "ua-1" ? "<pdfuaid:part>1</pdfuaid:part>" : "<pdfaid:conformance>A</pdfaid:conformance>";
        assert.ok(Buffer.from(bytes).includes(claim), `${lang} ${standard} is not named in the file`);
      }
    }
  });

  test(`a matrix printed in ${lang} has every row, every mark and a word for every blank`, async () => {
    const sheet = sampleMatrix(lang);
    const found = await extracted(await printedMatrix(sheet));
    const rows = sheet.sections.flatMap((section) => section.rows);
    const marks = rows.flatMap((row) => Object.values(row.marks));

    assert.equal(found.bodyRows, rows.length);
    assert.equal(
      found.headRows,
      sheet.sections.flatMap(({ kind }) => (kind === "status" ? ["once"] : ["two", "rows"])).length,
    );
    for (const mark of ["X", "?", "N/A"] as const) {
      const inKey = 1;
      const inCells = marks.filter((other) => other === mark).length;
      assert.equal(found.pieces.filter((piece) => piece.trim() === mark).length, inCells + inKey, `marks ${mark}`);
    }
    const blanks = marks.filter((mark) => mark === "").length + 1; // one in the key to the symbols
    assert.deepEqual(found.readAloud, Array(blanks).fill(sheet.columns.blank));
  });
}

for (const lang of languages.filter((language) => language !== "ar")) {
  test(`every text of a letter and its matrix in ${lang} comes back from the paper as it was`, async () => {
    const sheet = { ...sampleLetter(lang), written: [sampleWritten(lang)] };
    const bytes = await printed({ template: "correspondence/letter.typ", data: sheet, standard: "ua-1" });
    const { text, title } = await extracted(bytes);
    const all = letters(text);
    const lost = textsOf({ ...sheet, title: "" }).filter((words) => !all.includes(letters(words)));
    assert.deepEqual(lost, []);
    assert.equal(title, sheet.title);
  });
}

for (const lang of languages) {
  test(`a note verbale, and a letter with a difference and no matrix, come back from the paper as they were in ${lang}`, async () => {
    const difference = sampleDifference(lang);
    const letter: LetterSheet = { ...sampleLetter(lang), annex: null, difference };
    for (const sheet of [sampleNoteVerbale(lang), letter]) {
      const job = { template: "correspondence/letter.typ", data: sheet } as const;
      await printed({ ...job, standard: "a-2a" });
      const found = await extracted(await printed({ ...job, standard: "ua-1" }));
      assert.equal(found.pages.length === 1, sheet.form === "note-verbale");
      assert.equal(found.bodyRows, sheet.difference?.rows.length ?? 0);
      const shown = textsOf({ ...sheet, title: "", difference: sheet.difference && { ...sheet.difference, none: "" } });
      const all = letters(found.text);
      // An Arabic line comes back in the order it is painted: its letters are counted, its foreign runs looked for.
      const arabic = shown.filter((words) => /\p{Script=Arabic}/u.test(words));
      const exact = [...shown.filter((words) => !arabic.includes(words)), ...arabic.flatMap(foreignRuns)];
      assert.deepEqual(
        exact.filter((words) => !all.includes(letters(words))),
        [],
      );
      assert.ok(enough(arabicLetters(found.text), arabicLetters(arabic.join(""))));
    }
  });
}

test("a letter says when nothing differs, and has no table then", async () => {
  const difference = { ...sampleDifference("en"), rows: [] };
  const data = { ...sampleLetter("en"), annex: null, difference };
  const found = await extracted(await printed({ template: "correspondence/letter.typ", data, standard: "ua-1" }));
  assert.ok(letters(found.text).includes(letters(difference.none)));
  assert.equal(found.bodyRows, 0);
});

test("an Arabic remark comes back with the same letters, none doubled and none lost", async () => {
  const words =
    "تستمد المعلومات الواردة في المصفوفات أساسا من التقارير الوطنية ولا يعني الفراغ شيئا، والأسلحة والإجراءات والآليات مذكورة";
  const without = await extracted(await printedMatrix(withRemark("ar", "")));
  const withIt = await extracted(await printedMatrix(withRemark("ar", words)));
  const gained = arabicLetters(withIt.text);
  for (const [letter, count] of arabicLetters(without.text)) {
    const more = (gained.get(letter) ?? 0) - count;
    if (more === 0) gained.delete(letter);
    else gained.set(letter, more);
  }
  assert.deepEqual(sorted(gained), sorted(arabicLetters(words)));
});

test("addresses, telephone numbers and symbols come back unturned from an Arabic page", async () => {
  const { text } = await extracted(
    await printedMatrix(
      withRemark("ar", "النص: S/AC.44/2031/7، الهاتف +1 212 555 0199، registry@example.org، القانون 2031-447"),
    ),
  );
  for (const run of ["S/AC.44/2031/7", "+12125550199", "registry@example.org", "2031-447"]) {
    assert.ok(letters(text).includes(run), run);
  }
});

test("each page of an invented State's document says so, and bears its number", async () => {
  const sheet = sampleLetter("en");
  const { pages } = await extracted(
    await printed({ template: "correspondence/letter.typ", data: sheet, standard: "ua-1" }),
  );
  pages.forEach((page, at) => {
    assert.ok(letters(page).includes(letters(sheet.invented ?? "")), `page ${at + 1}`);
    assert.ok(page.includes(`Page ${at + 1} of ${pages.length}`), `page ${at + 1}`);
  });
});

test("the same sheet gives the same bytes, in another press too", async () => {
  const another = openPdfPress();
  const job: PdfJob = { template: "correspondence/letter.typ", data: sampleLetter("ar"), standard: "a-2a" };
  const [first, other] = [await press.print(job), await another.print(job)];
  await another.close();
  assert.ok(first.ok && other.ok);
  assert.deepEqual(Buffer.from(first.bytes), Buffer.from(other.bytes));
});

test("markup in a remark is printed letter by letter and does nothing", async () => {
  const words = '#panic("x") $x^2$ #read("/etc/passwd") *bold* <label> @ref // comment \\ `code`';
  const { text } = await extracted(await printedMatrix(withRemark("en", words)));
  assert.ok(letters(text).includes(letters(words)));
});

test("control characters and half characters do not stop a document", async () => {
  const { text } = await extracted(
    await printedMatrix(withRemark("en", "one\u0000\u0007\u001B\uFEFF\u202E two\ttab\r\nline e\u0301")),
  );
  assert.ok(letters(text).includes("onetwotablineé"));
});

test("a character that no font has is named with its place, and nothing is printed", async () => {
  for (const standard of ["ua-1", "a-2a"] as const) {
    const outcome = await press.print({
      template: "matrix/matrix.typ",
      data: withRemark("en", "flask \u{1F9EA}"),
      standard,
    });
    assert.deepEqual(outcome, {
      ok: false,
      reason: "unprintable-character",
      detail: "U+1F9EA sections.1.rows.3.remarks",
    });
  }
});

test("names in other scripts than the document's are printed", async () => {
  const words = "Закон о контроле; 两用物项出口管制条例; القانون رقم 7; Ħ Ż Đ";
  for (const lang of languages) await printedMatrix(withRemark(lang, words));
});

test("a remark of a hundred thousand characters runs over pages and keeps its last word", async () => {
  const { text, pages } = await extracted(
    await printedMatrix(withRemark("en", `${"a long remark ".repeat(7_200)}end-of-it`)),
  );
  assert.ok(pages.length > 20);
  assert.ok(letters(text).includes("end-of-it"));
});

test("weapons written out stand over their marks, and no row is lost to them", async () => {
  const sheet = sampleMatrix("ru");
  const weapons = { NW: "Ядерное оружие", CW: "Химическое оружие", BW: "Биологическое оружие" };
  const found = await extracted(await printedMatrix({ ...sheet, columns: { ...sheet.columns, weapons } }));
  assert.ok(letters(found.text).includes("Биологическоеоружие"));
  assert.equal(found.bodyRows, sheet.sections.flatMap(({ rows }) => rows).length);
});

test("a word without an end is broken over lines, and none of it runs off the page", async () => {
  for (const letter of ["Q", "Ж", "_"]) {
    const { text } = await extracted(await printedMatrix(withRemark("en", letter.repeat(3_000))));
    assert.equal(text.split(letter).length - 1, 3_000, letter);
  }
});

test("the section titles may stand in another language than the document", async () => {
  const sheet = sampleMatrix("ar");
  const sections = sheet.sections.map((section) => ({
    ...section,
    title: "Related matters",
    titleLang: "en" as const,
  }));
  const { text } = await extracted(await printedMatrix({ ...sheet, sections }));
  assert.ok(letters(text).includes("Relatedmatters"));
});

function withRemark(lang: MatrixSheet["lang"], remarks: string): MatrixSheet {
  const sheet = sampleMatrix(lang);
  const sections = sheet.sections.map((section, s) => ({
    ...section,
    rows: section.rows.map((row, r) => (s === 1 && r === 3 ? { ...row, remarks } : row)),
  }));
  return { ...sheet, sections };
}

async function printedMatrix(data: MatrixSheet): Promise<Uint8Array> {
  return await printed({ template: "matrix/matrix.typ", data, standard: "ua-1" });
}

async function printed(job: PdfJob): Promise<Uint8Array> {
  const outcome = await press.print(job);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.bytes;
}

const codes = new Set([
  "lang",
  "titleLang",
  "labelLang",
  "rowLang",
  "kind",
  "weapons",
  "marks",
  "pageOf",
  "blank",
  "symbol",
  "form",
]);

/** Every text of a sheet that is meant to be seen. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (codes.has(key) && !isWords(item) ? [] : textsOf(item)));
}

/** `columns.weapons` are words, a section's `weapons` are codes. */
function isWords(value: unknown): boolean {
  return typeof value === "object" && value !== null && "NW" in value;
}

/** Addresses, telephone numbers and symbols. */
function foreignRuns(text: string): string[] {
  return text.match(/[\w.+/-]+@[\w.]+|\+\d[\d ]+\d|[A-Z]+[./][\w./]*\d/gu) ?? [];
}

/** Every letter at least as often as wanted: heads and feet come on each page. */
function enough(found: Map<string, number>, wanted: Map<string, number>): boolean {
  return [...wanted].every(([letter, count]) => (found.get(letter) ?? 0) >= count);
}

function sorted(counts: Map<string, number>): [string, number][] {
  return [...counts].sort();
}
