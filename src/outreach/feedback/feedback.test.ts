import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { systemAccount } from "#access/actor.ts";
import type { ActivityId } from "#db/ids.ts";
import type { FeedbackCount } from "#db/schema/activity-feedback.ts";
import { languages } from "#i18n/languages.ts";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { lookAt } from "#test/public-places.ts";
import { answerFeedback } from "./answer-feedback.ts";
import { enterPaperCounts } from "./enter-paper-counts.ts";
import { findFeedbackResults, findSheet, listPaperEntries } from "./feedback.queries.ts";
import { drawCode, readCode } from "./feedback.ts";
import { makeFeedbackCodes } from "./make-feedback-codes.ts";

const house = await openOutreach();
const { access, app, accounts, cookieOf, edda, as, begun, upTo, runClock } = house;
const marlo = await cookieOf("Marlo Deven");
const layla = await cookieOf("ليلى النضيري");

// The workshop is on 8 to 10 February 2027; its form takes answers for 21 days after it.
const during = "2027-02-12T12:00:00Z";
const after = "2027-03-05T12:00:00Z";

/** A confirmed workshop with codes; held where it is asked for. */
async function workshopWithCodes(howMany: number, { held = true } = {}) {
  access.moveTo("2026-12-02T15:00:00Z");
  const id = await begun({ subjects: ["border-control", "export-control"] });
  await upTo(id, "confirmed");
  const made = await as("edda", (work) => makeFeedbackCodes(work, id, howMany));
  assert.ok(made.ok);
  if (held) {
    access.moveTo(during);
    await runClock();
  }
  return { id, ...made, path: `/en/outreach/feedback/${made.token}` };
}

/** As a browser without a session sends it. */
const send = (path: string, fields: Record<string, string>) => post(app, path, "", fields);

const asSystem = <T>(does: Parameters<typeof access.transact<T>>[1]): Promise<T | undefined> =>
  accounts.asPerson(systemAccount, (token) => access.transact(token, does));

/** Answers to the first question: so many for each answer, "" for none (they answer the second). */
async function answerAll(token: string, codes: readonly string[], wanted: Record<string, number>): Promise<void> {
  const answers = Object.entries(wanted).flatMap(([answer, people]) => Array<string>(people).fill(answer));
  for (const [n, answer] of answers.entries()) {
    const given = answer ? { question: 1, answer } : { question: 3, answer: "yes" };
    const outcome = await asSystem((work) => answerFeedback(work, token, { code: codes[n] ?? "", answers: [given] }));
    assert.deepEqual(outcome, { ok: true });
  }
}

const results = (id: ActivityId) => as("pia", ({ db }) => findFeedbackResults(db, id));

/** What is told of a question: of each answer its number, or "withheld". */
async function told(id: ActivityId, question: number, onPaper = false): Promise<Record<string, number | string>> {
  const { counts = [] } = (await results(id)) ?? {};
  return Object.fromEntries(
    counts
      .filter((one) => one.question === question && one.onPaper === onPaper)
      .map(({ answer, people }) => [answer, people ?? "withheld"]),
  );
}

test("a code is read as it was typed, in small letters, with blanks, in other digits, and never where it can be none", () => {
  for (let n = 0; n < 50; n++) {
    const code = drawCode();
    assert.equal(readCode(code), code);
    assert.equal(readCode(` ${code.toLowerCase().replaceAll("-", " – ")}\u200f`), code);
  }
  assert.equal(readCode("٢٣٤٥-ABCD-٦٧٨٩"), "2345-ABCD-6789");
  assert.equal(readCode("２３４５ＡＢＣＤ６７８９"), "2345-ABCD-6789");
  for (const none of ["", "2345-ABCD", "0000-ABCD-6789", "2345-ABCD-67890", "'; drop table code; --"])
    assert.equal(readCode(none), undefined, none);
});

