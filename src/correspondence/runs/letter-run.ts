import { createHash } from "node:crypto";
import type {
  AssistanceRequestId,
  LetterId,
  LetterRunId,
  MatrixVersionId,
  OrganisationId,
  StateCode,
} from "#db/ids.ts";
import type {
  LetterChannel,
  LetterEnclosure,
  LetterForm,
  LetterOccasion,
  LetterStandingName,
} from "#db/schema/letters.ts";
import type { Language } from "#i18n/languages.ts";
import type { Conditions } from "./addressee.ts";

/** One letter for each addressee, prepared together, signed together and released together. */
export type LetterRun = {
  id: LetterRunId;
  title: string;
  addressees: "states" | "organisations";
  chosen: Conditions;
  channel: LetterChannel;
  encloses: LetterEnclosure[];
  occasion: LetterOccasion;
  /** The request for assistance it is about. */
  request: AssistanceRequestId | null;
  /** How often its letters were prepared anew. */
  round: number;
  dated: string;
  replyBy: string;
  draftedBy: string;
  draftedById: string;
  draftedAt: Temporal.Instant;
  signed: { by: string; at: Temporal.Instant; print: string; words: string | null } | undefined;
  released: { by: string; at: Temporal.Instant; leavesAt: Temporal.Instant } | undefined;
  stopped: { by: string; at: Temporal.Instant } | undefined;
  cancelled: { by: string; at: Temporal.Instant } | undefined;
};

/** What should be looked at before a letter leaves; those of `blocking` keep it from being cleared. */
export const oddityKinds = [
  "no-decision",
  "no-model",
  "no-disclaimer",
  "not-for-addressee",
  "dated-too-early",
  "no-e-mail",
  "cannot-print",
  "empty-hole",
  "no-address",
  "language-missing",
  "language-assumed",
  "contested-theme",
  "no-matrix",
  "nothing-new",
  "shared-address",
] as const;
export type OddityKind = (typeof oddityKinds)[number];
/** `about` is data: a placeholder, a language, a theme's name, the printer's words. */
export type Oddity = { kind: OddityKind; about?: string };
const blocking: readonly OddityKind[] = [
  "no-decision",
  "no-model",
  "no-disclaimer",
  "not-for-addressee",
  "dated-too-early",
  "no-e-mail",
  "cannot-print",
  "empty-hole",
];

export function isBlocking({ kind }: Oddity): boolean {
  return blocking.includes(kind);
}

/** One letter of a run as the dry run lists it. */
export type RunLetter = {
  id: LetterId;
  reference: string;
  number: number;
  stateCode: StateCode | null;
  organisationId: OrganisationId | null;
  standing: LetterStandingName;
  movedAt: Temporal.Instant | null;
  reminders: number;
  tries: number;
  releasedAt: Temporal.Instant | null;
  replyBy: string;
  language: Language;
  form: LetterForm;
  channel: LetterChannel;
  address: string;
  matrixVersionId: MatrixVersionId | null;
  matrixNumber: number | null;
  oddities: Oddity[];
  preparedAt: Temporal.Instant | null;
  pages: number | null;
  print: string | null;
  /** Taken in hand to be sent, and not settled: since when. */
  inHandSince: Temporal.Instant | null;
};

export type RunCounts = {
  all: number;
  prepared: number;
  cleared: number;
  left: number;
  undeliverable: number;
  uncertain: number;
};

export const noLetters: RunCounts = { all: 0, prepared: 0, cleared: 0, left: 0, undeliverable: 0, uncertain: 0 };

/** Longer than any mail server is waited for: what is in hand so long was left there by a process that stopped. */
export const longestInHand = Temporal.Duration.from({ minutes: 15 });

export function isUncertain({ inHandSince }: Pick<RunLetter, "inHandSince">, at: Temporal.Instant): boolean {
  return inHandSince !== null && Temporal.Instant.compare(inHandSince.add(longestInHand), at) <= 0;
}

/** The letters that count: those not cancelled. */
export function countLetters(letters: readonly RunLetter[], at: Temporal.Instant): RunCounts {
  const counted = letters.filter(({ standing }) => standing !== "cancelled");
  const number = (is: (letter: RunLetter) => boolean): number => counted.filter(is).length;
  return {
    all: counted.length,
    prepared: number(({ preparedAt }) => preparedAt !== null),
    cleared: number(({ standing }) => standing !== "drafted"),
    left: number(({ standing }) => !["drafted", "cleared", "approved", "undeliverable"].includes(standing)),
    undeliverable: number(({ standing }) => standing === "undeliverable"),
    uncertain: number((letter) => isUncertain(letter, at)),
  };
}

export type RunStanding =
  | "preparing"
  | "prepared"
  | "signed"
  | "released"
  | "sending"
  | "stopped"
  | "done"
  | "cancelled";

/** Where a run is, from its dates and its letters. */
export function runStanding(run: LetterRun, counts: RunCounts, at: Temporal.Instant): RunStanding {
  if (run.cancelled) return "cancelled";
  if (run.released) {
    if (counts.left + counts.undeliverable === counts.all) return "done";
    if (run.stopped) return "stopped";
    return Temporal.Instant.compare(at, run.released.leavesAt) < 0 ? "released" : "sending";
  }
  if (run.signed) return "signed";
  return counts.prepared < counts.all ? "preparing" : "prepared";
}

/** The fingerprint of one letter: who gets it, by what way, at what address, and exactly which files. */
export function letterPrint(letter: {
  reference: string;
  addressee: string;
  channel: LetterChannel;
  address: string;
  files: readonly { standard: string; sha256: string }[];
}): string {
  const { reference, addressee, channel, address, files } = letter;
  const inOrder = files.map(({ standard, sha256 }) => `${standard} ${sha256}`).sort();
  return sha256(JSON.stringify([reference, addressee, channel, address, inOrder]));
}

/** The fingerprint of all letters of a run that are not cancelled: what is signed and released is what was seen. */
export function runPrint(letters: readonly Pick<RunLetter, "number" | "standing" | "print">[]): string {
  const prints = letters
    .filter(({ standing }) => standing !== "cancelled")
    .sort((a, b) => a.number - b.number)
    .map(({ print }) => print);
  return sha256(JSON.stringify(prints));
}

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

export type SignObstacle = "not-prepared" | "has-odd" | "empty" | "over" | "signed-already";

/** What keeps the Chair from signing; nothing when every letter is cleared. */
export function obstacleToSign(run: LetterRun, letters: readonly RunLetter[]): SignObstacle | undefined {
  const counted = letters.filter(({ standing }) => standing !== "cancelled");
  if (run.cancelled) return "over";
  if (run.signed) return "signed-already";
  if (counted.length === 0) return "empty";
  if (counted.some(({ preparedAt }) => preparedAt === null)) return "not-prepared";
  return counted.some(({ standing }) => standing !== "cleared") ? "has-odd" : undefined;
}

export type ReleaseObstacle = "not-signed" | "over" | "released-already" | "same-person" | "reply-date-passed";

/** What keeps this person from releasing the run on this day. */
export function obstacleToRelease(run: LetterRun, person: string, today: string): ReleaseObstacle | undefined {
  if (run.cancelled) return "over";
  if (run.released) return "released-already";
  if (!run.signed) return "not-signed";
  if (run.draftedById === person) return "same-person";
  return run.replyBy <= today ? "reply-date-passed" : undefined;
}

/** How long a released run can still be called back, as the releasing person chooses. */
export const windows = ["PT30M", "PT2H", "PT24H"] as const;
export type Window = (typeof windows)[number];
