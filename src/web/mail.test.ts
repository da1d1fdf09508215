import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { closeAccount } from "#access/accounts/close-account.ts";
import { extendPeriod } from "#committee/no-objection/extend-period.ts";
import { withdrawText } from "#committee/no-objection/withdraw-text.ts";
import type { AccountId } from "#db/ids.ts";
import { languages } from "#i18n/languages.ts";
import { chooseDigest } from "#jobs/mail/choose-digest.ts";
import { snoozeItem } from "#jobs/snooze/snooze-item.ts";
import { get, post, url } from "#test/app.ts";
import { onEveryServer } from "#test/database.ts";
import { nameOf, openMailHouse, type StoredMail } from "#test/mail-house.ts";
import { signIn, there } from "#test/people.ts";

// Mail as people get it: what the digest says, when it comes, what is urgent, what was put off.

/** The addresses on a page's lists, in order. */
function linesOf(page: string): string[] {
  const lists = [...page.matchAll(/<ol class="await-list">[\s\S]*?<\/ol>/g)].join("");
  return [...lists.matchAll(/<li><a href="([^"]+)">([^<]+)<\/a>/g)].map(([, href, sentence]) => `${sentence} ${href}`);
}

/** What a mail lists: a sentence, perhaps a date, an address. */
function saidIn({ body }: StoredMail): string[] {
  const parts = body.split("\n\n").map((part) => part.split("\n"));
  return parts
    .filter((lines) => lines.at(-1)?.startsWith(url) && !lines.at(-1)?.endsWith("/mail"))
    .map((lines) => `${lines[0]} ${lines.at(-1)?.slice(url.length)}`);
}

test("the digest of each person says what that person's page says, and nothing else", async () => {
  const house = await openMailHouse({ at: "2026-11-27T15:00:00Z" });
  await house.aDraft("XVA");
  const { id } = await house.circulate("XYU");
  house.access.moveTo("2026-11-30T13:00:00Z");
  await house.runClock();
  for (const who of ["sanna", "leto", "edda", "pia", "rafael", "amelie"] as const) {
    const mails = (await house.mails(who)).filter(({ kind }) => kind === "digest");
    const language = who === "rafael" ? "es" : who === "amelie" ? "fr" : "en";
    const page = await (await get(house.app, `/${language}/awaiting`, await house.cookie(who))).text();
    assert.deepEqual(mails.flatMap(saidIn).map(decoded), linesOf(page).map(decoded), who);
  }
  const [expert] = await house.mails("sanna");
  assert.ok(expert?.body.includes(`${url}/en/matrices/XVA/1`), "an expert is told of the draft");
  for (const who of ["pia", "rafael"] as const) {
    const text = JSON.stringify(await house.mails(who));
    assert.ok(text.includes(`/no-objections/${id}`), "a member is told of what was circulated");
    assert.doesNotMatch(text, /XVA|Valmere|Valmère/, "and not of a draft that it may not read");
  }
  assert.deepEqual(await house.mails("amelie"), [], "a State for which nothing waits is not written to");
  assert.deepEqual(await house.mails("noor"), [], "to look after the installation is no reason for a mail");
  const [es] = await house.mails("rafael");
  assert.match(es?.subject ?? "", /asunto le espera; plazo: 4 de diciembre de 2026, 17:00, Nueva York/);
});

function decoded(text: string): string {
  return text.replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}

test("the digest comes once a week, at 08:00 in New York on both sides of summer time", async () => {
  const house = await openMailHouse({ at: "2026-10-22T15:00:00Z" });
  await house.aDraft("XVA");
  const count = async (at: string): Promise<number> => {
    house.access.moveTo(at);
    await house.runClock();
    return (await house.mails("sanna")).length;
  };
  await count("2026-10-22T15:00:00Z"); // the first one, of the Monday before
  assert.equal(await count("2026-10-26T11:59:00Z"), 1, "07:59, summer time");
  assert.equal(await count("2026-10-26T12:00:00Z"), 2, "08:00, summer time");
  assert.equal(await count("2026-10-26T12:01:00Z"), 2);
  assert.equal(await count("2026-11-02T12:59:00Z"), 2, "07:59, winter time");
  assert.equal(await count("2026-11-02T13:00:00Z"), 3, "08:00, winter time");
  assert.equal(await count("2026-11-08T20:00:00Z"), 3);
  assert.equal(await count("2026-11-12T20:00:00Z"), 4, "a clock that stood still on Monday makes it up once");
  assert.equal(await count("2026-11-13T20:00:00Z"), 4);
});

