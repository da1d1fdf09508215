import type { MailId } from "#db/ids.ts";

// Every address of the mail, after the language.
export const mailPath = "/mail";
export const digestPath = "/mail/digest";

export function oneMailPath(id: MailId): string {
  return `${mailPath}/${id}`;
}
