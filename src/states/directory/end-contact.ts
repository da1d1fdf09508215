import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ContactId } from "#db/ids.ts";
import { getContact } from "./contact.queries.ts";
import { type NotEnded, whyNotEnd } from "./contact.ts";

type Ending = { to: string; source: string };

/** An entry ends; nobody takes its place yet. */
export async function endContact(
  work: Work,
  id: ContactId,
  { to, source }: Ending,
): Promise<{ ok: true } | { ok: false; reason: NotEnded }> {
  requireMay(work.actor, "contact.end");

  const contact = await getContact(work.db, id);
  const reason = whyNotEnd(contact, to);
  if (reason) return { ok: false, reason };

  await work.db.updateTable("contact").set({ valid_to: to }).where("id", "=", id).execute();
  await record(work, {
    permission: "contact.end",
    verb: "contact.ended",
    subject: id,
    ...(contact.addressee.kind === "state" ? { state: contact.addressee.code } : {}),
    details: { capacity: contact.capacity, to, source },
  });
  return { ok: true };
}
