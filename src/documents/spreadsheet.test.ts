import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { repackedSpreadsheet } from "./safe-unzip.ts";
import { readSpreadsheet, writeCsv, writeXlsx } from "./spreadsheet.ts";

const rows = [
  ["name", "number", "words"],
  ["=HYPERLINK(1)", "+1 212 555 0100", "two\nlines; and, “quotes”"],
  ["ليلى النضيري", "-", "云兰"],
];
const table = { name: "Directory / الدليل", rows, isRightToLeft: true };

async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  const read = await readSpreadsheet(bytes);
  assert.ok(read.ok, JSON.stringify(read));
  return read.rows;
}

async function reasonFor(bytes: Uint8Array, bounds = {}): Promise<string> {
  const read = await readSpreadsheet(bytes, bounds);
  return read.ok ? "read" : read.reason;
}

/** A workbook as a program would write it, with some of its parts changed. */
function workbook(parts: Record<string, string>): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const all = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c></row>'),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}

function sheet(data: string): string {
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData></worksheet>`;
}

test("what is written as CSV or XLSX is read back the same, line breaks and six scripts included", async () => {
  assert.deepEqual(await rowsOf(writeCsv(table)), rows);
  assert.deepEqual(await rowsOf(await writeXlsx(table)), rows);
  assert.deepEqual(await rowsOf(workbook({})), [["one"]]);
});

test("no cell of a CSV opens as a formula", () => {
  const text = Buffer.from(writeCsv(table)).toString("utf8");
  assert.ok(text.startsWith("\ufeff"), "a spreadsheet program sees that it is UTF-8");
  assert.match(text, /'=HYPERLINK/);
  assert.match(text, /'\+1 212/);
});

test("a CSV with semicolons, and what Excel calls Unicode text, are read", async () => {
  assert.deepEqual(await rowsOf(Buffer.from("a;b\r\n1;2\r\n\r\n")), [
    ["a", "b"],
    ["1", "2"],
  ]);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("a\tb\r\nд\tж\r\n", "utf16le")]);
  assert.deepEqual(await rowsOf(utf16), [
    ["a", "b"],
    ["д", "ж"],
  ]);
});

test("an empty file, a picture, a text that is no UTF-8 and an archive of something else are refused by name", async () => {
  assert.equal(await reasonFor(new Uint8Array()), "empty");
  assert.equal(await reasonFor(Buffer.from("\ufeff\r\n")), "empty");
  assert.equal(await reasonFor(Buffer.from("\x89PNG\r\n\x1a\n\0\0")), "wrong-type");
  assert.equal(await reasonFor(Buffer.from([0x61, 0xe9, 0x2c])), "wrong-type");
  assert.equal(await reasonFor(zipSync({ "readme.txt": strToU8("hello") })), "unreadable");
});

test("a file that is too large, too long or too wide is refused", async () => {
  assert.equal(await reasonFor(new Uint8Array(5 * 1024 * 1024 + 1)), "too-large");
  assert.equal(await reasonFor(Buffer.from("a,b\n".repeat(5002))), "too-many-rows");
  assert.equal(
    await reasonFor(await writeXlsx({ ...table, rows: Array.from({ length: 5002 }, () => ["a"]) })),
    "too-many-rows",
  );
  assert.equal(await reasonFor(Buffer.from(`${"a,".repeat(60)}b\n`)), "too-many-columns");
});

test("hostile archives are refused: a bomb, entities, macros, a name that leaves it", async () => {
  const bomb = workbook({ "xl/worksheets/sheet1.xml": sheet(" ".repeat(50_000_000)) });
  assert.ok(bomb.length < 200_000, "small outside");
  assert.equal(await reasonFor(bomb), "hostile");
  const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
  assert.equal(await reasonFor(workbook({ "xl/workbook.xml": `${entities}<workbook/>` })), "hostile");
  assert.equal(await reasonFor(workbook({ "xl/vbaProject.bin": "x" })), "hostile");
  const why = (bytes: Uint8Array): string => {
    const looked = repackedSpreadsheet(bytes);
    return looked.ok ? "opened" : looked.why;
  };
  assert.equal(why(workbook({ "../../outside.xml": "x" })), "a name that leaves it");
  assert.equal(why(strToU8("PK\u0003\u0004 no archive")), "nothing in it");
});

test("an archive whose list of contents tells of other parts than those that were looked at is not read", async () => {
  const inner = Buffer.from(workbook({ "xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="A1"><v>1</v></c></row>') }));
  const around = Buffer.from(zipSync({ "x.bin": [inner, { level: 0 }] }));
  const start = around.indexOf(inner);
  const end = inner.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const list = Buffer.from(inner.subarray(inner.readUInt32LE(end + 16), end));
  for (let at = 0; at < list.length; ) {
    list.writeUInt32LE(list.readUInt32LE(at + 42) + start, at + 42);
    at += 46 + list.readUInt16LE(at + 28) + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  const head = around.subarray(0, start + inner.length);
  const tail = Buffer.from(inner.subarray(end));
  tail.writeUInt32LE(head.length, 16);
  assert.equal(await reasonFor(inner), "read", "the inner one is a workbook");
  assert.notEqual(await reasonFor(Buffer.concat([head, list, tail])), "read");
});

test("cells at the far corners of a sheet, a merge over all of it and a list over all of it harm nobody", async () => {
  const corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
  assert.notEqual(await reasonFor(workbook({ "xl/worksheets/sheet1.xml": sheet(corner) })), "read");
  const one = '<row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c></row>';
  const merged = sheet(one).replace(
    "</worksheet>",
    '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
  );
  assert.equal(await reasonFor(workbook({ "xl/worksheets/sheet1.xml": merged })), "read");
});

test("a file that takes too long is given up", async () => {
  const long = await writeXlsx({ ...table, rows: Array.from({ length: 4000 }, (_, n) => ["a", `${n}`, "b", "c"]) });
  assert.equal(await reasonFor(long, { milliseconds: 1 }), "hostile");
});
