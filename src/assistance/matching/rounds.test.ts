import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, MatchProposalId, StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn, there } from "#test/people.ts";
import { aStandingProgramme } from "#test/programmes.ts";
import { aProvider, aRequest } from "#test/requests.ts";
import { setUpTexts } from "#test/texts.ts";
import { moveRequest } from "../requests/move-request.ts";
import { takeRequestStep } from "../requests/take-step.ts";
import { answerEscalation } from "./answer-escalation.ts";
import { decideMatch } from "./decide-match.ts";
import { escalateNeed } from "./escalate-need.ts";
import { listOpenNeeds, listProgrammesToMatch } from "./need.queries.ts";
import { openRound } from "./open-round.ts";
import { proposeMatches } from "./propose-matches.ts";
import { getRound, listProposals, listProposalsPut } from "./round.queries.ts";

const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
await setUpTexts(house.database);
const people = {
  state: await signIn(house.database, "layla"),
  secretariat: await signIn(house.database, "edda"),
  expert: await signIn(house.database, "sanna"),
  otherExpert: await signIn(house.database, "bashir"),
  chair: await signIn(house.database, "leto"),
  member: await signIn(house.database, "pia"),
  provider: await signIn(house.database, "iskra"),
};
type Who = keyof typeof people;
const centre = await aProvider(house.database, { organisation: "Halden Harbour Centre" });

async function as<T>(who: Who, act: (work: Work) => Promise<T>): Promise<T> {
  return there(await house.access.transact(people[who], async (work) => ({ value: await act(work) }))).value;
}

async function aNeed(audience: Audience): Promise<AssistanceRequestId> {
  const id = await as("state", (work) =>
    aRequest(work, {
      audience,
      named: [centre],
      fields: [
        { name: "need", value: `A law, ${audience}`, audience: "public" },
        { name: "kinds", value: '["legislative"]', audience: "public" },
        { name: "languages", value: '["ar"]', audience: "public" },
        { name: "how-soon", value: "one-year", audience: "public" },
        { name: "subject", value: '[{"template":"m2017","row":"C2.01","weapon":"NW"}]', audience: "public" },
      ],
    }),
  );
  await as("state", (work) => moveRequest(work, id, "submit"));
  await as("secretariat", (work) =>
    moveRequest(work, id, "authenticate", { details: { channel: "telephone", with: "the Mission" } }),
  );
  await as("secretariat", (work) =>
    moveRequest(work, id, "acknowledge", { details: { windowEndsAt: "2026-03-09T22:00:00Z" } }),
  );
  if (audience === "secretariat" || audience === "committee") return id;
  await as("state", (work) => takeRequestStep(work, id, { step: "waive", words: "" }));
  await as("secretariat", (work) => moveRequest(work, id, "circulate"));
  return id;
}

const programme = await as("provider", (work) => aStandingProgramme(work, centre));
const circulated = await aNeed("all-providers");
const confidential = await aNeed("committee");

test("an open need is read from its fields, its State's matrix and what is offered", async () => {
  const needs = await as("expert", (work) => listOpenNeeds(work.db, "2026-03-02"));
  assert.equal(needs.length, 2);
  const [need] = needs.filter(({ requestId }) => requestId === circulated);
  assert.deepEqual(need?.areas, [{ key: "OP2:NW", weight: 1 }], "no matrix says anything: all of it is missing");
  assert.equal(need?.state, "XNA" as StateCode);
  assert.equal(need?.regionalGroup, "asia-pacific");
  assert.equal(need?.urgency, 2);
  assert.equal(need?.level, "all-providers");
  const [offered] = await as("expert", (work) => listProgrammesToMatch(work.db, "2026-03-02"));
  assert.equal(offered?.capacity, 2);
});

test("a round proposes with reasons and a proven distance, and who opens it is kept", async () => {
  const outcome = await as("expert", (work) => proposeMatches(work, { kind: "all" }));
  assert.ok(outcome.ok);
  const round = await as("expert", (work) => getRound(work, outcome.id));
  assert.equal(round.figures.served, 1, "the confidential need has no cleared provider");
  assert.ok(round.figures.gap <= 0.1 * round.figures.served + 1e-9);
  assert.deepEqual(
    round.figures.open.map(({ requestId }) => requestId),
    [confidential],
  );
  assert.deepEqual(
    round.figures.open[0]?.wouldFitIf,
    [{ gate: "clearance", programmes: 1 }],
    "it would fit if its State named the provider",
  );
  assert.deepEqual(round.figures.open[0]?.nearest, [
    { programmeId: programme, refusal: { gate: "clearance", about: { level: "committee" } } },
  ]);
  const [first] = await as("expert", (work) => listProposals(work, outcome.id));
  assert.equal(first?.programmeId, programme);
  assert.ok(first.fit >= 45);
  assert.equal(first.reasons.length, 6);
  assert.ok(!(await as("otherExpert", (work) => getRound(work, outcome.id))).isOpened);
  await as("otherExpert", (work) => openRound(work, outcome.id));
  const seen = await house.database.owner
    .selectFrom("match_seen")
    .where("round_id", "=", outcome.id)
    .selectAll()
    .execute();
  assert.equal(seen.length, 2);
});

