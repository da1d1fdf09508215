import type { VNode } from "preact";
import { isLanguage, type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import type { LetterRun, Oddity, RunCounts, RunStanding } from "./letter-run.ts";
import { isBlocking } from "./letter-run.ts";

const tones: Record<RunStanding, Tone> = {
  preparing: "due",
  prepared: "due",
  signed: "due",
  released: "held",
  sending: "due",
  stopped: "held",
  done: "settled",
  cancelled: "quiet",
};

/** Where a run is, in a word. */
export function RunPill({ language, standing }: { language: Language; standing: RunStanding }): VNode {
  return <StatusPill tone={tones[standing]}>{t(language, `run.standing.${standing}`)}</StatusPill>;
}

/** How far the work has come: a bar for the eye, the numbers for everybody. */
export function RunProgress({
  language,
  standing,
  counts,
}: {
  language: Language;
  standing: RunStanding;
  counts: RunCounts;
}): VNode | null {
  const isPreparing = standing === "preparing";
  if (!isPreparing && standing !== "sending" && standing !== "stopped") return null;
  const done = isPreparing ? counts.prepared : counts.left;
  const words = t(language, isPreparing ? "run.progress.prepared" : "run.progress.left", { done, all: counts.all });
  return (
    <div class="progress">
      <progress max={counts.all} value={done} aria-label={words} />
      <p>{words}</p>
      {standing === "stopped" ? null : <p class="hint">{t(language, "run.progress.leave")}</p>}
    </div>
  );
}

/** What is odd about a letter, in a sentence. */
export function oddityWords(language: Language, { kind, about = "" }: Oddity): string {
  const named = isLanguage(about) ? ownNames[about] : about;
  return t(language, `run.odd.${kind}`, { about: named });
}

export function OddityLine({ language, oddity }: { language: Language; oddity: Oddity }): VNode {
  return (
    <span class="oddity">
      <StatusPill tone={isBlocking(oddity) ? "refused" : "quiet"}>
        {t(language, isBlocking(oddity) ? "run.odd.keeps" : "run.odd.look")}
      </StatusPill>{" "}
      <bdi>{oddityWords(language, oddity)}</bdi>
    </span>
  );
}

/** By what conditions the addressees were chosen, in words. */
export function conditionWords(language: Language, { addressees, chosen }: LetterRun): string[] {
  if (addressees === "organisations") return [t(language, "run.to.organisations")];
  const said = [
    ...(chosen.states.length > 0 ? [t(language, "run.where.states", { count: chosen.states.length })] : []),
    ...chosen.groups.map((group) => t(language, `division.region.${group as "african"}`)), // checked when it was read
    ...chosen.languages.map((one) => ownNames[one]),
    ...(chosen.reporting === "any" ? [] : [t(language, `run.reporting.${chosen.reporting}`)]),
    ...(chosen.matrix === "any" ? [] : [t(language, `run.matrix.${chosen.matrix}`)]),
    ...(chosen.word === "any" ? [] : [t(language, `run.word.${chosen.word}`)]),
    ...(chosen.late ? [t(language, "run.late")] : []),
  ];
  return said.length > 0 ? said : [t(language, "run.to.all-states")];
}
