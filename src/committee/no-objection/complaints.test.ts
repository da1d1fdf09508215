import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { render } from "preact-render-to-string";
import type { NoObjectionId, StateCode, TextVersionId } from "#db/ids.ts";
import { languages } from "#i18n/languages.ts";
import { there } from "#test/people.ts";
import { aSecondLater, type Chamber, deadline, openChamber } from "#test/procedure.ts";
import { adoptWhatIsDue } from "../clock.ts";
import { getDecision } from "../decisions/decision.queries.ts";
import { answerQuestion } from "./answer-question.ts";
import { askQuestion } from "./ask-question.ts";
import { actsOn } from "./case-acts.ts";
import { circulate } from "./circulate.ts";
import { declareAdoption } from "./declare-adoption.ts";
import { hold } from "./hold.ts";
import { liftHold } from "./lift-hold.ts";
import { listEvents } from "./no-objection.queries.ts";
import { object } from "./object.ts";
import { recordRule } from "./record-rule.ts";
import { RuleFacts } from "./rule.views.tsx";
import { withdrawText } from "./withdraw-text.ts";

// What people complained of in the two systems that are nearest to this procedure: a ballot with "no objection" of a standards body
// (D), and a State's rule that silence decides (S). Each complaint is a test; those about mail, calendars and pages of the whole
// house stand in src/web/complaints.test.ts.

const [ostrand, orvandia] = ["XOS", "XOR"] as StateCode[] as [StateCode, StateCode];

async function aCase(chamber: Chamber, kind: "strategy" | "report" = "strategy") {
  const { version } = await chamber.aText("Words", kind);
  const [id] = await chamber.put([version], kind === "report" ? "report" : "text");
  assert.ok(id);
  return { id, version };
}

async function clock(chamber: Chamber): Promise<number> {
  return await adoptWhatIsDue(chamber.access, await chamber.tokenOf("clock"));
}

async function statusOf(chamber: Chamber, id: NoObjectionId): Promise<string> {
  return (await chamber.look(id)).case.status;
}

async function kindsOf(chamber: Chamber, id: NoObjectionId): Promise<string[]> {
  const events = there(await chamber.access.withActor(await chamber.tokenOf("pia"), ({ db }) => listEvents(db, id)));
  return events.map(({ kind, refused }) => (refused ? `${kind} ${refused}` : kind));
}

async function endOf(chamber: Chamber, id: NoObjectionId): Promise<string> {
  const { case: was } = await chamber.look(id);
  assert.ok(was.status === "running", was.status);
  return was.deadline.toZonedDateTimeISO("America/New_York").toPlainDateTime().toString();
}

test("D “opened with the wrong button, and removed by hand”: it is undone by an act, and both stay on record", async () => {
  const chamber = await openChamber();
  const { id, version } = await aCase(chamber);
  assert.ok((await chamber.act("leto", (work) => withdrawText(work, id, "Circulated by mistake"))).ok);
  assert.deepEqual(await kindsOf(chamber, id), ["circulated", "withdrawn"]);
  const [again] = await chamber.put([version]);
  assert.ok(again && again !== id, "the text is a draft again, and may be circulated anew");
});

test("D “approved without the positions it needs”: no act and no clock adopts before the period has passed", async () => {
  const chamber = await openChamber();
  const { id } = await aCase(chamber);
  chamber.access.moveTo(deadline);
  assert.equal(await clock(chamber), 0, "17:00:00 sharp is still the members’ time");
  assert.deepEqual(await chamber.act("leto", (work) => declareAdoption(work, id)), {
    ok: false,
    reason: "period-runs",
  });
  assert.equal(await statusOf(chamber, id), "running");
});

test("D “the list of those who approve comes up empty”: a case has its members by the terms, or is not opened", async () => {
  const chamber = await openChamber();
  const { id } = await aCase(chamber);
  assert.equal((await chamber.look(id)).members.length, 15);
  chamber.access.moveTo("2004-04-01T15:00:00Z");
  const { version } = await chamber.aText();
  const outcome = await chamber.act("leto", (work) =>
    circulate(work, { matrices: [], texts: [version], regime: "text" }),
  );
  assert.deepEqual(outcome, { ok: false, reason: "no-members" });
});

test("D “most empty positions are mistakes”: an objection or a question without words is asked for them", async () => {
  const chamber = await openChamber();
  const { id } = await aCase(chamber);
  for (const speak of [object, askQuestion])
    assert.deepEqual(await chamber.act("pia", (work) => speak(work, id, { words: " " })), {
      ok: false,
      reason: "words-missing",
    });
  assert.deepEqual(await kindsOf(chamber, id), ["circulated"]);
});

