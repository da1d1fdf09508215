import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { cellPath } from "#matrix/paths.ts";
import { Label, whereWords } from "#matrix/sheet.views.tsx";
import { cellName } from "#regime/template.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Button, SelectField } from "#ui/fields.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { Lines, type Room, RoomLinks, type StateNames } from "../incoming/incoming.views.tsx";
import { entryPath } from "../incoming/paths.ts";
import { letterPath } from "../paths.ts";
import { type Information, type Outcome, waitingOrAll } from "./information.ts";
import { informationActPath, informationLinePath, informationPath } from "./paths.ts";

const zone = "America/New_York";

type ListProps = {
  language: Language;
  lines: readonly Information[];
  names: StateNames;
  shown: (typeof waitingOrAll)[number];
  state: StateCode | undefined;
  states: readonly { code: StateCode; name: string }[];
  /** The person is of a State and sees what it gave. */
  own: boolean;
  rooms: readonly Room[];
};

/** Information received: what waits, by State and paragraph; to a State what became of each of its lines. */
export function InformationPage(props: ListProps): VNode {
  const { language, lines, names, own, shown, rooms } = props;
  return (
    <>
      <h1>{t(language, "information.title")}</h1>
      <p>{t(language, own ? "information.what-own" : "information.what")}</p>
      <WhoCanSee language={language} who={t(language, "information.who")} />
      <RoomLinks language={language} rooms={rooms.filter((room) => room !== "information")} />
      {own ? null : <Filters {...props} />}
      <InformationTable
        language={language}
        lines={lines}
        names={own ? undefined : names}
        empty={t(language, own || shown === "all" ? "information.empty" : "information.nothing-waits")}
      />
    </>
  );
}

