import type { ComponentChildren, VNode } from "preact";
import type { AccountId, ActivityId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, formatPercent, isolated, t } from "#i18n/t.ts";
import { formatDays, formatMoment } from "#ui/dates.tsx";
import { Button, TextField } from "#ui/fields.tsx";
import { FormPage } from "#ui/form-page.tsx";
import { Notice, Refused } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { ActivityHead } from "../activities/activity.ts";
import type { Around } from "../activities/activity-door.ts";
import { timeInWords } from "../activities/activity-words.ts";
import type { ProgrammeProposal } from "../annual-programme/propose-programme.ts";
import { daysOf, weeksOf, type YearWeeks } from "../annual-programme/year-weeks.ts";
import { activityPath, expertsPath, outreachPath, takeOverPath, yearProposalPath, yearsPath } from "../paths.ts";
import type { TakeOverLine } from "./take-over.ts";
import type { YearRun } from "./year-run.ts";

const newYork = "America/New_York";

type YearsProps = {
  language: Language;
  year: number;
  activities: readonly ActivityHead[];
  around: Around;
  runs: readonly YearRun[];
  /** The newest proposal for this year: the form starts from what was typed for it. */
  before: YearRun | undefined;
  /** In which weeks each expert is away, as it is recorded. */
  away: ReadonlyMap<AccountId, readonly number[]>;
  /** Experts of whom nothing is recorded. */
  unrecorded: readonly string[];
  mayOrder: boolean;
  state: FormState;
};

/** What is said of a year before it is proposed, and what was proposed before. */
export function YearsPage(props: YearsProps): VNode {
  const { language, year, activities, around, before, away, unrecorded, mayOrder, state } = props;
  if (!mayOrder)
    return (
      <>
        <h1>{t(language, "years.title")}</h1>
        <p>{t(language, "years.what")}</p>
        <Runs {...props} />
      </>
    );
  const field = (
    name: string,
    label: string,
    more: { width?: "short" | "medium"; labelHidden?: boolean } = {},
  ): VNode => (
    <TextField
      {...{ name, label, width: "short", ...more }}
      value={state.typed[name]}
      error={errorAt(state.errors, name)}
      inputMode="numeric"
    />
  );
  const isAway = around.experts.some(({ value }) => state.typed[`leave-${value}`]);
  return (
    <>
      <FormPage
        {...{ language, state }}
        title={t(language, "years.title")}
        what={t(language, "years.what")}
        button={t(language, "years.order", { year: String(year) })}
        action={`/${language}${yearsPath}`}
        back={{ href: `/${language}${outreachPath}`, label: t(language, "activity.back-to-calendar") }}
        hidden={{ year }}
        before={
          <form method="get" action={`/${language}${yearsPath}`} class="form form-search">
            {field("year", t(language, "activity.year"))}
            <Button>{t(language, "years.show")}</Button>
          </form>
        }
      >
        <h2>{t(language, "years.activities-of", { year: String(year) })}</h2>
        {before ? (
          <p class="hint">
            {t(language, "years.as-before", {
              moment: formatMoment(language, before.orderedAt, newYork),
              name: before.orderedBy,
            })}
          </p>
        ) : null}
        <Table
          caption={t(language, "years.activities-of", { year: String(year) })}
          columns={(["activity.when", "activity.title", "years.priority", "years.experts-needed"] as const).map(
            (key) => ({
              label: t(language, key),
            }),
          )}
          rows={activities.map(({ id, title, language: titleLanguage, time, standing }) => ({
            cells: [
              timeInWords(language, time),
              <>
                <a href={`/${language}${activityPath(id)}`}>
                  <TextIn language={titleLanguage} page={language}>
                    {title}
                  </TextIn>
                </a>
                <br />
                <span class="hint">{t(language, `activity.standing.${standing}`)}</span>
              </>,
              field(`priority-${id}`, t(language, "years.priority-of", { title: isolated(title) }), hiddenLabel),
              field(`experts-${id}`, t(language, "years.experts-needed-of", { title: isolated(title) }), hiddenLabel),
            ],
          }))}
          empty={t(language, "outreach.empty")}
        />
        <Able {...{ language, unrecorded }} />
        <p>
          <a href={`/${language}${expertsPath}`}>{t(language, "experts.title")}</a>
        </p>
        <details class="field" open={isAway}>
          <summary>{t(language, "years.leave")}</summary>
          <p class="hint">{t(language, away.size > 0 ? "years.leave.recorded" : "years.leave.hint")}</p>
          {around.experts.map(({ value, label }) => field(`leave-${value}`, label, { width: "medium" }))}
        </details>
      </FormPage>
      <Runs {...props} />
    </>
  );
}

const hiddenLabel = { labelHidden: true };

/** Who is taken as able, in words, and of whom nothing is known. */
function Able({ language, unrecorded }: { language: Language; unrecorded: readonly string[] }): VNode {
  return (
    <>
      <p class="hint">{t(language, "years.able")}</p>
      {unrecorded.length > 0 ? (
        <p class="hint">
          {t(language, "years.able.unrecorded", {
            names: new Intl.ListFormat(language, { type: "conjunction" }).format(unrecorded.map(isolated)),
          })}
        </p>
      ) : null}
    </>
  );
}

