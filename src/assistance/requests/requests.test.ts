import assert from "node:assert/strict";
import { test } from "node:test";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, ProviderId, StateCode } from "#db/ids.ts";
import { openTestApp } from "#test/app.ts";
import { signIn, signInSystem, there } from "#test/people.ts";
import { aProvider, aRequest } from "#test/requests.ts";
import { audiences, type Onlooker, onlookers } from "../audience.ts";
import { allowCirculation } from "./allow-circulation.ts";
import { authenticateRequest } from "./authenticate-request.ts";
import { moveRequest } from "./move-request.ts";
import { narrowPart } from "./narrow-part.ts";
import { narrowRequest } from "./narrow-request.ts";
import { getRequest, listRequests } from "./request.queries.ts";
import { drawReference, seenBy } from "./request.ts";
import { takeRequestStep } from "./take-step.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
const people = {
  state: await signIn(house.database, "layla"),
  secretariat: await signIn(house.database, "edda"),
  expert: await signIn(house.database, "sanna"),
  chair: await signIn(house.database, "leto"),
  member: await signIn(house.database, "pia"),
  otherState: await signIn(house.database, "vera"),
  administrator: await signIn(house.database, "noor"),
  named: await signIn(house.database, "iskra"),
  otherProvider: await signIn(house.database, { kind: "state", state: "XFE", name: "A person of Fennholt" }),
  system: await signInSystem(house.database),
};
const named = await aProvider(house.database, { organisation: "Halden Harbour Centre" });
await aProvider(house.database, { state: "XFE" as StateCode });

type Who = keyof typeof people;

async function as<T>(who: Who, act: (work: Work) => Promise<T>): Promise<T> {
  return there(await house.access.transact(people[who], async (work) => ({ value: await act(work) }))).value;
}

async function sees(who: Who, id: AssistanceRequestId): Promise<string[] | undefined> {
  return await house.access.withActor(people[who], async (visit) => {
    const { requests } = await listRequests(visit);
    const inList = requests.some((request) => request.id === id);
    const found = await getRequest(visit, id).catch(() => undefined);
    assert.equal(inList, found !== undefined, `${who}: the list and the page say the same`);
    return found?.fields.map(({ name, item }) => `${item} ${name}`).sort();
  });
}

test("a draft is for who asks alone, and an address of it answers as one that does not exist", async () => {
  const id = await as("state", (work) => aRequest(work, { audience: "public" }));
  assert.ok((await sees("state", id))?.length);
  for (const who of ["secretariat", "expert", "chair", "member", "otherState", "administrator", "named"] as const)
    assert.equal(await sees(who, id), undefined, who);
});

test("each level opens each field to exactly the readers that the preview shows", async () => {
  const readers: Record<Onlooker, Who> = {
    secretariat: "expert",
    committee: "member",
    "named-provider": "named",
    "other-provider": "otherProvider",
    state: "otherState",
    public: "administrator", // signed in, and for no request anybody
  };
  for (const audience of audiences) {
    const id = await as("state", (work) => aRequest(work, { audience, named: [named], everyLevel: true }));
    await as("state", (work) => moveRequest(work, id, "submit"));
    await circulate(id);
    const whole = there(await house.access.withActor(people.state, (visit) => getRequest(visit, id)));
    for (const onlooker of onlookers.filter((one) => one !== "public")) {
      const promised = seenBy(whole, onlooker)
        ?.fields.map(({ name, item }) => `${item} ${name}`)
        .sort();
      // Nothing at all is promised where none of it may be circulated.
      const isOut = ["secretariat", "committee"].includes(onlooker) || !["secretariat", "committee"].includes(audience);
      assert.deepEqual(await sees(readers[onlooker], id), isOut ? promised : undefined, `${audience} to ${onlooker}`);
    }
    assert.equal(await sees("administrator", id), undefined);
  }
});

async function circulate(id: AssistanceRequestId): Promise<void> {
  await as("secretariat", (work) =>
    moveRequest(work, id, "authenticate", { details: { channel: "telephone", with: "the Mission" } }),
  );
  await as("secretariat", (work) =>
    moveRequest(work, id, "acknowledge", { details: { windowEndsAt: "2026-03-09T22:00:00Z" } }),
  );
  const standing = there(await house.access.withActor(people.state, (visit) => getRequest(visit, id))).standing;
  if (standing === "held-confidential") return;
  assert.equal(standing, "circulation-window");
  assert.deepEqual(await as("state", (work) => takeRequestStep(work, id, { step: "waive", words: "NV/1" })), {
    ok: true,
  });
  await as("secretariat", (work) => moveRequest(work, id, "circulate"));
}