test("who chose the daily digest gets it from Monday to Friday, who chose none gets none", async () => {
  const house = await openMailHouse({ at: "2026-11-25T15:00:00Z" });
  await house.aDraft("XVA");
  await house.runClock();
  await house.act("sanna", (work) => chooseDigest(work, "daily"));
  await house.act("bashir", (work) => chooseDigest(work, "none"));
  const counts = [];
  for (const day of ["25", "26", "27", "28", "29", "30"]) {
    house.access.moveTo(`2026-11-${day}T17:00:00Z`);
    await house.runClock();
    counts.push([(await house.mails("sanna")).length, (await house.mails("bashir")).length]);
  }
  assert.deepEqual(counts, [
    [1, 1],
    [2, 1],
    [3, 1],
    [3, 1],
    [3, 1],
    [4, 1],
  ]);
});

onEveryServer("ten clocks at once make one digest and one warning for each person", async (server) => {
  const house = await openMailHouse({ at: "2026-11-30T15:00:00Z", server });
  const { deadline } = await house.circulate("XYU");
  house.access.moveTo(deadline.subtract({ hours: 4 }).toString()); // on the Monday after
  await Promise.all(Array.from({ length: 10 }, () => house.runMail()));
  await house.runMail();
  const made = (await house.mails()).map(({ to, kind }) => `${to} ${kind}`);
  assert.deepEqual(made, [...new Set(made)]);
  assert.deepEqual((await house.mails("pia")).map(({ kind }) => kind).sort(), ["digest", "urgent"]);
  const acts = await house.act("edda", ({ db }) =>
    db
      .selectFrom("act")
      .where("verb", "in", ["mail.digests-made", "mail.deadline-warned"])
      .select(({ fn }) => ["verb", fn.countAll<number>().as("count")])
      .groupBy("verb")
      .orderBy("verb")
      .execute(),
  );
  assert.deepEqual(acts, [
    { verb: "mail.deadline-warned", count: 2 }, // two members
    { verb: "mail.digests-made", count: 1 },
  ]);
});

test("a warning comes for a deadline that is the person's own, once, and again when the deadline moved", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  await house.act("pia", (work) => chooseDigest(work, "none")); // which is about the digest only
  const { id, deadline } = await house.circulate("XYU"); // Tuesday: the period ends on Tuesday 8 December, 17:00
  const urgent = async (at: string): Promise<string[]> => {
    house.access.moveTo(at);
    await house.runMail();
    return (await house.mails()).filter(({ kind }) => kind === "urgent").map(({ to }) => to);
  };
  assert.equal(deadline.toString(), "2026-12-08T22:00:00Z");
  assert.deepEqual(await urgent("2026-12-04T20:00:00Z"), [], "two working days are left");
  const members = [nameOf("pia"), nameOf("rafael")];
  assert.deepEqual(
    (await urgent("2026-12-07T14:00:00Z")).sort(),
    members,
    "members, who may object; nobody who only follows",
  );
  assert.equal((await urgent("2026-12-08T14:00:00Z")).length, 2, "once");
  const [mail] = (await house.mails("pia")).filter(({ kind }) => kind === "urgent");
  assert.match(mail?.subject ?? "", /^Due 8 December 2026, 17:00, New York: Read Matrix of Yunlan, version 1/);
  assert.ok(mail?.body.includes(`${url}/en/no-objections/${id}`));

  await house.act("leto", (work) => extendPeriod(work, id, { days: 5, words: "" })); // to Tuesday 15 December
  assert.equal((await urgent("2026-12-08T23:00:00Z")).length, 2, "the new deadline is far");
  assert.equal((await urgent("2026-12-14T20:00:00Z")).length, 4, "and is warned of in its turn");
});

test("several deadlines that are near make one warning, and one that follows later is told alone", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  await house.circulate("XYU");
  await house.circulate("XVA");
  house.access.moveTo("2026-12-02T15:00:00Z");
  await house.circulate("XNA");
  house.access.moveTo("2026-12-07T15:00:00Z");
  await house.runMail();
  const first = (await house.mails("pia")).filter(({ kind }) => kind === "urgent");
  assert.deepEqual(
    first.map(({ subject }) => subject),
    ["2 deadlines of yours, the first 8 December 2026, 17:00, New York"],
  );
  house.access.moveTo("2026-12-08T15:00:00Z");
  await house.runMail();
  const second = (await house.mails("pia")).filter(({ kind }) => kind === "urgent");
  assert.equal(second.length, 2);
  assert.match(second[1]?.subject ?? "", /^Due 9 December 2026.*Nadhira/);
});