function Filters({ language, state, states, shown }: ListProps): VNode {
  return (
    <form method="get" action={`/${language}${informationPath}`} class="form form-search" role="search">
      <SelectField
        name="state"
        label={t(language, "column.state")}
        value={state ?? ""}
        options={[
          { value: "", label: t(language, "incoming.all") },
          ...states.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <SelectField
        name="show"
        label={t(language, "column.standing")}
        value={shown}
        options={waitingOrAll.map((one) => ({ value: one, label: t(language, `information.${one}`) }))}
      />
      <Button kind="main">{t(language, "incoming.look")}</Button>
    </form>
  );
}

type TableProps = {
  language: Language;
  lines: readonly Information[];
  /** The State of each line, where they are of several. */
  names: StateNames | undefined;
  empty: string;
};

/** Lines of information with what became of them. */
export function InformationTable({ language, lines, names, empty }: TableProps): VNode {
  const columns: MessageKey[] = [
    "information.measure",
    ...(names ? (["column.state"] as const) : []),
    "information.place",
    "information.source",
    "information.given-on",
    "column.standing",
  ];
  return (
    <Table
      caption={t(language, "information.title")}
      columns={columns.map((key) => ({ label: t(language, key) }))}
      rows={lines.map((line) => ({
        cells: [
          <a href={`/${language}${informationLinePath(line.id)}`} lang={line.language} dir="auto">
            {shortened(line.measure)}
          </a>,
          ...(names ? [names.get(line.stateCode) ?? line.stateCode] : []),
          <PlaceWords language={language} line={line} />,
          <bdi>{shortened(line.source)}</bdi>,
          formatDate(language, dayOf(line.givenAt)),
          <LinePill language={language} outcome={line.outcomes[0]} />,
        ],
      }))}
      empty={empty}
    />
  );
}

const mostShown = 160;

function shortened(text: string): string {
  const signs = [...text];
  return signs.length > mostShown ? `${signs.slice(0, mostShown).join("")}…` : text;
}

/** Where a line belongs: the row of the matrix, or the paragraph, or that it was not said. */
export function PlaceWords({ language, line }: { language: Language; line: Information }): VNode {
  if (!line.row)
    return (
      <bdi dir={line.paragraph ? "ltr" : undefined}>{line.paragraph || t(language, "information.place.none")}</bdi>
    );
  return (
    <>
      <bdi dir="ltr">{line.paragraph}</bdi> · <Label language={language} texts={line.row.label} number={line.row.n} />
    </>
  );
}

/** What became of a line, never without the day. */
export function LinePill({ language, outcome }: { language: Language; outcome: Outcome | undefined }): VNode {
  if (!outcome) return <StatusPill tone="due">{t(language, "information.waiting")}</StatusPill>;
  const words = t(language, `information.outcome.${outcome.kind}`, { date: formatDate(language, dayOf(outcome.at)) });
  return <StatusPill tone={outcome.kind === "set-aside" ? "quiet" : "settled"}>{words}</StatusPill>;
}

type LineProps = { language: Language; line: Information; stateName: string; mayBringIn: boolean };

/** One line: what was given, from where, what became of it, and what may be done. */
export function InformationLinePage(props: LineProps): VNode {
  const { language, line } = props;
  return (
    <>
      <h1>{t(language, "information.of", { state: props.stateName })}</h1>
      <p>
        <LinePill language={language} outcome={line.outcomes[0]} />
      </p>
      <WhoCanSee language={language} who={t(language, "information.who")} />
      <Acts {...props} />
      <Lines text={line.measure} language={line.language} />
      <Facts facts={lineFacts(props)} />
      {line.outcomes.length > 0 ? <h2>{t(language, "information.became")}</h2> : null}
      <ul>
        {line.outcomes.map((outcome) => (
          <li>
            <OutcomeWords language={language} line={line} outcome={outcome} />{" "}
            <span class="hint">
              <bdi>{outcome.by}</bdi>, {formatMoment(language, outcome.at, zone)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Acts({ language, line, mayBringIn }: LineProps): VNode | null {
  if (!mayBringIn) return null;
  const did = new Set(line.outcomes.map(({ kind }) => kind));
  const link = (act: "matrix" | "report" | "setting-aside", key: MessageKey, main = false): VNode => (
    <a class={`button ${main ? "button-main" : ""}`} href={`/${language}${informationActPath(line.id, act)}`}>
      {t(language, key)}
    </a>
  );
  return (
    <div class="buttons">
      {did.has("matrix") ? null : link("matrix", "information.bring-into-matrix", true)}
      {did.has("report") ? null : link("report", "information.bring-into-report")}
      {did.size > 0 ? null : link("setting-aside", "information.set-aside")}
    </div>
  );
}

/** What is known of a line, for its own page and for those of the acts on it. */
export function lineFacts({ language, line }: Pick<LineProps, "language" | "line">): Fact[] {
  return [
    { label: t(language, "information.place"), value: <PlaceWords language={language} line={line} /> },
    {
      label: t(language, "information.source"),
      value: (
        <>
          <bdi>{line.source}</bdi>
          {line.link ? (
            <>
              {" · "}
              <a href={line.link} rel="noreferrer">
                <bdi dir="ltr">{line.link}</bdi>
              </a>
            </>
          ) : null}
        </>
      ),
    },
    ...(line.dated ? [{ label: t(language, "information.dated"), value: formatDate(language, line.dated) }] : []),
    { label: t(language, "information.came-with"), value: <Origin language={language} line={line} /> },
    {
      label: t(language, "information.given-on"),
      value: (
        <>
          <bdi>{line.givenBy}</bdi>, {formatMoment(language, line.givenAt, zone)}
        </>
      ),
    },
  ];
}

function Origin({ language, line }: { language: Language; line: Information }): VNode {
  const links = [
    ...(line.incoming ? [{ href: entryPath(line.incoming.id), label: line.incoming.reference }] : []),
    ...(line.letter ? [{ href: letterPath(line.letter.id), label: line.letter.reference }] : []),
  ];
  return (
    <>
      {links.map(({ href, label }, n) => (
        <>
          {n > 0 ? " · " : null}
          <a href={`/${language}${href}`}>
            <bdi dir="ltr">{label}</bdi>
          </a>
        </>
      ))}
    </>
  );
}

/** What became of it in full: the cell, the version of the report, or the reason. A State sees no more than it may. */
function OutcomeWords({ language, line, outcome }: { language: Language; line: Information; outcome: Outcome }): VNode {
  switch (outcome.kind) {
    case "matrix": {
      const cell = `${outcome.place.rowId} · ${whereWords(language, outcome.place)}`;
      const words = t(language, "information.in-matrix", { cell });
      if (outcome.matrixNumber === null) return <>{words}</>;
      const href = `/${language}${cellPath(line.stateCode, outcome.matrixNumber, cellName(outcome.place))}`;
      return <a href={href}>{words}</a>;
    }
    case "report":
      if (outcome.title === null) return <>{t(language, "information.in-a-report")}</>;
      return <>{t(language, "information.in-report", { title: outcome.title, number: outcome.number ?? 0 })}</>;
    case "set-aside":
      return (
        <>
          {t(language, "information.set-aside-because")} <bdi>{outcome.reason}</bdi>
        </>
      );
  }
}

function dayOf(moment: Temporal.Instant): string {
  return moment.toZonedDateTimeISO(zone).toPlainDate().toString();
}
