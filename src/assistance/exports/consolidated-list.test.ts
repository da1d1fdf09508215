import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { StateCode } from "#db/ids.ts";
import { openDocxPress } from "#documents/docx.ts";
import { extracted, letters } from "#documents/extracted.ts";
import { openPdfPress } from "#documents/pdf.ts";
import { partsOf } from "#documents/word-extracted.ts";
import { languages } from "#i18n/languages.ts";
import { listSheet, listTable, publishedList } from "./consolidated-list.ts";
import { fileHeaders, writeList } from "./list-file.ts";
import type { PublishedRequest } from "./published-request.ts";

const [press, docx] = [openPdfPress(), openDocxPress()];
after(() => Promise.all([press.close(), docx.close()]));

const short = { ar: "فادوريا", zh: "法多里亚", en: "Vadoria", fr: "Vadorie", ru: "Вадория", es: "Vadoria" };
const requests = Array.from({ length: 30 }, (_, n): PublishedRequest => {
  return {
    reference: `AR-3FZ${"ABCDEFGHJK"[n % 10]}${"QRS"[Math.floor(n / 10)]}7`,
    asking: { state: { code: "XVA" as StateCode, kind: "invented", short }, organisation: null },
    language: "en",
    standing: "open",
    sentOn: null,
    circulatedOn: "2026-02-03",
    deliveredOn: null,
    publishedAt: Temporal.Instant.from("2026-02-10T15:00:00Z"),
    summary: { en: "=1+1 is what is asked\nand a second line" },
    fields: [],
    moves: [],
  };
});

for (const language of languages)
  test(`the list in ${language} is printed with every row once, whom it is for and that its States are invented`, async () => {
    const list = publishedList(language, requests);
    const pdf = await writeList({ press, docx }, language, list, "pdf");
    assert.ok(pdf.ok, JSON.stringify(pdf));
    const found = await extracted(pdf.bytes);
    assert.ok(found.pages.length > 1);
    const text = letters(found.text);
    for (const { reference } of requests) assert.equal(text.split(reference).length, 2, reference);
    const word = await writeList({ press, docx }, language, list, "docx");
    assert.ok(word.ok);
    const body = JSON.stringify(partsOf(word.bytes).get("word/document.xml"));
    assert.equal(body.split('"w:tr"').length - 1, requests.length + 1);
    const head = JSON.stringify(partsOf(word.bytes).get("word/header1.xml"));
    assert.ok(letters(head).includes(letters(listSheet(language, list).invented ?? "none")));
  });

test("a spreadsheet runs nothing out of the list, has HXL tags where they are wanted, and is called after its day", async () => {
  const list = publishedList("en", requests);
  const csv = async (format: "csv" | "hxl.csv"): Promise<string[]> => {
    const file = await writeList({ press, docx }, "en", list, format);
    assert.ok(file.ok);
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.bytes).split("\r\n");
  };
  const plain = await csv("csv");
  assert.match(plain[0] ?? "", /^\ufeff"Reference","Who asks"/);
  assert.match(plain[1] ?? "", /"'=1\+1/);
  assert.match(plain.join("\n"), /For everybody · As of 10 February 2026, 10:00, New York/);
  const tagged = await csv("hxl.csv");
  for (const tag of (tagged[3] ?? "").replaceAll('"', "").split(",")) assert.match(tag, /^'?#[a-z]+(\+[a-z]+)*$/);
  assert.match(tagged[0] ?? "", /For everybody/);
  assert.match(tagged[1] ?? "", /invented/);
  assert.equal(listTable("en", list, true).length, requests.length + 4, "a program reads rows to the end");
  assert.equal(
    fileHeaders(list, "xlsx", "")["content-disposition"],
    'attachment; filename="1540-requests-for-assistance-2026-02-10.xlsx"',
  );
});
