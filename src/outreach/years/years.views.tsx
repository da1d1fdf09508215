import type { ComponentChildren, VNode } from "preact";
import type { ActivityId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, formatPercent, t } from "#i18n/t.ts";
import { formatDays, formatMoment } from "#ui/dates.tsx";
import { TextField } from "#ui/fields.tsx";
import { FormPage } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { ActivityHead } from "../activities/activity.ts";
import type { Around } from "../activities/activity-door.ts";
import { timeInWords } from "../activities/activity-words.ts";
import type { ProgrammeProposal } from "../annual-programme/propose-programme.ts";
import { daysOf, weeksOf, type YearWeeks } from "../annual-programme/year-weeks.ts";
import { activityPath, outreachPath, yearProposalPath, yearsPath } from "../paths.ts";
import type { YearRun } from "./year-run.ts";

const newYork = "America/New_York";

type YearsProps = {
  language: Language;
  year: number;
  activities: readonly ActivityHead[];
  around: Around;
  runs: readonly YearRun[];
  mayOrder: boolean;
  state: FormState;
};

/** What is said of a year before it is proposed, and what was proposed before. */
export function YearsPage(props: YearsProps): VNode {
  const { language, year, activities, around, mayOrder, state } = props;
  const field = (name: string, label: string, width: "short" | "medium" = "short"): VNode => (
    <TextField
      {...{ name, label, width }}
      value={state.typed[name]}
      error={errorAt(state.errors, name)}
      inputMode="numeric"
    />
  );
  if (!mayOrder)
    return (
      <>
        <h1>{t(language, "years.title")}</h1>
        <p>{t(language, "years.what")}</p>
        <Runs {...props} />
      </>
    );
  return (
    <>
      <FormPage
        {...{ language, state }}
        title={t(language, "years.title")}
        what={t(language, "years.what")}
        button={t(language, "years.order")}
        action={`/${language}${yearsPath}`}
        back={{ href: `/${language}${outreachPath}`, label: t(language, "activity.back-to-calendar") }}
      >
        {field("year", t(language, "activity.year"))}
        <p class="hint">{t(language, "years.year.hint", { year: String(year) })}</p>
        <Table
          caption={t(language, "years.activities")}
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
              field(`priority-${id}`, t(language, "years.priority")),
              field(`experts-${id}`, t(language, "years.experts-needed")),
            ],
          }))}
          empty={t(language, "outreach.empty")}
        />
        <details class="field" open={around.experts.some(({ value }) => state.typed[`leave-${value}`])}>
          <summary>{t(language, "years.leave")}</summary>
          <p class="hint">{t(language, "years.leave.hint")}</p>
          {around.experts.map(({ value, label }) => field(`leave-${value}`, label, "medium"))}
        </details>
      </FormPage>
      <Runs {...props} />
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

type ProposalProps = { language: Language; run: YearRun; activities: readonly ActivityHead[]; around: Around };

/** A proposal: each activity in its week with its experts and why there, who was left out and why, how far from the best. */
export function YearProposalPage({ language, run, activities, around }: ProposalProps): VNode {
  const { result } = run;
  return (
    <>
      <h1>{t(language, "years.proposal", { year: String(run.year) })}</h1>
      <p>
        {formatMoment(language, run.orderedAt, newYork)} · {run.orderedBy}
      </p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Notice>
        <p>{t(language, "years.proposes")}</p>
      </Notice>
      {run.failure || (result && !result.ok && result.reason === "stopped") ? (
        <p>{t(language, "results.failed.what")}</p>
      ) : null}
      {!run.endedAt ? <p>{t(language, "results.waits.what")}</p> : null}
      {result && !result.ok && result.reason === "confirmed-clash" ? <p>{t(language, "years.clash")}</p> : null}
      {result?.ok ? <Proposal {...{ language, run, activities, around }} proposal={result.proposal} /> : null}
    </>
  );
}

function Proposal({
  language,
  run,
  activities,
  around,
  proposal,
}: ProposalProps & { proposal: ProgrammeProposal }): VNode {
  const weeks = weeksOf(run.year);
  const named = new Map(activities.map((activity) => [activity.id as string, activity]));
  const experts = new Map(around.experts.map(({ value, label }) => [value, label]));
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
      <Table
        caption={t(language, "years.placed")}
        columns={(["years.week", "activity.title", "activity.experts", "years.why"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={placed
          .toSorted((a, b) => a.week - b.week)
          .map((one) => ({
            cells: [
              weekInWords(language, one.week, weeks),
              link(one.activity),
              one.experts.map((id) => experts.get(id) ?? "").join(", "),
              <ul class="plain">
                {whyHere(language, one).map((words) => (
                  <li>{words}</li>
                ))}
              </ul>,
            ],
          }))}
        empty={t(language, "years.nothing-placed")}
      />
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
    ...penalties.map(({ kind, name }) => t(language, `years.penalty.${kind}`, { name })),
    ...(best?.dearerBy ? [t(language, "years.why.next", { cost: formatNumber(language, best.dearerBy) })] : []),
    ...(otherWeeks.length > 0 && !best ? [t(language, "years.why.only")] : []),
  ];
}