test("a participant answers in each language without an account, once; what is wrong is told at its field and nothing chosen is lost", async () => {
  const { id, codes, path } = await workshopWithCodes(8);
  const [code = "", other = ""] = codes;
  for (const language of languages) {
    const page = await (await get(app, path.replace("/en/", `/${language}/`))).text();
    assert.match(page, /name="code"/);
    assert.match(page, /name="answer-5"[^>]*value="border-control"|value="border-control"[^>]*name="answer-5"/);
    assert.doesNotMatch(page, /name="(name|email|words)"/);
  }
  const chosen = { "answer-1": "a-lot", "answer-3": "partly" };
  const refused = await send(path, { code: "2345-ABCD-6789", ...chosen });
  assert.equal(refused.status, 409);
  const text = await refused.text();
  assert.match(text, /No such code was given out/);
  assert.match(text, /value="a-lot"[^>]*checked/);
  assert.match(text, /value="2345-ABCD-6789"/);
  assert.equal((await send(path, { code, "answer-1": "very" })).status, 422);
  assert.equal((await send(path, { code })).status, 422);
  assert.equal((await send(path, { ...chosen })).status, 422);
  const taken = await send(path, { code: code.toLowerCase(), ...chosen });
  assert.equal(taken.status, 303);
  assert.match(await (await get(app, taken.headers.get("location") ?? "")).text(), /The answer is counted/);
  const again = await send(path, { code, ...chosen });
  assert.equal(again.status, 409);
  assert.match(await again.text(), /This code has answered already/);
  assert.equal((await send(`${path.slice(0, -4)}AAAA`, { code: other, ...chosen })).status, 404);
  assert.equal((await get(app, "/en/outreach/feedback/x")).status, 404);
  assert.equal(
    (
      await get(
        app,
        path.replace(/[^/]+$/, (token) => token.toLowerCase().replaceAll("-", "")),
      )
    ).status,
    200,
  );
  const found = await results(id);
  assert.deepEqual([found?.codes, found?.answered, found?.counts], [8, 1, []]);
});

test("a code of another activity answers nothing here", async () => {
  const one = await workshopWithCodes(1);
  const two = await workshopWithCodes(1);
  assert.equal((await send(two.path, { code: one.codes[0] ?? "", "answer-1": "a-lot" })).status, 409);
  assert.equal((await results(two.id))?.answered, 0);
});

test("a code that two send at once answers once; two codes at once both count", async () => {
  const { id, codes, path } = await workshopWithCodes(4);
  const [same = "", second = "", third = ""] = codes;
  const statuses = await Promise.all(
    [same, same, second, third].map(async (code) => (await send(path, { code, "answer-1": "a-lot" })).status),
  );
  assert.deepEqual(statuses.slice(0, 2).sort(), [303, 409]);
  assert.deepEqual(statuses.slice(2), [303, 303]);
  access.moveTo(after);
  await runClock();
  assert.equal((await results(id))?.answered, 3);
});

test("the form opens when the activity was held and closes after its days; its counts are told only then", async () => {
  const { id, token, codes, path } = await workshopWithCodes(8, { held: false });
  assert.match(await (await get(app, path)).text(), /opens once the activity has been held/);
  const early = await send(path, { code: codes[0] ?? "", "answer-1": "a-lot" });
  assert.equal(early.status, 409);
  access.moveTo(during);
  await runClock();
  await answerAll(token, codes, { "a-lot": 5, somewhat: 2 });
  assert.deepEqual(await told(id, 1), {});
  assert.match(
    await (await get(app, `/en/outreach/activities/${id}/afterwards`, edda)).text(),
    /counts are shown once the form has closed/,
  );
  access.moveTo("2027-03-03T19:59:00Z"); // the 21st day in Dubai, one minute before its end
  await runClock();
  assert.match(await (await get(app, path)).text(), /name="code"/);
  access.moveTo("2027-03-03T20:00:00Z");
  assert.equal((await send(path, { code: codes[7] ?? "", "answer-1": "a-lot" })).status, 409);
  await runClock();
  assert.match(await (await get(app, path)).text(), /The form has closed/);
  assert.equal(
    (await results(id))?.counts.length,
    5 + 5 + 4 + 4 + 3,
    "each answer of each question, and that there was none",
  );
  assert.equal((await post(app, `/en/outreach/activities/${id}/feedback/codes`, edda, { codes: "1" })).status, 409);
});

