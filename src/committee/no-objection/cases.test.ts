import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { Refused } from "#access/permissions.ts";
import type { AccountId, NoObjectionId, StateCode } from "#db/ids.ts";
import { hashOf } from "#matrix/matrix-text.ts";
import { onEveryServer } from "#test/database.ts";
import { there } from "#test/people.ts";
import { aSecondLater, type Chamber, deadline, monday, openChamber } from "#test/procedure.ts";
import { adoptWhatIsDue, recountDeadlines } from "../clock.ts";
import { getDecidedText, listDecisions } from "../decisions/decision.queries.ts";
import { recordHolidays } from "../working-days/record-holidays.ts";
import { amendText } from "./amend-text.ts";
import { answerQuestion } from "./answer-question.ts";
import { askQuestion } from "./ask-question.ts";
import { circulate } from "./circulate.ts";
import { declareAdoption } from "./declare-adoption.ts";
import { extendPeriod } from "./extend-period.ts";
import { hold } from "./hold.ts";
import { liftHold } from "./lift-hold.ts";
import { getCirculatedText, listEvents } from "./no-objection.queries.ts";
import { object } from "./object.ts";
import { recordRule } from "./record-rule.ts";
import { withdrawText } from "./withdraw-text.ts";

const [ostrand, orvandia] = ["XOS", "XOR"] as StateCode[] as [StateCode, StateCode];
const said = (words = "") => ({ words });

async function aCase(chamber: Chamber, kind: "strategy" | "report" = "strategy"): Promise<NoObjectionId> {
  const { version } = await chamber.aText("First words", kind);
  const [id] = await chamber.put([version], kind === "report" ? "report" : "text");
  assert.ok(id);
  return id;
}

async function endOf(chamber: Chamber, id: NoObjectionId): Promise<string> {
  const { case: was } = await chamber.look(id);
  assert.ok(was.status === "running", was.status);
  return was.deadline.toZonedDateTimeISO("America/New_York").toPlainDateTime().toString();
}

async function clock(chamber: Chamber): Promise<number> {
  return await adoptWhatIsDue(chamber.access, await chamber.tokenOf("clock"));
}

test("a text of the Committee is adopted by silence, and is in force by a decision on exactly its words", async () => {
  const chamber = await openChamber();
  const { version } = await chamber.aText();
  const [id] = await chamber.put([version]);
  assert.ok(id);
  chamber.access.moveTo(aSecondLater);
  assert.equal(await clock(chamber), 1);
  const token = await chamber.tokenOf("pia");
  const { decision, kept } = there(
    await chamber.access.withActor(token, async ({ db }) => {
      const [decision] = await listDecisions(db);
      assert.ok(decision);
      return { decision, kept: await getDecidedText(db, decision.id) };
    }),
  );
  assert.equal(decision.textHash, hashOf(kept));
  assert.deepEqual(JSON.parse(kept), {
    kind: "strategy",
    version: 1,
    texts: [{ language: "en", body: { title: "Strategy", paragraphs: ["First words"] } }],
  });
  const row = await chamber.database.owner
    .selectFrom("text_version")
    .where("id", "=", version)
    .selectAll()
    .executeTakeFirst();
  assert.equal(row?.in_force_from, "2026-12-14");
  assert.equal(row?.text_hash, decision.textHash);
});

test("a hold stops the clock; when the last who holds lifts, the days that were left begin again", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  chamber.access.moveTo("2026-12-09T17:00:00Z"); // Wednesday noon
  assert.ok((await chamber.act("pia", (work) => hold(work, id, said()))).ok);
  assert.ok((await chamber.act("rafael", (work) => hold(work, id, said("Instructions are awaited")))).ok);
  chamber.access.moveTo("2026-12-15T15:00:00Z");
  assert.equal(await clock(chamber), 0, "held: no silence adopts");
  assert.ok((await chamber.act("pia", (work) => liftHold(work, id, said()))).ok);
  assert.equal((await chamber.look(id)).case.status, "held");
  chamber.access.moveTo("2026-12-16T15:00:00Z");
  assert.ok((await chamber.act("rafael", (work) => liftHold(work, id, said()))).ok);
  assert.equal(await endOf(chamber, id), "2026-12-22T17:00:00"); // Wednesday, Thursday, Friday, Monday were left
});

