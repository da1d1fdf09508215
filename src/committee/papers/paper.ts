import type { PaperId, PaperVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

/** A file as it is kept: its name is cleaned, its type read from its own bytes. */
export type KeptFile = { name: string; type: FileType; bytes: Buffer };

export const fileTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  txt: "text/plain",
} as const;
export type FileType = (typeof fileTypes)[keyof typeof fileTypes];

/** A version of a paper in one language: words, a file, or both. */
export type NewPaperText = { language: Language; body: string | null; file: KeptFile | null };

export type PaperText = {
  language: Language;
  hasBody: boolean;
  file: { name: string; type: string; size: number; sha256: string } | undefined;
};

export type PaperVersion = {
  id: PaperVersionId;
  number: number;
  symbol: string | null;
  addedAt: Temporal.Instant;
  /** When it was sent to members; it never changes then. */
  sentAt: Temporal.Instant | undefined;
  texts: PaperText[];
};

/** A paper of a meeting with its versions, the oldest first; one from a record may have none. */
export type Paper = {
  id: PaperId;
  n: number;
  title: string;
  preparedBy: string | null;
  circulatedOn: string | null;
  circulatedHow: string | null;
  source: string;
  versions: PaperVersion[];
};

/** A sending of papers: when, to whom, how many. */
export type Sending = { sentAt: Temporal.Instant; sentTo: "members"; note: string | null; papers: number };

/** The versions that a sending would take: the newest of each paper, where it was not sent. */
export function unsentVersions(papers: readonly Paper[]): { paper: Paper; version: PaperVersion }[] {
  return papers.flatMap((paper) => {
    const version = paper.versions.at(-1);
    return version && !version.sentAt ? [{ paper, version }] : [];
  });
}
