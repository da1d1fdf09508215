import { type LetterDeliveryId, readId } from "#db/ids.ts";

/** What a returned mail says: which try it was, and what became of it in the words of the server. */
export type ReturnedMail = { delivery: LetterDeliveryId; isFailure: boolean; words: string };

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
/** Larger than any report of a server, which returns the heads of a mail or all of it. */
export const longestReturn = 40_000_000;

/**
 * Reads a report that a mail could not be delivered. The try stands in the address it came back to or in the Message-ID of the mail it
 * returns; the fields of a delivery status (RFC 3464: Action, Status, Diagnostic-Code) say what happened. A report of a delay, or a
 * mail that says nothing of a failure, is none. Undefined when no letter of ours is named.
 */
export function readReturnedMail(raw: string): ReturnedMail | undefined {
  const text = raw
    .slice(0, 200_000)
    .replace(/\r\n/g, "\n")
    .replace(/\n[ \t]+/g, " "); // the report stands before what it returns
  const named =
    new RegExp(`\\+(${uuid})@`, "i").exec(text)?.[1] ?? new RegExp(`<letter-(${uuid})@`, "i").exec(raw)?.[1];
  const delivery = named && readId<LetterDeliveryId>(named.toLowerCase());
  if (!delivery) return undefined;
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(text)?.[1]?.trim() ?? "";
  const [action, status, diagnostic] = [field("Action").toLowerCase(), field("Status"), field("Diagnostic-Code")];
  return {
    delivery,
    isFailure: action === "failed" || (action === "" && /^5\.\d+\.\d+/.test(status)),
    words: [status, diagnostic.replace(/^smtp;\s*/i, "")].filter(Boolean).join(" ").slice(0, 500),
  };
}