test("a request is confirmed by another channel than it came by", async () => {
  const id = await as("state", (work) => aRequest(work, {}));
  await as("state", (work) => moveRequest(work, id, "submit"));
  const by = (channel: "telephone", words = "") =>
    as("secretariat", (work) => authenticateRequest(work, id, { channel, with: "First Secretary", words }));
  assert.deepEqual(await by("telephone"), { ok: true });
  assert.deepEqual(await by("telephone"), { ok: false, reason: "not-now" });
});

test("its State makes fewer see it at any time, and whom it reached is told", async () => {
  const id = await as("state", (work) => aRequest(work, { audience: "states" }));
  await as("state", (work) => moveRequest(work, id, "submit"));
  await circulate(id);
  await as("secretariat", (work) =>
    work.db.insertInto("request_reach").values({ request_id: id, provider_id: named, reached_at: work.at }).execute(),
  );
  assert.ok(await sees("named", id));
  assert.deepEqual(
    await as("state", (work) => narrowPart(work, id, { part: { item: 0, name: "objective" }, audience: "committee" })),
    { ok: true, recalled: 1 },
  );
  assert.ok(!(await sees("named", id))?.includes("0 objective"));
  const wider = { audience: "public", named: [], words: "" } as const;
  assert.deepEqual(await as("state", (work) => narrowRequest(work, id, { ...wider, named: [] })), {
    ok: false,
    reason: "not-narrower",
  });
  const fewer = { audience: "secretariat", named: [] as ProviderId[], words: "" } as const;
  assert.ok((await as("state", (work) => narrowRequest(work, id, fewer))).ok);
  assert.equal(await sees("named", id), undefined);
  assert.equal(await sees("member", id), undefined);
  assert.deepEqual(await as("state", (work) => allowCirculation(work, id, { named: [named], words: "" })), {
    ok: true,
  });
  assert.equal(await sees("named", id), undefined, "allowed, and not circulated yet");
  assert.ok((await as("state", (work) => withdrawRequest(work, id, { words: "" }))).ok);
});

test("what was sent does not change, past every act", async () => {
  const id = await as("state", (work) => aRequest(work, { audience: "all-providers" }));
  await as("state", (work) => moveRequest(work, id, "submit"));
  const sent = /a request that was sent is not changed/;
  const refused: [RegExp, (work: Work) => Promise<unknown>][] = [
    [
      sent,
      ({ db }) => db.updateTable("request_field").set({ value: "other words" }).where("request_id", "=", id).execute(),
    ],
    [
      sent,
      ({ db }) => db.updateTable("request_field").set({ audience: "public" }).where("request_id", "=", id).execute(),
    ],
    [sent, ({ db }) => db.deleteFrom("request_field").where("request_id", "=", id).execute()],
    [sent, ({ db }) => db.updateTable("assistance_request").set({ audience: "public" }).where("id", "=", id).execute()],
    [
      /permission denied for table assistance_request/,
      ({ db }) =>
        db
          .updateTable("assistance_request")
          .set({ standing: "circulated" } as never)
          .where("id", "=", id)
          .execute(),
    ],
    [/not allowed: request\.circulate/, (work) => moveRequest(work, id, "circulate")],
    [
      /who may see a request is only made narrower here/,
      (work) => moveRequest(work, id, "tighten", { details: { audience: "public" } }),
    ],
  ];
  for (const [why, change] of refused) await assert.rejects(as("state", change), why);
  await assert.rejects(
    as("secretariat", (work) =>
      moveRequest(work, id, "acknowledge", { details: { windowEndsAt: "2026-03-09T22:00:00Z" } }),
    ),
    /a request that is submitted does not take acknowledge/,
  );
});

test("a reference tells nothing of how many there are", () => {
  const drawn = Array.from({ length: 200 }, drawReference);
  assert.equal(new Set(drawn).size, 200);
  for (const one of drawn) assert.match(one, /^AR-[2-9A-HJ-NP-Z]{6}$/);
});
