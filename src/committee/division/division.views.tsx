import type { VNode } from "preact";
import type { AssignmentId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { regionalGroups } from "#states/state.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Button, type Option, SelectField } from "#ui/fields.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { assignmentsPath, divisionHistoryPath, divisionPath, reassignmentPath, suggestionsPath } from "../paths.ts";
import { type Assignment, type Expert, type Load, noWork, type StateWork, type Subject } from "./division.ts";

export type StateNames = ReadonlyMap<StateCode, string>;

/** What a page may be narrowed to; an empty word narrows nothing. */
export type Filter = { state: string; region: string; theme: string };

export type DivisionPageProps = {
  language: Language;
  names: StateNames;
  filter: Filter;
  /** The choices of the filter that are followed by somebody. */
  followed: { states: readonly StateCode[]; themes: readonly string[] };
  experts: readonly (Expert & { lines: readonly Assignment[]; load: Load })[];
  /** What waits about each State; undefined for those who do not read drafts and letters. */
  work: ReadonlyMap<StateCode, StateWork> | undefined;
  /** How many States nobody follows. */
  without: number;
  mayAssign: boolean;
};

export function DivisionPage(props: DivisionPageProps): VNode {
  const { language, experts, without } = props;
  return (
    <>
      <h1>{t(language, "division.title")}</h1>
      <p>{t(language, "division.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Ways {...props} />
      <Loads {...props} />
      {without > 0 ? <p>{t(language, "division.without", { count: without })}</p> : null}
      <h2>{t(language, "division.lines")}</h2>
      <FilterForm {...props} />
      {experts.map((expert) => (
        <section>
          <h3>
            <bdi>{expert.name}</bdi>
          </h3>
          <Lines {...props} expert={expert} />
        </section>
      ))}
    </>
  );
}

/** Where one goes from here. */
function Ways({ language, mayAssign, work }: DivisionPageProps): VNode {
  const ways = [
    ...(mayAssign
      ? ([
          [assignmentsPath, "division.assign"],
          [reassignmentPath, "division.reassign"],
        ] as const)
      : []),
    ...(work ? ([[suggestionsPath, "division.suggestions"]] as const) : []), // the loads are not for members
    [divisionHistoryPath, "division.history"] as const,
  ];
  return (
    <ul>
      {ways.map(([path, label]) => (
        <li>
          <a href={`/${language}${path}`}>{t(language, label)}</a>
        </li>
      ))}
    </ul>
  );
}

function Loads({ language, experts, work }: DivisionPageProps): VNode {
  const waiting = ["drafts", "procedures", "letters"] as const;
  const kinds = ["states", "regions", "themes", ...(work ? ([...waiting, "total"] as const) : [])] as const;
  const columns: Column[] = [
    { label: t(language, "division.expert") },
    ...kinds.map((kind) => ({ label: t(language, `division.load.${kind}`), numeric: true })),
  ];
  return (
    <>
      <h2>{t(language, "division.loads")}</h2>
      {work ? <p class="hint">{t(language, "division.loads.what")}</p> : null}
      <Table
        caption={t(language, "division.loads")}
        columns={columns}
        rows={experts.map(({ name, load }) => ({ cells: [<bdi>{name}</bdi>, ...kinds.map((kind) => load[kind])] }))}
        empty={t(language, "division.no-experts")}
      />
    </>
  );
}

function FilterForm({ language, names, filter, followed }: DivisionPageProps): VNode {
  const all: Option = { value: "", label: t(language, "division.filter.all") };
  return (
    <form method="get" action={`/${language}${divisionPath}`} class="form form-search">
      <SelectField
        name="state"
        label={t(language, "division.state")}
        value={filter.state}
        options={[all, ...followed.states.map((code) => ({ value: code, label: names.get(code) ?? code }))]}
      />
      <SelectField
        name="region"
        label={t(language, "division.region")}
        value={filter.region}
        options={[all, ...regionOptions(language)]}
      />
      <SelectField
        name="theme"
        label={t(language, "division.theme")}
        value={filter.theme}
        options={[all, ...followed.themes.map((theme) => ({ value: theme, label: theme }))]}
      />
      <Button>{t(language, "division.filter")}</Button>
    </form>
  );
}

function Lines({
  language,
  names,
  work,
  expert: { name, lines },
}: DivisionPageProps & { expert: DivisionPageProps["experts"][number] }): VNode {
  const waiting = work ? (["drafts", "procedures", "letters"] as const) : [];
  return (
    <Table
      caption={`${t(language, "division.lines")}: ${name}`}
      columns={[
        { label: t(language, "division.follows") },
        { label: t(language, "division.since") },
        ...waiting.map((kind) => ({ label: t(language, `division.load.${kind}`), numeric: true })),
        { label: t(language, "division.reason") },
      ]}
      rows={lines.map((line) => ({
        cells: [
          <SubjectWords language={language} names={names} subject={line.subject} />,
          spanWords(language, line),
          ...waiting.map((kind) => workOf(line, work)?.[kind] ?? ""),
          <bdi>{line.reason}</bdi>,
        ],
      }))}
      empty={t(language, "division.lines.empty")}
    />
  );
}

/** What waits about the State of a line; a region or a theme has nothing of its own. */
function workOf({ subject }: Assignment, work: DivisionPageProps["work"]): StateWork | undefined {
  return subject.kind === "state" ? (work?.get(subject.state) ?? noWork) : undefined;
}

type SubjectProps = { language: Language; names: StateNames; subject: Subject };

export function SubjectWords({ language, names, subject }: SubjectProps): VNode {
  return <bdi>{subjectWords(language, names, subject)}</bdi>;
}

/** A State by its name, a regional group by its own, a theme as it was typed. */
export function subjectWords(language: Language, names: StateNames, subject: Subject): string {
  switch (subject.kind) {
    case "state":
      return names.get(subject.state) ?? subject.state;
    case "region":
      return t(language, `division.region.${subject.region}`);
    case "theme":
      return subject.theme;
  }
}

export function regionOptions(language: Language): Option[] {
  return regionalGroups.map((region) => ({ value: region, label: t(language, `division.region.${region}`) }));
}

/** Since when a line runs, and the last day of one that was ended. */
function spanWords(language: Language, { from, ended }: Assignment): string {
  const since = formatDate(language, from);
  if (!ended) return since;
  if (ended.to <= from) return t(language, "division.never", { date: since });
  const last = Temporal.PlainDate.from(ended.to).subtract({ days: 1 }).toString();
  return t(language, "division.until", { from: since, to: formatDate(language, last) });
}

export type HistoryPageProps = { language: Language; names: StateNames; lines: readonly Assignment[] };

/** Every line there ever was: who gave it, who ended it, when and why. */
export function HistoryPage({ language, names, lines }: HistoryPageProps): VNode {
  return (
    <>
      <h1>{t(language, "division.history")}</h1>
      <p>{t(language, "division.history.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Table
        caption={t(language, "division.history")}
        columns={["follows", "expert", "since", "given", "ended"].map((column) => ({
          label: t(language, `division.${column as "follows" | "expert" | "since" | "given" | "ended"}`),
        }))}
        rows={lines.map((line) => ({
          cells: [
            <SubjectWords language={language} names={names} subject={line.subject} />,
            <>
              <bdi>{line.expert.name}</bdi>
              <Before language={language} line={line} lines={lines} />
            </>,
            spanWords(language, line),
            <Act language={language} {...line.assigned} reason={line.reason} />,
            line.ended ? <Act language={language} {...line.ended} /> : "",
          ],
        }))}
        empty={t(language, "division.lines.empty")}
      />
    </>
  );
}

/** Who followed the work before this line took the place of another. */
function Before({
  language,
  line,
  lines,
}: {
  language: Language;
  line: Assignment;
  lines: readonly Assignment[];
}): VNode | null {
  const before = lines.find(({ id }: { id: AssignmentId }) => id === line.replaces);
  if (!before) return null;
  return <p class="hint">{t(language, "division.before", { name: before.expert.name })}</p>;
}

function Act({
  language,
  by,
  at,
  reason,
}: {
  language: Language;
  by: string;
  at: Temporal.Instant;
  reason: string;
}): VNode {
  return (
    <>
      <bdi>{by}</bdi>, {formatMoment(language, at, "America/New_York")}
      {reason ? (
        <p class="hint">
          <bdi>{reason}</bdi>
        </p>
      ) : null}
    </>
  );
}