test("a provider is told of what it may read itself, and of nothing else", async () => {
  const rounds = await Promise.all(
    [circulated, confidential].map((request) =>
      as("expert", (work) => proposeMatches(work, { kind: "request", request })),
    ),
  );
  const [open, closed] = rounds;
  assert.ok(open?.ok && closed?.ok);
  const proposal = there((await as("expert", (work) => listProposals(work, open.id)))[0]);
  // A confidential need has candidates only where its State named somebody: none here, so none can be put to a provider.
  assert.deepEqual(await as("expert", (work) => listProposals(work, closed.id)), []);
  const put = (id: MatchProposalId) =>
    as("expert", (work) => decideMatch(work, id, { decision: "put-to-provider", words: "" }));
  assert.deepEqual(await put(proposal.id), { ok: true });
  assert.deepEqual(await put(proposal.id), { ok: false, reason: "decided-already" });
  const told = await as("provider", (work) => listProposalsPut(work, circulated));
  assert.deepEqual(
    told.map(({ programmeId }) => programmeId),
    [programme],
  );
  assert.deepEqual(await as("provider", (work) => listProposalsPut(work, confidential)), []);
  for (const who of ["provider", "member", "state"] as const)
    for (const table of ["match_round", "match_seen", "match_decision", "match_escalation"] as const)
      assert.deepEqual(await as(who, (work) => work.db.selectFrom(table).selectAll().execute()), [], `${who} ${table}`);
  assert.deepEqual(
    (await as("state", (work) => work.db.selectFrom("match_proposal").selectAll().execute())).length,
    0,
    "nothing was put to the State",
  );
  // Past the act: the database refuses as well.
  await as("expert", (work) =>
    sql`insert into match_proposal (id, round_id, request_id, item_id, programme_id, place, fit, for_person, reasons)
      select gen_random_uuid(), ${closed.id}, ${confidential}, i.id, ${programme}, 1, 50, false, '[]' from request_item i where i.request_id = ${confidential}`.execute(
      work.db,
    ),
  );
  const planted = there((await as("expert", (work) => listProposals(work, closed.id)))[0]);
  assert.deepEqual(await put(planted.id), { ok: false, reason: "not-for-the-provider" });
  await assert.rejects(
    as("expert", (work) =>
      sql`insert into match_decision (id, proposal_id, decision, by, at) values (gen_random_uuid(), ${planted.id}, 'put-to-provider', app_actor(), now())`.execute(
        work.db,
      ),
    ),
  );
});

test("nobody fits: the Chair is told once, and answers", async () => {
  const tell = () => as("secretariat", (work) => escalateNeed(work, confidential, { words: "Nobody is named." }));
  assert.deepEqual(await tell(), { ok: true });
  assert.deepEqual(await tell(), { ok: false, reason: "told-already" });
  const answer = () => as("chair", (work) => answerEscalation(work, confidential, { words: "I spoke to the State." }));
  assert.deepEqual(await answer(), { ok: true });
  assert.deepEqual(await answer(), { ok: false, reason: "nothing-open" });
});

test("the pages of a round, in English and Arabic", async () => {
  const cookie = await house.cookieOf("Sanna Rielke");
  const made = await post(house.app, "/en/assistance/matching/rounds", cookie, { kind: "conference", title: "" });
  assert.equal(made.status, 422);
  const page = await made.text();
  assert.match(page, /Choose at least one regional group/);
  const asked = await post(house.app, "/ar/assistance/matching/rounds", cookie, {
    kind: "conference",
    title: "مؤتمر",
    groups: "asia-pacific",
  });
  assert.equal(asked.status, 303);
  const round = await (await get(house.app, asked.headers.get("location") ?? "", cookie)).text();
  assert.match(round, /مؤتمر/);
  assert.match(round, /AR-[2-9A-Z]{6}/);
  const english = (asked.headers.get("location") ?? "").replace("/ar/", "/en/");
  assert.match(
    await (await get(house.app, english, cookie)).text(),
    /What keeps the nearest programmes away.*The State has limited who may see this need/s,
  );
  const other = await house.cookieOf("Bashir Omeido");
  const unopened = await (await get(house.app, asked.headers.get("location") ?? "", other)).text();
  assert.doesNotMatch(unopened, /AR-[2-9A-Z]{6}/, "not before it is opened");
  assert.equal((await get(house.app, "/en/assistance/matching", await house.cookieOf("Iskra Vondel"))).status, 403);
});