function Runs({ language, runs }: YearsProps): VNode {
  return (
    <>
      <h2>{t(language, "years.runs")}</h2>
      <Table
        caption={t(language, "years.runs")}
        columns={(["activity.year", "results.ordered", "column.standing"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={runs.map((run) => ({
          cells: [
            <a href={`/${language}${yearProposalPath(run.id)}`}>{String(run.year)}</a>,
            `${formatMoment(language, run.orderedAt, newYork)} · ${run.orderedBy}`,
            t(language, run.failure ? "results.failed" : run.result ? "results.done" : "results.waits"),
          ],
        }))}
        empty={t(language, "years.none")}
      />
    </>
  );
}

type ProposalProps = {
  language: Language;
  run: YearRun;
  activities: readonly ActivityHead[];
  /** Each placement held against today. */
  lines: readonly TakeOverLine[];
  unrecorded: readonly string[];
  around: Around;
  mayTakeOver: boolean;
  refused: { reason: "nothing-open"; ticked: readonly ActivityId[] } | undefined;
};

/** A proposal: each activity in its week with its experts and why there, who was left out and why, how far from the best. */
export function YearProposalPage(props: ProposalProps): VNode {
  const { language, run, refused } = props;
  const { result } = run;
  return (
    <>
      <h1>{t(language, "years.proposal", { year: String(run.year) })}</h1>
      <p>
        {formatMoment(language, run.orderedAt, newYork)} · {run.orderedBy}
      </p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Refused words={refused && t(language, `years.error.${refused.reason}`)} />
      <Notice>
        <p>{t(language, "years.proposes")}</p>
      </Notice>
      {run.failure || (result && !result.ok && result.reason === "stopped") ? (
        <p>{t(language, "results.failed.what")}</p>
      ) : null}
      {!run.endedAt ? <p>{t(language, "results.waits.what")}</p> : null}
      {result && !result.ok && result.reason === "confirmed-clash" ? <p>{t(language, "years.clash")}</p> : null}
      {result?.ok ? <Proposal {...props} proposal={result.proposal} /> : null}
    </>
  );
}

function Proposal(props: ProposalProps & { proposal: ProgrammeProposal }): VNode {
  const { language, run, activities, lines, unrecorded, around, mayTakeOver, proposal } = props;
  const weeks = weeksOf(run.year);
  const named = new Map(activities.map((activity) => [activity.id as string, activity]));
  const experts = new Map(around.experts.map(({ value, label }) => [value, label]));
  const of = new Map(lines.map((line) => [line.activity as string, line]));
  const link = (id: string): ComponentChildren => {
    const activity = named.get(id);
    return activity ? (
      <a href={`/${language}${activityPath(id as ActivityId)}`}>
        <TextIn language={activity.language} page={language}>
          {activity.title}
        </TextIn>
      </a>
    ) : (
      t(language, "years.gone")
    );
  };
  const { placed, leftOut, loads, found, gap, firstFit, cost, clashes } = proposal;
  return (
    <>
      <p>{howGood(language, proposal)}</p>
      {clashes.length > 0 ? (
        <Notice tone="due">
          <p>{t(language, "years.clashes", { count: clashes.length })}</p>
        </Notice>
      ) : null}
      <Able {...{ language, unrecorded }} />
      <TakeOverForm {...props}>
        <Table
          caption={t(language, "years.placed")}
          columns={(["years.week", "activity.title", "activity.experts", "years.why", "years.take-over"] as const)
            .slice(0, lines.length > 0 ? 5 : 4)
            .map((key) => ({ label: t(language, key) }))}
          rows={placed
            .toSorted((a, b) => a.week - b.week)
            .map((one) => ({
              cells: [
                weekInWords(language, one.week, weeks),
                link(one.activity),
                one.experts.map((id) => experts.get(id) ?? t(language, "overlap.somebody")).join(", "),
                <ul class="plain">
                  {whyHere(language, one, around.names.states).map((words) => (
                    <li>{words}</li>
                  ))}
                </ul>,
                ...(lines.length > 0
                  ? [
                      <TakeOverCell
                        {...{ language, mayTakeOver }}
                        line={of.get(one.activity)}
                        title={named.get(one.activity)?.title ?? ""}
                        ticked={props.refused?.ticked}
                      />,
                    ]
                  : []),
              ],
            }))}
          empty={t(language, "years.nothing-placed")}
        />
      </TakeOverForm>
      {leftOut.length > 0 ? (
        <>
          <h2>{t(language, "years.left-out")}</h2>
          <ul>
            {leftOut.map(({ activity, reason, rules }) => (
              <li>
                {link(activity)}
                {": "}
                {t(language, `years.left-out.${reason}`)}{" "}
                {rules.map(({ rule, weeks: count }) => t(language, `years.rule.${rule}`, { count })).join(" ")}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h2>{t(language, "years.loads")}</h2>
      <Table
        caption={t(language, "years.loads")}
        columns={[
          { label: t(language, "activity.experts") },
          { label: t(language, "years.load.weeks"), numeric: true },
          { label: t(language, "years.load.most"), numeric: true },
        ]}
        rows={loads.map(({ expert, weeks: count, most }) => ({
          cells: [experts.get(expert) ?? "", formatNumber(language, count), formatNumber(language, most)],
        }))}
      />
      <p class="hint">
        {t(language, "years.first-fit", {
          cost: formatNumber(language, cost.total),
          other: formatNumber(language, firstFit.cost),
          left: firstFit.leftOut,
        })}{" "}
        {found.by === "first-fit" || found.isTimeUp
          ? t(language, "years.time-up", { gap: formatPercent(language, gap, 1) })
          : ""}
      </p>
    </>
  );
}

/** The table of a proposal; for those who may, with what is ticked and the button that takes it over. */
function TakeOverForm({
  language,
  run,
  lines,
  mayTakeOver,
  children,
}: ProposalProps & { children: ComponentChildren }): VNode {
  if (!mayTakeOver || !lines.some(({ kind }) => kind === "open"))
    return (
      <>
        {children}
        {run.basis ? null : <p class="hint">{t(language, "years.no-basis")}</p>}
      </>
    );
  return (
    <form method="post" action={`/${language}${takeOverPath(run.id)}`} novalidate>
      {children}
      <p>{t(language, "years.take-over.what")}</p>
      <div class="buttons">
        <Button kind="main">{t(language, "years.take-over.button")}</Button>
      </div>
    </form>
  );
}

type TakeOverCellProps = {
  language: Language;
  line: TakeOverLine | undefined;
  title: string;
  mayTakeOver: boolean;
  /** What was ticked in a form that comes back; else everything open is. */
  ticked: readonly ActivityId[] | undefined;
};

function TakeOverCell({ language, line, title, mayTakeOver, ticked }: TakeOverCellProps): VNode | null {
  if (!line) return null;
  switch (line.kind) {
    case "open": {
      const id = `take-${line.activity}`;
      const days = formatDays(language, line.time.from, line.time.before);
      return (
        <>
          {mayTakeOver ? (
            <div class="choice">
              <input
                type="checkbox"
                id={id}
                name="activities"
                value={line.activity}
                checked={ticked ? ticked.includes(line.activity) : true}
              />
              <label for={id}>
                {days}
                <span class="visually-hidden">: {isolated(title)}</span>
              </label>
            </div>
          ) : (
            <p>{t(language, "years.not-taken", { days })}</p>
          )}
          {line.fromWindow === null ? null : (
            <p class="hint">{t(language, "years.from-monday", { count: line.fromWindow })}</p>
          )}
          {line.isInvited ? <p class="hint">{t(language, "years.invited")}</p> : null}
        </>
      );
    }
    case "taken-over":
      return (
        <p>{t(language, "years.taken-over", { moment: formatMoment(language, line.at, newYork), name: line.by })}</p>
      );
    case "as-it-is":
      return <p>{t(language, "years.as-it-is")}</p>;
    case "changed":
      return <p>{t(language, `years.since.${line.since}`)}</p>;
    case "confirmed":
      return null;
  }
}

function howGood(language: Language, { gap, found, placed, leftOut }: ProgrammeProposal): string {
  const values = { placed: placed.length, left: leftOut.length, gap: formatPercent(language, gap, 1) };
  return found.by === "solver"
    ? t(language, "years.good", { ...values, seconds: formatNumber(language, Math.max(1, Math.round(found.seconds))) })
    : t(language, "years.good.first-fit", values);
}

function weekInWords(language: Language, week: number, weeks: YearWeeks): string {
  const { from } = daysOf(week, weeks);
  return formatDays(language, from, Temporal.PlainDate.from(from).add({ days: 5 }).toString());
}

/** Why an activity stands in its week: as it is, moved, or what the weeks beside it would cost. */
function whyHere(
  language: Language,
  { isConfirmed, preferred, shift, penalties, otherWeeks }: ProgrammeProposal["placed"][number],
  states: ReadonlyMap<string, string>,
): string[] {
  if (isConfirmed) return [t(language, "years.why.confirmed")];
  const best = otherWeeks
    .filter(({ dearerBy }) => dearerBy !== null)
    .sort((a, b) => (a.dearerBy ?? 0) - (b.dearerBy ?? 0))[0];
  return [
    preferred === null
      ? t(language, "years.why.window")
      : shift === 0 || shift === null
        ? t(language, "years.why.preferred")
        : t(language, shift > 0 ? "years.why.later" : "years.why.earlier", { count: Math.abs(shift) }),
    ...penalties.map(({ kind, name, state }) =>
      state
        ? t(language, "years.penalty.host-holiday", { name, state: states.get(state) ?? state })
        : t(language, `years.penalty.${kind}`, { name }),
    ),
    ...(best?.dearerBy ? [t(language, "years.why.next", { cost: formatNumber(language, best.dearerBy) })] : []),
    ...(otherWeeks.length > 0 && !best ? [t(language, "years.why.only")] : []),
  ];
}