test("what makes no sense is refused by its name: a second hold, a lift of nothing, an answer to nobody", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  const reason = async (outcome: Promise<{ ok: boolean; reason?: string }>) => (await outcome).reason;
  assert.equal(await reason(chamber.act("pia", (work) => liftHold(work, id, said()))), "holds-nothing");
  await chamber.act("pia", (work) => hold(work, id, said()));
  assert.equal(await reason(chamber.act("pia", (work) => hold(work, id, said()))), "holds-already");
  assert.equal(
    await reason(chamber.act("sanna", (work) => answerQuestion(work, id, { delegation: orvandia, words: "Yes" }))),
    "asked-nothing",
  );
  assert.equal(await reason(chamber.act("outsider", (work) => object(work, id, said("No")))), "not-a-member");
  assert.equal(await reason(chamber.act("pia", (work) => askQuestion(work, id, said(" ")))), "words-missing");
  await assert.rejects(
    chamber.act("edda", (work) => hold(work, id, said())),
    Refused,
  );
});

test("a question stops the clock until it is answered, and both stay on record", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  assert.ok((await chamber.act("rafael", (work) => askQuestion(work, id, said("Which law?")))).ok);
  chamber.access.moveTo("2026-12-16T15:00:00Z");
  assert.equal(await clock(chamber), 0);
  const answered = await chamber.act("sanna", (work) =>
    answerQuestion(work, id, { delegation: orvandia, words: "Act 12" }),
  );
  assert.ok(answered.ok);
  assert.equal(await endOf(chamber, id), "2026-12-24T17:00:00"); // Monday itself and the five days were left
  const events = there(await chamber.access.withActor(await chamber.tokenOf("pia"), ({ db }) => listEvents(db, id)));
  assert.deepEqual(
    events.map(({ kind, words }) => [kind, words]),
    [
      ["circulated", null],
      ["question-asked", "Which law?"],
      ["question-answered", "Act 12"],
    ],
  );
});

test("the Chair extends; the secretariat may only where the rule says so", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  const outcome = await chamber.act("edda", (work) => extendPeriod(work, id, { days: 3, words: "" }));
  assert.deepEqual(outcome, { ok: false, reason: "may-not-extend" });
  assert.ok((await chamber.act("leto", (work) => extendPeriod(work, id, { days: 3, words: "As asked" }))).ok);
  assert.equal(await endOf(chamber, id), "2026-12-17T17:00:00");
  const none = await chamber.act("leto", (work) => extendPeriod(work, id, { days: 0, words: "" }));
  assert.deepEqual(none, { ok: false, reason: "days" });
});

test("an extension into a year without an official list is refused, and says which year", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  const outcome = await chamber.act("leto", (work) => extendPeriod(work, id, { days: 20, words: "" }));
  assert.deepEqual(outcome, { ok: false, reason: "no-official-list", year: 2027 });
  assert.equal(await endOf(chamber, id), "2026-12-14T17:00:00");
});

test("an amended version takes the place of the first: the whole period starts again, and its text is what is decided", async () => {
  const chamber = await openChamber();
  const { text, version } = await chamber.aText();
  const [id] = await chamber.put([version]);
  assert.ok(id);
  const second = await chamber.aVersion(text, 2, "Second words");
  chamber.access.moveTo("2026-12-10T15:00:00Z");
  const amended = await chamber.act("leto", (work) => amendText(work, id, { version: second, words: "As proposed" }));
  assert.ok(amended.ok);
  assert.equal(await endOf(chamber, id), "2026-12-17T17:00:00");
  chamber.access.moveTo("2026-12-17T22:00:01Z");
  assert.equal(await clock(chamber), 1);
  const rows = await chamber.database.owner
    .selectFrom("text_version")
    .where("text_id", "=", text)
    .orderBy("number")
    .selectAll()
    .execute();
  assert.deepEqual(
    rows.map(({ adopted, circulated_at }) => [adopted, circulated_at !== null]),
    [
      [false, false],
      [true, true],
    ],
    "the first is a draft again, the second is in force",
  );
});

