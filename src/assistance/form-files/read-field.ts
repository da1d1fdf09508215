import type { Audience } from "#db/schema/assistance.ts";
import { cleanText } from "#documents/clean-text.ts";
import { pictureMark } from "#documents/word-rows.ts";
import { isNarrower } from "../audience.ts";
import {
  type Elsewhere,
  elsewherePlaces,
  type FieldName,
  longestField,
  widestOf,
  writtenAs,
} from "../requests/request-field.ts";
import type { Answer } from "./answers.ts";
import type { FormProblem } from "./proposal.ts";
import { readChoices } from "./read-choices.ts";
import { readSubjects, type SubjectRow } from "./subject-words.ts";

/** A field as it was found, what of it can be taken, and what cannot. */
export type ReadField = { value: string | undefined; problems: FormProblem[] };

type Place = { at: string; item: number; field: FieldName };
type ProblemKey = FormProblem["key"];

const mostSubjects = 100;
/** As the pages of the form have it. */
const longestElsewhere = { to: 300, when: 100 };

/** One field from all that stands at its place. */
export function readFieldAnswer(
  name: FieldName,
  item: number,
  found: readonly Answer[],
  rows: readonly SubjectRow[],
): ReadField {
  const place = { at: found[0]?.at ?? "", item, field: name };
  const text = textOf(found);
  const problems = found.some(({ isFormula }) => isFormula) ? [problem(place, "form-file.problem.formula")] : [];
  if (text.includes(pictureMark)) problems.push(problem(place, "form-file.problem.picture"));
  const read = fieldOf(name, place, text.replaceAll(pictureMark, "").trim(), rows);
  return { value: read.value, problems: [...problems, ...read.problems] };
}

/** What stands at a place, its lines kept; the edges are nobody's words. */
export function textOf(found: readonly Answer[]): string {
  return cleanText(found.map(({ text }) => text).join("\n")).trim();
}

function fieldOf(name: FieldName, place: Place, text: string, rows: readonly SubjectRow[]): ReadField {
  if (text.length > longestField) {
    const values = { count: text.length, most: longestField };
    return { value: undefined, problems: [problem(place, "form-file.problem.too-long", text, values)] };
  }
  switch (name) {
    case "kinds":
    case "languages":
      return severalOf(name, place, text);
    case "how-soon":
      return oneOf(place, text);
    case "subject":
      return subjectsOf(place, text, rows);
    default:
      return { value: writtenAs(text), problems: [] };
  }
}

function severalOf(list: "kinds" | "languages", place: Place, text: string): ReadField {
  const chosen = readChoices(list, text);
  return { value: writtenAs(chosen.choices), problems: choiceProblems(place, chosen, text) };
}

function oneOf(place: Place, text: string): ReadField {
  const chosen = readChoices("how-soon", text);
  const problems = choiceProblems(place, chosen, text);
  if (chosen.choices.length > 1) {
    return { value: undefined, problems: [...problems, problem(place, "form-file.problem.several-choices", text)] };
  }
  return { value: chosen.choices[0], problems };
}

function choiceProblems(place: Place, { unknown, beside, isUnclear }: ReturnType<typeof readChoices>, text: string) {
  return [
    ...unknown.map((words) => problem(place, "form-file.problem.unknown-choice", words)),
    ...beside.map((words) => problem(place, "form-file.problem.words-beside", words)),
    ...(isUnclear ? [problem(place, "form-file.problem.unclear-choice", text)] : []),
  ];
}

function subjectsOf(place: Place, text: string, rows: readonly SubjectRow[]): ReadField {
  const { subjects, wrong } = readSubjects(text, rows);
  const problems = wrong.map((one) =>
    one.why === "unknown-row"
      ? problem(place, "form-file.problem.unknown-row", one.words)
      : problem(place, "form-file.problem.other-weapon", one.words, { row: one.row }),
  );
  if (subjects.length > mostSubjects)
    problems.push(problem(place, "form-file.problem.too-many", "", { most: mostSubjects }));
  return { value: writtenAs(subjects.slice(0, mostSubjects)), problems };
}

/** The same request made elsewhere: to whom, when, where it stands, line by line. */
export function readElsewhere(found: readonly Answer[]): ReadField {
  const problems: FormProblem[] = [];
  const made: Elsewhere[] = [];
  const places = Map.groupBy(found, ({ key }) => ("n" in key ? key.n : 0));
  for (const [, ofPlace] of [...places].sort(([a], [b]) => a - b)) {
    const piece = (name: string): Answer[] => ofPlace.filter(({ key }) => "piece" in key && key.piece === name);
    const place: Place = { at: ofPlace[0]?.at ?? "", item: 0, field: "elsewhere" };
    if (ofPlace.some(({ isFormula }) => isFormula)) problems.push(problem(place, "form-file.problem.formula"));
    const [to, when] = [textOf(piece("to")), textOf(piece("when"))];
    const chosen = readChoices("standing", textOf(piece("standing")).slice(0, longestElsewhere.to));
    problems.push(...choiceProblems(place, chosen, ""));
    const standing = (chosen.choices[0] ?? "made") as Elsewhere["standing"]; // the list names no other
    if (to === "" && (when !== "" || chosen.choices.length > 0))
      problems.push(problem(place, "form-file.problem.elsewhere-nobody", when));
    for (const [words, most] of [
      [to, longestElsewhere.to],
      [when, longestElsewhere.when],
    ] as const)
      if (words.length > most)
        problems.push(problem(place, "form-file.problem.too-long", words, { count: words.length, most }));
    if (to !== "" && to.length <= longestElsewhere.to)
      made.push({ to, when: when.length > longestElsewhere.when ? "" : when, standing });
  }
  const place: Place = { at: found[0]?.at ?? "", item: 0, field: "elsewhere" };
  if (made.length > elsewherePlaces)
    problems.push(problem(place, "form-file.problem.too-many", "", { most: elsewherePlaces }));
  return { value: writtenAs(made.slice(0, elsewherePlaces)), problems };
}

/** Who may see a field; where that cannot be understood, the fewest. */
export function readAudience(
  name: FieldName,
  item: number,
  found: readonly Answer[],
): { audience: Audience; problems: FormProblem[] } {
  const place: Place = { at: found[0]?.at ?? "", item, field: name };
  const widest = widestOf(name);
  const { choices, unknown, beside } = readChoices("audience", textOf(found).slice(0, longestWords));
  const isFormula = found.some((one) => one.isFormula);
  const wrong = [...unknown, ...beside];
  if (wrong.length > 0 || choices.length > 1 || isFormula) {
    const words = [...choices.slice(1), ...wrong].join("; ");
    return { audience: "secretariat", problems: [problem(place, "form-file.problem.audience", words)] };
  }
  const audience = (choices[0] ?? widest) as Audience; // the list names no other
  if (!isNarrower(widest, audience)) return { audience, problems: [] };
  return { audience: widest, problems: [problem(place, "form-file.problem.audience-too-wide")] };
}

const longestWords = 300;

function problem(place: Place, key: ProblemKey, words = "", values: FormProblem["values"] = {}): FormProblem {
  return { ...place, key, values, words: words.length > longestWords ? `${words.slice(0, longestWords)}…` : words };
}
