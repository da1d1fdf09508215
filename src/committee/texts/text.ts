import type { AccountId, DecisionId, StateCode, TextId, TextVersionId } from "#db/ids.ts";
import type { Revisions, TextKind } from "#db/schema/texts.ts";
import type { Language } from "#i18n/languages.ts";
import type { TextVersion } from "#regime/committee-text.ts";

/** The kinds of text, in the order in which a list offers them. */
export const textKinds = [
  "strategy",
  "programme-of-work",
  "report",
  "list-of-activities",
  "disclaimer",
  "letter-model",
  "transmittal-letter",
  "request-form-guidance",
  "other",
] as const satisfies TextKind[];

/** Who holds the pen: a delegation, or another body in words. */
export type LeadDrafter = { state: StateCode } | { body: string };

/** A text the Committee works on, whatever has become of its versions. */
export type Text = {
  id: TextId;
  kind: TextKind;
  title: string;
  /** The language it is negotiated in: the original. */
  language: Language;
  leadDrafter: LeadDrafter | null;
  source: string | null;
  begunAt: Temporal.Instant;
};

/** Where a version is in its life: on the drafting table, before the members, under no-objection, in force, put aside. */
export type VersionStanding = "draft" | "shared" | "circulated" | "adopted" | "abandoned";

/** A version without its words. */
export type VersionLine = {
  id: TextVersionId;
  textId: TextId;
  number: number;
  standing: VersionStanding;
  draftedBy: { id: AccountId; name: string } | null;
  draftedAt: Temporal.Instant;
  sharedAt: Temporal.Instant | null;
  circulatedAt: Temporal.Instant | null;
  abandonedAt: Temporal.Instant | null;
  decision: { id: DecisionId; takenOn: string } | null;
  inForceFrom: string | null;
  languages: Language[];
};

/** A version to be read and worked on. */
export type WorkedVersion = VersionLine & TextVersion & { original: Language; revisions: Revisions };

type Moments = Pick<VersionLine, "sharedAt" | "circulatedAt" | "abandonedAt"> & { decisionId: DecisionId | null };

export function standingOf({ sharedAt, circulatedAt, abandonedAt, decisionId }: Moments): VersionStanding {
  if (abandonedAt) return "abandoned";
  if (decisionId) return "adopted";
  if (circulatedAt) return "circulated";
  return sharedAt ? "shared" : "draft";
}

/** Whether a language's words may still be changed: of a draft every one, of a text before the members its translations only. */
export function isOpenIn(
  { standing, original }: Pick<WorkedVersion, "standing" | "original">,
  language: Language,
): boolean {
  return standing === "draft" || (standing === "shared" && language !== original);
}

/** Whether members may propose amendments and comment: they may read it, and nothing is decided. */
export function takesViews({ standing }: Pick<VersionLine, "standing">): boolean {
  return standing === "shared" || standing === "circulated";
}

/** How often a language's body was saved; a body that came with the version counts as once. */
export function revisionOf(
  { revisions, bodies }: Pick<WorkedVersion, "revisions" | "bodies">,
  language: Language,
): number {
  return revisions[language]?.revision ?? (bodies[language] ? 1 : 0);
}

/** A translation that was made from an earlier wording of the original. */
export function isOlderThanOriginal(
  version: Pick<WorkedVersion, "revisions" | "bodies" | "original">,
  language: Language,
): boolean {
  const from = version.revisions[language]?.from;
  return language !== version.original && from !== undefined && from < revisionOf(version, version.original);
}

/** Every language but the original is an unofficial translation, until the Committee adopted it as its own wording. */
export function isUnofficial(
  { standing, original, wording }: Pick<WorkedVersion, "standing" | "original" | "wording">,
  language: Language,
): boolean {
  return language !== original && !(standing === "adopted" && wording === "committee");
}

/** One line of a text's dates: when it was to be ready, and how a later day was agreed. */
export type Due = {
  on: string;
  manner: "set" | "extended";
  agreed: string | null;
  source: string | null;
  recordedBy: string;
  recordedAt: Temporal.Instant;
};

/** When a text was delivered otherwise than by a decision on it. */
export type Delivery = { on: string; symbol: string | null; source: string; recordedBy: string };

/** The dates of a text: first due, due after an extension, and the day it was ready. */
export type TextDates = { dues: Due[]; deliveries: Delivery[]; due: string | null; actual: string | null };

/** The last word on each date counts; the day a text is in force comes from the decision on it. */
export function datesOf(dues: Due[], deliveries: Delivery[], versions: readonly VersionLine[]): TextDates {
  return {
    dues,
    deliveries,
    due: dues.at(-1)?.on ?? null,
    actual: deliveries.at(-1)?.on ?? inForce(versions)?.inForceFrom ?? null,
  };
}

/** The version in force: of those adopted, the one that came into force last. */
export function inForce(versions: readonly VersionLine[]): VersionLine | undefined {
  return versions
    .filter(({ decision }) => decision)
    .sort((a, b) => (a.inForceFrom ?? "").localeCompare(b.inForceFrom ?? "") || a.number - b.number)
    .at(-1);
}

/** The version that is still worked on: the newest, unless it is in force; what was put aside does not count. */
export function inWork(versions: readonly VersionLine[]): VersionLine | undefined {
  const newest = newestOf(versions.filter(({ standing }) => standing !== "abandoned"));
  return newest?.standing === "adopted" ? undefined : newest;
}

/** The version that is before the members for their views, unless a newer one has left the drafting table. */
export function beforeMembers(versions: readonly VersionLine[]): VersionLine | undefined {
  const newest = newestOf(versions.filter(({ standing }) => standing !== "abandoned" && standing !== "draft"));
  return newest?.standing === "shared" ? newest : undefined;
}

function newestOf(versions: readonly VersionLine[]): VersionLine | undefined {
  return versions.toSorted((a, b) => a.number - b.number).at(-1);
}

/** Days of the calendar from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days;
}