test("a State is warned of the day by which it is asked to answer; those who only wait for the answer are not", async () => {
  const house = await openMailHouse({ at: "2026-11-02T15:00:00Z" });
  const letter = await house.aReleasedLetter("XVA");
  const { reply_by } = await house.act("edda", ({ db }) =>
    db.selectFrom("letter").where("id", "=", letter).select("reply_by").executeTakeFirstOrThrow(),
  );
  house.access.moveTo(`${reply_by}T15:00:00Z`);
  await house.runMail();
  const urgent = (await house.mails()).filter(({ kind }) => kind === "urgent");
  assert.deepEqual(
    urgent.map(({ to }) => to),
    [nameOf("amelie")],
  );
  assert.match(urgent[0]?.subject ?? "", /^Échéance .*17:00, New York : Répondre à la lettre OC\.1\/2026/);
  assert.ok(urgent[0]?.body.includes(`${url}/fr/letters/${letter}/answer`));
});

test("a text that was withdrawn is warned of no more", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  const { id } = await house.circulate("XYU");
  await house.act("leto", (work) => withdrawText(work, id));
  house.access.moveTo("2026-12-08T15:00:00Z");
  await house.runMail();
  assert.deepEqual(
    (await house.mails()).filter(({ kind }) => kind === "urgent"),
    [],
  );
});

test("what was put off stands under Later, stays out of the digest until its day, and is warned of all the same", async () => {
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z" });
  const { id } = await house.circulate("XYU"); // Thursday: until Thursday 10 December
  await house.runClock(); // the digest of the Monday before
  const cookie = await house.cookie("pia");
  const item = `/no-objections/${id}`;
  const form = await get(house.app, `/en/awaiting/snooze?item=${encodeURIComponent(item)}`, cookie);
  assert.match(await form.text(), /The deadline does not move: 10 December 2026, 17:00, New York/);
  const until = { "until-day": "9", "until-month": "12", "until-year": "2026" };
  const answer = await post(house.app, "/en/awaiting/snooze", cookie, { item, ...until });
  assert.equal(answer.headers.get("location"), "/en/awaiting?done=item-snoozed");

  const page = await (await get(house.app, "/en/awaiting", cookie)).text();
  assert.match(page, /Nothing awaits you[\s\S]*<h2 id="later">Later<\/h2>[\s\S]*until 9 December 2026/);
  assert.match(page, /A mail about a deadline of yours comes all the same/);
  const others = await (await get(house.app, "/es/awaiting", await house.cookie("rafael"))).text();
  assert.doesNotMatch(others, /id="later"/, "another member put nothing off");

  const before = (await house.mails("pia")).length;
  house.access.moveTo("2026-12-07T15:00:00Z");
  await house.runMail();
  assert.equal((await house.mails("pia")).length, before, "no digest: the only matter was put off");
  house.access.moveTo("2026-12-08T15:00:00Z");
  await house.runMail();
  assert.equal((await house.mails("pia")).length, before, "two working days are left");
  await house.act("pia", (work) => snoozeItem(work, item, "2026-12-20"));
  house.access.moveTo("2026-12-09T15:00:00Z");
  await house.runMail();
  const last = (await house.mails("pia")).at(-1);
  assert.equal(last?.kind, "urgent", "put off or not, the warning comes");

  const back = await post(house.app, "/en/awaiting/snooze/ending", cookie, { item });
  assert.equal(back.headers.get("location"), "/en/awaiting?done=item-taken-up");
  assert.doesNotMatch(await (await get(house.app, "/en/awaiting", cookie)).text(), /id="later"/);
  const again = await post(house.app, "/en/awaiting/snooze/ending", cookie, { item });
  assert.equal(again.headers.get("location"), "/en/awaiting");
});

test("what is put off comes back when its day begins in New York", async () => {
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z" });
  await house.aDraft("XVA");
  await house.act("sanna", (work) => snoozeItem(work, "/matrices/XVA/1", "2026-12-08"));
  const cookie = await house.cookie("sanna");
  const isLater = async (at: string): Promise<boolean> => {
    house.access.moveTo(at);
    return (await (await get(house.app, "/en/awaiting", cookie)).text()).includes('id="later"');
  };
  assert.equal(await isLater("2026-12-08T04:59:00Z"), true, "23:59 of the 7th in New York");
  assert.equal(await isLater("2026-12-08T05:00:00Z"), false);
});

