import assert from "node:assert/strict";
import { test } from "node:test";
import { writeXlsx } from "#documents/spreadsheet.ts";
import type { Announced, AnnouncementFault } from "./announced.ts";
import { readSheet } from "./read-sheet.ts";
import { type DayOrder, readSheetDay } from "./sheet-day.ts";

async function read(bytes: Uint8Array | string, order: DayOrder = "unsaid") {
  const told = await readSheet(typeof bytes === "string" ? Buffer.from(bytes) : bytes, order);
  assert.ok(told.ok, JSON.stringify(told));
  return told;
}

async function announcedIn(bytes: Uint8Array | string, order?: DayOrder): Promise<Announced[]> {
  return (await read(bytes, order)).told.flatMap(({ matter, times }) => times.map((time) => ({ ...matter, ...time })));
}

async function faultsIn(bytes: string): Promise<AnnouncementFault[]> {
  return (await read(bytes)).faults;
}

async function reasonFor(bytes: Uint8Array | string): Promise<string> {
  const told = await readSheet(typeof bytes === "string" ? Buffer.from(bytes) : bytes, "unsaid");
  return told.ok ? "read" : told.reason;
}

const headings: Record<string, string> = {
  en: "Identifier,Title,Start,End,Place,Organiser,Address",
  fr: "Identifiant;Titre;Début;Fin;Lieu;Organisateur;Adresse web",
  es: "Identificador;Título;Inicio;Fin;Lugar;Organizador;Enlace",
  ru: "Номер\tНазвание\tДата начала\tДата окончания\tМесто проведения\tОрганизатор\tСсылка",
  ar: "المعرّف,العنوان,تاريخ البداية,تاريخ النهاية,المكان,الجهة المنظمة,الرابط",
  zh: "编号,标题,开始日期,结束日期,地点,主办方,网址",
};

for (const [language, line] of Object.entries(headings)) {
  test(`a sheet with headings in ${language} is read, each cell under its own`, async () => {
    const mark = /[,;\t]/.exec(line)?.[0] ?? ",";
    const row = [
      "7",
      '"Séance; one, two"',
      "2026-11-27",
      "2026-11-28",
      "Gaborone",
      "UNREC",
      "https://example.org/7",
    ].join(mark);
    const [one] = await announcedIn(`${line}\r\n${row}\r\n`);
    const { uid, title, from, before, place, organiser, url, instance } = one ?? {};
    assert.deepEqual(
      { uid, title, from, before, place, organiser, url, instance },
      {
        uid: "7",
        title: "Séance; one, two",
        from: "2026-11-27",
        before: "2026-11-29",
        place: "Gaborone",
        organiser: "UNREC",
        url: "https://example.org/7",
        instance: null,
      },
    );
  });
}

const french = "Titre;Début;Lieu\r\nSéance d’été;27.11.2026;Lomé\r\n";

test("UTF-8, UTF-16 and Windows-1252 are told apart, and a workbook is read as well", async () => {
  const windows = Buffer.from(french.replaceAll("’", "\u0092"), "latin1");
  const bigEndian = Buffer.from(`\ufeff${french}`, "utf16le").swap16();
  const variants = [
    french,
    `\ufeff${french}`,
    Buffer.from(`\ufeff${french}`, "utf16le"),
    bigEndian,
    Buffer.from(french, "utf16le"),
    windows,
  ];
  for (const variant of variants) {
    const [one] = await announcedIn(typeof variant === "string" ? variant : new Uint8Array(variant));
    assert.deepEqual([one?.title, one?.place, one?.from], ["Séance d’été", "Lomé", "2026-11-27"]);
  }
  const rows = [
    ["Title", "Start"],
    ["Séance", "2026-11-27"],
  ];
  const [one] = await announcedIn(await writeXlsx({ name: "s", rows, isRightToLeft: false }));
  assert.equal(one?.title, "Séance");
});

