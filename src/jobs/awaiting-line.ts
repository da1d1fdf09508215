import type { AccountId } from "#db/ids.ts";
import { type Language, languages } from "#i18n/languages.ts";
import type { Awaiting } from "#ui/await-list.tsx";

/** One thing that waits for a person, or that the person follows, with what a mail must know of it. */
export type AwaitingLine = Awaiting & {
  /** What puts it in order: a moment or a date as text. */
  due: string;
  /** A deadline that is the person's own: a mail warns of it. */
  deadline?: Temporal.Instant;
  /** It leads somewhere and waits for nobody: no reason for a mail. */
  pointer?: true;
};

/** What awaits one person, read under that person's own policies; what was put off is left out of both lists. */
export type WhatAwaits = {
  account: AccountId;
  name: string;
  language: Language;
  at: Temporal.Instant;
  waits: AwaitingLine[];
  follows: AwaitingLine[];
  /** Own deadlines that are near, put off or not. */
  urgent: (AwaitingLine & { deadline: Temporal.Instant })[];
};

/** Reads what awaits a person; undefined once the account is closed. */
export type AwaitingOf = (account: AccountId) => Promise<WhatAwaits | undefined>;

const languageOfPath = new RegExp(`^/(${languages.join("|")})(?=/)`);

/** What a line is about, in whatever language it is read: its address without the language. */
export function itemOf({ href }: Pick<Awaiting, "href">): string {
  return href.replace(languageOfPath, "");
}

/** The nearest date first. */
export function inOrder<T extends AwaitingLine>(lines: readonly T[]): T[] {
  return lines.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
