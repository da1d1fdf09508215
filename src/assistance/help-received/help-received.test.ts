import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { HelpReceivedId, StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn, there } from "#test/people.ts";
import { aProvider, aRequest } from "#test/requests.ts";
import { setUpTexts } from "#test/texts.ts";
import { audiences } from "../audience.ts";
import { moveRequest } from "../requests/move-request.ts";
import { enterHelp } from "./enter-help.ts";
import { countHelp, listHelpOf } from "./help-received.queries.ts";
import type { HelpTold } from "./help-received.ts";
import { narrowHelp } from "./narrow-help.ts";
import { replaceHelp } from "./replace-help.ts";
import { listSameAsked, listSameHelp } from "./same-subject.queries.ts";
import { takeOutHelp } from "./take-out-help.ts";

const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
await setUpTexts(house.database);
const nadhira = "XNA" as StateCode;
const people = {
  state: await signIn(house.database, "layla"),
  secretariat: await signIn(house.database, "edda"),
  expert: await signIn(house.database, "sanna"),
  chair: await signIn(house.database, "leto"),
  member: await signIn(house.database, "pia"),
  giver: await signIn(house.database, "iskra"),
  otherProvider: await signIn(house.database, { kind: "state", state: "XFE", name: "A person of Fennholt" }),
  otherState: await signIn(house.database, "vera"),
  administrator: await signIn(house.database, "noor"),
};
const giver = await aProvider(house.database, { organisation: "Halden Harbour Centre" });
await aProvider(house.database, { state: "XFE" as StateCode });
type Who = keyof typeof people;

const told: HelpTold = {
  provider: giver,
  providerWords: "",
  what: "A course for customs officers",
  kinds: ["training"],
  areas: ["OP3(c):NW"],
  from: "2025-01-10",
  to: "2025-02-01",
  result: "Twelve officers trained",
  source: "NV/12 of 2025",
  audience: "committee",
};

async function as<T>(who: Who, act: (work: Work) => Promise<T>): Promise<T> {
  return there(await house.access.transact(people[who], async (work) => ({ value: await act(work) }))).value;
}

async function entered(audience: Audience): Promise<HelpReceivedId> {
  const outcome = await as("state", (work) => enterHelp(work, nadhira, { ...told, audience }));
  assert.ok(outcome.ok);
  return outcome.id;
}

async function readersOf(id: HelpReceivedId): Promise<string[]> {
  const found: string[] = [];
  for (const [who, token] of Object.entries(people)) {
    const { entries, count } = there(
      await house.access.withActor(token, async ({ db }) => ({
        entries: await listHelpOf(db, [nadhira]),
        count: (await countHelp(db)).find(({ state }) => state === nadhira)?.count ?? 0,
      })),
    );
    const standing = entries.filter(({ endedAt }) => endedAt === null).length;
    assert.equal(count, standing, `${who}: the number tells no more than the list`);
    if (entries.some((entry) => entry.id === id)) found.push(who);
  }
  return found.sort();
}

const whoServes = ["chair", "expert", "secretariat", "state"];
const from: Record<Audience, Who[]> = {
  secretariat: [],
  committee: ["member"],
  "named-providers": ["member", "giver"],
  "all-providers": ["member", "giver", "otherProvider"],
  states: ["member", "giver", "otherProvider", "otherState"],
  public: ["member", "giver", "otherProvider", "otherState"], // the public reads it on no page
};

test("each level opens an entry to exactly those it is for", async () => {
  for (const audience of audiences) {
    const id = await entered(audience);
    assert.deepEqual(await readersOf(id), [...whoServes, ...from[audience]].sort(), audience);
  }
});

test("an entry is replaced, made narrower and taken out; what ended is for its State and who serves", async () => {
  const id = await entered("states");
  const again = { state: nadhira, id };
  const replaced = await as("state", (work) => replaceHelp(work, { ...again, told: { ...told, audience: "states" } }));
  assert.ok(replaced.ok);
  assert.deepEqual(await readersOf(id), whoServes);
  assert.deepEqual(await as("state", (work) => replaceHelp(work, { ...again, told })), {
    ok: false,
    reason: "ended-already",
  });
  const next = { state: nadhira, id: replaced.id };
  assert.deepEqual(await as("expert", (work) => narrowHelp(work, { ...next, audience: "public" })), {
    ok: false,
    reason: "not-narrower",
  });
  assert.ok((await as("expert", (work) => narrowHelp(work, { ...next, audience: "committee" }))).ok);
  assert.deepEqual(await readersOf(next.id), [...whoServes, "member"].sort());
  assert.ok((await as("state", (work) => takeOutHelp(work, { ...next, because: "Entered twice" }))).ok);
  assert.deepEqual(await readersOf(next.id), whoServes);
});