test("a text may be amended back to the words that were circulated first", async () => {
  const chamber = await openChamber();
  const { text, version } = await chamber.aText();
  const [id] = await chamber.put([version]);
  assert.ok(id);
  const second = await chamber.aVersion(text, 2, "Second words");
  chamber.access.moveTo("2026-12-10T15:00:00Z");
  assert.ok((await chamber.act("leto", (work) => amendText(work, id, { version: second, words: "As proposed" }))).ok);
  chamber.access.moveTo("2026-12-11T15:00:00Z");
  assert.ok((await chamber.act("leto", (work) => amendText(work, id, { version, words: "As it was" }))).ok);
  const { subject } = await chamber.look(id);
  assert.equal(subject.kind === "text" && subject.number, 1);
});

test("only a draft of the same text can take its place, and a matrix is not amended under no-objection", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  const other = await chamber.aText("Of another text");
  const outcome = await chamber.act("leto", (work) => amendText(work, id, { version: other.version, words: "" }));
  assert.deepEqual(outcome, { ok: false, reason: "not-its-draft" });
});

test("where the rule asks for the Chair's declaration, silence alone adopts nothing", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber, "report");
  chamber.access.moveTo("2026-12-21T21:00:00Z");
  assert.deepEqual(await chamber.act("leto", (work) => declareAdoption(work, id)), {
    ok: false,
    reason: "period-runs",
  });
  chamber.access.moveTo("2026-12-21T22:00:01Z"); // ten working days
  assert.equal(await clock(chamber), 0);
  assert.equal((await chamber.look(id)).case.status, "running");
  const late = await chamber.act("pia", (work) => object(work, id, said("Too late")));
  assert.deepEqual(late, { ok: false, reason: "late" }, "nobody objects between the deadline and the declaration");
  chamber.access.moveTo("2026-12-22T15:00:00Z");
  assert.ok((await chamber.act("leto", (work) => declareAdoption(work, id))).ok);
  const { case: was, decisionId } = await chamber.look(id);
  assert.equal(was.status, "adopted");
  assert.ok(decisionId);
});

test("where the rule limits holds, a held text lapses by itself and is a draft again", async () => {
  const chamber = await openChamber();
  const limited = {
    regime: "text" as const,
    workingDays: 5,
    mayExtend: ["chair" as const],
    extensionLimit: 2,
    holdLimitMonths: 1,
    adoptedBy: "silence" as const,
    afterClarification: "continues" as const,
    source: "Guidelines, para. 5",
  };
  const before = await aCase(chamber);
  await chamber.act("leto", (work) => recordRule(work, limited));
  const after = await aCase(chamber);
  assert.equal(
    (await chamber.look(before)).rule.holdLimitMonths,
    null,
    "what lies before the Committee keeps its rule",
  );
  for (const id of [before, after]) await chamber.act("pia", (work) => hold(work, id, said()));
  chamber.access.moveTo("2027-01-07T22:00:00Z");
  await clock(chamber);
  assert.equal((await chamber.look(after)).case.status, "held", "17:00:00 sharp is still in time");
  chamber.access.moveTo("2027-01-07T22:00:01Z");
  const late = await chamber.act("pia", (work) => liftHold(work, after, said()));
  assert.deepEqual(late, { ok: false, reason: "late" });
  await clock(chamber);
  assert.equal((await chamber.look(after)).case.status, "lapsed");
  assert.equal((await chamber.look(before)).case.status, "held");
});

test("of texts circulated together one is taken out, and the others are adopted", async () => {
  const chamber = await openChamber();
  const versions = [];
  for (const words of ["One", "Two", "Three", "Four"]) versions.push((await chamber.aText(words)).version);
  const [one, two, three, four] = await chamber.put(versions);
  assert.ok(one && two && three && four);
  await chamber.act("pia", (work) => object(work, two, said("Not this one")));
  await chamber.act("leto", (work) => withdrawText(work, three));
  await chamber.act("rafael", (work) => hold(work, four, said()));
  chamber.access.moveTo(aSecondLater);
  assert.equal(await clock(chamber), 1);
  const standings = [];
  for (const id of [one, two, three, four]) standings.push((await chamber.look(id)).case.status);
  assert.deepEqual(standings, ["adopted", "objected", "withdrawn", "held"]);
});

