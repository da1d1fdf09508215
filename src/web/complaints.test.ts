import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { circulate } from "#committee/no-objection/circulate.ts";
import { extendPeriod } from "#committee/no-objection/extend-period.ts";
import { hold } from "#committee/no-objection/hold.ts";
import { getNoObjection } from "#committee/no-objection/no-objection.queries.ts";
import { object } from "#committee/no-objection/object.ts";
import { withdrawText } from "#committee/no-objection/withdraw-text.ts";
import { shareVersion } from "#committee/texts/share-version.ts";
import { type NoObjectionId, newId, type TextId, type TextVersionId } from "#db/ids.ts";
import { makeFeed } from "#jobs/calendar/make-feed.ts";
import { get, post } from "#test/app.ts";
import { type MailHouse, type nameOf, openMailHouse } from "#test/mail-house.ts";

// The complaints of src/committee/no-objection/complaints.test.ts that are about the whole house: one deadline on the page, in the
// mail and in the calendar; nobody called late for what stands still; nothing said to be done that was not.

const start = "2026-11-27T15:00:00Z";

async function page(house: MailHouse, path: string, who: Parameters<typeof nameOf>[0]): Promise<string> {
  return await (await get(house.app, path, await house.cookie(who))).text();
}

async function whereItStands(house: MailHouse, id: NoObjectionId): Promise<string> {
  return await house.act("leto", async ({ db }) => (await getNoObjection(db, id)).case.status);
}

/** A report before the Committee: its rule asks for the Chair's declaration. */
async function aReport(house: MailHouse): Promise<NoObjectionId> {
  const [text, version] = [newId<TextId>(), newId<TextVersionId>()];
  const kind = "report";
  await house.database.owner.insertInto("committee_text").values({ id: text, kind, title: "Report" }).execute();
  const bodies = JSON.stringify({ en: { title: "Report", paragraphs: ["Words"] } });
  await house.database.owner
    .insertInto("text_version")
    .values({ id: version, text_id: text, kind, number: 1, bodies, wording: "committee" })
    .execute();
  const outcome = await house.act("leto", (work) =>
    circulate(work, { matrices: [], texts: [version], regime: "report", workingDays: 2 }),
  );
  assert.ok(outcome.ok && outcome.cases[0]);
  return outcome.cases[0].id;
}

test("“different deadlines in page and mail”: page, list, mail and calendar give the one deadline, also after it moved", async () => {
  const house = await openMailHouse({ at: start });
  const { id } = await house.circulate("XYU");
  const feed = await house.act("pia", (work) => makeFeed(work, { content: "own-deadlines", language: "en" }));
  assert.ok(feed.ok);
  const expect = async (words: string, moment: string): Promise<void> => {
    for (const path of [`/en/no-objections/${id}`, "/en/no-objections", "/en/awaiting"])
      assert.ok((await page(house, path, "pia")).includes(words), `${path}: ${words}`);
    house.access.moveTo(Temporal.Instant.from(moment).subtract({ hours: 30 }).toString());
    await house.runMail();
    const urgent = (await house.mails("pia")).filter(({ kind }) => kind === "urgent").at(-1);
    assert.ok(urgent?.body.includes(words), `mail: ${words}`);
    const text = await (await get(house.app, `/feeds/${feed.token}.ics`)).text();
    const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
    assert.equal(String(event?.getFirstPropertyValue("dtstart")), moment);
  };
  await expect("4 December 2026, 17:00, New York", "2026-12-04T22:00:00Z");
  await house.act("leto", (work) => extendPeriod(work, id, { days: 3, words: "" }));
  await expect("9 December 2026, 17:00, New York", "2026-12-09T22:00:00Z");
});

test("“people are called late for what is deferred”: held, withdrawn or over, no page and no mail calls anybody to read it", async () => {
  const house = await openMailHouse({ at: start });
  const [held, withdrawn] = [await house.circulate("XYU"), await house.circulate("XVA")];
  await house.act("rafael", (work) => hold(work, held.id, { words: "" }));
  await house.act("leto", (work) => withdrawText(work, withdrawn.id));
  const undeclared = await aReport(house);
  house.access.moveTo("2026-12-07T15:00:00Z"); // after every deadline there was
  await house.runClock();
  const waits = (await page(house, "/en/awaiting", "pia")).split("What you follow")[0] ?? "";
  for (const id of [held.id, withdrawn.id, undeclared]) assert.ok(!waits.includes(id), "nothing of it awaits a member");
  assert.match(await page(house, "/en/awaiting", "pia"), /its period has passed; the Chair declares the outcome/);
  assert.deepEqual(
    (await house.mails("pia")).filter(({ kind }) => kind === "urgent"),
    [],
  );
  assert.match(await page(house, "/en/awaiting", "leto"), new RegExp(`/no-objections/${undeclared}/declaration`));
});

test("“warn before silence decides”: a member is warned while there is time, and told which silence it is", async () => {
  const house = await openMailHouse({ at: start });
  const { id, deadline } = await house.circulate("XYU");
  house.access.moveTo(deadline.subtract({ hours: 30 }).toString());
  await house.runClock();
  const urgent = (await house.mails("pia")).filter(({ kind }) => kind === "urgent");
  assert.equal(urgent.length, 1);
  assert.match(urgent[0]?.body ?? "", /silence adopts it at the deadline/);
  assert.equal(await whereItStands(house, id), "running");
  house.access.moveTo("2026-12-07T15:00:00Z");
  const report = await aReport(house);
  const list = await page(house, "/en/awaiting", "pia");
  assert.match(list, /after the deadline the Chair declares that no objection came/);
  assert.ok(list.includes(report));
});

