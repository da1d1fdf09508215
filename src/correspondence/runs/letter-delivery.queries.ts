import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { LetterDeliveryId, LetterId } from "#db/ids.ts";
import type { LetterDelivery } from "./letter-delivery.ts";

type Reads = Reader | Work["db"];

/** The tries of a letter, the first one first. */
export async function listDeliveries(db: Reads, letter: LetterId): Promise<LetterDelivery[]> {
  return await deliveries(db).where("letter_id", "=", letter).orderBy("taken_at").orderBy("id").execute();
}

export async function getDelivery(db: Reads, id: LetterDeliveryId): Promise<LetterDelivery> {
  const found = await deliveries(db).where("id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound(`delivery ${id}`);
  return found;
}

/** A try by its id, or undefined: what a returned mail names may be anything. */
export async function findDelivery(db: Reads, id: LetterDeliveryId): Promise<LetterDelivery | undefined> {
  return await deliveries(db).where("id", "=", id).executeTakeFirst();
}

function deliveries(db: Reads) {
  return db
    .selectFrom("letter_delivery")
    .select([
      "id",
      "letter_id as letterId",
      "kind",
      "address",
      "message_id as messageId",
      "taken_at as takenAt",
      "settled_at as settledAt",
      "outcome",
      "words",
    ]);
}
