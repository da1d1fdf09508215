import type { RequestItemId } from "#db/ids.ts";
import type { RequestWhole } from "./request.ts";
import { valuesOf } from "./request-field.ts";

/** What would help those who read a request; never a reason to refuse it. */
export const adviceKinds = [
  "no-item",
  "no-objective",
  "no-need",
  "short-need",
  "no-subject",
  "no-kind",
  "no-expected",
  "no-institution",
  "no-languages",
  "nobody-to-help",
] as const;
export type AdviceKind = (typeof adviceKinds)[number];
export type Advice = { about: AdviceKind; item?: RequestItemId; n?: number };

/** A need in fewer words than this is seldom one that somebody can answer. */
const fewWords = 12;

/** From general to specific: which law, which border post, for whom. */
export function adviceOn(request: RequestWhole): Advice[] {
  if (request.kind === "general") return [];
  const whole = valuesOf(request.fields, 0);
  const advice: Advice[] = [];
  if (!whole.objective) advice.push({ about: "no-objective" });
  if (request.items.length === 0) advice.push({ about: "no-item" });
  for (const { id, item, n } of request.items) {
    const values = valuesOf(request.fields, item);
    const add = (about: AdviceKind): number => advice.push({ about, item: id, n });
    if (!values.need) add("no-need");
    else if (countWords(values.need) < fewWords) add("short-need");
    if (!values.subject) add("no-subject");
    if (!values.kinds) add("no-kind");
    if (!values.expected) add("no-expected");
    if (!values.institution) add("no-institution");
    if (!values.languages) add("no-languages");
  }
  if (request.audience === "secretariat" || request.audience === "committee") advice.push({ about: "nobody-to-help" });
  return advice;
}

/** Words as each language divides them: Chinese has no blanks. */
function countWords(text: string): number {
  return [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].filter(
    ({ isWordLike }) => isWordLike,
  ).length;
}
