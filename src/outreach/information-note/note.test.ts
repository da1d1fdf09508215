import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountId, ActivityId, OrganisationId, StateCode } from "#db/ids.ts";
import { arabicLetters, letters } from "#documents/extracted.ts";
import type { Language } from "#i18n/languages.ts";
import { languages } from "#i18n/languages.ts";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { readable } from "#test/public-places.ts";
import { addParty } from "../activities/add-party.ts";
import { changeInvitees } from "../activities/change-invitees.ts";
import { showActivity } from "../activities/show-activity.ts";
import { getHeadings } from "./headings.queries.ts";
import { issueNote } from "./issue-note.ts";
import { findDraft, listVersions } from "./note.queries.ts";
import type { NoteText } from "./note.ts";
import { showNote } from "./show-note.ts";
import { writeNote } from "./write-note.ts";

const { access, app, edda, cookieOf, as, begun, upTo, runClock } = await openOutreach();
const [sanna, marlo, pia, layla] = [
  await cookieOf("Sanna Rielke"),
  await cookieOf("Marlo Deven"),
  await cookieOf("Pia Tennant"),
  await cookieOf("ليلى النضيري"),
];
const { forum, expert } = await as("edda", async ({ db }) => ({
  forum: (
    await db
      .selectFrom("organisation")
      .where("short_name", "=", "Southern Lakes Forum")
      .select("id")
      .executeTakeFirstOrThrow()
  ).id as OrganisationId,
  expert: (await db.selectFrom("account").where("name", "=", "Sanna Rielke").select("id").executeTakeFirstOrThrow())
    .id as AccountId,
}));

const text: NoteText = {
  language: "en",
  participants: {},
  objectives: "To explain how a national report is put together.",
  background: "The region asked for a workshop.",
  highlights: "Two States told of their laws.\n\nA third described its list of controlled goods.",
  comments: "",
};
const typed = {
  ...{ language: "en", opened: "en", basis: "0", states: "", otherStates: "", intergovernmental: "" },
  ...{ international: "", civilSociety: "", objectives: "", background: "", highlights: "", comments: "" },
};

/** What a form carries besides what is typed: a browser sends it back. */
function hiddenIn(page: string): Record<string, string> {
  const found = page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name = "", value = ""]) => [name, value.replaceAll("&amp;", "&")]));
}

const nadhira = "XNA" as StateCode;
const yurland = "XYU" as StateCode;
const orvandia = "XOR" as StateCode;

/** A workshop of the Committee with an organiser, a sponsor and an expert, not held yet. */
async function planned(title: string): Promise<ActivityId> {
  const id = await begun({ title, experts: [expert], organisers: [forum], states: [nadhira, yurland, orvandia] });
  await as("edda", (work) =>
    addParty(work, id, {
      ...{ role: "sponsor", organisation: null, state: null, body: "Fund for Lake Ports", contribution: null },
      ...{ amount: null, currency: null, words: "" },
    }),
  );
  await upTo(id, "confirmed");
  return id;
}

const early = await planned("Early workshop");
const held = await planned("Workshop on reports");
const late = await planned("Workshop recorded late");
const second = await planned("Workshop of two writers");
const shown = await planned("Workshop for everybody");
const arabic = await planned("ورشة عمل");
await as("edda", (work) => showActivity(work, shown, { shown: true }));

