import type { IncomingId, InformationId, LetterId, StateCode } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import type { CellPlace } from "#regime/template.ts";

/** The paragraphs of resolution 1540 (2004) that the rows of the matrix are about. */
export const paragraphs = ["OP1", "OP2", "OP3(a)", "OP3(b)", "OP3(c)", "OP3(d)", "OP6", "OP7", "OP8(d)"] as const;

/** Where a measure belongs: a row of a template, or a paragraph of the resolution, or it is not said. */
export type Place = { templateId: string; rowId: string; paragraph: string } | { paragraph: string };

/** One measure as a State or an entry of the register says it. */
export type NewInformation = {
  place: Place;
  measure: string;
  dated: string | null;
  /** In words: the law, the report, the page. */
  source: string;
  link: string;
  language: Language;
};

/** What became of a line: the last word counts. */
export type Outcome = { by: string; at: Temporal.Instant } & (
  | { kind: "matrix"; matrixNumber: number | null; place: CellPlace; revision: number }
  | { kind: "report"; title: string | null; number: number | null }
  | { kind: "set-aside"; reason: string }
);

/** One line of information received, with what became of it, the last word first; none while it waits. */
export type Information = {
  id: InformationId;
  stateCode: StateCode;
  letter: { id: LetterId; reference: string } | null;
  incoming: { id: IncomingId; reference: string } | null;
  templateId: string | null;
  rowId: string | null;
  row: { n: number; label: Texts } | null;
  paragraph: string;
  measure: string;
  dated: string | null;
  source: string;
  link: string;
  language: Language;
  givenBy: string;
  givenAt: Temporal.Instant;
  outcomes: Outcome[];
};

export const mostLines = 20;

export const waitingOrAll = ["waiting", "all"] as const;

/** What waits, by State and paragraph, the oldest first. */
export function inOrderOfWork(lines: readonly Information[], nameOf: (state: StateCode) => string): Information[] {
  const place = ({ paragraph }: Information): number => {
    const n = (paragraphs as readonly string[]).indexOf(paragraph);
    return n < 0 ? paragraphs.length : n;
  };
  return lines.toSorted(
    (a, b) =>
      nameOf(a.stateCode).localeCompare(nameOf(b.stateCode)) ||
      place(a) - place(b) ||
      Temporal.Instant.compare(a.givenAt, b.givenAt),
  );
}

/** How often each State's lines wait. */
export function countByState(lines: readonly Information[]): Map<StateCode, number> {
  const counts = new Map<StateCode, number>();
  for (const { stateCode } of lines) counts.set(stateCode, (counts.get(stateCode) ?? 0) + 1);
  return counts;
}
