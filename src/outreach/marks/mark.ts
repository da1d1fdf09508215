import type { CalendarMarkId, StateCode } from "#db/ids.ts";
import type { MarkKind } from "#db/schema/outreach.ts";
import type { Language } from "#i18n/languages.ts";

export const markKinds = [
  "iaea-general-conference",
  "opcw-conference",
  "bwc-meeting",
  "fatf-plenary",
  "high-level-week",
  "first-committee",
  "host-holiday",
  "floating-holiday",
] as const satisfies readonly MarkKind[];

/** Days on which an activity would meet something else, half-open. */
export type NewMark = {
  kind: MarkKind;
  name: string;
  language: Language;
  state: StateCode | null;
  from: string;
  before: string;
  source: string;
};
export type CalendarMark = NewMark & { id: CalendarMarkId };
