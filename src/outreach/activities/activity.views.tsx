import type { ComponentChildren, VNode } from "preact";
import type { ActivityStanding } from "#db/schema/outreach.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { ShownActivity, ShownParty } from "../calendar/shown.queries.ts";
import {
  activityPartPath,
  activityPath,
  activityStepPath,
  afterwardsPath,
  documentsPath,
  feedbackPath,
  notePath,
} from "../paths.ts";
import type { ActivityEvent, ActivityHead, ActivityWhole, AttendanceCount, Invitee, Party } from "./activity.ts";
import { regionInWords } from "./activity-form.views.tsx";
import { type Names, partyName, timeInWords } from "./activity-words.ts";
import { AttendanceTable } from "./attendance.views.tsx";
import { wasHeld } from "./machine.ts";
import { contributionInWords } from "./people.views.tsx";
import { placeInWords } from "./place-words.ts";
import type { StepByHand } from "./steps.views.tsx";

const newYork = "America/New_York";

const tones: Record<ActivityStanding, Tone> = {
  proposed: "due",
  planned: "due",
  invited: "due",
  confirmed: "settled",
  postponed: "held",
  held: "settled",
  reported: "settled",
  evaluated: "settled",
  closed: "quiet",
  cancelled: "refused",
  merged: "quiet",
};

export function ActivityStandingPill({
  language,
  standing,
}: {
  language: Language;
  standing: ActivityStanding;
}): VNode {
  return <StatusPill tone={tones[standing]}>{t(language, `activity.standing.${standing}`)}</StatusPill>;
}

type ActivityPageProps = {
  language: Language;
  activity: ActivityWhole;
  names: Names;
  events: readonly ActivityEvent[];
  attendance: readonly AttendanceCount[];
  /** The steps this person may take now. */
  steps: readonly StepByHand[];
  may: { write: boolean; note: boolean; invite: boolean; assign: boolean; show: boolean };
  /** Themes it uses, flagged where positions differ; for those who may know. */
  themes?: ComponentChildren;
  overlap?: ComponentChildren;
  /** What was decided of it and other bodies' announcements. */
  same?: ComponentChildren;
  children?: ComponentChildren;
};

/** One activity: what it is, when and where, who organises it, whom it is for, and what happened. */
export function ActivityPage(props: ActivityPageProps): VNode {
  const { language, activity, names, events, attendance, steps, may, themes, overlap, same, children } = props;
  const isPast = wasHeld(activity.standing) && !activity.onRecord;
  const link = (path: string, label: string): VNode => (
    <li>
      <a href={`/${language}${path}`}>{label}</a>
    </li>
  );
  return (
    <>
      <h1>
        <TextIn language={activity.language} page={language}>
          {activity.title}
        </TextIn>
      </h1>
      <p>
        <ActivityStandingPill language={language} standing={activity.standing} />{" "}
        {activity.mergedInto ? (
          <a href={`/${language}${activityPath(activity.mergedInto)}`}>{t(language, "activity.merged-into")}</a>
        ) : null}
      </p>
      <WhoCanSee
        language={language}
        who={t(
          language,
          activity.shownAt
            ? "activity.who.everybody"
            : activity.owner
              ? "activity.who.owner"
              : "activity.who.committee",
        )}
      />
      {themes}
      <ActivityFacts language={language} activity={activity} names={names} />
      {steps.length > 0 || may.write || may.note || may.invite || may.show || isPast ? (
        <nav aria-label={t(language, "activity.steps")}>
          <ul>
            {steps.map((step) => link(activityStepPath(activity.id, step), t(language, `activity.step.${step}`)))}
            {may.write ? link(activityPartPath(activity.id, "text"), t(language, "activity.write")) : null}
            {may.invite
              ? link(activityPartPath(activity.id, "invitees"), t(language, "activity.invitees.change"))
              : null}
            {may.invite && isPast
              ? link(activityPartPath(activity.id, "attendance"), t(language, "attendance.title"))
              : null}
            {may.write ? link(documentsPath(activity.id), t(language, "documents.title")) : null}
            {may.note ? link(notePath(activity.id), t(language, "note.title")) : null}
            {may.write ? link(feedbackPath(activity.id), t(language, "activity-feedback.title")) : null}
            {may.write ? link(activityPartPath(activity.id, "parties"), t(language, "activity.parties")) : null}
            {may.assign ? link(activityPartPath(activity.id, "experts"), t(language, "activity.experts.change")) : null}
            {isPast ? link(afterwardsPath(activity.id), t(language, "chain.title")) : null}
            {may.show
              ? link(
                  activityPartPath(activity.id, "showing"),
                  t(language, activity.shownAt ? "activity.hide" : "activity.show"),
                )
              : null}
          </ul>
        </nav>
      ) : null}
      {overlap}
      {same}
      <Invitees language={language} invitees={activity.invitees} names={names} />
      <AttendanceTable language={language} counts={attendance} />
      {children}
      <Events language={language} events={events} />
    </>
  );
}

