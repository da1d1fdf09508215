import type { InformationNoteSheet } from "#documents/information-note-sheet.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import type { StandingNote } from "./note.ts";

type Issue = { event: string; number: number; issuedAt: Temporal.Instant; invented: boolean };

/** A note as it is printed, in its own language: its version and the day of its issue stand at the foot of each page. */
export function noteSheet(note: StandingNote, { event, number, issuedAt, invented }: Issue): InformationNoteSheet {
  const { language, sections, title, footnote, rows, participants, contact } = note;
  const day = issuedAt.toZonedDateTimeISO("America/New_York").toPlainDate();
  return {
    lang: language,
    ...{ title, footnote, rows, participants, contact },
    invented: invented ? t(language, "note.invented") : null,
    sections: sections.map(({ number, heading, text }) => ({ heading: `${number}. ${heading}`, text })),
    foot: `${event} · ${t(language, "note.issued", { number, date: formatDate(language, day.toString()) })}`,
    pageOf: t(language, "matrix.page-of"),
    date: { y: day.year, m: day.month, d: day.day },
  };
}
