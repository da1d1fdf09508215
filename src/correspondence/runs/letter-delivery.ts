import type { LetterDeliveryId, LetterId } from "#db/ids.ts";

/** One try to hand a letter, or its reminder, to the mail server. */
export type LetterDelivery = {
  id: LetterDeliveryId;
  letterId: LetterId;
  kind: "letter" | "reminder";
  address: string;
  messageId: string;
  takenAt: Temporal.Instant;
  settledAt: Temporal.Instant | null;
  outcome: "accepted" | "refused" | "put-back" | "found" | "not-found" | null;
  words: string;
};

// A server that is away or busy is asked again less and less often; after two days it counts as a refusal.
const firstPause = Temporal.Duration.from({ minutes: 2 });
const longestPause = Temporal.Duration.from({ hours: 2 });
export const longestPutBack = Temporal.Duration.from({ hours: 48 });

/** When a letter that was put back n times in a row is tried again. */
export function nextDelivery(lastTry: Temporal.Instant, putBacks: number): Temporal.Instant {
  const minutes = Math.min(firstPause.minutes * 2 ** Math.max(0, putBacks - 1), longestPause.total("minutes"));
  return lastTry.add({ minutes });
}

/** How often in a row a letter was put back, since when, and when last; what was found or refused in between begins anew. */
export function putBacksOf(deliveries: readonly LetterDelivery[]): {
  count: number;
  since: Temporal.Instant | undefined;
  last: Temporal.Instant | undefined;
} {
  const from = deliveries.findLastIndex(({ outcome }) => outcome !== "put-back") + 1;
  const row = deliveries.slice(from);
  return { count: row.length, since: row[0]?.takenAt, last: row.at(-1)?.takenAt };
}

/** The Message-ID of a try: made with it, so that the server's own log tells whether it took it. */
export function messageIdOf(id: LetterDeliveryId, host: string): string {
  return `<letter-${id}@${host}>`;
}
