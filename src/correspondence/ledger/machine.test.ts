import assert from "node:assert/strict";
import { test } from "node:test";
import type { CapacityKind } from "#db/schema/accounts.ts";
import type { LetterEventName, LetterStandingName } from "#db/schema/letters.ts";
import { openTestDatabase } from "#test/database.ts";
import {
  findMove,
  isOver,
  type LetterCounts,
  type LetterMove,
  letterMoves,
  mostReminders,
  mostTries,
} from "./machine.ts";

type Place = { standing: LetterStandingName; counts: LetterCounts; seen: Seen };
/** Kept from the events alone, not from what the machine wrote down. */
type Seen = { cleared: boolean; out: number; reminders: number; failures: number };

const events = [...new Set(letterMoves.map(({ event }) => event))];
const start: Place = {
  standing: "drafted",
  counts: { tries: 0, reminders: 0 },
  seen: { cleared: false, out: 0, reminders: 0, failures: 0 },
};

test("every way a letter can go keeps what must always hold", () => {
  const places = walk(letterMoves);
  assert.deepEqual([...places.values()].flatMap(wrongs), []);
  assert.ok(places.size > 30, `${places.size} places`);
});

test("every move can happen, none leads out of the end, and from everywhere a letter can come to its end", () => {
  const places = [...walk(letterMoves).values()];
  const used = new Set(places.flatMap((place) => nexts(place, letterMoves).map(({ move }) => move.rule)));
  assert.deepEqual(
    letterMoves.map(({ rule }) => rule).filter((rule) => !used.has(rule)),
    [],
  );
  for (const place of places) {
    assert.equal(nexts(place, letterMoves).length === 0, isOver(place.standing), place.standing);
    assert.ok(canEnd(place), `${JSON.stringify(place)} never ends`);
  }
});

test("what must always be possible is possible", () => {
  const always: [CapacityKind, LetterEventName, LetterStandingName[]][] = [
    ["chair", "cancel", ["drafted", "cleared", "approved", "undeliverable"]],
    ["secretariat", "no-reply-expected", ["delivered", "reminded"]],
    ["secretariat", "edit", ["cleared"]],
    ["state", "reply-received", ["delivered", "reminded"]],
    ["secretariat", "address-corrected", ["undeliverable"]],
    ["secretariat", "reply-processed", ["replied"]],
  ];
  for (const { standing, counts } of walk(letterMoves).values())
    for (const [who, event, where] of always)
      if (where.includes(standing)) assert.ok(findMove(standing, event, counts)?.who.includes(who), `${who} ${event}`);
});

test("a machine with a guard, an effect or a move taken away is found out", () => {
  const weakened = letterMoves.flatMap((move) => [
    ...(move.guard ? [letterMoves.map((one) => (one === move ? { ...one, guard: () => true } : one))] : []),
    ...(move.effect
      ? [letterMoves.map((one) => (one === move ? { ...one, effect: (c: LetterCounts) => c } : one))]
      : []),
    letterMoves.filter((one) => one !== move),
  ]);
  const found = weakened.filter((moves) => !isSound(moves));
  assert.equal(found.length, weakened.length, `${weakened.length - found.length} of ${weakened.length} not found`);
});

test("the database moves a letter by the same table", async () => {
  const { owner } = await openTestDatabase();
  const rows = await owner.selectFrom("letter_move").selectAll().execute();
  assert.deepEqual(
    rows
      .map(({ rule, from_standing, event, who, to_standing }) => ({
        rule,
        from: from_standing,
        event,
        who,
        to: to_standing,
      }))
      .sort((a, b) => Number(a.rule.slice(1)) - Number(b.rule.slice(1))),
    letterMoves.map(({ guard: _, effect: __, ...move }) => ({ ...move })),
  );
});

function nexts(place: Place, moves: readonly LetterMove[]): { move: LetterMove; place: Place }[] {
  return events.flatMap((event) => {
    const fitting = moves.filter(
      (move) => move.event === event && move.from.includes(place.standing) && (move.guard?.(place.counts) ?? true),
    );
    return fitting.map((move) => ({
      move,
      place: {
        standing: move.to,
        counts: move.effect?.(place.counts) ?? place.counts,
        seen: remember(place.seen, event),
      },
    }));
  });
}