type FactsOf = Omit<ShownActivity, "parties" | "changedAt" | "timeZone" | "standing" | "sequence"> & {
  parties: readonly (ShownParty & Partial<Party>)[];
} & Partial<Pick<ActivityWhole, "experts" | "objective">>;

/** What everybody who may read an activity reads of it. */
export function ActivityFacts({
  language,
  activity,
  names,
}: {
  language: Language;
  activity: FactsOf;
  names: Names;
}): VNode {
  const written = (text: string): VNode => (
    <TextIn language={activity.language} page={language}>
      {text}
    </TextIn>
  );
  const inRole = (role: "organiser" | "host" | "sponsor"): string[] =>
    activity.parties
      .filter((party) => party.role === role)
      .map((party) => [partyName(party, names), contributionInWords(language, party)].filter(Boolean).join(": "));
  const facts = [
    { label: t(language, "activity.when"), value: timeInWords(language, activity.time) },
    { label: t(language, "activity.kind"), value: kindInWords(language, activity) },
    { label: t(language, "activity.place"), value: placeInWords(activity, names) },
    { label: t(language, "activity.organisers"), value: list(inRole("organiser")) },
    { label: t(language, "activity.hosts"), value: list(inRole("host")) },
    {
      label: t(language, "activity.sponsors"),
      value: activity.sponsor ? written(activity.sponsor) : list(inRole("sponsor")),
    },
    {
      label: t(language, "activity.region"),
      value: activity.serves
        ? written(activity.serves)
        : activity.region
          ? regionInWords(language, activity.region)
          : "",
    },
    {
      label: t(language, "activity.subjects"),
      value: list(activity.subjects.map((one) => t(language, `activity.subject.${one}`))),
    },
    { label: t(language, "activity.experts"), value: list((activity.experts ?? []).map(({ name }) => name)) },
    {
      label: t(language, "activity.objective"),
      value: activity.objective ? (names.objectives.get(activity.objective) ?? "") : "",
    },
    { label: t(language, "activity.languages"), value: list(activity.languages.map((code) => ownNames[code])) },
    { label: t(language, "activity.description"), value: activity.description ? written(activity.description) : "" },
    { label: t(language, "activity.link"), value: activity.link ? <a href={activity.link}>{activity.link}</a> : "" },
    { label: t(language, "activity.source"), value: written(activity.source) },
    ...(activity.reference
      ? [{ label: t(language, "activity.reference"), value: <bdi dir="ltr">{activity.reference}</bdi> }]
      : []),
  ];
  return <Facts facts={facts.filter(({ value }) => value !== "" && value !== null)} />;
}

export function kindInWords(language: Language, { kind, mode }: Pick<ActivityHead, "kind" | "mode">): string {
  const words = t(language, `activity.kind.${kind}`);
  return mode === "in-person" ? words : `${words} · ${t(language, `activity.mode.${mode}`)}`;
}

function list(words: readonly string[]): ComponentChildren {
  if (words.length === 0) return "";
  if (words.length === 1) return <bdi>{words[0]}</bdi>;
  return (
    <ul class="plain">
      {words.map((one) => (
        <li>
          <bdi>{one}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Invitees({
  language,
  invitees,
  names,
}: {
  language: Language;
  invitees: readonly Invitee[];
  names: Names;
}): VNode | null {
  if (invitees.length === 0) return null;
  const collator = new Intl.Collator(language);
  const named = invitees
    .map((one) => ({ ...one, name: partyName({ ...one, body: null }, names) }))
    .sort((a, b) => collator.compare(a.name, b.name));
  return (
    <>
      <h2>{t(language, "activity.invitees")}</h2>
      <Table
        caption={t(language, "activity.invitees")}
        columns={[{ label: t(language, "activity.invitee") }, { label: t(language, "column.standing") }]}
        rows={named.map(({ name, standing }) => ({
          cells: [<bdi>{name}</bdi>, t(language, `activity.invitee.${standing}`)],
        }))}
      />
    </>
  );
}

function Events({ language, events }: { language: Language; events: readonly ActivityEvent[] }): VNode | null {
  if (events.length === 0) return null;
  return (
    <>
      <h2>{t(language, "activity.history")}</h2>
      <Table
        caption={t(language, "activity.history")}
        columns={(["record.column.when", "activity.event", "record.column.who", "activity.words"] as const).map(
          (key) => ({
            label: t(language, key),
          }),
        )}
        rows={events.map(({ at, event, by, words }) => ({
          cells: [
            formatMoment(language, at, newYork),
            t(language, `act.activity.${event}`),
            <bdi>{by ?? t(language, "capacity.system")}</bdi>,
            <bdi>{words}</bdi>,
          ],
        }))}
      />
    </>
  );
}