test("nothing is put before a Committee that has no members on record, nor without a rule or an instruction", async () => {
  const chamber = await openChamber();
  const { version } = await chamber.aText();
  const wanted = { matrices: [], texts: [version], regime: "text" as const };
  assert.deepEqual(await chamber.act("edda", (work) => circulate(work, wanted)), {
    ok: false,
    reason: "instruction-missing",
  });
  chamber.access.moveTo("2004-04-01T15:00:00Z");
  assert.deepEqual(await chamber.act("leto", (work) => circulate(work, wanted)), { ok: false, reason: "no-members" });
  chamber.access.moveTo(monday);
  const instructed = { ...wanted, instruction: "Chair’s message of 7 December 2026" };
  assert.ok((await chamber.act("edda", (work) => circulate(work, instructed))).ok);
});

test("a procedure keeps the members as at its opening: who came later does not speak, who left still may", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  await chamber.database.owner
    .updateTable("committee_member")
    .set({
      valid_to: "2026-12-08",
      ended_by: sql<AccountId>`(select circulated_by from no_objection limit 1)`,
      ended_at: Temporal.Instant.from(monday),
      ended_source: "For this test",
    })
    .where("state_code", "=", orvandia)
    .execute();
  chamber.access.moveTo("2026-12-09T15:00:00Z");
  const { members } = await chamber.look(id);
  assert.equal(members.length, 15);
  assert.ok(
    (await chamber.act("rafael", (work) => object(work, id, said("Reasons")))).ok,
    "it was a member at the opening",
  );
  const { version } = await chamber.aText();
  const [later] = await chamber.put([version]);
  assert.ok(later);
  assert.deepEqual(await chamber.act("rafael", (work) => object(work, later, said("Reasons"))), {
    ok: false,
    reason: "not-a-member",
  });
});

// ── what came in by another way ──────────────────────────────────────────────────────────────────────────────────────────────

const received = (delegation: StateCode, at: string, evidence = "Note verbale 12/26") => ({
  delegation,
  at: Temporal.Instant.from(at),
  evidence,
});

test("an objection that came in at 16:58 counts, though the secretariat records it later", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber, "report"); // the Chair declares: there is time between the deadline and the declaration
  chamber.access.moveTo("2026-12-21T22:30:00Z");
  const onBehalf = received(ostrand, "2026-12-21T21:58:00Z");
  assert.ok((await chamber.act("edda", (work) => object(work, id, { words: "Reasons", onBehalf }))).ok);
  const { case: was } = await chamber.look(id);
  assert.ok(was.status === "objected" && was.at.toString() === "2026-12-21T21:58:00Z");
});

test("a hold that came in before an extension was made is put in its place, and no deadline moves nearer", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  chamber.access.moveTo("2026-12-10T15:00:00Z");
  assert.ok((await chamber.act("leto", (work) => extendPeriod(work, id, { days: 2, words: "" }))).ok);
  chamber.access.moveTo("2026-12-10T20:00:00Z");
  const onBehalf = received(ostrand, "2026-12-09T17:00:00Z");
  assert.ok((await chamber.act("edda", (work) => hold(work, id, { words: "", onBehalf }))).ok);
  const { case: was } = await chamber.look(id);
  assert.ok(was.status === "held");
  assert.equal(was.daysLeft, 6, "four were left on Wednesday, two were added");
  assert.equal(was.since.toString(), "2026-12-09T17:00:00Z");
});

test("what came in before the deadline but is read after silence adopted is refused with the way out", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  chamber.access.moveTo(aSecondLater);
  assert.equal(await clock(chamber), 1);
  chamber.access.moveTo("2026-12-14T23:00:00Z");
  const onBehalf = received(ostrand, "2026-12-14T21:58:00Z");
  const outcome = await chamber.act("edda", (work) => object(work, id, { words: "Reasons", onBehalf }));
  assert.deepEqual(outcome, { ok: false, reason: "adopted-meanwhile" });
});

test("a message is recorded with its evidence, never ahead of its time, never by a member for another", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  const without = await chamber.act("edda", (work) =>
    object(work, id, { words: "Reasons", onBehalf: received(ostrand, monday, " ") }),
  );
  assert.deepEqual(without, { ok: false, reason: "evidence-missing" });
  const ahead = await chamber.act("edda", (work) =>
    object(work, id, { words: "Reasons", onBehalf: received(ostrand, deadline) }),
  );
  assert.deepEqual(ahead, { ok: false, reason: "not-yet" });
  await assert.rejects(
    chamber.act("pia", (work) => object(work, id, { words: "Reasons", onBehalf: received(orvandia, monday) })),
    Refused,
  );
});

