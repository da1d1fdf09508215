import type { Language } from "#i18n/languages.ts";
import type { SheetDate } from "./matrix-sheet.ts";

/** An information note as it is read on paper: display values only. */
export type InformationNoteSheet = {
  lang: Language;
  title: string;
  footnote: string;
  invented: string | null;
  /** Event, organizer, venue and date. */
  rows: readonly { label: string; text: string }[];
  participants: { label: string; groups: readonly { label: string; text: string }[] };
  sections: readonly { heading: string; text: string }[];
  contact: string;
  /** At the foot of each page: which note this is. */
  foot: string;
  pageOf: string;
  date: SheetDate;
};