test("a day that cannot be, or is not later, is refused with what was typed; what is not one's own is not there", async () => {
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z" });
  await house.aDraft("XVA");
  const cookie = await house.cookie("sanna");
  const item = "/matrices/XVA/1";
  for (const [day, month, year, words] of [
    ["31", "2", "2027", "three numbers"],
    ["", "", "", "three numbers"],
    ["3", "12", "2026", "after today"],
    ["4", "12", "1999", "after today"],
    ["4", "12", "2027", "90 days"],
  ] as const) {
    const answer = await post(house.app, "/en/awaiting/snooze", cookie, {
      item,
      "until-day": day,
      "until-month": month,
      "until-year": year,
    });
    const text = await answer.text();
    assert.equal(answer.status, 422);
    assert.match(text, new RegExp(`role="alert"[\\s\\S]*${words}`));
    if (year) assert.ok(text.includes(`value="${year}"`), "what was typed is still there");
  }
  for (const foreign of ["", "/letters/1", "/clock", "javascript:alert(1)"]) {
    const address = `/en/awaiting/snooze?item=${encodeURIComponent(foreign)}`;
    assert.equal((await get(house.app, address, cookie)).status, 404, foreign);
    const fields = { item: foreign, "until-day": "9", "until-month": "12", "until-year": "2026" };
    assert.equal((await post(house.app, "/en/awaiting/snooze", cookie, fields)).status, 404, foreign);
  }
  const member = await house.cookie("pia");
  assert.equal((await get(house.app, `/en/awaiting/snooze?item=${encodeURIComponent(item)}`, member)).status, 404);
});

test("every mail is read on the page by its reader alone, in six languages, and nothing leaves a demonstration", async () => {
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z" });
  await post(house.app, "/en/account/language", await house.cookie("pia"), { language: "ar" });
  await house.circulate("XYU");
  await house.runClock();
  const cookie = await house.cookie("pia");
  for (const language of languages) {
    const answer = await get(house.app, `/${language}/mail`, cookie);
    assert.equal(answer.status, 200);
    const text = await answer.text();
    assert.match(text, /\/mail\/[0-9a-f-]{36}"/, language);
  }
  assert.match(await (await get(house.app, "/en/mail", cookie)).text(), /No mail leaves this installation/);
  const { id } = await house.database.owner
    .selectFrom("mail")
    .where("account_id", "=", await house.idOf("pia"))
    .select("id")
    .executeTakeFirstOrThrow();
  const page = await (await get(house.app, `/en/mail/${id}`, cookie)).text();
  assert.match(page, /<div class="mail-text" lang="ar" dir="rtl">/);
  assert.match(page, /href="\/ar\/no-objections\//);
  for (const who of ["rafael", "noor", "edda"] as const)
    assert.equal((await get(house.app, `/en/mail/${id}`, await house.cookie(who))).status, 404, who);
  assert.equal((await get(house.app, "/en/mail/nothing", cookie)).status, 404);
  assert.equal((await get(house.app, "/en/mail")).status, 303, "the public is asked to sign in");
});

test("the choice of a digest is saved, and what is no choice is refused", async () => {
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z" });
  const cookie = await house.cookie("amelie");
  const answer = await post(house.app, "/fr/mail/digest", cookie, { rhythm: "daily" });
  assert.equal(answer.headers.get("location"), "/fr/mail?done=digest-chosen");
  assert.match(await (await get(house.app, "/fr/mail", cookie)).text(), /value="daily" checked/);
  for (const rhythm of ["", "hourly", "weekly'--"]) {
    const refused = await post(house.app, "/fr/mail/digest", cookie, { rhythm });
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /role="alert"[\s\S]*Choisissez la fréquence/);
  }
});

test("a closed account is written to no more", async () => {
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z" });
  await house.aDraft("XVA");
  const stranger = await signIn(house.database, { name: "Ada Lindqvist", kind: "expert" });
  const { id } = there(await house.access.withActor(stranger, async ({ actor }) => actor));
  assert.deepEqual(await house.act("noor", (work) => closeAccount(work, id as AccountId)), { ok: true });
  await house.runMail();
  const to = (await house.mails()).map((mail) => mail.to);
  assert.ok(to.includes(nameOf("sanna")));
  assert.ok(!to.includes("Ada Lindqvist"));
});

test("a mail never changes and is never lost, whoever asks", async () => {
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z" });
  await house.aDraft("XVA");
  await house.runMail();
  const { owner } = house.database;
  await assert.rejects(owner.updateTable("mail").set({ body: "Other words" }).execute(), /never change/);
  await assert.rejects(owner.deleteFrom("mail").execute(), /kept for ever/);
  await assert.rejects(sql`truncate mail cascade`.execute(owner), /never changed or deleted/);
  for (const who of ["sanna", "noor", "edda"] as const) {
    await assert.rejects(
      house.act(who, ({ db }) => db.updateTable("mail").set({ subject: "Other words" }).execute()),
      /permission denied/,
    );
    const foreign = await house.act(who, ({ db, actor }) =>
      db.selectFrom("mail").where("account_id", "<>", actor.id).select("id").execute(),
    );
    assert.deepEqual(foreign, [], `${who} reads nobody else's mail`);
    const changed = await house.act(who, ({ db }) => db.updateTable("mail").set({ tries: 9 }).executeTakeFirst());
    assert.equal(changed.numUpdatedRows, 0n, `${who} changes no mail`);
  }
});
