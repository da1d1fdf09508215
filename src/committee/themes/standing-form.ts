import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import { readOneOf, readText, readWritten, wrongTexts } from "../typed-text.ts";
import type { NewStanding, RecordStandingOutcome } from "./record-standing.ts";
import { standingKinds } from "./theme.ts";

export type TypedStanding = {
  standing: string;
  forum: string;
  said: string;
  dated: DateParts | undefined;
  source: string;
  language: Language;
};
export type StandingForm = { typed: TypedStanding; standing: NewStanding | undefined; errors: FieldError[] };

export const longestSaid = 4000;
export const longestSource = 500;
const longestForum = 200;

export function blankStanding(page: Language): TypedStanding {
  return { standing: "", forum: "", said: "", dated: undefined, source: "", language: page };
}

/** The form of a standing, read once: what was typed, the standing it says, and what is wrong with it. */
export function readStandingForm(form: FormData, page: Language): StandingForm {
  const { date, typed: dated } = readDate(form, "dated");
  const typed: TypedStanding = {
    standing: readText(form, "standing"),
    forum: readText(form, "forum"),
    said: readText(form, "said"),
    dated,
    source: readText(form, "source"),
    language: readWritten(form, page),
  };
  const standing = readOneOf(standingKinds, typed.standing);
  const errors = [
    ...(standing ? [] : [{ field: "standing", message: t(page, "theme.error.choice") }]),
    ...wrongTexts(page, "theme.error.text", [
      {
        field: "forum",
        text: typed.forum,
        label: "theme.standing.forum",
        most: longestForum,
        mayBeEmpty: standing !== "another-forum",
      },
      { field: "said", text: typed.said, label: "theme.standing.said", most: longestSaid },
    ]),
    ...(date ? [] : [{ field: "dated", message: t(page, "theme.error.date") }]),
    ...wrongTexts(page, "theme.error.text", [
      { field: "source", text: typed.source, label: "theme.source", most: longestSource },
    ]),
  ];
  const { forum, said, source, language } = typed;
  return {
    typed,
    errors,
    standing: standing && date ? { standing, forum: forum || null, said, dated: date, source, language } : undefined,
  };
}

/** Why a standing was not recorded, at the field where it can be put right. */
export function standingRefused(
  page: Language,
  reason: Extract<RecordStandingOutcome, { ok: false }>["reason"],
): FieldError {
  switch (reason) {
    case "forum-missing":
      return {
        field: "forum",
        message: t(page, "theme.error.text", { field: t(page, "theme.standing.forum"), most: longestForum }),
      };
    case "day-to-come":
      return { field: "dated", message: t(page, "theme.error.future") };
  }
}
