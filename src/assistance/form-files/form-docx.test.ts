import assert from "node:assert/strict";
import { after, test } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { openDocxPress } from "#documents/docx.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { sampleFields, sampleForm, sampleRows, sampleWords, sorted } from "#test/sample-request.ts";
import type { Field } from "../requests/request-field.ts";
import type { BlankForm } from "./blank-form.ts";
import { makeFormDocx } from "./blank-form-docx.ts";
import { choiceInWords } from "./choice-words.ts";
import type { FormProposal } from "./proposal.ts";
import { readForm } from "./read-form.ts";

const press = openDocxPress();
after(() => press.close());

async function made(form: BlankForm): Promise<Uint8Array> {
  const outcome = await makeFormDocx(press, form);
  assert.ok(outcome.ok, "made");
  return outcome.bytes;
}

/** A file with its document changed, as a program that saves it does. */
function edited(file: Uint8Array, edit: (xml: string) => string): Uint8Array {
  const parts = unzipSync(file);
  const name = "word/document.xml";
  return zipSync({ ...parts, [name]: strToU8(edit(strFromU8(parts[name] ?? new Uint8Array()))) });
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const run = (text: string, look = ""): string => `<w:r>${look}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraphs = (text: string): string =>
  text
    .split("\n")
    .map((line) => `<w:p>${run(line)}</w:p>`)
    .join("");

/** The line of a table with a key, given to `change`. */
function row(xml: string, key: string, change: (row: string) => string): string {
  const found = [...xml.matchAll(/<w:tr\b.*?<\/w:tr>/gsu)].find(([text]) => text.includes(`>[${key}]<`));
  assert.ok(found, key);
  return xml.replace(found[0], () => change(found[0]));
}

/** Writes into the cell beside a key. */
function write(xml: string, key: string, inside: string): string {
  return row(xml, key, (text) => {
    const [asked = "", answer = ""] = text.match(/<w:tc>.*?<\/w:tc>/gsu) ?? [];
    return text.replace(asked + answer, () => `${asked}<w:tc>${inside}</w:tc>`);
  });
}

function tick(xml: string, key: string, label: string): string {
  return row(xml, key, (text) => {
    const [before = "", behind = ""] = text.split(`<w:alias w:val="${escaped(label)}"/>`);
    assert.ok(behind, label);
    return `${before}<w:alias w:val="${escaped(label)}"/>${behind.replace('w14:checked w14:val="0"', 'w14:checked w14:val="1"')}`;
  });
}

function choose(xml: string, key: string, label: string): string {
  return row(xml, key, (text) => text.replace(/(<w:sdtContent>.*?<w:t [^>]*>)[^<]*/su, `$1${escaped(label)}`));
}

async function proposalFrom(file: Uint8Array): Promise<FormProposal> {
  const read = await readForm(file, { rows: sampleRows });
  assert.ok(read.ok, JSON.stringify(read));
  return read;
}

const keysOf = ({ problems }: FormProposal): string[] =>
  problems.map(({ key, item, field, words }) => [key.split(".").at(-1), field, item, words].join(" "));

for (const language of languages) {
  test(`a form filled in Word comes back as it was filled, in ${language}`, async () => {
    const filled = edited(await made(sampleForm(language, "assistance")), (blank) => fill(blank, language));
    const words = sampleWords[language];
    const read = await proposalFrom(filled);
    assert.deepEqual(
      { kind: read.kind, language: read.language, problems: read.problems, unread: read.unread },
      { kind: "assistance", language, problems: [], unread: [] },
    );
    assert.deepEqual(
      sorted(read.fields),
      sorted([
        { item: 0, name: "objective", value: words, audience: "public" },
        {
          item: 0,
          name: "elsewhere",
          value: JSON.stringify([{ to: "Centre", when: "2025", standing: "declined" }]),
          audience: "public",
        },
        { item: 0, name: "contact", value: words, audience: "all-providers" },
        {
          item: 2,
          name: "subject",
          value: JSON.stringify([
            { template: "m2017", row: "C2.01", weapon: "NW" },
            { template: "m2017", row: "C2.01", weapon: "BW" },
          ]),
          audience: "public",
        },
        { item: 2, name: "kinds", value: JSON.stringify(["training", "visit"]), audience: "public" },
        { item: 2, name: "need", value: words, audience: "committee" },
        { item: 2, name: "how-soon", value: "one-year", audience: "public" },
        { item: 2, name: "languages", value: JSON.stringify(["ar", "en"]), audience: "public" },
      ]),
    );
  });

  test(`a draft taken away comes back the same, in ${language}`, async () => {
    const read = await proposalFrom(await made(sampleForm(language, "assistance", sampleFields(language))));
    assert.deepEqual(sorted(read.fields), sorted(sampleFields(language)));
    assert.deepEqual([read.problems, read.unread], [[], []]);
  });
}

function fill(blank: string, language: Language): string {
  let xml = write(blank, "objective", paragraphs(sampleWords[language]));
  xml = write(xml, "contact", `<w:p/>${paragraphs(sampleWords[language])}<w:p/><w:p/>`);
  xml = write(xml, "need.2", paragraphs(sampleWords[language]));
  xml = choose(xml, "need.2.audience", t(language, "audience.committee"));
  xml = write(xml, "subject.2", paragraphs("c2.٠1 nw, BW – whatever"));
  xml = tick(xml, "kinds.2", choiceInWords(language, "kinds", "training"));
  xml = tick(xml, "kinds.2", choiceInWords(language, "kinds", "visit"));
  xml = write(xml, "how-soon.2", paragraphs(`[x] ${choiceInWords(language, "how-soon", "one-year")}`));
  xml = write(xml, "languages.2", paragraphs("English; العربية"));
  xml = write(xml, "elsewhere.1.to", paragraphs("Centre"));
  xml = write(xml, "elsewhere.1.when", paragraphs("2025"));
  return choose(xml, "elsewhere.1.standing", choiceInWords(language, "standing", "declined"));
}

test("a general request is read from its own form, in Arabic too", async () => {
  for (const language of ["en", "ar"] as const) {
    const fields: Field[] = [
      { item: 0, name: "matter", value: sampleWords[language], audience: "committee" },
      { item: 0, name: "contact", value: sampleWords[language], audience: "all-providers" },
    ];
    const read = await proposalFrom(await made(sampleForm(language, "general", fields)));
    assert.deepEqual([read.kind, read.fields, read.problems, read.unread], ["general", fields, [], []]);
  }
});

test("what people do to a form does not spoil it", async () => {
  const file = edited(await made(sampleForm("en", "assistance")), (blank) => {
    const tables = [...blank.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(([text]) => text);
    let xml = write(
      blank,
      "objective",
      `<w:p><w:ins w:id="1" w:author="a">${run("new ")}</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>old </w:delText></w:r></w:del>${run("words")}</w:p>`,
    );
    // Columns turned round, the hint taken out, a line copied, a list, hidden words, a picture beside the words.
    xml = row(xml, "background", (text) => {
      const [asked = "", answer = ""] = text.match(/<w:tc>.*?<\/w:tc>/gsu) ?? [];
      const bare = asked.replace(/<w:p>(?:(?!<\/w:p>).)*In one or two(?:(?!<\/w:p>).)*<\/w:p>/su, "");
      return text.replace(asked + answer, () => `<w:tc>${paragraphs("behind it")}</w:tc>${bare}`);
    });
    xml = write(
      xml,
      "need.1",
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run("first")}</w:p><w:p>${run("secret", "<w:rPr><w:vanish/></w:rPr>")}${run("second")}</w:p><w:p><w:r><w:drawing/></w:r></w:p>`,
    );
    const copied = tables.find((text) => text.includes(">[need.1]<")) ?? "";
    const third = write(copied, "need.1", paragraphs("another thing"));
    return xml.replace("<w:sectPr", () => `<w:p>${run("A line between")}</w:p>${third}<w:p/><w:sectPr`);
  });
  const read = await proposalFrom(file);
  assert.deepEqual(
    sorted(read.fields),
    sorted([
      { item: 0, name: "objective", value: "new words", audience: "public" },
      { item: 0, name: "background", value: "behind it", audience: "public" },
      { item: 1, name: "need", value: "– first\nsecond", audience: "public" },
      { item: 3, name: "need", value: "another thing", audience: "public" },
    ]),
  );
  assert.deepEqual(keysOf(read).sort(), ["changes  0 ", "picture need 1 "]);
  assert.deepEqual(read.unread, ["A line between"]);
});

