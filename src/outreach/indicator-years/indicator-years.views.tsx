import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { FormPage, LineOf, TextOf } from "#ui/form-page.tsx";
import { Notice, Refused } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { indicatorPath, indicatorYearPath } from "../paths.ts";
import { indicatorInWords, indicatorName } from "../strategy/strategy.views.tsx";
import {
  type IndicatorYear,
  type KeptIndicator,
  type StateCount,
  standingLock,
  type YearLock,
} from "./indicator-year.ts";

type Steps = Record<"target" | "lock" | "approval", boolean>;
type IndicatorProps = {
  language: Language;
  title: string;
  indicator: KeptIndicator;
  years: readonly IndicatorYear[];
  thisYear: number;
  /** What the reader may do. */
  steps: Steps;
};

/** An indicator year by year, and everything that was set, locked and approved. */
export function IndicatorPage({ language, title, indicator, years, thisYear, steps }: IndicatorProps): VNode {
  return (
    <>
      <h1>{title}</h1>
      <p>{indicatorInWords(language, indicator)}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      {indicator.isStanding ? null : (
        <Notice>
          <p>{t(language, "indicator-year.ended")}</p>
        </Notice>
      )}
      <p>{t(language, "indicator-year.what")}</p>
      <p>{t(language, "indicator-year.not-why")}</p>
      <Table
        caption={t(language, "indicator-year.title")}
        columns={[
          { label: t(language, "activity.year") },
          { label: t(language, "indicator-year.baseline"), numeric: true },
          { label: t(language, "indicator-year.target"), numeric: true },
          { label: t(language, "indicator-year.actual"), numeric: true },
          { label: t(language, "column.standing") },
        ]}
        rows={years.map((of) => ({
          cells: [
            String(of.year),
            baselineInWords(language, of, thisYear),
            of.targets[0] ? formatNumber(language, of.targets[0].states) : t(language, "indicator-year.no-target"),
            actualInWords(language, of, thisYear),
            <>
              {standingInWords(language, of, thisYear)}
              <StepLinks {...{ language, indicator, of, steps, thisYear }} />
            </>,
          ],
        }))}
      />
      <Targets language={language} years={years} />
      <Locks language={language} years={years} />
    </>
  );
}

/** How many States; of one or two only that they are fewer than three. */
function states(language: Language, count: StateCount): string {
  return count === null ? t(language, "indicator-year.few") : formatNumber(language, count);
}

function soFar(language: Language, count: StateCount): string {
  return t(language, "indicator-year.so-far", { states: states(language, count) });
}

/** What was locked stands as it was; the year before a coming one is not over. */
function baselineInWords(language: Language, of: IndicatorYear, thisYear: number): string {
  const lock = standingLock(of);
  if (lock) return states(language, lock.baseline);
  return of.year > thisYear ? soFar(language, of.now.baseline) : states(language, of.now.baseline);
}

function actualInWords(language: Language, of: IndicatorYear, thisYear: number): string {
  const lock = standingLock(of);
  if (lock) return states(language, lock.actual);
  if (of.year > thisYear) return t(language, "indicator-year.nothing-yet");
  return of.year === thisYear ? soFar(language, of.now.actual) : states(language, of.now.actual);
}

function standingInWords(language: Language, of: IndicatorYear, thisYear: number): string {
  const lock = standingLock(of);
  if (!lock) {
    const standing = of.year > thisYear ? "not-begun" : of.year === thisYear ? "running" : "over";
    return t(language, `indicator-year.standing.${standing}`);
  }
  const [last] = of.locks;
  if (lock.approvedOn === null)
    return t(language, "indicator-year.standing.locked", { day: formatDate(language, lock.lockedOn) });
  const day = formatDate(language, lock.approvedOn);
  return last && last.number !== lock.number
    ? t(language, "indicator-year.standing.corrected", { day, later: formatDate(language, last.lockedOn) })
    : t(language, "indicator-year.standing.approved", { day });
}

type StepProps = Pick<IndicatorProps, "language" | "indicator" | "steps" | "thisYear"> & { of: IndicatorYear };