test("nothing is written of an activity before it was held, and what was typed stays", async () => {
  const path = `/en/outreach/activities/${early}/note`;
  assert.equal((await get(app, path, edda)).status, 404);
  assert.match(await (await get(app, `${path}/text`, edda)).text(), /once the activity has been held/);
  const answer = await post(app, `${path}/text`, edda, { ...typed, objectives: "Too soon" });
  assert.equal(answer.status, 409);
  const page = await answer.text();
  assert.match(page, /once the activity has been held/);
  assert.match(page, /Too soon/);
  assert.doesNotMatch(await (await get(app, `/en/outreach/activities/${early}`, edda)).text(), /\/note"/);
});

test("the activities are held, and who took part is recorded", async () => {
  access.moveTo("2027-02-12T12:00:00Z");
  await runClock();
  for (const id of [held, second, shown, arabic])
    await as("edda", (work) =>
      changeInvitees(work, id, [
        { state: nadhira, organisation: null, standing: "took-part" },
        { state: yurland, organisation: null, standing: "did-not-come" },
        { state: orvandia, organisation: null, standing: "took-part" },
        { state: null, organisation: forum, standing: "took-part" },
      ]),
    );
});

test("what the record knows is filled in, and who took part may be worded otherwise", async () => {
  const path = `/en/outreach/activities/${held}/note`;
  assert.match(await (await get(app, `/en/outreach/activities/${held}`, sanna)).text(), /\/note"/);
  assert.match(await (await get(app, path, sanna)).text(), /No note has been written yet/);
  const form = await (await get(app, `${path}/text`, sanna)).text();
  for (const words of [
    /Workshop on reports/,
    /Nahrain, Nadhira/,
    /8\s?–\s?10 February 2027/,
    /the support of Fund for Lake Ports/,
  ])
    assert.match(form, words);
  const filled = (name: string): string =>
    new RegExp(`<textarea id="${name}"[^>]*>([^<]*)</textarea>`).exec(form)?.[1] ?? "none";
  assert.equal(filled("states"), "Nadhira", "of the region, and who came");
  assert.equal(filled("otherStates"), "Orvandia");
  assert.match(filled("intergovernmental"), /Southern Lakes Forum/);
  assert.match(filled("international"), /^Group of Experts of the 1540 Committee: Sanna Rielke/);
  const fields = {
    ...{ ...typed, states: filled("states"), otherStates: "Orvandia (observer)" },
    ...{ intergovernmental: filled("intergovernmental"), international: filled("international") },
    ...hiddenIn(form),
  };
  const saved = await post(app, `${path}/text`, sanna, { ...fields, objectives: "To listen." });
  assert.equal(saved.headers.get("location"), `${path}?done=note-written`);
  const draft = await as("sanna", ({ db }) => findDraft(db, held));
  assert.deepEqual(draft?.participants, { otherStates: "Orvandia (observer)" }, "the others follow the record");
  assert.match(
    await (await get(app, `${path}/text`, edda)).text(),
    /The record has: Orvandia/,
    "what the record has stands beside the author’s words",
  );
});

test("who is recorded as having taken part while one writes stands in the note all the same", async () => {
  const path = `/en/outreach/activities/${late}/note/text`;
  const form = await (await get(app, path, sanna)).text();
  await as("edda", (work) =>
    changeInvitees(work, late, [{ state: nadhira, organisation: null, standing: "took-part" }]),
  );
  const filled = /<textarea id="international"[^>]*>([^<]*)</.exec(form)?.[1] ?? "none";
  const saved = { ...typed, ...hiddenIn(form), international: filled, highlights: "As it goes", by: "script" };
  assert.deepEqual(await (await post(app, path, sanna, saved)).json(), { ok: true, revision: 1 });
  assert.deepEqual((await as("sanna", ({ db }) => findDraft(db, late)))?.participants, {});
  assert.match(await (await get(app, path, sanna)).text(), /<textarea id="states"[^>]*>Nadhira</);
});

test("a draft is read by those who write it, and by nobody else", async () => {
  const path = `/en/outreach/activities/${held}/note`;
  assert.match(await (await get(app, path, edda)).text(), /Orvandia \(observer\)/);
  for (const who of [pia, layla, marlo, undefined]) assert.ok([403, 404].includes((await get(app, path, who)).status));
  for (const who of [pia, layla, marlo]) {
    assert.ok([403, 404].includes((await get(app, `${path}/text`, who)).status));
    assert.ok([403, 404].includes((await post(app, `${path}/text`, who, { ...typed, basis: "1" })).status));
  }
  assert.doesNotMatch(await (await get(app, `/en/outreach/activities/${held}`, pia)).text(), /\/note"/);
});

test("of two who write at once one is told, reads what stands, and nothing typed is lost", async () => {
  const path = `/en/outreach/activities/${second}/note/text`;
  assert.equal((await post(app, path, sanna, { ...typed, highlights: "By Sanna" })).status, 303);
  const answer = await post(app, path, edda, { ...typed, highlights: "By Edda" });
  assert.equal(answer.status, 409);
  const page = await answer.text();
  assert.match(page, /By Edda/);
  assert.match(page, /By Sanna/);
  assert.match(page, /name="basis" value="1"/);
  assert.equal((await post(app, path, edda, { ...typed, basis: "1", highlights: "By both" })).status, 303);
  const outcomes = await Promise.all(
    (["edda", "sanna"] as const).map((who) =>
      as(who, (work) => writeNote(work, second, { text: { ...text, highlights: who }, basedOn: 2 })),
    ),
  );
  assert.deepEqual(outcomes.map(({ ok }) => ok).sort(), [false, true]);
  const byScript = await post(app, path, sanna, { ...typed, basis: "3", by: "script", highlights: "As it goes" });
  assert.deepEqual(await byScript.json(), { ok: true, revision: 4 });
  const late = await post(app, path, sanna, { ...typed, basis: "3", by: "script" });
  assert.equal(late.status, 409);
});

test("empty, huge and odd input is told at its field, and what was typed stays", async () => {
  const path = `/en/outreach/activities/${second}/note`;
  const huge = await post(app, `${path}/text`, edda, { ...typed, basis: "4", highlights: "x".repeat(16_001) });
  assert.equal(huge.status, 422);
  assert.match(await huge.text(), /href="#highlights"/);
  const wide = await post(app, `${path}/text`, edda, {
    ...typed,
    basis: "4",
    states: "y".repeat(4001),
    language: "xx",
  });
  assert.equal(wide.status, 422);
  const page = await wide.text();
  assert.match(page, /href="#states"/);
  assert.match(page, /href="#language"/);
  for (const basis of ["", "x", "-1", "99999999"])
    assert.equal((await post(app, `${path}/text`, edda, { ...typed, basis })).status, 409, basis);
  assert.equal((await post(app, `${path}/text`, edda, { ...typed, basis: "4" })).status, 303, "a draft may be empty");
  const empty = await post(app, `${path}/issuing`, edda, { basis: "5" });
  assert.equal(empty.status, 422);
  assert.match(await empty.text(), /need a text before the note is issued/);
  const odd = { ...text, objectives: "Seen: 😀", background: "{{x}} #let <b>&", highlights: "\\ $ * _ ` @ #" };
  await as("edda", (work) => writeNote(work, second, { text: odd, basedOn: 5 }));
  const unprintable = await post(app, `${path}/issuing`, edda, { basis: "6" });
  assert.equal(unprintable.status, 422);
  assert.match(await unprintable.text(), /U\+1F600/);
  await as("edda", (work) => writeNote(work, second, { text: { ...odd, objectives: "Seen" }, basedOn: 6 }));
  assert.equal((await post(app, `${path}/issuing`, edda, { basis: "6" })).status, 409, "it was written meanwhile");
  assert.equal((await post(app, `${path}/issuing`, edda, { basis: "7" })).status, 303);
  const pdf = await readable(await get(app, `${path}/versions/1/note.pdf`, edda));
  assert.ok(letters(pdf).includes(letters("{{x}} #let <b>&")), "a text is never read as markup");
  assert.equal((await post(app, `${path}/issuing`, edda, { basis: "7" })).status, 409, "nothing new");
  for (const number of ["0", "2", "x"])
    assert.equal((await get(app, `${path}/versions/${number}/note.pdf`, edda)).status, 404, number);
});

test("everybody reads a note only where it was issued and shown, and while its activity is shown", async () => {
  const path = `/en/outreach/activities/${shown}`;
  const public_ = async (): Promise<[number, number, number, boolean]> => [
    (await get(app, `${path}/note`)).status,
    (await get(app, `${path}/note/versions/1`)).status,
    (await get(app, `${path}/note/versions/1/note.pdf`)).status,
    /\/note"/.test(await (await get(app, path)).text()),
  ];
  const nothing = [404, 404, 404, false];
  await as("sanna", (work) => writeNote(work, shown, { text, basedOn: 0 }));
  assert.deepEqual(await public_(), nothing, "a draft");
  assert.equal((await post(app, `${path}/note/showing`, edda, { number: "1", shown: "yes" })).status, 404);
  assert.equal((await post(app, `${path}/note/issuing`, sanna, { basis: "1" })).status, 303);
  assert.deepEqual(await public_(), nothing, "issued");
  assert.match(await (await get(app, path, pia)).text(), /\/note"/, "a member reads what was issued");
  assert.equal((await get(app, `${path}/note`, pia)).status, 200);
  assert.equal((await get(app, `${path}/note`, layla)).status, 404);
  assert.equal((await post(app, `${path}/note/showing`, sanna, { number: "1", shown: "yes" })).status, 403);
  assert.equal((await post(app, `${path}/note/showing`, edda, { number: "1", shown: "yes" })).status, 303);
  assert.deepEqual(await public_(), [200, 200, 200, true]);
  const page = await (await get(app, `/ar/outreach/activities/${shown}/note`)).text();
  assert.match(page, /Two States told of their laws/);
  assert.doesNotMatch(page, /Edda Marlow/, "who issued it is not told to everybody");
  assert.equal((await get(app, `${path}/note`, layla)).status, 200);
  await as("edda", (work) => showActivity(work, shown, { shown: false }));
  assert.deepEqual((await public_()).slice(0, 3), [404, 404, 404], "nothing of an activity that is not shown");
  assert.equal((await get(app, `${path}/note`, layla)).status, 404);
  await as("edda", (work) => showActivity(work, shown, { shown: true }));
  assert.deepEqual(await public_(), [200, 200, 200, true]);
});

test("a correction is a version that replaces; the earlier stays with those who keep it, and with everybody until it gives way", async () => {
  const path = `/en/outreach/activities/${shown}/note`;
  const corrected = { ...text, highlights: "Three States told of their laws." };
  await as("sanna", (work) => writeNote(work, shown, { text: corrected, basedOn: 1 }));
  assert.match(await (await get(app, path)).text(), /Two States/);
  assert.match(await (await get(app, `${path}/issuing`, edda)).text(), /Everybody goes on reading the earlier version/);
  assert.deepEqual(await as("edda", (work) => issueNote(work, shown, { basedOn: 2 })), { ok: true, number: 2 });
  assert.match(await (await get(app, path)).text(), /Two States/, "the new one was not shown yet");
  const [newest, earlier] = await as("pia", ({ db }) => listVersions(db, shown));
  assert.equal(newest?.highlights, corrected.highlights);
  assert.equal(earlier?.highlights, text.highlights);
  const kept = await (await get(app, path, edda)).text();
  assert.match(kept, /showing\?number=2">Show the note to everybody/);
  assert.match(
    kept,
    /showing\?number=1">Take the note off/,
    "the earlier one may be taken off without the new being shown",
  );
  assert.equal((await get(app, `${path}/showing?number=1`, edda)).status, 200);
  assert.equal((await get(app, `${path}/showing`, edda)).status, 404);
  const show = (number: number, is: boolean) => as("edda", (work) => showNote(work, shown, { number, shown: is }));
  assert.deepEqual(await show(2, true), { ok: true });
  assert.match(await (await get(app, path)).text(), /Three States/);
  assert.equal((await get(app, `${path}/versions/1`)).status, 404);
  assert.match(await (await get(app, `${path}/versions/1`, pia)).text(), /Replaced by a later version/);
  assert.deepEqual(await show(1, true), { ok: false, reason: "not-now" }, "what was replaced");
  assert.deepEqual(await show(2, true), { ok: false, reason: "not-now" }, "it is shown already");
  assert.deepEqual(await show(2, false), { ok: true });
  assert.equal((await get(app, path)).status, 404);
});

test("a version keeps the record and the headings of its day", async () => {
  const path = "/en/outreach/note-headings";
  const before = await as("edda", ({ db }) => getHeadings(db, "en"));
  assert.match(await (await get(app, path, pia)).text(), /From memory, not confirmed/);
  assert.doesNotMatch(await (await get(app, path, pia)).text(), /name="footnote"/);
  const fields = { ...before.words, highlights: "Main points", source: "Decision of the Committee", basis: before.id };
  assert.equal((await post(app, path, pia, fields)).status, 403);
  const wrong = await post(app, path, edda, { ...fields, contact: " ", source: "" });
  assert.equal(wrong.status, 422);
  const page = await wrong.text();
  assert.match(page, /href="#contact"[\s\S]*href="#source"/);
  assert.match(page, /value="Main points"/);
  assert.equal((await post(app, path, edda, fields)).status, 303);
  assert.equal((await post(app, path, edda, fields)).status, 409, "somebody recorded other words");
  assert.match(await (await get(app, path, pia)).text(), /Decision of the Committee[\s\S]*1 earlier wording/);
  const version = (number: number) => get(app, `/en/outreach/activities/${shown}/note/versions/${number}`, pia);
  assert.match(await (await version(2)).text(), /3\. Highlights/);
  await as("edda", (work) => writeNote(work, shown, { text, basedOn: 2 }));
  await as("edda", (work) => issueNote(work, shown, { basedOn: 3 }));
  assert.match(await (await version(3)).text(), /3\. Main points/);
  for (const language of languages)
    assert.equal((await get(app, `/${language}/outreach/note-headings`, edda)).status, 200, language);
  assert.equal((await get(app, path)).status, 303);
});

test("a note as long as may be is printed whole", async () => {
  const word = "Bestandsverzeichnis ";
  const long = word.repeat(16_000 / word.length).trim();
  const participants = { states: "Nadhira, ".repeat(440), otherStates: "x".repeat(4000) };
  const full = { ...text, participants, objectives: long, background: long, highlights: long, comments: long };
  const path = `/en/outreach/activities/${second}/note`;
  await as("edda", (work) => writeNote(work, second, { text: full, basedOn: 7 }));
  assert.equal((await post(app, `${path}/issuing`, edda, { basis: "8" })).status, 303);
  for (const format of ["pdf", "docx"]) {
    const found = await readable(await get(app, `${path}/versions/2/note.${format}`, edda));
    assert.equal(found.split(word.trim()).length - 1, 4 * 800, format);
  }
});

const written: Partial<Record<Language, NoteText>> = {
  ar: {
    ...{
      language: "ar",
      participants: {},
      objectives: "شرح إعداد التقرير الوطني.",
      background: "طلبت المنطقة ورشة عمل.",
    },
    ...{ highlights: "عرضت دولتان قوانينهما.\n\nووصفت ثالثة قائمتها.", comments: "تعقد جلسة ثانية، البند ‎OP3(d)‎." },
  },
  en: { ...text, comments: "A second session is planned." },
};

test("a note leaves as PDF and as Word with its headings and its text, in the language in which it was written", async () => {
  for (const [language, id] of [
    ["ar", arabic],
    ["en", held],
  ] as const) {
    const note = written[language];
    assert.ok(note);
    const basedOn = (await as("edda", ({ db }) => findDraft(db, id)))?.revision ?? 0;
    await as("edda", (work) => writeNote(work, id, { text: note, basedOn }));
    assert.ok((await as("edda", (work) => issueNote(work, id, { basedOn: basedOn + 1 }))).ok);
    const { words } = await as("edda", ({ db }) => getHeadings(db, language));
    const parts = [words.title, words.footnote, words.event, words.organizer, words.venue, words.participants]
      .concat([words.states, words.otherStates, words.international, words.objectives, words.contact])
      .concat([note.objectives, note.background, ...note.highlights.split("\n\n")]);
    for (const format of ["pdf", "docx"] as const) {
      const file = await get(app, `/fr/outreach/activities/${id}/note/versions/1/note.${format}`, edda);
      assert.equal(file.status, 200);
      assert.match(file.headers.get("content-disposition") ?? "", new RegExp(`-1-${language}\\.${format}"$`));
      const raw = await readable(file);
      const found = letters(format === "docx" ? raw.replace(/<[^>]+>/g, "") : raw);
      if (format === "pdf" && language === "ar") {
        // What is read back of a page has its letters, not always in their order.
        const counted = arabicLetters(raw);
        for (const [letter, count] of arabicLetters(parts.join("")))
          assert.ok((counted.get(letter) ?? 0) >= count, `${letter} is missing`);
        continue;
      }
      assert.deepEqual(
        parts.filter((part) => !found.includes(letters(part))),
        [],
        `${language} ${format}`,
      );
      if (format === "docx" && language === "ar") assert.match(raw, /<w:bidi\/>/);
    }
  }
});

test("each act is on record, by whom and of which activity", async () => {
  const acts = await as("edda", ({ db }) =>
    db
      .selectFrom("act")
      .where("subject_id", "=", shown)
      .where("verb", "like", "information-note.%")
      .orderBy("id")
      .select("verb")
      .execute(),
  );
  assert.deepEqual(
    acts.map(({ verb }) => verb),
    [
      ...["information-note.written", "information-note.issued", "information-note.shown", "information-note.written"],
      ...["information-note.issued", "information-note.shown", "information-note.hidden", "information-note.written"],
      "information-note.issued",
    ],
  );
});
