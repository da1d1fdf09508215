import type { AccountId, ActivityDocumentId, ActivityId } from "#db/ids.ts";
import type { ActivityDocumentKind } from "#db/schema/outreach.ts";
import type { Language } from "#i18n/languages.ts";

export const documentKinds = [
  "information-note",
  "press-release",
  "statement",
  "programme",
  "presentation",
  "report",
  "other",
] as const satisfies readonly ActivityDocumentKind[];

/** A file of an activity, without its bytes. */
export type ActivityDocument = {
  id: ActivityDocumentId;
  activity: ActivityId;
  kind: ActivityDocumentKind;
  language: Language;
  name: string;
};

/** With who added it and whether everybody may take it: for those who keep the activity. */
export type KeptDocument = ActivityDocument & { shown: boolean; addedBy: AccountId };

export const mostDocuments = 40;