test("a program that keeps no styles and no controls spoils nothing", async () => {
  const fields = sampleFields("en");
  const file = edited(await made(sampleForm("en", "assistance", fields)), (xml) =>
    xml
      .replaceAll(/<w:pStyle [^>]*>/g, "")
      .replaceAll(/<w:sdtPr>.*?<\/w:sdtPr>/gs, "")
      .replaceAll(/<\/?w:sdt(Content)?>/g, ""),
  );
  const read = await proposalFrom(file);
  assert.deepEqual(sorted(read.fields), sorted(fields));
  assert.deepEqual(read.problems, []);
  assert.deepEqual(read.unread, ["1540 (2004), OP7", "Say what is there today.", "Recognizes…"]);
});

test("a field that cannot be taken is told with its words, and the rest is read", async () => {
  const file = edited(await made(sampleForm("en", "assistance")), (blank) => {
    let xml = write(blank, "objective", paragraphs("x".repeat(8001)));
    xml = write(xml, "background", paragraphs("kept"));
    xml = write(xml, "background.audience", paragraphs("my friends"));
    xml = write(xml, "kinds.1", paragraphs("☒ Training\n☒ Magic\n☐ Visit\n☒ Other: a laboratory"));
    xml = write(xml, "how-soon.1", paragraphs("x No date\nx Within a year"));
    xml = write(xml, "subject.1", paragraphs("C2.01 NW\nC9.99\ncustoms\nC1.01 NW"));
    xml = write(xml, "contact", paragraphs("A. Person"));
    xml = write(xml, "contact.audience", paragraphs("All States"));
    return write(xml, "elsewhere.1.when", paragraphs("2025"));
  });
  const read = await proposalFrom(file);
  assert.deepEqual(
    sorted(read.fields).map(({ item, name, value, audience }) => [item, name, value, audience].join(" ")),
    [
      "0 background kept secretariat",
      "0 contact A. Person all-providers",
      '1 kinds ["training","other"] public',
      '1 subject [{"template":"m2017","row":"C2.01","weapon":"NW"}] public',
    ],
  );
  assert.deepEqual(
    keysOf(read).sort(),
    [
      `too-long objective 0 ${"x".repeat(300)}…`,
      "audience background 0 my friends",
      "elsewhere-nobody elsewhere 0 2025",
      "audience-too-wide contact 0 ",
      "unknown-row subject 1 C9.99",
      "unknown-row subject 1 customs",
      "other-weapon subject 1 C1.01 NW",
      "unknown-choice kinds 1 Magic",
      "words-beside kinds 1 Other: a laboratory",
      "several-choices how-soon 1 x No date\nx Within a year",
    ].sort(),
  );
});