// ── lists, and the database as the last to be fooled ─────────────────────────────────────────────────────────────────────────

test("a newer holiday list moves open deadlines further away and is named on the case; it moves none nearer", async () => {
  const chamber = await openChamber();
  const id = await aCase(chamber);
  const token = await chamber.tokenOf("clock");
  const days = ["2026-01-01", "2026-12-10", "2026-12-25"];
  await chamber.act("edda", (work) => recordHolidays(work, { year: 2026, days, source: "A newer list" }));
  assert.equal(await recountDeadlines(chamber.access, token), 1);
  assert.equal(await endOf(chamber, id), "2026-12-15T17:00:00");
  assert.deepEqual((await chamber.look(id)).rule.holidayLists, [
    { year: 2026, confidence: "official", source: "A newer list" },
  ]);
  await chamber.act("edda", (work) => recordHolidays(work, { year: 2026, days: ["2026-12-25"], source: "A third" }));
  assert.equal(await recountDeadlines(chamber.access, token), 0);
  assert.equal(await endOf(chamber, id), "2026-12-15T17:00:00");
  chamber.access.moveTo("2026-12-15T22:00:01Z");
  const late = ["2026-01-01", "2026-12-14", "2026-12-15", "2026-12-25"];
  await chamber.act("edda", (work) => recordHolidays(work, { year: 2026, days: late, source: "Too late" }));
  assert.equal(await recountDeadlines(chamber.access, token), 0, "a period that has passed stays passed");
  assert.equal(await clock(chamber), 1);
});

/** One statement past the acts, with somebody's own token. */
async function directly(chamber: Chamber, token: string, statement: ReturnType<typeof sql>): Promise<void> {
  await chamber.database.user.transaction().execute(async (transaction) => {
    await sql`select set_config('app.token', ${token}, true)`.execute(transaction);
    await statement.execute(transaction);
  });
}

onEveryServer("the database lets a case move by its events only", async (server) => {
  const chamber = await openChamber(server);
  const id = await aCase(chamber);
  const [chair, member, system] = [
    await chamber.tokenOf("leto"),
    await chamber.tokenOf("pia"),
    await chamber.tokenOf("clock"),
  ];
  const refuses = async (token: string, statement: ReturnType<typeof sql>, why: RegExp): Promise<void> => {
    await assert.rejects(directly(chamber, token, statement), why);
  };
  await refuses(
    chair,
    sql`update no_objection set deadline = deadline - interval '1 day' where id = ${id}`,
    /never moves nearer/,
  );
  await refuses(
    member,
    sql`update no_objection set status = 'objected', concluded_at = now() where id = ${id}`,
    /nothing that happened/,
  );
  await refuses(
    member,
    sql`update no_objection set status = 'held', held_since = now(), days_left = 3 where id = ${id}`,
    /held exactly while/,
  );
  await refuses(
    chair,
    sql`update no_objection set status = 'adopted', concluded_at = now() where id = ${id}`,
    /adopted by a decision/,
  );
  await refuses(
    chair,
    sql`update no_objection set rule = rule || '{"workingDays": 1}' where id = ${id}`,
    /the one it was opened with/,
  );
  await refuses(
    chair,
    sql`update no_objection set text_hash = ${"0".repeat(64)} where id = ${id}`,
    /by an amendment only/,
  );
  await refuses(member, sql`update no_objection set members = '{}' where id = ${id}`, /permission denied/);
  const event = (delegation: string, by: string) =>
    sql`insert into no_objection_event (id, no_objection_id, kind, at, recorded_at, recorded_by, delegation, words)
      values (gen_random_uuid(), ${id}, 'objected', ${monday}::timestamptz, ${monday}::timestamptz, ${sql.raw(by)}, ${delegation}, 'Reasons')`;
  await refuses(member, event("XOR", "app_actor()"), /row-level security/);
  await refuses(member, event("XOS", "'00000000-0000-7000-8000-000000001540'"), /row-level security/);
  await refuses(system, event("XOS", "app_actor()"), /row-level security/);
  await refuses(
    await chamber.tokenOf("outsider"),
    event("XAB", "app_actor()"),
    /no member of the Committee|violates foreign key/,
  );
  await assert.rejects(
    sql`update no_objection_event set words = 'other' where no_objection_id = ${id}`.execute(chamber.database.owner),
    /never changed/,
  );
});

