import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ContactId } from "#db/ids.ts";
import { getContact } from "./contact.queries.ts";

type PublishOutcome = { ok: true } | { ok: false; reason: "public-already" };

/** Records that the person agreed to be named in public, and in which words. Without it nothing of an entry is ever public. */
export async function publishContact(work: Work, id: ContactId, by: string): Promise<PublishOutcome> {
  requireMay(work.actor, "contact.publish");

  const { publicBy, addressee, capacity } = await getContact(work.db, id);
  if (publicBy !== null) return { ok: false, reason: "public-already" };

  await work.db.updateTable("contact").set({ public_by: by }).where("id", "=", id).execute();
  await record(work, {
    permission: "contact.publish",
    verb: "contact.published",
    subject: id,
    ...(addressee.kind === "state" ? { state: addressee.code } : {}),
    details: { capacity, by },
  });
  return { ok: true };
}
