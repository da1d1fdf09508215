import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { AttendanceCount } from "../activities/activity.ts";
import { AttendanceTable } from "../activities/attendance.views.tsx";
import { fewestShown } from "../effect/compared.ts";
import { costOfObservedChange } from "../effect/cost.ts";
import type { Described, Description } from "../effect/description.ts";
import type { FeedbackResults } from "../feedback/feedback.ts";
import { FeedbackCounts } from "../feedback/feedback-results.views.tsx";
import type { ActivityCounts, ActivityDescription, ChangeKind } from "./activity-description.ts";
import { effectNumber } from "./verdict-words.ts";

type Props = { language: Language; description: ActivityDescription };

type SectionProps = {
  language: Language;
  /** How many States took part. */
  took: number;
  /** Undefined for an organisation that keeps the activity: what States did is not for it. */
  description: ActivityDescription | undefined;
  attendance: readonly AttendanceCount[];
  feedback: FeedbackResults | undefined;
  file: string;
};

/** What was counted around an activity: changes, who came, what participants answered. None of it is an effect. */
export function DescriptionSection(props: SectionProps): VNode {
  const { language, took, description, attendance, feedback, file } = props;
  return (
    <section>
      <h2>{t(language, "described.title")}</h2>
      <Notice>
        <p>{t(language, "described.what")}</p>
      </Notice>
      <WhoCanSee language={language} who={t(language, "described.who")} />
      {description ? (
        <>
          <h3>{t(language, "described.changes")}</h3>
          <ChangesAround language={language} description={description} />
        </>
      ) : null}
      <h3>{t(language, "attendance.title")}</h3>
      <Attendance language={language} took={took} counts={attendance} />
      <h3 id="feedback">{t(language, "activity-feedback.results")}</h3>
      <FeedbackCounts language={language} results={feedback} />
      <p>
        <a href={file}>{t(language, "described.file")}</a>
      </p>
    </section>
  );
}

function Attendance({
  language,
  took,
  counts,
}: Pick<SectionProps, "language" | "took"> & { counts: SectionProps["attendance"] }): VNode {
  if (took < fewestShown) return <p>{t(language, "described.few")}</p>;
  if (counts.length === 0) return <p class="hint">{t(language, "described.attendance.none")}</p>;
  return <AttendanceTable language={language} counts={counts} heading={false} />;
}

/** Changes on record before and after one activity, beside other States; counts, never called an effect. */
function ChangesAround({ language, description }: Props): VNode {
  const { counts, cost } = description;
  if (counts.kind !== "counted") return <p>{whyNothing(language, counts)}</p>;
  return (
    <>
      <p>{t(language, "described.changes.what")}</p>
      <p>{statesInWords(language, counts.all)}</p>
      {counts.quarters < 8 ? <p>{untilInWords(language, counts)}</p> : null}
      <Table
        caption={t(language, "described.changes")}
        columns={columnsInWords(language, counts.all).map((label, n) => ({ label, numeric: n > 0 }))}
        rows={changeRows(language, counts).map((cells) => ({ cells }))}
      />
      <p>{costInWords(language, counts.all, cost)}</p>
      <p class="hint">{groundInWords(language, description)}</p>
    </>
  );
}

/** Why nothing is told. */
export function whyNothing(language: Language, counts: Exclude<ActivityCounts, { kind: "counted" }>): string {
  switch (counts.kind) {
    case "nobody":
      return t(language, "chain.empty");
    case "not-yet":
      return t(language, "described.not-yet", { day: formatDate(language, counts.begins) });
    case "few":
    case "outside":
      return t(language, `described.${counts.kind}`);
  }
}

export function untilInWords(
  language: Language,
  { until, quarters }: Extract<ActivityCounts, { kind: "counted" }>,
): string {
  return t(language, "described.until", { day: lastDay(language, until), quarters });
}

export function statesInWords(language: Language, { all }: Description): string {
  if (!all) return t(language, "described.few");
  const took = all.participants.states;
  return all.others
    ? t(language, "described.states", { took, others: all.others.states })
    : t(language, "described.states.few-others", { took });
}

/** Of others only where there are enough of them. */
export function columnsInWords(language: Language, { all }: Description): string[] {
  const columns = [
    ...(["results.outcome", "described.took-before", "described.took-after", "described.took-share"] as const),
    ...(all?.others ? (["described.others-before", "described.others-after", "described.others-share"] as const) : []),
  ];
  return columns.map((key) => t(language, key));
}

/** All changes together, then each kind. */
export function changeRows(
  language: Language,
  { all, byKind }: Extract<ActivityCounts, { kind: "counted" }>,
): string[][] {
  const line = (name: string, { all: pair }: Description): string[] => [
    name,
    ...(pair ? figures(language, pair.participants) : []),
    ...(pair?.others ? figures(language, pair.others) : []),
  ];
  return [
    line(t(language, "described.all"), all),
    ...[...byKind].map(([kind, description]) => line(t(language, `outcome.${kind satisfies ChangeKind}`), description)),
  ];
}

function figures(language: Language, { before, after, shareChanged }: Described): string[] {
  return [
    effectNumber(language, before, "counts"),
    effectNumber(language, after, "counts"),
    effectNumber(language, shareChanged, "once"),
  ];
}

export function costInWords(language: Language, description: Description, cost: ActivityDescription["cost"]): string {
  const observed = costOfObservedChange({ ...description, cost: cost?.amount ?? null });
  if (!observed.ok && observed.reason === "cost-not-recorded") return t(language, "described.cost.unknown");
  if (!observed.ok) return t(language, `results.cost.${observed.reason}`);
  return t(language, "results.cost.observed", {
    each: `${formatNumber(language, Math.round(observed.each))} ${cost?.currency ?? ""}`,
    changes: observed.changes,
  });
}

/** On which records the figures rest, so that anybody may count again. */
export function groundInWords(language: Language, { until, version }: ActivityDescription): string {
  return t(language, "results.ground.data", { until: lastDay(language, until), version: version.slice(0, 16) });
}

function lastDay(language: Language, before: string): string {
  return formatDate(language, Temporal.PlainDate.from(before).subtract({ days: 1 }).toString());
}
