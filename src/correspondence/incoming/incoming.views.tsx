import type { ComponentChildren, VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Button, SelectField, TextField } from "#ui/fields.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { briefingsPath } from "../briefings/paths.ts";
import { informationPath } from "../information/paths.ts";
import { letterPath } from "../paths.ts";
import { type Incoming, type IncomingFilter, incomingKinds, waitingOrProcessed } from "./incoming.ts";
import { entryPath, incomingPath, newIncomingPath } from "./paths.ts";

export type StateNames = ReadonlyMap<StateCode, string>;

/** Who sent an entry: the State, the organisation, or as it stands in words. */
export function Sender({ language, entry, names }: { language: Language; entry: Incoming; names: StateNames }): VNode {
  if (entry.stateCode) return <>{names.get(entry.stateCode) ?? entry.stateCode}</>;
  if (!entry.organisation) return <bdi>{entry.sender}</bdi>;
  const name = pickText(entry.organisation.name, language);
  return (
    <TextIn language={name.in} page={language}>
      {name.text}
    </TextIn>
  );
}

/** Whether it waits or was processed, never without the day. */
export function EntryPill({ language, entry }: { language: Language; entry: Incoming }): VNode {
  if (!entry.processed) return <StatusPill tone="due">{t(language, "incoming.waiting")}</StatusPill>;
  const day = entry.processed.at.toZonedDateTimeISO("America/New_York").toPlainDate().toString();
  const words = t(language, "incoming.processed-on", { date: formatDate(language, day) });
  return <StatusPill tone="settled">{words}</StatusPill>;
}

/** Rooms that stand side by side: what comes in, information received, briefings. */
export function RoomLinks({ language, rooms }: { language: Language; rooms: readonly Room[] }): VNode | null {
  if (rooms.length < 2) return null;
  return (
    <p>
      {rooms.map((room, n) => (
        <>
          {n > 0 ? <span aria-hidden="true"> · </span> : null}
          <a href={`/${language}${roomPaths[room]}`}>{t(language, `${room}.title`)}</a>
        </>
      ))}
    </p>
  );
}

export type Room = "incoming" | "information" | "briefing";
const roomPaths: Record<Room, string> = {
  incoming: incomingPath,
  information: informationPath,
  briefing: briefingsPath,
};

type RegisterProps = {
  language: Language;
  entries: readonly Incoming[];
  names: StateNames;
  filter: IncomingFilter;
  years: readonly number[];
  states: readonly { code: StateCode; name: string }[];
  page: number;
  isMore: boolean;
  mayRegister: boolean;
  /** The person is of a State and sees what it sent. */
  own: boolean;
  rooms: readonly Room[];
};

/** The register of what comes in. */
export function RegisterPage(props: RegisterProps): VNode {
  const { language, mayRegister, own, rooms, entries, names } = props;
  return (
    <>
      <h1>{t(language, "incoming.title")}</h1>
      <p>{t(language, own ? "incoming.what-own" : "incoming.what")}</p>
      <WhoCanSee language={language} who={t(language, "incoming.who")} />
      <RoomLinks language={language} rooms={rooms.filter((room) => room !== "incoming")} />
      {mayRegister ? (
        <p class="buttons">
          <a class="button button-main" href={`/${language}${newIncomingPath}`}>
            {t(language, "incoming.register")}
          </a>
        </p>
      ) : null}
      <Filters {...props} />
      <EntriesTable
        language={language}
        entries={entries}
        names={names}
        empty={t(language, isAsked(props) ? "incoming.nothing-found" : "incoming.empty")}
      />
      <Pages {...props} />
    </>
  );
}

function isAsked({ filter, page }: RegisterProps): boolean {
  return page > 1 || Object.values(filter).some((value) => value !== undefined);
}