test("a count under three is withheld, and what would give it away; a question left out is a number too", async () => {
  const cases: [Record<string, number>, Record<string, number>][] = [
    [
      { "a-lot": 6, somewhat: 4, "a-little": 3, "not-at-all": 3, "": 5 },
      { "a-lot": 6, somewhat: 4, "a-little": 3, "not-at-all": 3, "": 5 },
    ],
    [
      { "a-lot": 6, somewhat: 4, "a-little": 3, "not-at-all": 3, "": 1 },
      { "a-lot": 6, somewhat: 4 },
    ],
    [
      { "a-lot": 6, somewhat: 4, "a-little": 1, "not-at-all": 2, "": 5 },
      { "a-lot": 6, "": 5 },
    ],
    [{ "a-lot": 9, somewhat: 5 }, { "a-lot": 9 }], // nobody is under three as well
    [{ "a-lot": 2 }, {}],
    [{ "a-lot": 1, somewhat: 1, "a-little": 1 }, {}],
  ];
  for (const [given, shown] of cases) {
    const { id, token, codes } = await workshopWithCodes(25);
    await answerAll(token, codes, given);
    access.moveTo(after);
    await runClock();
    const withheld = {
      "": "withheld",
      "a-lot": "withheld",
      somewhat: "withheld",
      "a-little": "withheld",
      "not-at-all": "withheld",
    };
    assert.deepEqual(await told(id, 1), { ...withheld, ...shown }, JSON.stringify(given));
  }
});

test("counts from paper stand beside the others, marked as such; a correction is a new entry and two at once lose nothing", async () => {
  const { id, token, codes } = await workshopWithCodes(6);
  await answerAll(token, codes, { "a-lot": 3 });
  const path = `/en/outreach/activities/${id}/feedback/paper`;
  const typed = {
    basis: "0",
    forms: "9",
    "count-1-a-lot": "5",
    "count-1-somewhat": "4",
    words: "Sheets of the last day",
  };
  const wrong = await post(app, path, edda, { ...typed, "count-1-somewhat": "5" });
  assert.equal(wrong.status, 422);
  assert.match(
    await wrong.text(),
    /More answers to this question than paper forms[\s\S]*value="Sheets of the last day"/,
  );
  for (const bad of ["many", "-1", "1.5", "1e3", "９"])
    assert.equal((await post(app, path, edda, { ...typed, "count-1-a-lot": bad })).status, 422, bad);
  assert.equal((await post(app, path, edda, typed)).status, 303);
  const late = await post(app, path, edda, { ...typed, "count-1-somewhat": "3", words: "Counted again" });
  assert.equal(late.status, 409);
  assert.match(
    await late.text(),
    /value="Counted again"[\s\S]*<td[\s\S]*Very much: 5 · To some extent: 4[\s\S]*Sheets of the last day/,
    "what was entered meanwhile stands below, to compare",
  );
  assert.equal(
    (
      await post(app, path, edda, {
        ...typed,
        basis: "1",
        forms: "12",
        "count-1-somewhat": "4",
        "count-3-yes": "12",
        words: "Counted again",
      })
    ).status,
    303,
  );
  access.moveTo(after);
  await runClock();
  const paper = { "": "withheld", "a-lot": 5, somewhat: 4, "a-little": "withheld", "not-at-all": "withheld" };
  assert.deepEqual(await told(id, 1, true), paper); // three left it out: the smallest beside nobody
  assert.equal((await results(id))?.forms, 12);
  const page = await (await get(app, `/en/outreach/activities/${id}/afterwards`, edda)).text();
  assert.match(page, /By code: [\s\S]*On paper: /);
  assert.equal((await post(app, path, layla, typed)).status, 403);
  const corrected = await post(app, path, await cookieOf("Edda Marlow"), { ...typed, basis: "2", words: "Once more" });
  assert.equal(corrected.status, 409, "two looks would tell the sheet that was corrected");
  assert.match(await corrected.text(), /They stay[\s\S]*value="Once more"/);
  await assert.rejects(
    as("edda", (work) =>
      work.db
        .insertInto("activity_feedback_paper")
        .values({
          ...{ activity_id: id, number: 3, forms: 12, counts: JSON.stringify([]), words: "By hand" },
          ...{ recorded_by: work.actor.id, recorded_at: work.at },
        })
        .execute(),
    ),
    /that were told stay/,
  );
});