test("another State keeps nothing here, and only its State shows it to more, past every act", async () => {
  await assert.rejects(
    as("otherState", (work) => enterHelp(work, nadhira, told)),
    Refused,
  );
  const wide = { ...told, audience: "states" } as const;
  assert.deepEqual(await as("expert", (work) => enterHelp(work, nadhira, wide)), { ok: false, reason: "too-wide" });
  const id = await entered("committee");
  assert.deepEqual(await as("expert", (work) => replaceHelp(work, { state: nadhira, id, told: wide })), {
    ok: false,
    reason: "too-wide",
  });
  const wider = await as("state", (work) => replaceHelp(work, { state: nadhira, id, told: wide }));
  assert.ok(wider.ok);
  assert.ok((await readersOf(wider.id)).includes("otherState"));
  await assert.rejects(
    as("expert", (work) =>
      work.db.updateTable("help_received").set({ audience: "public" }).where("id", "=", wider.id).execute(),
    ),
  );
  await assert.rejects(
    as("state", (work) =>
      work.db
        .updateTable("help_received")
        .set({ what: "other" } as never)
        .where("id", "=", wider.id)
        .execute(),
    ),
  );
});

test("beside a request stand the same asked before and the same received, to those alone who may read them", async () => {
  const subject = JSON.stringify([{ template: "m2017", row: "C4.01", weapon: "NW" }]);
  const fields = [{ name: "subject", value: subject, audience: "public" }] as const;
  const before = await as("state", (work) => aRequest(work, { fields: [...fields], audience: "secretariat" }));
  await as("state", (work) => moveRequest(work, before, "submit"));
  const now = await as("state", (work) => aRequest(work, { fields: [...fields] }));
  const secret = await entered("secretariat");
  const look = async (who: Who) =>
    there(
      await house.access.withActor(people[who], async ({ db }) => {
        const request = { id: now, asking: { state: nadhira, organisation: null } } as const;
        const subjects = [{ template: "m2017", row: "C4.01", weapon: "NW" }] as const;
        return {
          asked: (await listSameAsked(db, request, subjects)).map(({ id }) => id),
          help: (await listSameHelp(db, request, { subjects, today: "2026-03-02" })).map(({ id }) => id),
          late: await listSameHelp(db, request, { subjects, today: "2029-03-02" }),
          other: await listSameHelp(db, request, {
            subjects: [{ template: "m2017", row: "C2.01", weapon: "NW" }],
            today: "2026-03-02",
          }),
        };
      }),
    );
  for (const who of ["state", "expert"] as const) {
    const found = await look(who);
    assert.deepEqual(found.asked, [before]);
    assert.ok(found.help.includes(secret));
    assert.deepEqual([...found.late, ...found.other], []);
  }
  for (const who of ["member", "otherState", "giver"] as const) {
    const found = await look(who);
    assert.deepEqual(found.asked, [], who);
    assert.ok(!found.help.includes(secret), who);
  }
});

test("the pages: read, entered with what was typed kept, and the form filled in from the history", async () => {
  const cookie = await house.cookieOf("ليلى النضيري");
  const text = async (path: string, as = cookie): Promise<string> => await (await get(house.app, path, as)).text();
  assert.match(await text("/ar/assistance/help-received/XNA"), /Halden Harbour|هالدن/);
  const wrong = await post(house.app, "/ar/assistance/help-received/XNA", cookie, { what: "Detectors", source: "" });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Detectors/);
  const right = await post(house.app, "/en/assistance/help-received/XNA", cookie, {
    "provider-words": "A neighbour",
    what: "Two portal monitors",
    source: "The State itself",
    result: "In use",
    audience: "secretariat",
  });
  assert.equal(right.status, 303, await right.text());
  const id = await as("state", (work) => aRequest(work, {}));
  const form = await text(`/en/assistance/requests/${id}/form/before`);
  assert.match(form, /A neighbour – Two portal monitors – In use/);
  assert.match(form, /<option value="secretariat" selected>/, "for no more than the entry with the fewest");
  assert.match(await text(`/ar/assistance/requests/${id}/suggestions`), /لم تُحل بعد/, "no matrix is said kindly");
  const member = await text("/en/assistance/help-received/XNA", await house.cookieOf("Pia Tennant"));
  assert.doesNotMatch(member, /portal monitors/);
});
