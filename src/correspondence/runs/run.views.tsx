import type { VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { StandingPill } from "../letter.views.tsx";
import { letterPath, letterPdfPath } from "../paths.ts";
import {
  isBlocking,
  isUncertain,
  type LetterRun,
  type Oddity,
  type RunCounts,
  type RunLetter,
  type RunStanding,
} from "./letter-run.ts";
import { newRunPath, type RunAct, runActPath, runListPath, runPackPath, runPath } from "./paths.ts";
import { conditionWords, OddityLine, oddityWords, RunPill, RunProgress } from "./run-words.views.tsx";

const zone = "America/New_York";

export type ListedRun = { run: LetterRun; standing: RunStanding; counts: RunCounts };

/** The runs, the newest first. */
export function RunsPage({
  language,
  runs,
  mayBegin,
}: {
  language: Language;
  runs: ListedRun[];
  mayBegin: boolean;
}): VNode {
  return (
    <>
      <h1>{t(language, "runs.title")}</h1>
      <p>{t(language, "runs.what")}</p>
      {mayBegin ? (
        <p>
          <a class="button button-main" href={`/${language}${newRunPath}`}>
            {t(language, "run.new.title")}
          </a>
        </p>
      ) : null}
      <Table
        caption={t(language, "runs.title")}
        columns={(["run.form.title", "column.standing", "run.letters", "letter.dated", "column.reply-by"] as const).map(
          (key) => ({ label: t(language, key) }),
        )}
        rows={runs.map(({ run, standing, counts }) => ({
          cells: [
            <a href={`/${language}${runPath(run.id)}`}>
              <bdi>{run.title}</bdi>
            </a>,
            <RunPill language={language} standing={standing} />,
            t(language, "run.progress.left", { done: counts.left, all: counts.all }),
            formatDate(language, run.dated),
            formatDate(language, run.replyBy),
          ],
        }))}
        empty={t(language, "runs.empty")}
      />
    </>
  );
}

export type RunPageProps = {
  language: Language;
  run: LetterRun;
  letters: RunLetter[];
  names: ReadonlyMap<string, string>;
  standing: RunStanding;
  counts: RunCounts;
  /** What this person may do now. */
  acts: readonly RunAct[];
  /** The fingerprint of all its letters as they stand here. */
  seen: string;
  at: Temporal.Instant;
  /** Letters of it may not leave any more. */
  isWithheld: boolean;
};

/** A run: where it is, what comes next, what is odd, and every letter to be read. */
export function RunPage(props: RunPageProps): VNode {
  const { language, run, letters, standing, counts, at } = props;
  const uncertain = letters.filter((letter) => isUncertain(letter, at));
  return (
    <>
      <h1>
        <bdi>{run.title}</bdi>
      </h1>
      <p>
        <RunPill language={language} standing={standing} />
      </p>
      <WhoCanSee language={language} who={t(language, "letter.who.draft")} />
      <RunProgress language={language} standing={standing} counts={counts} />
      <p>{nextWords(props)}</p>
      <Acts {...props} />
      {props.isWithheld ? (
        <Notice tone="held">
          <p>{t(language, "run.withheld")}</p>
        </Notice>
      ) : null}
      {uncertain.length > 0 ? (
        <Notice tone="held" title={t(language, "run.uncertain.title", { count: uncertain.length })}>
          <p>{t(language, "run.uncertain.what")}</p>
          <ul>
            {uncertain.map(({ id, reference }) => (
              <li>
                <a href={`/${language}${letterPath(id)}`}>
                  <bdi dir="ltr">{reference}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Facts facts={factsOf(props)} />
      <Oddities {...props} />
      <h2>{t(language, "run.letters")}</h2>
      <Letters {...props} />
    </>
  );
}

/** What comes next, in a sentence. */
function nextWords({ language, run, standing, counts }: RunPageProps): string {
  const odd = counts.all - counts.cleared;
  switch (standing) {
    case "preparing":
      return t(language, "run.next.preparing");
    case "prepared":
      return odd > 0 ? t(language, "run.next.odd", { count: odd }) : t(language, "run.next.prepared");
    case "signed":
      return t(language, "run.next.signed");
    case "released":
      return t(language, "run.next.released", {
        moment: run.released ? formatMoment(language, run.released.leavesAt, zone) : "",
      });
    case "sending":
      return t(language, "run.next.sending");
    case "stopped":
      return t(language, "run.next.stopped");
    case "done":
      return t(language, run.channel === "hand-over" ? "run.next.hand-over" : "run.next.done");
    case "cancelled":
      return t(language, "run.next.cancelled");
  }
}

/** What is signed and released is what stood on this page. */
function seenAt(act: RunAct, seen: string): string {
  return act === "signature" || act === "release" ? `?seen=${seen}` : "";
}

const mainActs: readonly RunAct[] = ["signature", "release", "resumption"];

function Acts({ language, run, acts, counts, standing, seen }: RunPageProps): VNode {
  const hasPack = run.channel === "hand-over" && counts.left > 0;
  return (
    <div class="buttons">
      {acts.map((act) => (
        <a
          class={mainActs.includes(act) ? "button button-main" : "button"}
          href={`/${language}${runActPath(run.id, act)}${seenAt(act, seen)}`}
        >
          {t(language, `run.act.${act}`)}
        </a>
      ))}
      {hasPack ? (
        <>
          <a class="button" href={`/${language}${runPackPath(run.id)}`}>
            {t(language, "run.pack")}
          </a>
          <a class="button" href={`/${language}${runListPath(run.id)}`}>
            {t(language, "run.list")}
          </a>
        </>
      ) : null}
      {standing === "preparing" || standing === "sending" ? (
        <a href={`/${language}${runPath(run.id)}`}>{t(language, "run.look-again")}</a>
      ) : null}
    </div>
  );
}

function factsOf({ language, run, counts }: RunPageProps): Fact[] {
  const moment = (one: { by: string; at: Temporal.Instant }): VNode => (
    <>
      {formatMoment(language, one.at, zone)}, <bdi>{one.by}</bdi>
    </>
  );
  return [
    ...(run.occasion === "matrices"
      ? []
      : [{ label: t(language, "letter.occasion"), value: t(language, `model.occasion.${run.occasion}`) }]),
    { label: t(language, "run.to"), value: conditionWords(language, run).join(" · ") },
    { label: t(language, "run.letters"), value: String(counts.all) },
    { label: t(language, "run.channel"), value: t(language, `run.channel.${run.channel}`) },
    {
      label: t(language, "run.encloses"),
      value:
        run.encloses.map((one) => t(language, `run.encloses.${one}`)).join(" · ") ||
        t(language, "run.encloses.nothing"),
    },
    { label: t(language, "letter.dated"), value: formatDate(language, run.dated) },
    // An acknowledgement asks for nothing: the day it must have left by is the one it speaks of.
    ...(run.occasion === "acknowledgement"
      ? []
      : [{ label: t(language, "column.reply-by"), value: formatDate(language, run.replyBy) }]),
    { label: t(language, "letter.drafted-by"), value: moment({ by: run.draftedBy, at: run.draftedAt }) },
    ...(run.signed
      ? [
          {
            label: t(language, "run.signed-by"),
            value: (
              <>
                {moment(run.signed)}
                {run.signed.words ? (
                  <p>
                    <bdi>{run.signed.words}</bdi>
                  </p>
                ) : null}
              </>
            ),
          },
        ]
      : []),
    ...(run.released ? [{ label: t(language, "letter.released-by"), value: moment(run.released) }] : []),
    ...(run.stopped ? [{ label: t(language, "run.stopped-by"), value: moment(run.stopped) }] : []),
    ...(run.cancelled ? [{ label: t(language, "run.cancelled-by"), value: moment(run.cancelled) }] : []),
  ];
}

/** What is odd, kind by kind, with the letters it is true of: those that keep a letter from being signed first. */
function Oddities({ language, letters, names }: RunPageProps): VNode | null {
  const found = letters
    .filter(({ standing }) => standing !== "cancelled")
    .flatMap((letter) => letter.oddities.map((oddity) => ({ letter, oddity })));
  if (letters.every(({ preparedAt }) => preparedAt === null)) return null;
  const grouped = [...Map.groupBy(found, ({ oddity }) => oddity.kind).values()].sort(
    ([a], [b]) => Number(isBlocking(b?.oddity ?? none)) - Number(isBlocking(a?.oddity ?? none)),
  );
  return (
    <>
      <h2>{t(language, "run.odd.title")}</h2>
      <Table
        caption={t(language, "run.odd.title")}
        columns={[{ label: t(language, "run.odd.what") }, { label: t(language, "run.letters") }]}
        rows={grouped.map((group) => ({
          cells: [
            group[0] ? <OddityLine language={language} oddity={{ kind: group[0].oddity.kind, about: "…" }} /> : "",
            <details open={group.length <= 8}>
              <summary>{t(language, "run.odd.count", { count: group.length })}</summary>
              <ul class="plain">
                {group.map(({ letter, oddity }) => (
                  <li>
                    <a href={`/${language}${letterPath(letter.id)}`}>
                      <bdi dir="ltr">{letter.reference}</bdi> {nameOf(letter, names)}
                    </a>
                    {oddity.about ? <bdi>: {oddityWords(language, oddity)}</bdi> : null}
                  </li>
                ))}
              </ul>
            </details>,
          ],
        }))}
        empty={t(language, "run.odd.none")}
      />
    </>
  );
}

const none: Oddity = { kind: "no-matrix" };

function Letters({ language, letters, names, at }: RunPageProps): VNode {
  return (
    <Table
      caption={t(language, "run.letters")}
      columns={(
        [
          "column.reference",
          "run.addressee",
          "letter.language",
          "column.matrix",
          "column.standing",
          "run.read",
        ] as const
      ).map((key) => ({ label: t(language, key) }))}
      rows={letters.map((letter) => ({
        cells: [
          <a href={`/${language}${letterPath(letter.id)}`}>
            <bdi dir="ltr">{letter.reference}</bdi>
          </a>,
          <>
            {nameOf(letter, names)}
            {letter.address ? (
              <p class="hint">
                <bdi dir={letter.channel === "e-mail" ? "ltr" : "auto"}>{letter.address}</bdi>
              </p>
            ) : null}
          </>,
          <span lang={letter.language}>{ownNames[letter.language]}</span>,
          letter.matrixNumber ? t(language, "letter.matrix-version", { number: letter.matrixNumber }) : "–",
          <>
            <StandingPill language={language} letter={letter} />{" "}
            {isUncertain(letter, at) ? <StatusPill tone="held">{t(language, "run.uncertain")}</StatusPill> : null}
          </>,
          letter.preparedAt && letter.pages ? (
            <a href={`/${language}${letterPdfPath(letter.id)}`}>{t(language, "run.read-pdf")}</a>
          ) : (
            "–"
          ),
        ],
      }))}
    />
  );
}

function nameOf(letter: RunLetter, names: ReadonlyMap<string, string>): string {
  return names.get(letter.stateCode ?? letter.organisationId ?? "") ?? letter.stateCode ?? "";
}
