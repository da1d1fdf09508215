import type { LetterChannel, LetterEnclosure } from "#db/schema/letters.ts";
import { isLanguage, type Language, languages } from "#i18n/languages.ts";
import type { NamedState } from "#states/state.queries.ts";
import { regionalGroups } from "#states/state.ts";
import { cleanTyped, openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { type Conditions, matrixConditions, reportingConditions, wordConditions } from "./addressee.ts";
import type { NewRun } from "./begin-run.ts";

/** The conditions as a form or an address carries them, and the names of States that nobody carries. */
export type ReadConditions = { conditions: Conditions; names: string; unknown: string[] };

/** Reads by what conditions addressees are chosen. States are typed by name or code, one on each line. */
export function readConditions(fields: URLSearchParams | FormData, states: readonly NamedState[]): ReadConditions {
  const all = (name: string): string[] => fields.getAll(name).map((value) => cleanTyped(String(value)));
  const one = <T extends string>(name: string, choices: readonly T[], otherwise: T): T =>
    choices.find((choice) => choice === fields.get(name)) ?? otherwise;
  const names = [...all("states"), ...all("state")].join("\n").trim().slice(0, 10_000);
  const lines = names
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const found = lines.map((line) => ({ line, code: codeOf(line, states) }));
  return {
    names,
    unknown: found.filter(({ code }) => !code).map(({ line }) => line),
    conditions: {
      states: [...new Set(found.flatMap(({ code }) => code ?? []))],
      organisations: all("organisations").filter(Boolean),
      groups: all("groups").filter((group) => regionalGroups.some((known) => known === group)),
      languages: all("languages").filter(isLanguage),
      reporting: one("reporting", reportingConditions, "any"),
      matrix: one("matrix", matrixConditions, "any"),
      word: one("word", wordConditions, "any"),
      late: fields.get("late") === "yes",
    },
  };
}

function codeOf(line: string, states: readonly NamedState[]): string | undefined {
  const wanted = line.toLocaleLowerCase();
  return states.find(
    ({ code, short }) =>
      code.toLowerCase() === wanted || languages.some((language) => short[language].toLocaleLowerCase() === wanted),
  )?.code;
}

/** What a run's form says besides whom it goes to. */
export function readRunForm(
  form: FormData,
  page: Language,
): { form: TypedForm; run: Omit<NewRun, "conditions"> | undefined } {
  const read = openTypedForm(form, page);
  const title = read.text("title", { label: "run.form.title", most: 200, required: true });
  const addressees = form.get("addressees") === "organisations" ? "organisations" : "states";
  const channel = read.choice<LetterChannel>("channel", ["hand-over", "e-mail"], {
    label: "run.channel",
    required: true,
  });
  const dated = read.day("dated", { label: "letter.dated", required: true });
  const replyBy = read.day("reply", { label: "column.reply-by", required: true });
  const encloses = (["matrix", "difference", "model"] as const satisfies LetterEnclosure[]).filter((one) =>
    form.getAll("encloses").includes(one),
  );
  const run =
    read.isRight() && channel && dated && replyBy
      ? { title, addressees, channel, dated, replyBy, encloses }
      : undefined;
  return { form: read, run: run as Omit<NewRun, "conditions"> | undefined }; // the literals of `addressees`
}