test("nothing is said to be done that was not: an objection to all texts, when all of them are over, is told so and kept", async () => {
  const house = await openMailHouse({ at: start });
  const { id, deadline } = await house.circulate("XYU");
  house.access.moveTo(deadline.add({ seconds: 1 }).toString());
  await house.runClock();
  assert.equal(await whereItStands(house, id), "adopted");
  const form = { words: "We object to all of them", scope: "all" };
  const answer = await post(house.app, `/en/no-objections/${id}/objections`, await house.cookie("pia"), form);
  assert.equal(answer.status, 409);
  const text = await answer.text();
  assert.match(text, /It came after its time: it stands on record/);
  assert.ok(text.includes("We object to all of them"), "what was typed is still there");
  assert.match(await page(house, `/en/no-objections/${id}`, "leto"), /We object to all of them/);
});

test("an administrator’s page of the record tells nothing of who objected, or why", async () => {
  const house = await openMailHouse({ at: start });
  const { id } = await house.circulate("XYU");
  await house.act("pia", (work) => object(work, id, { words: "Reasons of our own" }));
  assert.doesNotMatch(await page(house, "/en/record", "noor"), /Reasons of our own|Objection recorded|Pia Tennant/);
  assert.match(await page(house, "/en/record", "edda"), /Reasons of our own/);
});

test("a message that is dated before the circulation comes back with all that was typed, and says what is wrong", async () => {
  const house = await openMailHouse({ at: start });
  const { id } = await house.circulate("XYU");
  const received = { "received-day": "7", "received-month": "10", "received-year": "2026", time: "10:00" };
  const typed = {
    kind: "objections",
    delegation: "XOS",
    words: "Long reasons",
    evidence: "Note verbale 12/26",
    ...received,
  };
  const answer = await post(house.app, `/en/no-objections/${id}/words`, await house.cookie("edda"), typed);
  assert.equal(answer.status, 422);
  const text = await answer.text();
  assert.match(text, /was not before the Committee at this moment yet/);
  assert.ok(text.includes("Long reasons") && text.includes("Note verbale 12/26"));
  assert.equal(await whereItStands(house, id), "running");
});

test("views on a version are asked for no more once a later one is before the Committee or in force", async () => {
  const house = await openMailHouse({ at: start });
  const text = newId<TextId>();
  const kind = "strategy";
  await house.database.owner.insertInto("committee_text").values({ id: text, kind, title: "Strategy" }).execute();
  const aVersion = async (number: number, shared: boolean): Promise<TextVersionId> => {
    const id = newId<TextVersionId>();
    const bodies = JSON.stringify({ en: { title: "Strategy", paragraphs: [`Words ${number}`] } });
    await house.database.owner
      .insertInto("text_version")
      .values({ id, text_id: text, kind, number, bodies, wording: "committee" })
      .execute();
    if (shared) await house.act("leto", (work) => shareVersion(work, id));
    return id;
  };
  await aVersion(1, true);
  assert.match(await page(house, "/en/awaiting", "pia"), /Give your views on “Strategy”, version 1/);
  const second = await aVersion(2, false);
  const outcome = await house.act("leto", (work) =>
    circulate(work, { matrices: [], texts: [second], regime: "text", workingDays: 1 }),
  );
  assert.ok(outcome.ok && outcome.cases[0]);
  assert.doesNotMatch(await page(house, "/en/awaiting", "pia"), /Give your views on/);
  house.access.moveTo(outcome.cases[0].deadline.add({ seconds: 1 }).toString());
  await house.runClock();
  assert.equal(await whereItStands(house, outcome.cases[0].id), "adopted");
  assert.doesNotMatch(await page(house, "/en/awaiting", "pia"), /Give your views on/);
});

test("a message that came too late is recorded by a way that the page offers, and refused", async () => {
  const house = await openMailHouse({ at: start });
  const { id, deadline } = await house.circulate("XYU");
  house.access.moveTo(deadline.add({ hours: 2 }).toString());
  await house.runClock();
  assert.ok((await page(house, `/en/no-objections/${id}`, "edda")).includes(`/en/no-objections/${id}/words`));
  const answer = await get(house.app, `/en/no-objections/${id}/words`, await house.cookie("edda"));
  assert.equal(answer.status, 200);
  const received = { "received-day": "4", "received-month": "12", "received-year": "2026", time: "18:00" };
  const typed = {
    kind: "objections",
    delegation: "XOS",
    words: "Too late",
    evidence: "Note verbale 12/26",
    ...received,
  };
  const refused = await post(house.app, `/en/no-objections/${id}/words`, await house.cookie("edda"), typed);
  assert.equal(refused.status, 409);
  assert.match(await refused.text(), /Recorded and refused/);
  assert.match(await page(house, `/en/no-objections/${id}`, "pia"), /Too late/);
  assert.equal(await whereItStands(house, id), "adopted");
});
