import type { CapacityKind } from "#db/schema/accounts.ts";
import type { LetterEventName, LetterStandingName } from "#db/schema/letters.ts";

// The machine of a letter: founding methods annex, L1-L14. The database holds the same table (letter_move) and moves a letter by it; a test
// compares the two and walks every way through.

export type LetterMove = {
  rule: string;
  from: readonly LetterStandingName[];
  event: LetterEventName;
  /** In what capacity; `system` is the clock, acting on a rule. */
  who: readonly CapacityKind[];
  to: LetterStandingName;
  guard?: (counts: LetterCounts) => boolean;
  effect?: (counts: LetterCounts) => LetterCounts;
};

/** How often handing over failed at this address, and how often the addressee was reminded. */
export type LetterCounts = { tries: number; reminders: number };

export const mostTries = 2; // further ones, after the first
export const mostReminders = 2;

export const letterMoves: readonly LetterMove[] = [
  { rule: "L1", from: ["drafted"], event: "clear-text", who: ["chair", "system"], to: "cleared" },
  { rule: "L2", from: ["cleared"], event: "edit", who: ["secretariat", "expert", "system"], to: "drafted" },
  // Where the Chair signed on paper, the secretariat records it and says where the paper is.
  { rule: "L3", from: ["cleared"], event: "sign", who: ["chair", "secretariat"], to: "approved" },
  { rule: "L4", from: ["approved"], event: "send", who: ["secretariat", "system"], to: "sent" },
  {
    rule: "L5",
    from: ["sent"],
    event: "delivery-confirmed",
    who: ["secretariat", "state", "system"],
    to: "delivered",
  },
  {
    rule: "L6",
    from: ["sent"],
    event: "delivery-failed",
    who: ["secretariat", "system"],
    to: "approved",
    guard: ({ tries }) => tries < mostTries,
    effect: (counts) => ({ ...counts, tries: counts.tries + 1 }),
  },
  {
    rule: "L7",
    from: ["sent"],
    event: "delivery-failed",
    who: ["secretariat", "system"],
    to: "undeliverable",
    guard: ({ tries }) => tries >= mostTries,
  },
  {
    rule: "L8",
    from: ["undeliverable"],
    event: "address-corrected",
    who: ["secretariat"],
    to: "approved",
    effect: (counts) => ({ ...counts, tries: 0 }),
  },
  {
    rule: "L9",
    from: ["delivered", "reminded"],
    event: "reply-received",
    who: ["state", "secretariat"],
    to: "replied",
  },
  {
    rule: "L10",
    from: ["delivered", "reminded"],
    event: "reminder-due",
    who: ["system", "secretariat"],
    to: "reminded",
    guard: ({ reminders }) => reminders < mostReminders,
    effect: (counts) => ({ ...counts, reminders: counts.reminders + 1 }),
  },
  {
    rule: "L11",
    from: ["delivered", "reminded"],
    event: "no-reply-expected",
    who: ["chair", "secretariat"],
    to: "closed",
  },
  { rule: "L12", from: ["replied"], event: "reply-processed", who: ["secretariat", "expert"], to: "closed" },
  { rule: "L13", from: ["replied"], event: "further-reply-expected", who: ["secretariat"], to: "delivered" },
  {
    rule: "L14",
    from: ["drafted", "cleared", "approved", "undeliverable"],
    event: "cancel",
    who: ["chair", "secretariat"],
    to: "cancelled",
  },
];

/** What an event does to a letter, or undefined when it does not take it. */
export function findMove(
  standing: LetterStandingName,
  event: LetterEventName,
  counts: LetterCounts,
): LetterMove | undefined {
  return letterMoves.find(
    (move) => move.event === event && move.from.includes(standing) && (move.guard?.(counts) ?? true),
  );
}

/** Nothing moves a letter from here. */
export function isOver(standing: LetterStandingName): boolean {
  return standing === "closed" || standing === "cancelled";
}