test("D “it cannot be closed without approving”: what passed and waits for the Chair can be withdrawn instead", async () => {
  const chamber = await openChamber();
  const { id } = await aCase(chamber, "report");
  chamber.access.moveTo("2026-12-22T15:00:00Z"); // a day after ten working days
  const chair = { id: "", name: "", language: "en", capacities: [{ kind: "chair", stateCode: null }] } as never;
  const offered = actsOn(await chamber.look(id), chair, Temporal.Instant.from("2026-12-22T15:00:00Z"));
  assert.deepEqual(offered, ["declaration", "withdrawal"]);
  assert.ok((await chamber.act("leto", (work) => withdrawText(work, id, "Overtaken by events"))).ok);
  assert.equal(await statusOf(chamber, id), "withdrawn");
  assert.deepEqual(await chamber.act("leto", (work) => declareAdoption(work, id)), { ok: false, reason: "over" });
});

test("D “close it by itself when the answer is posted”: the answer starts the clock, nobody has to", async () => {
  const chamber = await openChamber();
  const { id } = await aCase(chamber);
  await chamber.act("rafael", (work) => askQuestion(work, id, { words: "Which law?" }));
  assert.equal(await statusOf(chamber, id), "held");
  await chamber.act("sanna", (work) => answerQuestion(work, id, { delegation: orvandia, words: "Act 12" }));
  assert.equal(await statusOf(chamber, id), "running");
});

test("S “say which silence it is”: the case says in every language what adopts it", async () => {
  const chamber = await openChamber();
  const [silent, declared] = [await aCase(chamber), await aCase(chamber, "report")];
  const [one, other] = [await chamber.look(silent.id), await chamber.look(declared.id)];
  for (const language of languages) {
    const [byItself, byChair] = [one, other].map(({ rule }) => render(RuleFacts({ language, rule })));
    assert.notEqual(byItself, byChair);
  }
  assert.match(render(RuleFacts({ language: "en", rule: one.rule })), /Silence of all members until the deadline/);
  assert.match(render(RuleFacts({ language: "en", rule: other.rule })), /The Chair’s declaration after the deadline/);
});

test("S “the date that really counted”: the decision has the day of the deadline, and the moment it was recorded", async () => {
  const chamber = await openChamber();
  const { id } = await aCase(chamber);
  chamber.access.moveTo("2026-12-17T15:00:00Z"); // the clock stood still for three days
  assert.equal(await clock(chamber), 1);
  const { decisionId, case: was } = await chamber.look(id);
  assert.ok(decisionId && was.status === "adopted" && was.at.toString() === deadline);
  const token = await chamber.tokenOf("pia");
  const decision = there(await chamber.access.withActor(token, ({ db }) => getDecision(db, decisionId)));
  assert.equal(decision.takenOn, "2026-12-14");
  assert.equal(decision.takenAt?.toString(), "2026-12-17T15:00:00Z");
});

test("S “a rule set by mistake can never be switched off”: a newer one takes its place; what is open or decided keeps its own", async () => {
  const chamber = await openChamber();
  const mistaken = {
    regime: "text" as const,
    workingDays: 1,
    mayExtend: ["chair" as const],
    extensionLimit: 0,
    holdLimitMonths: 1,
    adoptedBy: "silence" as const,
    afterClarification: "continues" as const,
    source: "Typed by mistake",
  };
  await chamber.act("edda", (work) => recordRule(work, mistaken));
  const [decided, open] = [await aCase(chamber), await aCase(chamber)];
  await chamber.act("pia", (work) => hold(work, open.id, { words: "" }));
  chamber.access.moveTo("2026-12-08T22:00:01Z");
  assert.equal(await clock(chamber), 1);
  await chamber.act("edda", (work) => recordRule(work, { ...mistaken, workingDays: 5, source: "Guidelines" }));
  for (const { id } of [decided, open]) {
    const { rule } = await chamber.look(id);
    assert.deepEqual([rule.workingDays, rule.source], [1, "Typed by mistake"], "which rule it was stays with the case");
  }
  assert.deepEqual(await kindsOf(chamber, decided.id), ["circulated", "adopted"], "and so does what happened");
  const later = await aCase(chamber);
  assert.deepEqual((await chamber.look(later.id)).rule.workingDays, 5);
  assert.ok((await chamber.act("leto", (work) => withdrawText(work, open.id, "The rule was a mistake"))).ok);
  assert.equal(await statusOf(chamber, open.id), "withdrawn", "the way out of what was opened by mistake is an act");
});

