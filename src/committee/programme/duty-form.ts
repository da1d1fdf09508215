import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import { readOneOf, readText, readWritten, wrongTexts } from "../typed-text.ts";
import type { NewDuty } from "./add-duty.ts";

export type TypedDuty = {
  titles: Record<Language, string>;
  resolution: string;
  paragraph: string;
  every: string;
  month: string;
  day: string;
  on: DateParts | undefined;
  from: DateParts | undefined;
  source: string;
  language: Language;
};
export type DutyForm = { typed: TypedDuty; duty: NewDuty | undefined; errors: FieldError[] };

const longestTitle = 300;
const longestReference = 100;
export const longestSource = 500;

export function blankDuty(page: Language): TypedDuty {
  const titles = { ar: "", zh: "", en: "", fr: "", ru: "", es: "" };
  const dates = { on: undefined, from: undefined };
  return { titles, resolution: "", paragraph: "", every: "", month: "", day: "", ...dates, source: "", language: page };
}

/** The form of a duty, read once: what was typed, the duty it says, and what is wrong with it. */
export function readDutyForm(form: FormData, page: Language): DutyForm {
  const on = readDate(form, "on");
  const from = readDate(form, "from");
  const typed: TypedDuty = {
    ...blankDuty(page),
    resolution: readText(form, "resolution"),
    paragraph: readText(form, "paragraph"),
    every: readText(form, "every"),
    month: readText(form, "month"),
    day: readText(form, "day"),
    on: on.typed,
    from: from.typed,
    source: readText(form, "source"),
    language: readWritten(form, page),
  };
  for (const code of languages) typed.titles[code] = readText(form, `title-${code}`);
  const time = timeOf(typed, on.date);
  const errors = [
    ...wrongTitles(typed, page),
    ...wrongTexts(page, "programme.error.text", [
      { field: "resolution", text: typed.resolution, label: "programme.duty.resolution", most: longestReference },
      {
        field: "paragraph",
        text: typed.paragraph,
        label: "programme.duty.paragraph",
        most: longestReference,
        mayBeEmpty: true,
      },
    ]),
    ...(time ? [] : [wrongTime(typed, page)]),
    ...(from.date ? [] : [{ field: "from", message: t(page, "programme.error.date") }]),
    ...wrongTexts(page, "programme.error.text", [
      { field: "source", text: typed.source, label: "programme.source", most: longestSource },
    ]),
  ];
  const title = Object.fromEntries(Object.entries(typed.titles).filter(([, text]) => text));
  const { resolution, paragraph, source, language } = typed;
  const duty =
    time && from.date
      ? { title, resolution, paragraph: paragraph || null, time, from: from.date, before: null, source, language }
      : undefined;
  return { typed, errors, duty };
}

export function titleLabel(page: Language, code: Language): string {
  return t(page, "programme.duty.title-in", { language: ownNames[code] });
}

function wrongTitles({ titles }: TypedDuty, page: Language): FieldError[] {
  const wrong = languages.filter(
    (code) => titles[code].length > longestTitle || (code === page && languages.every((other) => titles[other] === "")),
  );
  return wrong.map((code) => ({
    field: `title-${code}`,
    message: t(page, "programme.error.text", { field: titleLabel(page, code), most: longestTitle }),
  }));
}

function timeOf({ every, month, day }: TypedDuty, on: string | undefined): NewDuty["time"] | undefined {
  if (readOneOf(["once"], every)) return on === undefined ? undefined : { on };
  const isDay = /^\d{1,2}$/.test(day) && Number(day) >= 1 && Number(day) <= 31;
  const isMonth = /^\d{1,2}$/.test(month) && Number(month) >= 1 && Number(month) <= 12;
  return every === "year" && isDay && isMonth ? { month: Number(month), day: Number(day) } : undefined;
}

function wrongTime({ every }: TypedDuty, page: Language): FieldError {
  if (every === "year") return { field: "day", message: t(page, "programme.error.day-and-month") };
  if (every === "once") return { field: "on", message: t(page, "programme.error.date") };
  return { field: "every", message: t(page, "programme.error.choice") };
}
