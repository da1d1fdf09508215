import type { ComponentChildren, VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatDays } from "#ui/dates.tsx";
import { Button, DateField, type DateParts, ErrorSummary, type FieldError } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import {
  membersPath,
  officeEndingPath,
  officesPath,
  termEndingPath,
  termsPath,
  workingGroupEndingPath,
  workingGroupsPath,
} from "../paths.ts";
import type { CommitteeOnADay } from "./membership.queries.ts";
import { type Office, type Running, seatsOfTheCommittee } from "./membership.ts";

export type StateNames = ReadonlyMap<StateCode, string>;

export type MembersPageProps = {
  language: Language;
  /** The day asked for, and what was typed to ask for it. */
  on: string;
  typed: DateParts;
  errors: readonly FieldError[];
  /** The Committee on that day; undefined when no such day can be asked for. */
  committee: CommitteeOnADay | undefined;
  names: StateNames;
  mayRecord: boolean;
};

export function MembersPage({ language, on, typed, errors, committee, names, mayRecord }: MembersPageProps): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "members.title")}</h1>
      <p>{t(language, "members.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <form method="get" action={`/${language}${membersPath}`} class="form form-search">
        <DateField
          name="on"
          label={t(language, "members.on")}
          language={language}
          value={typed}
          error={errors[0]?.message}
        />
        <Button kind="main">{t(language, "members.ask")}</Button>
      </form>
      {mayRecord ? <RecordLinks language={language} /> : null}
      {committee ? <OnTheDay {...{ language, on, committee, names, mayRecord }} /> : null}
    </>
  );
}

function RecordLinks({ language }: { language: Language }): VNode {
  const at = (path: string): string => `/${language}${path}`;
  return (
    <ul>
      <li>
        <a href={at(termsPath)}>{t(language, "members.record.term")}</a>
      </li>
      <li>
        <a href={at(officesPath)}>{t(language, "members.record.office")}</a>
      </li>
      <li>
        <a href={at(workingGroupsPath)}>{t(language, "members.record.working-group")}</a>
      </li>
    </ul>
  );
}

type PartProps = {
  language: Language;
  on: string;
  committee: CommitteeOnADay;
  names: StateNames;
  mayRecord: boolean;
};

function OnTheDay(props: PartProps): VNode {
  const { language, on, committee } = props;
  const count = committee.members.length;
  return (
    <>
      <h2>{t(language, "members.on-the-day", { date: formatDate(language, on) })}</h2>
      <p>{t(language, "members.count", { count })}</p>
      {count > seatsOfTheCommittee ? (
        <Notice tone="due" title={t(language, "members.too-many")}>
          <p>{t(language, "members.too-many.what")}</p>
        </Notice>
      ) : null}
      <Members {...props} />
      <Offices {...props} />
      <WorkingGroups {...props} />
    </>
  );
}

/** The columns of a table here; who may record has one more. */
function columnsOf(language: Language, labels: readonly string[], mayRecord: boolean) {
  return [...labels, t(language, "holidays.source"), ...(mayRecord ? [t(language, "members.change")] : [])].map(
    (label) => ({ label }),
  );
}

function Members({ language, committee: { members }, names, mayRecord }: PartProps): VNode {
  return (
    <>
      <h3>{t(language, "members.members")}</h3>
      <Table
        caption={t(language, "members.members")}
        columns={columnsOf(
          language,
          [t(language, "members.state"), t(language, "members.seat"), t(language, "members.term")],
          mayRecord,
        )}
        rows={members.map((term) => {
          const name = names.get(term.stateCode) ?? term.stateCode;
          return {
            cells: [
              name,
              t(language, `members.seat.${term.seat}`),
              spanWords(language, term),
              <Sources language={language} {...term} />,
              ...(mayRecord ? [<EndLink language={language} path={termEndingPath(term.id)} what={name} />] : []),
            ],
          };
        })}
        empty={t(language, "members.members.empty")}
      />
    </>
  );
}