function remember(seen: Seen, event: LetterEventName): Seen {
  switch (event) {
    case "clear-text":
      return { ...seen, cleared: true };
    case "edit":
      return { ...seen, cleared: false };
    case "send":
      return { ...seen, out: seen.out + 1 };
    case "delivery-failed":
      return { ...seen, out: seen.out - 1, failures: seen.failures + 1 };
    case "address-corrected":
      return { ...seen, failures: 0 };
    case "reminder-due":
      return { ...seen, reminders: seen.reminders + 1 };
    default:
      return seen;
  }
}

function walk(moves: readonly LetterMove[]): Map<string, Place> {
  const places = new Map([[JSON.stringify(start), start]]);
  const queue = [start];
  for (let place = queue.shift(); place && places.size < 2_000; place = queue.shift()) {
    for (const { place: next } of nexts(place, moves)) {
      if (next.seen.failures > 5 || next.seen.reminders > 5) continue; // a broken machine would walk for ever
      const key = JSON.stringify(next);
      if (places.has(key)) continue;
      places.set(key, next);
      queue.push(next);
    }
  }
  return places;
}

/** What must never be so at a place. */
function wrongs({ standing, seen }: Place): string[] {
  const left = ["sent", "delivered", "reminded", "replied", "closed"].includes(standing);
  return [
    ...(left && !seen.cleared ? [`${standing} without clearance`] : []),
    ...(left && seen.out !== 1 ? [`${standing} though out ${seen.out} times`] : []),
    ...(!left && seen.out !== 0 ? [`${standing} though out`] : []),
    ...(seen.reminders > mostReminders ? ["reminded more than twice"] : []),
    ...(seen.failures > mostTries + 1 ? ["more than three tries for one address"] : []),
    ...(standing === "undeliverable" && seen.failures !== mostTries + 1 ? ["given up before the third try"] : []),
  ];
}

function canEnd(place: Place, moves: readonly LetterMove[] = letterMoves, seen = new Set<string>()): boolean {
  if (isOver(place.standing)) return true;
  const key = JSON.stringify(place);
  if (seen.has(key)) return false;
  seen.add(key);
  return nexts(place, moves).some(({ place: next }) => next.seen.failures <= 5 && canEnd(next, moves, seen));
}

/** Sound: nothing wrong anywhere, never two moves for one event, every standing reached, every move the annex asks for is there. */
function isSound(moves: readonly LetterMove[]): boolean {
  const places = [...walk(moves).values()];
  const standings = new Set(places.map(({ standing }) => standing));
  const asked: [LetterStandingName, LetterEventName][] = letterMoves.flatMap(({ from, event }) =>
    from.map((standing): [LetterStandingName, LetterEventName] => [standing, event]),
  );
  return (
    places.every((place) => wrongs(place).length === 0) &&
    places.every((place) =>
      events.every((event) => nexts(place, moves).filter(({ move }) => move.event === event).length <= 1),
    ) &&
    letterMoves.every(({ to }) => standings.has(to)) &&
    places.every((place) => isOver(place.standing) || canEnd(place, moves)) &&
    asked.every(([standing, event]) =>
      places.some(
        (place) => place.standing === standing && nexts(place, moves).some(({ move }) => move.event === event),
      ),
    ) &&
    places.every(({ standing, seen }) => standing !== "sent" || failsSomehow(standing, seen, moves))
  );
}

/** A letter that was sent can always be found not to have arrived. */
function failsSomehow(standing: LetterStandingName, seen: Seen, moves: readonly LetterMove[]): boolean {
  const tries = seen.failures;
  return moves.some(
    (move) =>
      move.event === "delivery-failed" &&
      move.from.includes(standing) &&
      (move.guard?.({ tries, reminders: 0 }) ?? true),
  );
}