test("another Windows charset is refused, not read as nonsense; so is what is no sheet", async () => {
  const cyrillic = Buffer.from([0xd1, 0xe5, 0xec, 0xe8, 0xed, 0xe0, 0xf0]); // "Семинар" in Windows-1251
  assert.equal(
    await reasonFor(Buffer.concat([Buffer.from("Title;Start\n"), cyrillic, Buffer.from(";2026-11-27\n")])),
    "wrong-charset",
  );
  assert.equal(await reasonFor("\x89PNG\r\n\x1a\n\0\0"), "wrong-type");
  assert.equal(await reasonFor(""), "empty");
  assert.equal(await reasonFor("Something,Else\n1,2\n"), "no-headings");
  assert.equal(await reasonFor("Title,Start\n"), "no-rows");
  assert.equal(await reasonFor(`Title,Start\n${"a,2026-11-27\n".repeat(5_001)}`), "too-many-rows");
  assert.equal(await reasonFor(new Uint8Array(5 * 1024 * 1024 + 1)), "too-large");
});

const days: [string, string, string][] = [
  ["2026-11-27", "2026-11-27", "as ISO"],
  ["2026/11/27", "2026-11-27", "the year first"],
  ["2026年11月7日", "2026-11-07", "in Chinese"],
  ["27.11.2026", "2026-11-27", "with points"],
  ["3.4.2026", "2026-04-03", "with points, short"],
  ["27/11/2026", "2026-11-27", "where 27 can only be a day"],
  ["11/27/2026", "2026-11-27", "where 27 can only be a day, behind the month"],
  ["4-4-2026", "2026-04-04", "where both orders are one day"],
  ["٢٧/١١/٢٠٢٦", "2026-11-27", "in Arabic digits"],
  ["27.11.2026 9:30", "2026-11-27T09:30:00", "with its time"],
  ["2026-11-27T14:00", "2026-11-27T14:00:00", "with its time, as ISO"],
  ["03/04/2026", "ambiguous-day", "in either order"],
  ["12-11-2026 10:00", "ambiguous-day", "in either order, with a time"],
  ["27.11.26", "day", "without its century"],
  ["31.11.2026", "day", "that no calendar has"],
  ["13/13/2026", "day", "in no order"],
  ["27/11-2026", "day", "with two marks"],
  ["46353", "day", "as a number of a spreadsheet program"],
  ["soon", "day", "in a word"],
];

for (const [text, wanted, what] of days) {
  test(`a day ${what}: “${text}” is ${wanted}`, () => {
    const read = readSheetDay(text, "unsaid");
    const shown =
      typeof read === "string"
        ? read
        : read.isDay
          ? read.at.toPlainDate().toString()
          : read.at.toString({ smallestUnit: "second" });
    assert.equal(shown, wanted);
  });
}

test("an ambiguous day is read as soon as a person has said the order", async () => {
  const sheet = "Title,Start\nA,03/04/2026\n";
  assert.deepEqual(await faultsIn(sheet), [{ line: 2, reason: "ambiguous-day" }]);
  assert.equal((await announcedIn(sheet, "day-first"))[0]?.from, "2026-04-03");
  assert.equal((await announcedIn(sheet, "month-first"))[0]?.from, "2026-03-04");
});

test("an end at midnight does not take the day that begins then", async () => {
  const [one] = await announcedIn("title,start,end\nA,2026-11-27 18:00,2026-11-28 00:00\n");
  assert.deepEqual([one?.from, one?.before, one?.endsAt], ["2026-11-27", "2026-11-28", "2026-11-28T00:00:00"]);
});

test("a row that cannot be read is lost alone, under its number in the sheet", async () => {
  const rows = [
    "1,A,2026-11-27,2026-11-26",
    "",
    "2,,2026-11-27,",
    "3,C,,",
    '4,"two\nlines",2026-11-27,',
    "4,again,2026-11-28,",
    "5,E,2026-01-01,2029-01-01",
    ",F,2026-11-27 09:00,2026-11-29",
  ];
  const { told, faults } = await read(`id,title,start,end\n${rows.join("\n")}\n`);
  assert.deepEqual(
    faults.map(({ line, reason, uid }) => [line, reason, uid?.slice(0, 7)]),
    [
      [2, "order", "1"],
      [4, "no-title", "2"],
      [5, "no-start", "3"],
      [7, "same-uid", "4"],
      [8, "too-long", "5"],
      [9, "no-uid", "untold:"],
    ],
  );
  assert.deepEqual(
    told.map(({ matter, times }) => [matter.title, times[0]?.from, times[0]?.before, times[0]?.startsAt]),
    [
      ["two lines", "2026-11-27", "2026-11-28", undefined],
      ["F", "2026-11-27", "2026-11-30", "2026-11-27T09:00:00"],
    ],
  );
});