/** What this reader can do about a year now. */
function StepLinks({ language, indicator, of, steps, thisYear }: StepProps): VNode | null {
  const { year, locks, now } = of;
  const [last] = locks;
  const isNew = !last || last.baseline !== now.baseline || last.actual !== now.actual;
  const named = { year: String(year) };
  const links = [
    ...(steps.target && indicator.isStanding && year >= thisYear
      ? [{ part: "target" as const, label: t(language, "indicator-year.set-target", named) }]
      : []),
    ...(steps.lock && indicator.isStanding && year < thisYear && isNew
      ? [
          {
            part: "lock" as const,
            label: t(language, last ? "indicator-year.lock-anew" : "indicator-year.lock", named),
          },
        ]
      : []),
    ...(steps.approval && last?.approvedOn === null
      ? [{ part: "approval" as const, label: t(language, "indicator-year.approve", named) }]
      : []),
  ];
  if (links.length === 0) return null;
  return (
    <ul>
      {links.map(({ part, label }) => (
        <li>
          <a href={`/${language}${indicatorYearPath(indicator.objective, indicator.id, { year, part })}`}>{label}</a>
        </li>
      ))}
    </ul>
  );
}

type VersionsProps = Pick<IndicatorProps, "language" | "years">;

function Targets({ language, years }: VersionsProps): VNode | null {
  const rows = years.flatMap(({ year, targets }) => targets.map((target) => ({ year, ...target })));
  if (rows.length === 0) return null;
  const keys = ["activity.year", "column.version", "indicator-year.states", "indicator-year.words"] as const;
  return (
    <>
      <h2>{t(language, "indicator-year.targets")}</h2>
      <Table
        caption={t(language, "indicator-year.targets")}
        columns={[...keys, "activity.source" as const, "indicator-year.set" as const].map((key) => ({
          label: t(language, key),
          numeric: key === "indicator-year.states",
        }))}
        rows={rows.map(({ year, number, states: aimed, words, source, setOn, setBy }) => ({
          cells: [
            String(year),
            formatNumber(language, number),
            formatNumber(language, aimed),
            <bdi>{words}</bdi>,
            <bdi>{source}</bdi>,
            <By day={formatDate(language, setOn)} who={setBy} />,
          ],
        }))}
      />
    </>
  );
}

function Locks({ language, years }: VersionsProps): VNode | null {
  const rows = years.flatMap(({ year, locks }) => locks.map((lock) => ({ year, ...lock })));
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{t(language, "indicator-year.locks")}</h2>
      <Table
        caption={t(language, "indicator-year.locks")}
        columns={[
          { label: t(language, "activity.year") },
          { label: t(language, "column.version") },
          { label: t(language, "indicator-year.baseline"), numeric: true },
          { label: t(language, "indicator-year.counted"), numeric: true },
          { label: t(language, "indicator-year.records") },
          { label: t(language, "indicator-year.locked") },
          { label: t(language, "indicator-year.approved") },
        ]}
        rows={rows.map(({ year, number, words, ...lock }) => ({
          cells: [
            String(year),
            formatNumber(language, number),
            states(language, lock.baseline),
            states(language, lock.actual),
            <bdi>{lock.version.slice(0, 16)}</bdi>,
            <>
              <By day={formatDate(language, lock.lockedOn)} who={lock.lockedBy} />
              {words ? (
                <p>
                  <bdi>{words}</bdi>
                </p>
              ) : null}
            </>,
            lock.approvedOn === null ? (
              t(language, "indicator-year.not-approved")
            ) : (
              <By day={formatDate(language, lock.approvedOn)} who={lock.approvedBy ?? ""} />
            ),
          ],
        }))}
      />
    </>
  );
}

function By({ day, who }: { day: string; who: string }): VNode {
  return (
    <>
      {day}, <bdi>{who}</bdi>
    </>
  );
}

type Closed = "over" | "not-over" | "no-longer" | "approved-already";
type YearProps = { language: Language; title: string; indicator: KeptIndicator; of: IndicatorYear; action: string };
type YearFormProps = YearProps & { state: FormState; basis: number; closed: Closed | undefined };

function backOf({ language, indicator }: Pick<YearProps, "language" | "indicator">) {
  return {
    href: `/${language}${indicatorPath(indicator.objective, indicator.id)}`,
    label: t(language, "indicator-year.back"),
  };
}

/** Says why nothing can be done here, and the way back. */
function ClosedPage({ closed, ...of }: YearProps & { closed: Closed }): VNode {
  const back = backOf(of);
  return (
    <>
      <h1>{of.title}</h1>
      <Refused words={t(of.language, `indicator-year.error.${closed}`)} />
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
    </>
  );
}

