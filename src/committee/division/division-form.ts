import { type AccountId, type AssignmentId, readId, type StateCode } from "#db/ids.ts";
import { regionalGroups } from "#states/state.ts";
import { type DateParts, readDate } from "#ui/fields.tsx";
import type { Subject } from "./division.ts";

/** What was typed and chosen in a form of this room. */
export type Typed = {
  text: Readonly<Record<string, string>>;
  chosen: readonly string[];
  from: DateParts;
};

type ErrorKey = "expert" | "nothing-chosen" | "region" | "theme" | "day" | "reason" | "reason-missing";
export type DivisionFormError = { field: string; key: `division.error.${ErrorKey}` };

/** The reassignment form's word for "to nobody: the lines end". */
export const nobody = "nobody";

const longestTheme = 200; // the table’s own limit
const longestReason = 500;
const firstDay = "2004-04-28"; // resolution 1540 (2004) established the Committee on this day
const lastDay = "2099-12-31";

export type AssignForm = {
  typed: Typed;
  value: { expert: AccountId; subjects: Subject[]; from: string; reason: string };
  errors: DivisionFormError[];
};

/** The form that gives States, a region or a theme to an expert; `states` are those that may be chosen. */
export function readAssignForm(form: FormData, states: readonly StateCode[]): AssignForm {
  const typed = readTyped(form, "state", ["expert", "region", "theme", "reason"]);
  const { expert = "", region = "", theme = "", reason = "" } = typed.text;
  const group = regionalGroups.find((one) => one === region);
  const subjects: Subject[] = [
    ...states.filter((code) => typed.chosen.includes(code)).map((state) => ({ kind: "state" as const, state })),
    ...(group ? [{ kind: "region" as const, region: group }] : []),
    ...(theme ? [{ kind: "theme" as const, theme }] : []),
  ];
  const { from, errors } = readFrom(form);
  return {
    typed,
    value: { expert: readId<AccountId>(expert) ?? ("" as AccountId), subjects, from, reason }, // unused while there are errors
    errors: [
      ...(readId(expert) ? [] : [wrong("expert", "expert")]),
      ...(subjects.length > 0 ? [] : [wrong("state", "nothing-chosen")]),
      ...(region && !group ? [wrong("region", "region")] : []),
      ...(theme.length > longestTheme ? [wrong("theme", "theme")] : []),
      ...errors,
      ...(reason.length > longestReason ? [wrong("reason", "reason")] : []),
    ],
  };
}

export type ReassignForm = {
  typed: Typed;
  value: { expert: AccountId | typeof nobody; lines: AssignmentId[]; from: string; reason: string };
  errors: DivisionFormError[];
};

/** The form that gives many lines to another expert, or to nobody. */
export function readReassignForm(form: FormData): ReassignForm {
  const typed = readTyped(form, "line", ["expert", "reason"]);
  const { expert = "", reason = "" } = typed.text;
  const to = expert === nobody ? nobody : readId<AccountId>(expert);
  const lines = typed.chosen.flatMap((text) => readId<AssignmentId>(text) ?? []);
  const { from, errors } = readFrom(form);
  return {
    typed,
    value: { expert: to ?? nobody, lines, from, reason },
    errors: [
      ...(lines.length > 0 ? [] : [wrong("line", "nothing-chosen")]),
      ...(to ? [] : [wrong("expert", "expert")]),
      ...errors,
      ...(reason ? [] : [wrong("reason", "reason-missing")]),
      ...(reason.length > longestReason ? [wrong("reason", "reason")] : []),
    ],
  };
}

function readTyped(form: FormData, list: string, names: readonly string[]): Typed {
  return {
    text: Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "").trim()])),
    chosen: [...new Set(form.getAll(list).map(String))],
    from: readDate(form, "from").typed,
  };
}

function readFrom(form: FormData): { from: string; errors: DivisionFormError[] } {
  const { date } = readDate(form, "from");
  const isDay = date !== undefined && date >= firstDay && date <= lastDay;
  return isDay ? { from: date, errors: [] } : { from: "", errors: [wrong("from", "day")] };
}

function wrong(field: string, key: ErrorKey): DivisionFormError {
  return { field, key: `division.error.${key}` };
}
