import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ContactId } from "#db/ids.ts";
import { getContact } from "./contact.queries.ts";

type UnpublishOutcome = { ok: true } | { ok: false; reason: "not-public" };

/** The person no longer agrees to be named in public; from this moment the entry is not. */
export async function unpublishContact(work: Work, id: ContactId): Promise<UnpublishOutcome> {
  requireMay(work.actor, "contact.publish");

  const { publicBy, addressee, capacity } = await getContact(work.db, id);
  if (publicBy === null) return { ok: false, reason: "not-public" };

  await work.db.updateTable("contact").set({ public_by: null }).where("id", "=", id).execute();
  await record(work, {
    permission: "contact.publish",
    verb: "contact.unpublished",
    subject: id,
    ...(addressee.kind === "state" ? { state: addressee.code } : {}),
    details: { capacity },
  });
  return { ok: true };
}