/** Entries of the register as lines. */
export function EntriesTable({
  language,
  entries,
  names,
  empty,
}: {
  language: Language;
  entries: readonly Incoming[];
  names: StateNames;
  empty: string;
}): VNode {
  return (
    <Table
      caption={t(language, "incoming.title")}
      columns={(
        [
          "column.reference",
          "incoming.received-on",
          "incoming.kind",
          "incoming.from",
          "incoming.answers",
          "column.standing",
        ] as const
      ).map((key) => ({ label: t(language, key) }))}
      rows={entries.map((entry) => ({
        cells: [
          <a href={`/${language}${entryPath(entry.id)}`}>
            <bdi dir="ltr">{entry.reference}</bdi>
          </a>,
          formatDate(language, entry.receivedOn),
          <>
            {t(language, `incoming.kind.${entry.kind}`)}
            {entry.theirReference ? (
              <>
                {" "}
                <bdi>{entry.theirReference}</bdi>
              </>
            ) : null}
          </>,
          <Sender language={language} entry={entry} names={names} />,
          <AnsweredLink language={language} entry={entry} />,
          <EntryPill language={language} entry={entry} />,
        ],
      }))}
      empty={empty}
    />
  );
}

/** The letter that an entry answers. */
export function AnsweredLink({ language, entry }: { language: Language; entry: Incoming }): VNode | null {
  if (!entry.letter) return null;
  return (
    <a href={`/${language}${letterPath(entry.letter.id)}`}>
      <bdi dir="ltr">{entry.letter.reference}</bdi>
    </a>
  );
}

function Filters({ language, filter, years, states, own }: RegisterProps): VNode {
  const all = { value: "", label: t(language, "incoming.all") };
  return (
    <form method="get" action={`/${language}${incomingPath}`} class="form form-search" role="search">
      <TextField name="q" label={t(language, "incoming.words")} value={filter.words} type="search" width="short" />
      <SelectField
        name="year"
        label={t(language, "incoming.year")}
        value={filter.year ? String(filter.year) : ""}
        options={[all, ...years.map((year) => ({ value: String(year), label: String(year) }))]}
      />
      <SelectField
        name="kind"
        label={t(language, "incoming.kind")}
        value={filter.kind ?? ""}
        options={[all, ...incomingKinds.map((kind) => ({ value: kind, label: t(language, `incoming.kind.${kind}`) }))]}
      />
      {own ? null : (
        <SelectField
          name="state"
          label={t(language, "column.state")}
          value={filter.state ?? ""}
          options={[all, ...states.map(({ code, name }) => ({ value: code, label: name }))]}
        />
      )}
      <SelectField
        name="standing"
        label={t(language, "column.standing")}
        value={filter.standing ?? ""}
        options={[all, ...waitingOrProcessed.map((one) => ({ value: one, label: t(language, `incoming.${one}`) }))]}
      />
      <Button kind="main">{t(language, "incoming.look")}</Button>
    </form>
  );
}

function Pages({ language, filter, page, isMore }: RegisterProps): VNode | null {
  if (page === 1 && !isMore) return null;
  const at = (number: number): string => {
    const asked = new URLSearchParams({
      ...(filter.words ? { q: filter.words } : {}),
      ...(filter.year ? { year: String(filter.year) } : {}),
      ...(filter.kind ? { kind: filter.kind } : {}),
      ...(filter.state ? { state: filter.state } : {}),
      ...(filter.standing ? { standing: filter.standing } : {}),
      page: String(number),
    });
    return `/${language}${incomingPath}?${asked}`;
  };
  return (
    <p class="buttons">
      {page > 1 ? <a href={at(page - 1)}>{t(language, "incoming.newer")}</a> : null}
      {isMore ? <a href={at(page + 1)}>{t(language, "incoming.older")}</a> : null}
    </p>
  );
}

/** A text that somebody typed, its lines kept, in the language it is in. */
export function Lines({ text, language }: { text: string; language?: Language }): VNode {
  return (
    <div lang={language} dir="auto">
      {text.split("\n").map((line) => (
        <p>{line}</p>
      ))}
    </div>
  );
}

/** A language by its own name. */
export function OwnName({ language }: { language: Language }): VNode {
  return <span lang={language}>{ownNames[language]}</span>;
}

export function Section({ title, children }: { title: string; children: ComponentChildren }): VNode {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
