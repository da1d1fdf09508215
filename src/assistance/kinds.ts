/** What assistance can be: asked for, offered and given by the same words. */
export const kindsOfAssistance = [
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

export type KindOfAssistance = (typeof kindsOfAssistance)[number];

export function isKindOfAssistance(text: string): text is KindOfAssistance {
  return kindsOfAssistance.some((kind) => kind === text);
}
