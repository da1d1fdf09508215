import { type MeetingId, readId, readStateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import { readOneOf, readText, readWritten, wrongTexts } from "../typed-text.ts";
import type { NewPosition, RecordPositionOutcome } from "./record-position.ts";
import { longestSaid, longestSource } from "./standing-form.ts";
import { positionKinds } from "./theme.ts";

export type TypedPosition = {
  /** The place of a position in a meeting's record; empty when it is typed here. */
  spoken: string;
  delegation: string;
  body: string;
  kind: string;
  said: string;
  dated: DateParts | undefined;
  source: string;
  language: Language;
};
export type PositionForm = { typed: TypedPosition; position: NewPosition | undefined; errors: FieldError[] };

const longestBody = 200;

export function blankPosition(page: Language, delegation = ""): TypedPosition {
  return { spoken: "", delegation, body: "", kind: "", said: "", dated: undefined, source: "", language: page };
}

/** The form of a position, read once: what was typed, the position it says, and what is wrong with it. */
export function readPositionForm(form: FormData, page: Language): PositionForm {
  const { date, typed: dated } = readDate(form, "dated");
  const typed: TypedPosition = {
    spoken: readText(form, "spoken"),
    delegation: readText(form, "delegation"),
    body: readText(form, "body"),
    kind: readText(form, "kind"),
    said: readText(form, "said"),
    dated,
    source: readText(form, "source"),
    language: readWritten(form, page),
  };
  const kind = readOneOf(positionKinds, typed.kind);
  const kindErrors = kind ? [] : [{ field: "kind", message: t(page, "theme.error.choice") }];
  const from = readSpoken(typed.spoken);
  if (from) return { typed, errors: kindErrors, position: kind && { kind, from } };

  const { said, source, language } = typed;
  const by = speakerOf(typed);
  const errors = [
    ...(by ? [] : [{ field: "delegation", message: t(page, "position.error.speaker") }]),
    ...wrongTexts(page, "theme.error.text", [
      { field: "body", text: typed.body, label: "position.body", most: longestBody, mayBeEmpty: true },
    ]),
    ...kindErrors,
    ...wrongTexts(page, "theme.error.text", [{ field: "said", text: said, label: "position.said", most: longestSaid }]),
    ...(date ? [] : [{ field: "dated", message: t(page, "theme.error.date") }]),
    ...wrongTexts(page, "theme.error.text", [
      { field: "source", text: source, label: "theme.source", most: longestSource },
    ]),
  ];
  return {
    typed,
    errors,
    position: by && kind && date ? { by, kind, said, dated: date, source, language } : undefined,
  };
}

/** A place in a meeting's record as the form writes it: the meeting, a full stop, the number there. */
export function spokenKey({ meeting, n }: { meeting: MeetingId; n: number }): string {
  return `${meeting}.${n}`;
}

function readSpoken(key: string): { meeting: MeetingId; n: number } | undefined {
  const [id = "", n = ""] = key.split(".");
  const meeting = readId<MeetingId>(id);
  return meeting && /^\d{1,4}$/.test(n) ? { meeting, n: Number(n) } : undefined;
}

/** A delegation or a body in words: one of the two, never both. */
function speakerOf({ delegation, body }: TypedPosition) {
  const state = readStateCode(delegation);
  if (delegation && body) return undefined;
  return state ? { state } : body ? { body } : undefined;
}

/** Why a position was not recorded, at the field where it can be put right. */
export function positionRefused(
  page: Language,
  reason: Extract<RecordPositionOutcome, { ok: false }>["reason"],
): FieldError {
  switch (reason) {
    case "not-your-delegation":
      return { field: "delegation", message: t(page, "position.error.own") };
    case "day-to-come":
      return { field: "dated", message: t(page, "theme.error.future") };
    case "not-in-the-record":
      return { field: "spoken", message: t(page, "theme.error.choice") };
    case "recorded-already":
      return { field: "spoken", message: t(page, "position.error.recorded-already") };
  }
}
