/** What kind of help is asked for or offered. */
export const assistanceKinds = [
  "legislative",
  "training",
  "equipment",
  "software",
  "expertise",
  "translation",
  "visit",
  "report-drafting",
  "plan-drafting",
  "exchange",
  "other",
] as const;
export type AssistanceKind = (typeof assistanceKinds)[number];
