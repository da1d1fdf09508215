import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ContactId } from "#db/ids.ts";
import { getContact, listContacts } from "./contact.queries.ts";
import { type ContactText, findInTheWay, type NotReplaced, type Span, whyNotReplace } from "./contact.ts";
import { writeContact } from "./record-contact.ts";

type Replacement = ContactText & Span & { source: string };
export type ReplaceContactOutcome = { ok: true; id: ContactId } | { ok: false; reason: NotReplaced | "another-stands" };

/** Another entry takes the place of one: the old ends on the day the new one begins, and stays. Consent to be named in public is asked anew. */
export async function replaceContact(
  work: Work,
  id: ContactId,
  replacement: Replacement,
): Promise<ReplaceContactOutcome> {
  requireMay(work.actor, "contact.replace");

  const old = await getContact(work.db, id);
  const reason = whyNotReplace(old, replacement.from);
  if (reason) return { ok: false, reason };
  const { addressee, capacity } = old;
  const next = { ...replacement, addressee, capacity };
  const others = (await listContacts(work.db, addressee)).filter((other) => other.id !== id);
  if (findInTheWay(next, others)) return { ok: false, reason: "another-stands" };

  await work.db.updateTable("contact").set({ valid_to: replacement.from }).where("id", "=", id).execute();
  const newOne = await writeContact(work, next, id);
  await record(work, {
    permission: "contact.replace",
    verb: "contact.replaced",
    subject: newOne,
    ...(addressee.kind === "state" ? { state: addressee.code } : {}),
    details: { capacity, from: replacement.from, replaces: id },
  });
  return { ok: true, id: newOne };
}