test("files that are no form, or not to be opened, are refused by name", async () => {
  const form = await made(sampleForm("en", "general"));
  const parts = unzipSync(form);
  const reason = async (file: Uint8Array, limits?: { milliseconds: number }): Promise<string> => {
    const read = await readForm(file, { rows: sampleRows, ...(limits ? { limits } : {}) });
    return read.ok ? "read" : read.reason;
  };
  assert.equal(await reason(new Uint8Array()), "empty");
  assert.equal(await reason(new Uint8Array(6_000_000)), "too-large");
  assert.equal(await reason(strToU8("%PDF-1.7 and so on")), "wrong-type");
  assert.equal(await reason(zipSync({ "content.xml": strToU8("<x/>") })), "wrong-type");
  assert.equal(await reason(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])), "locked");
  assert.equal(await reason(strToU8("PK\u0003\u0004 and no more")), "hostile");
  assert.equal(await reason(zipSync({ ...parts, "word/vbaProject.bin": strToU8("x") })), "macros");
  assert.equal(await reason(edited(form, (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`)), "hostile");
  assert.equal(await reason(edited(form, (xml) => xml.replace("<w:body>", "<w:body>".padEnd(30_000_000)))), "hostile");
  assert.equal(await reason(edited(form, (xml) => xml.replace("</w:body>", ""))), "unreadable");
  assert.equal(
    await reason(edited(form, (xml) => xml.replace("<w:body>", `<w:body>${"<w:sdt>".repeat(5_000)}`))),
    "unreadable",
  );
  assert.equal(await reason(edited(form, (xml) => xml.replaceAll(/\[[a-z.]+\]/g, ""))), "not-our-form");
  assert.equal(await reason(form, { milliseconds: 1 }), "hostile");
});
