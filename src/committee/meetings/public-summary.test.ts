import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { type Language, languages } from "#i18n/languages.ts";
import { readMemberStates } from "#states/state.ts";
import { type MeetingRoom, openMeetingRoom } from "#test/meetings.ts";
import { findNamesOfStates } from "./names-of-states.ts";
import { listMeetingsHeld, listPublications } from "./public-summary.queries.ts";
import { publishSummary } from "./publish-summary.ts";
import { withdrawSummary } from "./withdraw-summary.ts";
import { writePublicSummary } from "./write-public-summary.ts";

const everyState = readMemberStates().flatMap(({ names }) => names.flatMap(({ short, formal }) => [short, formal]));

test("a text that names a State is found in each of the six languages, with the words", () => {
  const texts: [string, string][] = [
    ["The meeting heard FRANCE and others.", "FRANCE"],
    ["The Islamic Republic of Iran spoke.", "Islamic Republic of Iran"],
    ["Iran spoke.", "Iran"],
    ["The United Kingdom asked for results.", "United Kingdom"],
    ["La délégation de la Fédération de Russie a parlé.", "Fédération de Russie"],
    ["Выступила делегация Российской Федерации.", "Российской Федерации"],
    ["Слово взяли представители Словакии.", "Словакии"],
    ["Выступил представитель Кубы.", "Кубы"],
    ["وأيد وفد الاتحاد الروسي الاقتراح، وبفرنسا اقتراح آخر.", "الاتحاد الروسي"],
    ["法国代表团发言。", "法国"],
    ["Habló la delegación de México.", "México"],
    ["Côte d'Ivoire took the floor", "Côte d'Ivoire"],
  ];
  for (const [text, word] of texts) {
    const found = findNamesOfStates(text, everyState);
    assert.ok(found.includes(word) || found.some((one) => one.endsWith(word)), `${text} → ${found.join(", ")}`);
  }
});

test("words that only hold a name inside another word name nobody", () => {
  for (const text of [
    "The Committee considered its programme of work and heard women and men of the Group of Experts.",
    "Le Comité a examiné les formalités d’un plan indépendant et en a débattu.",
    "Комитет рассмотрел план поездок и согласился с ним.",
    "نظرت اللجنة في خطة الزيارات للعام المقبل.",
    "委员会审议了来年的访问计划。",
    "El Comité examinó el plan de visitas y lo acordó.",
  ])
    assert.deepEqual(findNamesOfStates(text, everyState), [], text);
});

test("every name of the register is found in a text of its own language", () => {
  for (const language of languages)
    for (const names of everyState)
      assert.ok(findNamesOfStates(`– ${names[language]} –`, [names]).length > 0, names[language]);
});

async function held() {
  const room = await openMeetingRoom();
  const meeting = await room.aMeeting({ kind: "formal", number: 106 });
  await room.hold(meeting);
  const write = (body: string, basedOn: number, language: Language = "en") =>
    room.act("edda", (work) => writePublicSummary(work, { meeting, language, body, basedOn }));
  const publish = (revision: number, language: Language = "en") =>
    room.act("edda", (work) => publishSummary(work, { meeting, language, revision }));
  return { ...room, meeting, write, publish };
}

const publicly = ({ access }: MeetingRoom) => access.asPublic(listMeetingsHeld);

async function edition({ access }: MeetingRoom): Promise<number> {
  const row = await access.asPublic((db) =>
    db.selectFrom("public_edition").select("edition").executeTakeFirstOrThrow(),
  );
  return row.edition;
}

test("a summary that names a State of the register, an invented one too, is not published", async () => {
  const room = await held();
  await room.write("Ostrand asked for dates.", 0);
  assert.deepEqual(await room.publish(1), { ok: false, reason: "names-a-state", words: ["Ostrand"] });
  assert.deepEqual(await publicly(room), []);
});

test("what is published the public reads with the date, kind and number, and the public edition moves", async () => {
  const room = await held();
  await room.write("A plan was agreed.", 0);
  assert.deepEqual(await publicly(room), [], "a draft is for nobody outside");
  const before = await edition(room);
  assert.deepEqual(await room.publish(1), { ok: true });
  assert.ok((await edition(room)) > before);
  assert.deepEqual(await publicly(room), [
    {
      id: room.meeting,
      kind: "formal",
      number: 106,
      heldOn: "2026-12-07",
      summaries: { en: "A plan was agreed." },
    },
  ]);
  assert.deepEqual(await room.publish(1), { ok: false, reason: "published-already" });
});

test("a newer text takes the place of the published one only by being published; it is the one that was read", async () => {
  const room = await held();
  await room.write("First.", 0);
  await room.publish(1);
  await room.write("Second.", 1);
  assert.equal((await publicly(room))[0]?.summaries.en, "First.");
  assert.deepEqual(await room.publish(1), { ok: false, reason: "changed-meanwhile" });
  await room.publish(2);
  assert.equal((await publicly(room))[0]?.summaries.en, "Second.");
});

test("a withdrawn summary is gone from the public and leaves its trace for the secretariat alone", async () => {
  const room = await held();
  await room.write("First.", 0);
  await room.publish(1);
  const before = await edition(room);
  const because = "A date was wrong";
  const withdraw = () =>
    room.act("edda", (work) => withdrawSummary(work, { meeting: room.meeting, language: "en", because }));
  assert.deepEqual(await withdraw(), { ok: true });
  assert.deepEqual(await withdraw(), { ok: false, reason: "not-published" });
  assert.ok((await edition(room)) > before);
  assert.deepEqual(await publicly(room), []);
  const trace = await room.read("edda", ({ db }) => listPublications(db, room.meeting));
  assert.deepEqual(
    trace.map(({ withdrawnBecause }) => withdrawnBecause),
    [because],
  );
  assert.deepEqual(await room.read("pia", ({ db }) => listPublications(db, room.meeting)), []);
  await assert.rejects(room.database.owner.deleteFrom("summary_publication").execute(), /stays on record/);
});

test("a draft of the public summary is read by secretariat and Chair, by no member", async () => {
  const room = await held();
  await room.write("Draft words.", 0);
  const bodies = (person: "leto" | "pia" | "sanna") =>
    room.read(person, ({ db }) => db.selectFrom("public_summary").select("body").execute());
  assert.equal((await bodies("leto")).length, 1);
  assert.deepEqual(await bodies("pia"), []);
  await room.publish(1);
  assert.equal((await bodies("pia")).length, 1);
});

test("the public reads no other column of a meeting, and none of its tables", async () => {
  const { access } = await held();
  for (const query of [
    sql`select summary from meeting`,
    sql`select source from meeting`,
    sql`select * from statement`,
    sql`select * from meeting_text`,
    sql`select * from task`,
    sql`select * from paper_text`,
    sql`select withdrawn_because from summary_publication`,
    sql`select written_by from public_summary`,
  ])
    await assert.rejects(
      access.asPublic((db) => query.execute(db as never)),
      /permission denied/,
    );
});
