import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NotFound, Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import type { Audience, RequestEventName } from "#db/schema/assistance.ts";
import { openTestApp } from "#test/app.ts";
import { signIn, signInSystem, there } from "#test/people.ts";
import { aProvider, aRequest } from "#test/requests.ts";
import { setUpTexts } from "#test/texts.ts";
import { allowCirculation } from "../requests/allow-circulation.ts";
import { afterMove, findRequestMove, placeOf, type RequestPlace } from "../requests/machine.ts";
import { moveRequest } from "../requests/move-request.ts";
import { narrowingEvent, narrowRequest } from "../requests/narrow-request.ts";
import { getRequest } from "../requests/request.queries.ts";
import { takeRequestStep } from "../requests/take-step.ts";
import { withdrawRequest } from "../requests/withdraw-request.ts";
import { acceptOffer } from "./accept-offer.ts";
import { beginDelivery } from "./begin-delivery.ts";
import { endDelivery } from "./end-delivery.ts";
import { endOffer } from "./end-offer.ts";
import { makeOffer } from "./make-offer.ts";
import { listOffers } from "./offer.queries.ts";
import { stateOfOffer } from "./offer.ts";

// Random ways through the real acts on the real database: after each, the request is where the machine on paper says, or nothing moved.

const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
await setUpTexts(house.database);
const people = {
  state: await signIn(house.database, "layla"),
  secretariat: await signIn(house.database, "edda"),
  provider: await signIn(house.database, "iskra"),
  other: await signIn(house.database, { kind: "state", state: "XFE", name: "A person of Fennholt" }),
  system: await signInSystem(house.database),
};
type Who = keyof typeof people;
const centre = await aProvider(house.database, { organisation: "Halden Harbour Centre" });
const fennholt = await aProvider(house.database, { state: "XFE" as never });

async function as<T>(who: Who, act: (work: Work) => Promise<T>): Promise<T> {
  return there(await house.access.transact(people[who], async (work) => ({ value: await act(work) }))).value;
}

type Outcome = { ok: boolean } | undefined;
/** `narrows`: the event depends on where the request stands. */
type Step = { event: RequestEventName; narrows?: Audience; take: (id: AssistanceRequestId) => Promise<Outcome> };

const plain = (who: Who, event: RequestEventName, details: object = {}): Step => ({
  event,
  take: async (id) => {
    await as(who, (work) => moveRequest(work, id, event, { words: "words", details }));
    return { ok: true };
  },
});
const offers = (who: Who, id: AssistanceRequestId) => as(who, (work) => listOffers(work.db, id));
const narrow = (audience: Audience): Step => ({
  event: "tighten",
  narrows: audience,
  take: (id) =>
    as("state", (work) =>
      narrowRequest(work, id, { audience, named: audience === "named-providers" ? [centre] : [], words: "" }),
    ),
});
const offer = (who: Who, provider: typeof centre): Step => ({
  event: "offer-made",
  take: async (id) =>
    as(who, async (work) => {
      const { items } = await getRequest(work, id);
      return makeOffer(work, id, {
        provider,
        programme: null,
        items: items.map(({ id }) => id),
        words: "We would help.",
        conditions: "",
        from: null,
        to: null,
        language: "en",
      });
    }),
});