test("S “a closed procedure went on deciding”: what ended never decides again, and what is circulated anew begins anew", async () => {
  const chamber = await openChamber();
  const { id, version } = await aCase(chamber);
  await chamber.act("pia", (work) => object(work, id, { words: "Not so" }));
  chamber.access.moveTo("2026-12-10T15:00:00Z");
  const [again] = await chamber.put([version]);
  assert.ok(again);
  chamber.access.moveTo(aSecondLater); // the first would have been over
  assert.equal(await clock(chamber), 0);
  assert.equal(await statusOf(chamber, id), "objected");
  assert.equal(await endOf(chamber, again), "2026-12-17T17:00:00", "its own whole period");
  chamber.access.moveTo("2026-12-17T22:00:01Z");
  assert.equal(await clock(chamber), 1);
  assert.deepEqual([await statusOf(chamber, id), await statusOf(chamber, again)], ["objected", "adopted"]);
});

// ── nobody is surprised by what came in by another way ───────────────────────────────────────────────────────────────────────

const received = (delegation: StateCode, at: string) => ({
  delegation,
  at: Temporal.Instant.from(at),
  evidence: "Note verbale 12/26",
});

test("a lift that is recorded days later starts the clock when it is recorded: no member loses the days it was told of", async () => {
  const chamber = await openChamber();
  const { id } = await aCase(chamber);
  chamber.access.moveTo("2026-12-11T15:00:00Z"); // two days are left, Friday itself and Monday
  await chamber.act("pia", (work) => hold(work, id, { words: "" }));
  chamber.access.moveTo("2026-12-21T15:00:00Z"); // the page still says that the clock stands
  const onBehalf = received(ostrand, "2026-12-14T15:00:00Z");
  assert.ok((await chamber.act("edda", (work) => liftHold(work, id, { words: "", onBehalf }))).ok);
  assert.equal(await clock(chamber), 0);
  assert.equal(await endOf(chamber, id), "2026-12-23T17:00:00");
  chamber.access.moveTo("2026-12-21T16:00:00Z");
  assert.ok((await chamber.act("rafael", (work) => object(work, id, { words: "There was time" }))).ok);
});

test("a message in time that is read after the decision is refused, and stays on record with its words", async () => {
  const chamber = await openChamber();
  const { id } = await aCase(chamber);
  chamber.access.moveTo(aSecondLater);
  await clock(chamber);
  chamber.access.moveTo("2026-12-14T23:00:00Z");
  const onBehalf = received(ostrand, "2026-12-14T21:58:00Z");
  const outcome = await chamber.act("edda", (work) => object(work, id, { words: "Reasons", onBehalf }));
  assert.deepEqual(outcome, { ok: false, reason: "adopted-meanwhile" });
  assert.equal(await statusOf(chamber, id), "adopted");
  assert.ok((await kindsOf(chamber, id)).includes("objected decided"));
});

test("a message from before the circulation is refused by its name", async () => {
  const chamber = await openChamber();
  const { id } = await aCase(chamber);
  const onBehalf = received(ostrand, "2026-11-07T15:00:00Z"); // the wrong month
  const outcome = await chamber.act("edda", (work) => object(work, id, { words: "Reasons", onBehalf }));
  assert.deepEqual(outcome, { ok: false, reason: "before-circulation" });
  assert.equal(await statusOf(chamber, id), "running");
});

test("one case that cannot be ended keeps no other from its end", async () => {
  const chamber = await openChamber();
  const broken = await aCase(chamber);
  const sound = await aCase(chamber);
  const { owner } = chamber.database;
  await sql`alter table app.text_version disable trigger user`.execute(owner); // as a disk that was restored wrongly
  const bodies = JSON.stringify({ en: { title: "Strategy", paragraphs: ["Other words"] } });
  await owner.updateTable("text_version").set({ bodies }).where("id", "=", broken.version).execute();
  await sql`alter table app.text_version enable trigger user`.execute(owner);
  chamber.access.moveTo(aSecondLater);
  await assert.rejects(clock(chamber), AggregateError);
  assert.equal(await statusOf(chamber, broken.id), "running", "no other words than those circulated are decided");
  assert.equal(await statusOf(chamber, sound.id), "adopted");
});

test("two versions of one text never lie before the Committee at once: one silence would adopt both", async () => {
  const chamber = await openChamber();
  const { text, version } = await chamber.aText();
  const [id] = await chamber.put([version]);
  assert.ok(id);
  const second = await chamber.aVersion(text, 2, "Second words");
  const put = (texts: TextVersionId[]) =>
    chamber.act("leto", (work) => circulate(work, { matrices: [], texts, regime: "text" }));
  assert.deepEqual(await put([second]), { ok: false, reason: "another-version", subject: second });
  await chamber.act("leto", (work) => withdrawText(work, id));
  assert.deepEqual(await put([version, second]), { ok: false, reason: "another-version", subject: second });
  assert.ok((await put([second])).ok);
});
