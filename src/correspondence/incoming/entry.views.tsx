import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, t } from "#i18n/t.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { awaitsAnswerPath } from "../awaits-answer/paths.ts";
import { informationOfEntryPath } from "../information/paths.ts";
import type { Incoming, IncomingFile, IncomingTranslation } from "./incoming.ts";
import { AnsweredLink, EntryPill, Lines, OwnName, Section, Sender, type StateNames } from "./incoming.views.tsx";
import { entryActPath, entryFilePath } from "./paths.ts";

const zone = "America/New_York";

export type EntryProps = {
  language: Language;
  entry: Incoming;
  names: StateNames;
  files: readonly IncomingFile[];
  translations: readonly IncomingTranslation[];
  may: { addFile: boolean; translate: boolean; tie: boolean; process: boolean; enterInformation: boolean };
};

/** One entry of the register: what came, from whom, its files, translations, the letter it answers, what was done with it. */
export function EntryPage(props: EntryProps): VNode {
  const { language, entry } = props;
  return (
    <>
      <h1>
        {t(language, `incoming.kind.${entry.kind}`)} <bdi dir="ltr">{entry.reference}</bdi>
      </h1>
      <p>
        <EntryPill language={language} entry={entry} />
      </p>
      <WhoCanSee
        language={language}
        who={t(language, entry.stateCode ? "incoming.who.state" : "incoming.who.served")}
      />
      <Acts {...props} />
      <Facts facts={factsOf(props)} />
      {entry.summary ? (
        <Section title={t(language, "incoming.summary")}>
          <Lines text={entry.summary} />
        </Section>
      ) : null}
      <Section title={t(language, "incoming.files")}>
        <Files {...props} />
      </Section>
      {props.translations.length > 0 ? (
        <Section title={t(language, "incoming.translations")}>
          <p class="hint">{t(language, "incoming.translation.unofficial")}</p>
          {props.translations.map((translation) => (
            <Translation language={language} translation={translation} />
          ))}
        </Section>
      ) : null}
      {entry.processed ? (
        <Section title={t(language, "incoming.done-with-it")}>
          <Lines text={entry.processed.words} />
          <p class="hint">
            <bdi>{entry.processed.by}</bdi>, {formatMoment(language, entry.processed.at, zone)}
          </p>
        </Section>
      ) : null}
    </>
  );
}

function Acts({ language, entry, may }: EntryProps): VNode | null {
  const at = (path: string): string => `/${language}${path}`;
  const links = [
    ...(may.process && !entry.processed
      ? [{ href: entryActPath(entry.id, "processing"), label: t(language, "incoming.process"), main: true }]
      : []),
    ...(may.tie && !entry.processed && !entry.letter
      ? [{ href: entryActPath(entry.id, "letter"), label: t(language, "incoming.tie") }]
      : []),
    ...(may.addFile ? [{ href: entryActPath(entry.id, "files"), label: t(language, "incoming.add-file") }] : []),
    ...(may.translate
      ? [{ href: entryActPath(entry.id, "translations"), label: t(language, "incoming.translate") }]
      : []),
    ...(may.enterInformation && entry.stateCode
      ? [{ href: informationOfEntryPath(entry.id), label: t(language, "information.enter") }]
      : []),
  ];
  if (links.length === 0) return null;
  return (
    <div class="buttons">
      {links.map(({ href, label, ...link }) => (
        <a class={`button ${"main" in link ? "button-main" : ""}`} href={at(href)}>
          {label}
        </a>
      ))}
    </div>
  );
}

function factsOf({ language, entry, names }: EntryProps): Fact[] {
  return [
    { label: t(language, "incoming.from"), value: <FromWhom language={language} entry={entry} names={names} /> },
    { label: t(language, "incoming.received-on"), value: formatDate(language, entry.receivedOn) },
    ...(entry.theirReference
      ? [{ label: t(language, "incoming.their-reference"), value: <bdi>{entry.theirReference}</bdi> }]
      : []),
    ...(entry.theirDate
      ? [{ label: t(language, "incoming.their-date"), value: formatDate(language, entry.theirDate) }]
      : []),
    { label: t(language, "incoming.language"), value: <OwnName language={entry.language} /> },
    ...(entry.letter
      ? [{ label: t(language, "incoming.answers"), value: <AnsweredLink language={language} entry={entry} /> }]
      : []),
    {
      label: t(language, "incoming.registered"),
      value: (
        <>
          <bdi>{entry.recordedBy}</bdi>, {formatMoment(language, entry.recordedAt, zone)}
        </>
      ),
    },
  ];
}

/** The sender; a State leads to all that awaits its answer. */
function FromWhom({ language, entry, names }: Pick<EntryProps, "language" | "entry" | "names">): VNode {
  const sender = <Sender language={language} entry={entry} names={names} />;
  if (!entry.stateCode) return sender;
  const office = entry.sender ? (
    <>
      , <bdi>{entry.sender}</bdi>
    </>
  ) : null;
  return (
    <>
      <a href={`/${language}${awaitsAnswerPath(entry.stateCode)}`}>{sender}</a>
      {office}
    </>
  );
}

function Files({ language, entry, files }: EntryProps): VNode {
  if (files.length === 0) return <p class="empty">{t(language, "incoming.no-files")}</p>;
  return (
    <ul>
      {files.map((file) => (
        <li>
          <a href={`/${language}${entryFilePath(entry.id, file.id)}`} download>
            <bdi>{file.name}</bdi>
          </a>{" "}
          <span class="hint">
            {t(language, "incoming.file.size", { kilobytes: formatNumber(language, Math.ceil(file.size / 1000)) })}
            {" · "}
            <code dir="ltr">SHA-256 {file.sha256}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Translation({ language, translation }: { language: Language; translation: IncomingTranslation }): VNode {
  return (
    <details open>
      <summary>
        <OwnName language={translation.language} /> · <bdi>{translation.addedBy}</bdi>,{" "}
        {formatMoment(language, translation.addedAt, zone)}
      </summary>
      <Lines text={translation.body} language={translation.language} />
    </details>
  );
}