test("the codes are shown once, as many as asked for; an organisation keeps the feedback of its own activities alone", async () => {
  const { id } = await workshopWithCodes(1, { held: false });
  const path = `/en/outreach/activities/${id}/feedback`;
  const sheet = await (await post(app, `${path}/codes`, edda, { codes: "30" })).text();
  const codes = [...sheet.matchAll(/slip-code"><bdi dir="ltr">([^<]+)/g)].map(([, code = ""]) => code);
  assert.equal(new Set(codes).size, 30);
  const page = await (await get(app, path, edda)).text();
  assert.match(page, /Codes made: 31\. Used: 0\./);
  for (const code of codes) assert.ok(!page.includes(code));
  const kept = await house.database.owner.selectFrom("activity_feedback_code").selectAll().execute();
  for (const code of codes) assert.ok(!JSON.stringify(kept).includes(code));
  for (const bad of ["0", "-3", "many", "501", ""])
    assert.equal((await post(app, `${path}/codes`, edda, { codes: bad })).status, 422, bad);
  assert.equal((await post(app, `${path}/codes`, edda, { codes: "500" })).status, 409);
  assert.equal((await get(app, path, marlo)).status, 404);
  assert.equal((await post(app, `${path}/codes`, marlo, { codes: "1" })).status, 404);
  assert.equal((await get(app, path, layla)).status, 403);
  assert.equal((await get(app, path)).status, 303);
});

test("of an activity whose days are not known no last day is told, and no codes are offered", async () => {
  access.moveTo("2026-12-02T15:00:00Z");
  const time = { from: "2027-02-01", before: "2027-03-01", precision: "window", daysLong: 3 } as const;
  const path = `/en/outreach/activities/${await begun({ time })}/feedback`;
  const page = await (await get(app, path, edda)).text();
  assert.match(page, /Codes are made once the activity is planned and its days are known/);
  assert.doesNotMatch(page, /takes answers until|name="codes"/);
  assert.equal((await post(app, `${path}/codes`, edda, { codes: "3" })).status, 409);
});

test("past the acts: nobody answers, counts, closes or reads counts but as the form does it", async () => {
  const { id, token, codes } = await workshopWithCodes(5);
  await answerAll(token, codes, { yes: 0 });
  const run = (who: "edda" | "pia" | "layla" | "marlo", query: ReturnType<typeof sql>) =>
    as(who, (work) => query.execute(work.db));
  const answers = JSON.stringify([{ question: 1, answer: "yes", people: 1 }] satisfies FeedbackCount[]);
  await assert.rejects(
    run("edda", sql`select answer_activity_feedback(${token}, ${Buffer.alloc(32)}, ${answers}::jsonb)`),
    /comes by the address/,
  );
  for (const query of [
    sql`select * from activity_feedback_count`,
    sql`insert into activity_feedback_count values (${id}, 1, 'yes', 9)`,
    sql`update activity_feedback_code set used = true`,
    sql`select hash from activity_feedback_code`,
    sql`delete from activity_feedback_code`,
    sql`update activity_feedback_paper set forms = 1`,
    sql`update activity_feedback_form set open_days = 1`,
    sql`update activity_feedback_sheet set token = 'x'`,
  ])
    await assert.rejects(run("edda", query), /permission denied/);
  await run("edda", sql`update activity_feedback_sheet set closed_at = '2027-03-05'`);
  assert.equal((await as("edda", ({ db }) => findSheet(db, id)))?.closedAt, null, "only the clock closes");
  await assert.rejects(
    asSystem((work) =>
      work.db
        .updateTable("activity_feedback_sheet")
        .set({ closed_at: work.at })
        .where("activity_id", "=", id)
        .execute(),
    ),
    /closes when its days are over/,
  );
  for (const [who, counts] of [
    ["marlo", []],
    ["layla", []],
    ["leto", []],
    ["edda", [{ question: 1, answer: "very", people: 1 }]],
    ["edda", [{ question: 1, answer: "a-lot", people: 4 }]],
    ["edda", [{ question: 0, answer: "a-lot", people: 1 }]],
    ["edda", [{ question: 1, answer: "a-lot", people: -1 }]],
    ["edda", Array(2).fill({ question: 1, answer: "a-lot", people: 1 })],
  ] as const)
    await assert.rejects(
      as(who, (work) =>
        work.db
          .insertInto("activity_feedback_paper")
          .values({
            ...{ activity_id: id, number: 1, forms: 3, counts: JSON.stringify(counts), words: "By SQL" },
            ...{ recorded_by: work.actor.id, recorded_at: work.at },
          })
          .execute(),
      ),
      /row-level security|of the form of an activity/,
      who,
    );
  for (const answer of [
    { question: 1, answer: "border-control" },
    { question: 9, answer: "yes" },
  ])
    await assert.rejects(
      asSystem((work) => answerFeedback(work, token, { code: codes[0] ?? "", answers: [answer] })),
      /one of those the form has/,
    );
  await as("edda", (work) => enterPaperCounts(work, id, { forms: 4, counts: [], words: "Blank sheets", basedOn: 0 }));
  access.moveTo(after);
  await runClock();
  for (const who of ["layla", "marlo"] as const)
    assert.equal(await as(who, ({ db }) => findFeedbackResults(db, id)), undefined, who);
  // The Chair reads counts as everybody of the Committee does, and keeps none.
  assert.ok(await as("leto", ({ db }) => findFeedbackResults(db, id)));
  for (const who of ["leto", "pia"] as const)
    assert.deepEqual(
      await as(who, async ({ db }) => [await findSheet(db, id), await listPaperEntries(db, id)]),
      [undefined, []],
      who,
    );
  for (const table of ["form", "sheet", "code", "count", "paper"])
    await assert.rejects(
      access.asPublic((db) =>
        db
          .selectFrom(`activity_feedback_${table}` as "activity_feedback_count")
          .selectAll()
          .execute(),
      ),
      /permission denied/,
    );
  await assert.rejects(
    access.asPublic((db) => findFeedbackResults(db, id)),
    /permission denied/,
  );
});

test("the wall: the public finds no address, code, count or word of feedback anywhere", async () => {
  const { id, token, codes } = await workshopWithCodes(4);
  await answerAll(token, codes, { "a-lot": 4 });
  const words = "Vexomar counted by hand";
  await as("edda", (work) => enterPaperCounts(work, id, { forms: 4, counts: [], words, basedOn: 0 }));
  access.moveTo(after);
  await runClock();
  assert.deepEqual(
    await lookAt(house, { state: "XNA", words: [token, ...codes, words, "answer_activity_feedback"] }),
    [],
  );
});

test("questions are recorded whole in six languages with their source; a form that was opened keeps its version", async () => {
  const { id } = await workshopWithCodes(1, { held: false });
  const path = "/en/outreach/feedback-questions";
  const first = await (await get(app, path, edda)).text();
  assert.match(first, /From memory, not confirmed/);
  assert.match(
    await (await get(app, path.replace("/en/", "/ar/"), edda)).text(),
    /lang="en"[^>]*>From memory; no form/,
  );
  const words = Object.fromEntries(languages.map((language) => [`words-1-${language}`, `Was it clear? ${language}`]));
  const typed = {
    basis: "1",
    "scale-1": "yes-partly-no",
    ...words,
    openDays: "14",
    source: "Decision of the Committee",
  };
  const { "words-1-ar": _, ...five } = typed as Record<string, string>;
  const wrong = await post(app, path, edda, five);
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /each of the six languages[\s\S]*value="Was it clear\? ru"/);
  assert.equal((await post(app, path, edda, { ...typed, openDays: "121" })).status, 422);
  const { "scale-1": __, ...unscaled } = typed as Record<string, string>;
  const open = /<details class="field" open[^>]*><summary>Question 1<[\s\S]*Choose by what it is answered/;
  assert.match(await (await post(app, path, edda, unscaled)).text(), open, "what is wrong is not folded away");
  assert.equal((await post(app, path, marlo, typed)).status, 403);
  assert.equal((await post(app, path, edda, typed)).status, 303);
  assert.equal((await post(app, path, edda, typed)).status, 409);
  assert.match(await (await get(app, path, edda)).text(), /1 earlier wording/);
  assert.equal((await as("edda", ({ db }) => findSheet(db, id)))?.form.number, 1);
  const next = await workshopWithCodes(1);
  assert.equal((await as("edda", ({ db }) => findSheet(db, next.id)))?.form.number, 2);
  assert.match(await (await get(app, next.path)).text(), /Was it clear\? en/);
});