onEveryServer(
  "the database adopts nothing that is held, and nothing that another than the rule's declares",
  async (server) => {
    const chamber = await openChamber(server);
    const [held, waits] = [await aCase(chamber), await aCase(chamber, "report")];
    await chamber.act("pia", (work) => hold(work, held, said()));
    const declare = (id: NoObjectionId) =>
      sql`insert into decision (id, taken_on, taken_at, manner, subject, no_objection_id, text_version_id, text_hash, declared_by)
      select gen_random_uuid(), '2026-12-31', '2026-12-31T00:00:00Z', 'no-objection', 'Past the act', id, text_version_id, text_hash, app_actor()
      from no_objection where id = ${id}`;
    const system = await chamber.tokenOf("clock");
    await assert.rejects(directly(chamber, system, declare(held)), /the text is held/);
    await assert.rejects(directly(chamber, system, declare(waits)), /says who declares/);
  },
);

onEveryServer("a text in force is in force by a decision on exactly that text, also past the acts", async (server) => {
  const chamber = await openChamber(server);
  const { version } = await chamber.aText();
  const chair = await chamber.tokenOf("leto");
  const force = sql`update text_version set decision_id = (select id from decision limit 1), in_force_from = '2026-12-07', text_hash = ${"0".repeat(64)} where id = ${version}`;
  const id = await aCase(chamber);
  chamber.access.moveTo(aSecondLater);
  await clock(chamber);
  await assert.rejects(directly(chamber, chair, force), /foreign key/);
  const { subject } = await chamber.look(id);
  await assert.rejects(
    directly(
      chamber,
      chair,
      sql`update text_version set bodies = '{"en": {"title": "x", "paragraphs": ["y"]}}' where id = ${subject.version}`,
    ),
    /this text rests/,
  );
});

onEveryServer("the exact text that was circulated stays to be read by those who objected to it", async (server) => {
  const chamber = await openChamber(server);
  const { text, version } = await chamber.aText();
  const [id] = await chamber.put([version]);
  assert.ok(id);
  const kept = async () =>
    there(await chamber.access.withActor(await chamber.tokenOf("pia"), ({ db }) => getCirculatedText(db, id)));
  const { textHash } = await chamber.look(id);
  assert.equal(hashOf(await kept()), textHash);
  const second = await chamber.aVersion(text, 2, "Second words");
  await chamber.act("leto", (work) => amendText(work, id, { version: second, words: "" }));
  assert.match(await kept(), /Second words/);
  await chamber.act("pia", (work) => object(work, id, said("Not these")));
  assert.equal(hashOf(await kept()), (await chamber.look(id)).textHash);
  await assert.rejects(
    sql`update circulated_text set body = 'other' where no_objection_id = ${id}`.execute(chamber.database.owner),
    /never changed/,
  );
});

onEveryServer("two members at the same instant cannot both win, and neither is lost", async (server) => {
  const chamber = await openChamber(server);
  for (let n = 0; n < 6; n++) {
    chamber.access.moveTo(monday);
    const id = await aCase(chamber);
    const outcomes = await Promise.all([
      chamber.act("pia", (work) => object(work, id, said("One"))),
      chamber.act("rafael", (work) => object(work, id, said("Two"))),
    ]);
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1, "one ends it; the other is told that it is over");
    const second = await aCase(chamber);
    const holds = await Promise.all([
      chamber.act("pia", (work) => hold(work, second, said())),
      chamber.act("rafael", (work) => hold(work, second, said())),
    ]);
    assert.ok(holds.every(({ ok }) => ok));
    const { case: was } = await chamber.look(second);
    assert.ok(was.status === "held" && was.holders.length === 2, "both hold");
    const mixed = await Promise.all([
      chamber.act("pia", (work) => liftHold(work, second, said())),
      chamber.act("rafael", (work) => liftHold(work, second, said())),
      chamber.act("leto", (work) => extendPeriod(work, second, { days: 1, words: "" })),
    ]);
    assert.ok(mixed.every(({ ok }) => ok));
    assert.equal(
      await endOf(chamber, second),
      "2026-12-16T17:00:00",
      "whatever the order: the days left and the one added",
    );
  }
});
