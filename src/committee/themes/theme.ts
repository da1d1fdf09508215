import type { MeetingId, StateCode, ThemeId, ThemePositionId, ThemeStandingId, ThemeUseId } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { pickText } from "#i18n/t.ts";

export const standingKinds = ["agreed", "contested", "another-forum", "not-settled"] as const;
export type StandingKind = (typeof standingKinds)[number];

export const positionKinds = ["supports", "objects", "another-forum", "seeks-instructions", "comment"] as const;
export type PositionKind = (typeof positionKinds)[number];

export const useKinds = ["activity", "paper", "text", "request-form", "report", "matrix-row"] as const;
export type UseKind = (typeof useKinds)[number];

/** A theme of the Committee's work: its name in the languages it has, and what it covers. */
export type Theme = { id: ThemeId; name: Texts; description: string; language: Language };

/** What a source reports of a theme's standing on a day. The product asserts none itself. */
export type ThemeStanding = {
  id: ThemeStandingId;
  standing: StandingKind;
  /** The forum held to be right, where it is another. */
  forum: string | null;
  said: string;
  dated: string;
  source: string;
  language: Language;
  recordedBy: string;
  recordedAt: Temporal.Instant;
};

/** Who took which position on a theme, when, by which source. */
export type ThemePosition = {
  id: ThemePositionId;
  by: { state: StateCode } | { body: string };
  kind: PositionKind;
  said: string;
  dated: string;
  source: string;
  language: Language;
  meetingId: MeetingId | null;
  recordedBy: string;
  recordedAt: Temporal.Instant;
};

/** What uses a theme, and why; ended or not. */
export type ThemeUse = {
  id: ThemeUseId;
  themeId: ThemeId;
  kind: UseKind;
  usedId: string;
  label: string;
  labelLanguage: Language;
  reason: string;
  reasonLanguage: Language;
  usedBy: string;
  usedAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
};

/** Where positions differ, the theme is flagged wherever it is used, and its use asks for a reason. */
export function positionsDiffer(standing: Pick<ThemeStanding, "standing"> | undefined): boolean {
  return standing?.standing === "contested" || standing?.standing === "another-forum";
}

type Dated = { dated: string; recordedAt: Temporal.Instant; id: string };

/** The newest first: by the day the source speaks of, then by when it was recorded. */
export function newestFirst(a: Dated, b: Dated): number {
  return (
    b.dated.localeCompare(a.dated) ||
    Temporal.Instant.compare(b.recordedAt, a.recordedAt) ||
    (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
  );
}

/** The standing as it was recorded of a day: the newest that is not later. */
export function standingOn<T extends Dated>(standings: readonly T[], day: string): T | undefined {
  return standings.filter(({ dated }) => dated <= day).sort(newestFirst)[0];
}

/** The positions of one delegation: the newest, and the earlier ones it takes the place of. */
export type DelegationPositions<T> = { latest: T; earlier: T[] };

/**
 * The positions by delegation, the delegation that spoke last first; those of one day in the order in which they were recorded.
 * A later position takes the place of earlier ones, which stay on record.
 */
export function byDelegation<T extends Dated & Pick<ThemePosition, "by">>(
  positions: readonly T[],
): DelegationPositions<T>[] {
  const groups = Map.groupBy([...positions].sort(newestFirst), ({ by }) => speakerKey(by));
  return [...groups.values()]
    .flatMap(([latest, ...earlier]) => (latest ? [{ latest, earlier }] : []))
    .sort((a, b) => b.latest.dated.localeCompare(a.latest.dated) || (a.latest.id < b.latest.id ? -1 : 1));
}

function speakerKey(by: ThemePosition["by"]): string {
  return "state" in by ? by.state : `: ${by.body.trim().toLowerCase()}`;
}

/** The names of a theme without those left empty; undefined when none is left. */
export function namesOf(typed: Record<Language, string>): Texts | undefined {
  const given = Object.entries(typed).filter(([, name]) => name.trim());
  return given.length > 0 ? Object.fromEntries(given.map(([language, name]) => [language, name.trim()])) : undefined;
}

/** Whether two themes carry one name in a language: they would be taken for each other. */
export function shareAName(a: Texts, b: Texts): boolean {
  return Object.entries(a).some(([language, name]) => {
    const other = b[language as Language]; // the keys of Texts
    return other !== undefined && other.toLowerCase() === name.toLowerCase();
  });
}

/** A theme's name as plain text, for titles and messages: in the page's language, or else as it has one. */
export function themeName(language: Language, name: Texts): string {
  return pickText(name, language).text;
}

/** A theme that something uses, and whether positions on it differ: what `ContestedFlag` shows. */
export type TouchedTheme = { id: ThemeId; name: Texts; differs: boolean };

/** What a page shows of the themes its things touch: by id, and the address where one more is recorded for those who may. */
export type ThemesShown = {
  of: ReadonlyMap<string, readonly TouchedTheme[]>;
  useHref: ((id: string) => string) | undefined;
};

/** A paper's id as the register keeps it: its meeting and its number there. */
export function paperKey(meeting: MeetingId, n: number): string {
  return `${meeting}.${n}`;
}