const steps: readonly Step[] = [
  plain("secretariat", "authenticate", { channel: "telephone", with: "the Mission" }),
  plain("secretariat", "acknowledge", { windowEndsAt: "2026-03-09T22:00:00Z" }),
  { event: "waive", take: (id) => as("state", (work) => takeRequestStep(work, id, { step: "waive", words: "" })) },
  plain("secretariat", "circulate"),
  offer("provider", centre),
  offer("other", fennholt),
  narrow("named-providers"),
  narrow("committee"),
  narrow("all-providers"),
  {
    event: "allow",
    take: (id) => as("state", (work) => allowCirculation(work, id, { named: [centre, fennholt], words: "" })),
  },
  {
    event: "accept",
    take: async (id) => {
      const open = (await offers("state", id)).find((one) => stateOfOffer(one) === "open");
      return open && as("state", (work) => acceptOffer(work, id, { offer: open.id, words: "" }));
    },
  },
  {
    event: "offer-declined",
    take: async (id) => {
      const open = (await offers("state", id)).find((one) => stateOfOffer(one) === "open");
      return open && as("state", (work) => endOffer(work, id, { offer: open.id, how: "declined", words: "" }));
    },
  },
  {
    event: "offer-withdrawn",
    take: async (id) => {
      // An open one: which of two the machine on paper takes first is not said by its counts.
      const mine = (await offers("provider", id)).find((one) => one.isMine && stateOfOffer(one) === "open");
      return mine && as("provider", (work) => endOffer(work, id, { offer: mine.id, how: "withdrawn", words: "" }));
    },
  },
  {
    event: "delivery-starts",
    take: async (id) => {
      const taken = (await offers("state", id)).find((one) => stateOfOffer(one) === "accepted");
      return (
        taken && as("state", (work) => beginDelivery(work, id, { offer: taken.id, startedOn: "2026-03-02", words: "" }))
      );
    },
  },
  ...(["delivered", "failed"] as const).map(
    (outcome): Step => ({
      event: outcome === "failed" ? "delivery-fails" : "delivery-ends",
      take: async (id) => {
        const running = (await offers("state", id)).flatMap(({ deliveries }) => deliveries).find(({ ended }) => !ended);
        return (
          running &&
          as("state", (work) =>
            endDelivery(work, id, { delivery: running.id, on: "2026-03-02", outcome, items: [], words: "" }),
          )
        );
      },
    }),
  ),
  { event: "withdraw", take: (id) => as("state", (work) => withdrawRequest(work, id, { words: "" })) },
];

const usualWay: readonly RequestEventName[] = [
  "authenticate",
  "acknowledge",
  "waive",
  "circulate",
  "offer-made",
  "accept",
  "delivery-starts",
  "delivery-ends",
];
const usualStep = (n: number): Step | undefined => steps.find(({ event }) => event === usualWay[n % usualWay.length]);

const placeNow = async (id: AssistanceRequestId): Promise<RequestPlace> =>
  placeOf(there(await house.access.withActor(people.state, (visit) => getRequest(visit, id))));

/** What the database refuses of a move is a refusal; anything else that is thrown is a fault. */
function refusalOf(error: unknown): { ok: false } {
  if (
    error instanceof Refused ||
    error instanceof NotFound ||
    (error instanceof Error && "code" in error && error.code === "23514")
  )
    return { ok: false };
  throw error;
}

/** What both the database and the machine on paper say of a place. */
function told({ standing, context }: RequestPlace) {
  const { circulation, offers, accepted, running, delivered, sentToAll } = context;
  return { standing, circulation, offers, accepted, running, delivered, sentToAll };
}

test("whatever acts are tried in whatever order, the database and the machine agree", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<Audience>("public", "all-providers", "named-providers", "committee"),
      fc.array(fc.nat(steps.length * 2 - 1), { minLength: 14, maxLength: 30 }),
      async (audience, choices) => {
        const id = await as("state", (work) => aRequest(work, { audience, named: [centre, fennholt] }));
        await as("state", (work) => moveRequest(work, id, "submit"));
        // Half of the choices go the usual way, so that most walks come far.
        let usual = 0;
        for (const choice of choices) {
          const step = choice < steps.length ? steps[choice] : usualStep(usual++);
          assert.ok(step);
          const before = await placeNow(id);
          const event = step.narrows ? narrowingEvent(before, step.narrows) : step.event;
          const move = findRequestMove(before, event);
          const outcome = await step.take(id).catch(refusalOf);
          const after = await placeNow(id);
          if (!outcome?.ok) {
            // What the machine takes is refused only for what it does not know: who is named, and what is narrower.
            if (outcome && move && "reason" in outcome)
              assert.match(String(outcome.reason), /^(not-narrower|not-named)$/);
            assert.deepEqual(told(after), told(before), `${event} was refused and moved the request`);
            continue;
          }
          assert.ok(move, `${event} in ${before.standing} is no move of the machine`);
          seen.add(move.rule);
          const expected = event === "tighten" ? before : afterMove(before, move);
          assert.deepEqual(
            told(after),
            event === "tighten"
              ? { ...told(expected), circulation: after.context.circulation, sentToAll: after.context.sentToAll }
              : told(expected),
            `${move.rule} ${event} from ${before.standing}`,
          );
        }
      },
    ),
    { numRuns: 50, seed: 1540 },
  );
  const rules = "A2 A5 A6 A7 A9 A10 A11 A12 A13 A14 A15 A16 A17 A22 A23 A24 A25 A26".split(" ");
  for (const rule of rules) assert.ok(seen.has(rule), `${rule} was never taken`);
});
