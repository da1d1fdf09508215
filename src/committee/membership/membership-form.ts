import { type AccountId, readId, type StateCode, type WorkingGroupId } from "#db/ids.ts";
import { isLanguage } from "#i18n/languages.ts";
import { type DateParts, readDate } from "#ui/fields.tsx";
import { type Ending, type NewOffice, type NewTerm, type NewWorkingGroup, officeKinds, seats } from "./membership.ts";

/** What was typed into a form of this room, field by field; dates in their three parts. */
export type Typed = { text: Readonly<Record<string, string>>; dates: Readonly<Record<string, DateParts>> };

type ErrorKey =
  | "day"
  | "order"
  | "source"
  | "state"
  | "seat"
  | "kind"
  | "holder"
  | "person"
  | "account"
  | "group"
  | "group-for-others"
  | "name"
  | "language";
export type MembershipFormError = { field: string; key: `members.error.${ErrorKey}` };
export type MembershipForm<T> = { typed: Typed; value: T; errors: MembershipFormError[] };

const longestSource = 500; // the tables' own limits
const longestName = 200;
const firstDay = "2004-04-28"; // resolution 1540 (2004) established the Committee on this day
const dayAfterTheLast = "2100-01-01";

/** Whether the Committee can be asked about a day. */
export function isDayOfTheCommittee(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= firstDay && day < dayAfterTheLast;
}

/** The form of a term. */
export function readTermForm(form: FormData, states: readonly StateCode[]): MembershipForm<NewTerm> {
  const line = readLine(form, ["state", "seat"]);
  const stateCode = states.find((code) => code === line.typed.text.state);
  const seat = seats.find((one) => one === line.typed.text.seat);
  return {
    typed: line.typed,
    value: { ...line.value, stateCode: stateCode ?? ("" as StateCode), seat: seat ?? "elected" }, // unused while there are errors
    errors: [...wrongUnless(stateCode, "state"), ...wrongUnless(seat, "seat"), ...line.errors],
  };
}

type Choices = { states: readonly StateCode[]; accounts: readonly AccountId[]; groups: readonly WorkingGroupId[] };

/** The form of an office. */
export function readOfficeForm(form: FormData, choices: Choices): MembershipForm<NewOffice> {
  const line = readLine(form, ["kind", "person", "account", "state", "group"]);
  const { text } = line.typed;
  const kind = officeKinds.find((one) => one === text.kind);
  const stateCode = choices.states.find((code) => code === text.state) ?? null;
  const accountId = choices.accounts.find((id) => id === readId<AccountId>(text.account ?? "")) ?? null;
  const groupId = choices.groups.find((id) => id === readId<WorkingGroupId>(text.group ?? "")) ?? null;
  const person = text.person || null;
  return {
    typed: line.typed,
    value: { ...line.value, kind: kind ?? "expert", person, accountId, stateCode, groupId },
    errors: [
      ...wrongUnless(kind, "kind"),
      ...(person || accountId || stateCode ? [] : [wrong("person", "holder")]),
      ...(person && person.length > longestName ? [wrong("person", "person")] : []),
      ...(text.account && !accountId ? [wrong("account", "account")] : []),
      ...(text.state && !stateCode ? [wrong("state", "state")] : []),
      ...(kind === "coordinator" && !groupId ? [wrong("group", "group")] : []),
      ...(kind && kind !== "coordinator" && text.group ? [wrong("group", "group-for-others")] : []),
      ...line.errors,
    ],
  };
}

/** The form of a working group. */
export function readWorkingGroupForm(form: FormData): MembershipForm<NewWorkingGroup> {
  const line = readLine(form, ["name", "language"]);
  const { name = "", language = "" } = line.typed.text;
  return {
    typed: line.typed,
    value: { ...line.value, name, language: isLanguage(language) ? language : "en" },
    errors: [
      ...(name && name.length <= longestName ? [] : [wrong("name", "name")]),
      ...(isLanguage(language) ? [] : [wrong("language", "language")]),
      ...line.errors,
    ],
  };
}

/** The form that ends a line: its last day and where that is told. */
export function readEndingForm(form: FormData): MembershipForm<Ending> {
  const source = field(form, "source");
  const { date, typed } = readDate(form, "last");
  const end = date && dayAfter(date);
  const isDay = end !== undefined && isDayOfTheCommittee(end);
  return {
    typed: { text: { source }, dates: { last: typed } },
    value: { to: end ?? "", source },
    errors: [...(isDay ? [] : [wrong("last", "day")]), ...wrongSource(source)],
  };
}

/** What every line has: a first day, perhaps a last one, and a source. People write the last day; on record stands the day after. */
function readLine(form: FormData, names: readonly string[]) {
  const [first, last] = [readDate(form, "first"), readDate(form, "last")];
  const text = Object.fromEntries(["source", ...names].map((name) => [name, field(form, name)]));
  const isOpen = Object.values(last.typed).every((part) => part === "");
  const from = first.date && isDayOfTheCommittee(first.date) ? first.date : undefined;
  const to = last.date && isDayOfTheCommittee(last.date) ? dayAfter(last.date) : undefined;
  return {
    typed: { text, dates: { first: first.typed, last: last.typed } },
    value: { from: from ?? "", to: to ?? null, source: text.source ?? "" },
    errors: [
      ...(from ? [] : [wrong("first", "day")]),
      ...(isOpen || to ? [] : [wrong("last", "day")]),
      ...(from && to && to <= from ? [wrong("last", "order")] : []),
      ...wrongSource(text.source ?? ""),
    ],
  };
}

function wrongSource(source: string): MembershipFormError[] {
  return source && source.length <= longestSource ? [] : [wrong("source", "source")];
}

function wrongUnless(value: unknown, name: "state" | "seat" | "kind"): MembershipFormError[] {
  return value ? [] : [wrong(name, name)];
}

function wrong(field: string, key: ErrorKey): MembershipFormError {
  return { field, key: `members.error.${key}` };
}

function field(form: FormData, name: string): string {
  return String(form.get(name) ?? "").trim();
}

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}