function Offices({ language, committee: { offices }, names, mayRecord }: PartProps): VNode {
  return (
    <>
      <h3>{t(language, "members.offices")}</h3>
      <Table
        caption={t(language, "members.offices")}
        columns={columnsOf(
          language,
          [t(language, "members.office"), t(language, "members.holder"), t(language, "members.term")],
          mayRecord,
        )}
        rows={offices.map((office) => ({
          cells: [
            <OfficeWords language={language} office={office} />,
            <Holder office={office} names={names} />,
            spanWords(language, office),
            <Sources language={language} {...office} />,
            ...(mayRecord
              ? [
                  <EndLink
                    language={language}
                    path={officeEndingPath(office.id)}
                    what={`${t(language, `members.office.${office.kind}`)} – ${holderWords(office, names)}`}
                  />,
                ]
              : []),
          ],
        }))}
        empty={t(language, "members.offices.empty")}
      />
    </>
  );
}

function WorkingGroups({ language, committee: { groups, offices }, names, mayRecord }: PartProps): VNode {
  const coordinators = (id: string): string =>
    offices
      .filter(({ group }) => group?.id === id)
      .map((office) => holderWords(office, names))
      .join(", ");
  return (
    <>
      <h3>{t(language, "members.working-groups")}</h3>
      <Table
        caption={t(language, "members.working-groups")}
        columns={columnsOf(
          language,
          [
            t(language, "members.working-group"),
            t(language, "members.office.coordinator"),
            t(language, "members.term"),
          ],
          mayRecord,
        )}
        rows={groups.map((group) => ({
          cells: [
            <TextIn language={group.language} page={language}>
              {group.name}
            </TextIn>,
            <bdi>{coordinators(group.id)}</bdi>,
            spanWords(language, group),
            <Sources language={language} source={group.source} endedSource={group.endedSource} />,
            ...(mayRecord
              ? [<EndLink language={language} path={workingGroupEndingPath(group.id)} what={group.name} />]
              : []),
          ],
        }))}
        empty={t(language, "members.working-groups.empty")}
      />
    </>
  );
}

/** An office by its name; a coordinator's with the working group. */
export function OfficeWords({ language, office: { kind, group } }: { language: Language; office: Office }): VNode {
  return (
    <>
      {t(language, `members.office.${kind}`)}
      {group ? (
        <p class="hint">
          <TextIn language={group.language} page={language}>
            {group.name}
          </TextIn>
        </p>
      ) : null}
    </>
  );
}

function Holder({ office, names }: { office: Office; names: StateNames }): VNode {
  const state = office.stateCode && (names.get(office.stateCode) ?? office.stateCode);
  return (
    <>
      {office.person ? <bdi>{office.person}</bdi> : null}
      {office.person && state ? ", " : null}
      {state}
    </>
  );
}

/** Who holds an office, in one line of text. */
export function holderWords({ person, stateCode }: Office, names: StateNames): string {
  return [person, stateCode && (names.get(stateCode) ?? stateCode)].filter(Boolean).join(", ");
}

/** "1 January 2025 – 31 December 2026", or since when it runs. */
export function spanWords(language: Language, { from, to }: Running): string {
  if (to === null) return t(language, "members.since", { date: formatDate(language, from) });
  return to > from ? formatDays(language, from, to) : t(language, "members.never");
}

function Sources({
  language,
  source,
  endedSource,
}: {
  language: Language;
  source: string;
  endedSource: string | null;
}): VNode {
  return (
    <>
      <bdi>{source}</bdi>
      {endedSource ? (
        <p class="hint">
          {t(language, "members.ended")} <bdi>{endedSource}</bdi>
        </p>
      ) : null}
    </>
  );
}

/** The link reads "End"; read aloud it says what. */
function EndLink({ language, path, what }: { language: Language; path: string; what: ComponentChildren }): VNode {
  return (
    <a href={`/${language}${path}`}>
      {t(language, "members.end")}
      <span class="visually-hidden">: {what}</span>
    </a>
  );
}