export function TargetPage({ closed, most, ...of }: YearFormProps & { most: number }): VNode {
  if (closed) return <ClosedPage {...of} closed={closed} />;
  const { language, title, indicator, state, action, basis } = of;
  const [now] = of.of.targets;
  const field = { page: language, state };
  return (
    <FormPage
      {...{ language, title, state, action }}
      what={t(language, "indicator-year.set-target.what")}
      button={title}
      back={backOf(of)}
      hidden={{ basis }}
      before={
        <Facts
          facts={[
            { label: t(language, "indicator-year.indicator"), value: indicatorName(language, indicator) },
            {
              label: t(language, "indicator-year.target-now"),
              value: now ? (
                <>
                  {formatNumber(language, now.states)} – <bdi>{now.words}</bdi>
                </>
              ) : (
                t(language, "indicator-year.no-target")
              ),
            },
          ]}
        />
      }
    >
      <LineOf
        {...{ ...field, name: "states", label: "indicator-year.states", width: "short" }}
        hint="indicator-year.states.hint"
        values={{ most }}
      />
      <TextOf {...field} name="words" label="indicator-year.words" hint="indicator-year.words.hint" rows={3} />
      <LineOf {...field} name="source" label="activity.source" hint="activity.source.hint" />
    </FormPage>
  );
}

export function LockPage({ closed, ...of }: YearFormProps): VNode {
  if (closed) return <ClosedPage {...of} closed={closed} />;
  const { language, title, indicator, state, action, basis } = of;
  const [last] = of.of.locks;
  const wrong = last ? undefined : state.errors[0]?.message; // without a field to say it at
  return (
    <FormPage
      {...{ language, title, action }}
      state={wrong ? { ...state, errors: [] } : state}
      what={t(language, "indicator-year.lock.what")}
      button={title}
      back={backOf(of)}
      hidden={{ basis }}
      before={
        <>
          <Refused words={wrong} />
          <Facts
            facts={[
              { label: t(language, "indicator-year.indicator"), value: indicatorName(language, indicator) },
              ...figureFacts(language, of.of.now),
              ...(last
                ? [{ label: t(language, "indicator-year.locked-before"), value: lockInWords(language, last) }]
                : []),
            ]}
          />
          <p class="warning">{t(language, "indicator-year.lock.warning")}</p>
        </>
      }
    >
      {last ? (
        <TextOf
          {...{ page: language, state, name: "words", rows: 3 }}
          label="indicator-year.lock.why"
          hint="indicator-year.lock.why.hint"
        />
      ) : null}
    </FormPage>
  );
}

function figureFacts(language: Language, { baseline, actual }: { baseline: StateCount; actual: StateCount }): Fact[] {
  return [
    { label: t(language, "indicator-year.baseline"), value: states(language, baseline) },
    { label: t(language, "indicator-year.counted"), value: states(language, actual) },
  ];
}

function lockInWords(language: Language, lock: YearLock): string {
  return t(language, "indicator-year.locked-figures", {
    number: lock.number,
    baseline: states(language, lock.baseline),
    actual: states(language, lock.actual),
  });
}

/** What the Chair approves, as it was locked; the target beside it, without a word on whether it was met. */
export function ApprovalPage({ wrong, lock, ...of }: YearProps & { lock: YearLock; wrong: string | undefined }): VNode {
  if (lock.approvedOn !== null) return <ClosedPage {...of} closed="approved-already" />;
  const { language, title, indicator, action } = of;
  const [target] = of.of.targets;
  const approved = of.of.locks.find(({ approvedOn }) => approvedOn !== null);
  const facts: Fact[] = [
    { label: t(language, "indicator-year.indicator"), value: indicatorName(language, indicator) },
    ...figureFacts(language, lock),
    {
      label: t(language, "indicator-year.target"),
      value: target ? formatNumber(language, target.states) : t(language, "indicator-year.no-target"),
    },
    {
      label: t(language, "indicator-year.locked"),
      value: <By day={formatDate(language, lock.lockedOn)} who={lock.lockedBy} />,
    },
    ...(lock.words ? [{ label: t(language, "indicator-year.lock.why"), value: <bdi>{lock.words}</bdi> }] : []),
    ...(approved && approved.number !== lock.number
      ? [{ label: t(language, "indicator-year.approved-before"), value: lockInWords(language, approved) }]
      : []),
  ];
  return (
    <FormPage
      {...{ language, title, action }}
      state={{ typed: {}, errors: [] }}
      what={t(language, "indicator-year.approve.what")}
      button={title}
      back={backOf(of)}
      hidden={{ basis: lock.number }}
      before={
        <>
          <Refused words={wrong} />
          <Facts facts={facts} />
          <p>{t(language, "indicator-year.not-why")}</p>
        </>
      }
    />
  );
}
