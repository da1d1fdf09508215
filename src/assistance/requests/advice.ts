import type { RequestItemId } from "#db/ids.ts";
import type { RequestWhole } from "./request.ts";
import { type Subject, valuesOf } from "./request-field.ts";

/** What would help those who read a request; never a reason to refuse it. */
export const adviceKinds = [
  "no-item",
  "no-objective",
  "no-need",
  "short-need",
  "say-exactly",
  "no-subject",
  "no-kind",
  "no-expected",
  "no-institution",
  "no-languages",
  "nobody-to-help",
] as const;
export type AdviceKind = (typeof adviceKinds)[number];
/** What a need may tell exactly, by the row it is about. */
export const questionKinds = ["law", "site", "border", "export"] as const;
export type QuestionKind = (typeof questionKinds)[number];

export type Advice = { about: AdviceKind; item?: RequestItemId; n?: number; ask?: QuestionKind };

/** A need in fewer words than this is seldom one that somebody can answer. */
const fewWords = 12;

/** A need in as many words has mostly said which law, which border post. */
const enoughWords = 40;

/** Which questions a row asks: prohibitions, accounting and protection, the border, exports and their like. */
export function questionOn({ row }: Pick<Subject, "row">): QuestionKind | undefined {
  const [section = "", number] = row.split(".");
  switch (section[1]) {
    case "2":
      return "law";
    case "3":
      return "site";
    case "4":
      return number === "01" || number === "02" ? "border" : "export"; // the same two rows in every generation of the template
    default:
      return undefined;
  }
}

/** Every question that the chosen rows ask, once. */
export function questionsOn(subjects: readonly Pick<Subject, "row">[]): QuestionKind[] {
  return questionKinds.filter((kind) => subjects.some((subject) => questionOn(subject) === kind));
}

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
    const words = countWords(values.need ?? "");
    const questions = words < enoughWords ? questionsOn(values.subject ?? []) : [];
    if (words === 0) add("no-need");
    else if (words < fewWords && questions.length === 0) add("short-need");
    for (const ask of questions) advice.push({ about: "say-exactly", item: id, n, ask });
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
