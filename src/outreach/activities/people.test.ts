import assert from "node:assert/strict";
import { test } from "node:test";
import type { StateCode } from "#db/ids.ts";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { getActivity } from "./activity.queries.ts";
import { changeInvitees } from "./change-invitees.ts";

const { access, app, runClock, edda, as, begun, step, upTo } = await openOutreach();

test("that somebody took part is said once it was held", async () => {
  const id = await begun();
  const outcome = await as("edda", (work) =>
    changeInvitees(work, id, [{ state: "XNA" as StateCode, organisation: null, standing: "took-part" }]),
  );
  assert.deepEqual(outcome, { ok: false, reason: "too-early" });
});

test("two people change the list of invitees: neither takes back what the other changed, and what both changed is told", async () => {
  const id = await begun({ title: "Changed by two" });
  const path = `/en/outreach/activities/${id}/invitees`;
  const openedIn = (page: string): string => /name="opened" value="([^"]*)"/.exec(page)?.[1] ?? "";
  const opened = openedIn(await (await get(app, path, edda)).text());
  assert.match(opened, /XNA=pre-invited/);
  const asOpened = { opened, "who-XNA": "pre-invited", "who-XYU": "pre-invited" };
  const standings = async () =>
    Object.fromEntries(
      (await as("edda", ({ db }) => getActivity(db, id))).invitees.map((one) => [one.state, one.standing]),
    );
  assert.equal((await post(app, path, edda, { ...asOpened, "who-XNA": "invited" })).status, 303);
  assert.equal((await post(app, path, edda, { ...asOpened, "who-XYU": "declined" })).status, 303);
  assert.deepEqual(await standings(), { XNA: "invited", XYU: "declined" });
  const both = await post(app, path, edda, { ...asOpened, "who-XNA": "declined" });
  assert.equal(both.status, 409);
  const page = await both.text();
  assert.match(page, /Somebody changed this activity since you opened it/);
  const again = {
    ...{ opened: openedIn(page), "who-XNA": "declined" },
    "who-XYU": /id="who-XYU".*?value="([\w-]+)" selected/s.exec(page)?.[1] ?? "",
  };
  assert.equal(again["who-XYU"], "declined", "as it stands now");
  assert.equal((await post(app, path, edda, again)).status, 303);
  assert.deepEqual(await standings(), { XNA: "declined", XYU: "declined" });
  assert.equal((await post(app, path, edda, { ...again, opened: "XYU=declined", "who-XNA": "" })).status, 303);
  assert.deepEqual(await standings(), { XNA: "declined", XYU: "declined" }, "what was not there is not taken out");
});

test("who organises and sponsors an activity is named and taken out; what a sponsor gives is not for the public", async () => {
  const id = await begun();
  const path = `/en/outreach/activities/${id}/parties`;
  const sponsor = {
    role: "sponsor",
    who: "XYU",
    contribution: "money",
    amount: "25 000,50",
    currency: "usd",
    words: "Travel",
  };
  assert.equal((await post(app, path, edda, { ...sponsor, currency: "" })).status, 422);
  assert.equal((await post(app, path, edda, { ...sponsor, who: "" })).status, 422);
  assert.equal((await post(app, path, edda, { ...sponsor, amount: "25,000" })).status, 422, "it may be 25 or 25 000");
  assert.equal((await post(app, path, edda, { ...sponsor, amount: "1".repeat(14) })).status, 303, "huge, and kept");
  const [huge] = (await as("edda", ({ db }) => getActivity(db, id))).parties.filter(({ role }) => role === "sponsor");
  assert.equal((await post(app, `${path}/${huge?.id}/ending`, edda, {})).status, 303);
  assert.equal((await post(app, path, edda, sponsor)).status, 303);
  assert.equal((await post(app, path, edda, sponsor)).status, 409);
  const { parties } = await as("edda", ({ db }) => getActivity(db, id));
  const added = parties.find(({ role }) => role === "sponsor");
  assert.deepEqual([added?.state, added?.amount, added?.currency], ["XYU", "25000.50", "USD"]);
  assert.match(await (await get(app, path, edda)).text(), /USD\s25,000\.50/);
  await assert.rejects(
    access.asPublic((db) => db.selectFrom("activity_party").select("amount").execute()),
    /permission denied/,
  );
  assert.equal((await post(app, `${path}/${added?.id}/ending`, edda, {})).status, 303);
  const [host] = (await as("edda", ({ db }) => getActivity(db, id))).parties;
  await step("leto", id, "cancel", { words: "The host withdrew." });
  assert.equal((await post(app, `${path}/${host?.id}/ending`, edda, {})).status, 409, "it has ended");
  assert.ok(!(await as("edda", ({ db }) => getActivity(db, id))).parties.some(({ role }) => role === "sponsor"));
});

test("how many came is counted by capacity, once it was held; what cannot be is told at its field", async () => {
  const id = await begun({ time: { from: "2026-12-03", before: "2026-12-05", precision: "days", daysLong: null } });
  await upTo(id, "confirmed");
  access.moveTo("2026-12-06T15:00:00Z");
  await runClock();
  await as("edda", (work) =>
    changeInvitees(work, id, [{ state: "XNA" as StateCode, organisation: null, standing: "took-part" }]),
  );
  const { invitees } = await as("edda", ({ db }) => getActivity(db, id));
  const of = invitees.find(({ state }) => state === "XNA")?.id;
  const path = `/en/outreach/activities/${id}/attendance`;
  const line = { [`capacity-${of}-1`]: "customs", [`people-${of}-1`]: "3", [`women-${of}-1`]: "4" };
  assert.equal((await post(app, path, edda, line)).status, 422);
  assert.equal((await post(app, path, edda, { ...line, [`women-${of}-1`]: "1" })).status, 303);
  assert.match(await (await get(app, `/en/outreach/activities/${id}`, edda)).text(), /Customs[\s\S]*3[\s\S]*1/);
  const second = { [`capacity-${of}-2`]: "trade", [`people-${of}-2`]: "2", [`women-${of}-2`]: "" };
  assert.equal((await post(app, path, edda, { ...line, ...second, [`women-${of}-1`]: "1" })).status, 303);
  const partly = await (await get(app, `/en/outreach/activities/${id}`, edda)).text();
  assert.match(partly, /Trade[\s\S]*not counted[\s\S]*All[\s\S]*5[\s\S]*1 of 3 counted/);
  await as("edda", (work) =>
    changeInvitees(work, id, [{ state: "XNA" as StateCode, organisation: null, standing: "did-not-come" }]),
  );
  assert.doesNotMatch(await (await get(app, `/en/outreach/activities/${id}`, edda)).text(), /Customs/);
  access.moveTo("2026-12-02T15:00:00Z");
});
