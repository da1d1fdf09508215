import type { VNode } from "preact";
import type { ActivityId } from "#db/ids.ts";
import { direction, type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { activityPath, noteFilePath, noteFormats, noteHeadingsPath, notePartPath, noteVersionPath } from "../paths.ts";
import { type KeptVersion, type NoteDraft, type NoteVersion, type StandingNote, standingNote } from "./note.ts";

const newYork = "America/New_York";

export type NoteActivity = { id: ActivityId; title: string; language: Language; isShown: boolean };

type NotePageProps = {
  language: Language;
  activity: NoteActivity;
  /** The draft as it would stand, where something of it is not issued yet. */
  draft?: { written: NoteDraft; note: StandingNote } | undefined;
  /** The version that is read, where no draft is. */
  version?: NoteVersion | undefined;
  versions: readonly (NoteVersion & Partial<KeptVersion>)[];
  may: { write: boolean; issue: boolean; show: boolean; readHeadings: boolean };
};

/** The information note on an activity: the draft for those who write it, else the version that stands; its files and its versions. */
export function NotePage({ language, activity, draft, version, versions, may }: NotePageProps): VNode {
  const [newest] = versions;
  const shown = versions.find(({ shownAt }) => shownAt !== null);
  const showing = ({ number }: NoteVersion): string => `${notePartPath(activity.id, "showing")}?number=${number}`;
  const link = (path: string, label: string): VNode => (
    <li>
      <a href={`/${language}${path}`}>{label}</a>
    </li>
  );
  return (
    <>
      <h1>{t(language, "note.title")}</h1>
      <p>
        <a href={`/${language}${activityPath(activity.id)}`}>
          <TextIn language={activity.language} page={language}>
            {activity.title}
          </TextIn>
        </a>
      </p>
      <Standing {...{ language, draft, version, newest }} />
      <WhoCanSee language={language} who={whoReads(language, { activity, draft, version })} />
      {may.write || may.readHeadings ? (
        <nav aria-label={t(language, "activity.steps")}>
          <ul>
            {may.write
              ? link(notePartPath(activity.id, "text"), t(language, newest ? "note.correct" : "note.write"))
              : null}
            {may.issue ? link(notePartPath(activity.id, "issuing"), t(language, "note.issue")) : null}
            {may.show && newest && !newest.shownAt ? link(showing(newest), t(language, "note.show")) : null}
            {may.show && shown ? link(showing(shown), t(language, "note.hide")) : null}
            {may.readHeadings ? link(noteHeadingsPath, t(language, "note-headings.title")) : null}
          </ul>
        </nav>
      ) : null}
      {draft ? <NoteText page={language} note={draft.note} /> : null}
      {version ? <VersionText page={language} version={version} /> : null}
      {versions.length > 0 ? <Versions {...{ language, versions }} /> : null}
    </>
  );
}

function Standing({
  language,
  draft,
  version,
  newest,
}: Pick<NotePageProps, "language" | "draft" | "version"> & { newest: NoteVersion | undefined }): VNode {
  if (draft)
    return (
      <p>
        <StatusPill tone="due">{t(language, "note.draft")}</StatusPill>{" "}
        <bdi>
          {t(language, "note.written", {
            name: draft.written.writtenBy,
            when: formatMoment(language, draft.written.writtenAt, newYork),
          })}
        </bdi>
      </p>
    );
  if (!version) return <p>{t(language, "note.none")}</p>;
  const isReplaced = newest !== undefined && newest.number > version.number;
  return (
    <p>
      {isReplaced ? (
        <StatusPill tone="quiet">{t(language, "note.replaced")}</StatusPill>
      ) : (
        <StatusPill tone="settled">{t(language, "note.stands")}</StatusPill>
      )}{" "}
      {issuedInWords(language, version)}
    </p>
  );
}

function issuedInWords(language: Language, { number, issuedAt }: NoteVersion): string {
  const day = issuedAt.toZonedDateTimeISO(newYork).toPlainDate().toString();
  return t(language, "note.issued", { number, date: formatDate(language, day) });
}

function whoReads(
  language: Language,
  { activity, draft, version }: Pick<NotePageProps, "activity" | "draft" | "version">,
): string {
  if (draft || !version) return t(language, "note.who.draft");
  if (!version.shownAt) return t(language, "note.who.kept");
  return t(language, activity.isShown ? "note.who.everybody" : "note.who.everybody-later");
}

function VersionText({ page, version }: { page: Language; version: NoteVersion }): VNode {
  return (
    <>
      <Files language={page} version={version} />
      <NoteText page={page} note={standingNote(version.headings, version, version.facts)} />
    </>
  );
}

function Files({ language, version }: { language: Language; version: NoteVersion }): VNode {
  return (
    <p>
      {t(language, "note.files")}
      {noteFormats.map((format) => (
        <>
          {" "}
          <a href={`/${language}${noteFilePath(version.activity, version.number, format)}`}>
            {t(language, `note.file.${format}`)}
          </a>
        </>
      ))}
    </p>
  );
}

/** A note as it stands, in the language it is written in. */
export function NoteText({ page, note }: { page: Language; note: StandingNote }): VNode {
  const { language, title, footnote, rows, participants, sections, contact } = note;
  return (
    <section class="information-note" lang={language} dir={direction(language)}>
      {language === page ? null : <p class="hint">{ownNames[language]}</p>}
      <h2>
        {title}
        <sup aria-hidden="true">*</sup>
      </h2>
      <Facts
        facts={[
          ...rows.map(({ label, text }) => ({ label, value: <Lines text={text} /> })),
          ...(participants.groups.length > 0
            ? [{ label: participants.label, value: <Groups groups={participants.groups} /> }]
            : []),
        ]}
      />
      {sections.map(({ number, heading, text }) => (
        <>
          <h3>
            {number}. {heading}
          </h3>
          {text.split(/\n{2,}/).map((part) => (
            <p class="typed" dir="auto">
              {part}
            </p>
          ))}
        </>
      ))}
      <p>{contact}</p>
      <p class="hint">* {footnote}</p>
    </section>
  );
}

/** Each line runs in its own direction, and begins where the note's lines do. */
export function Lines({ text }: { text: string }): VNode {
  return (
    <>
      {text.split("\n").map((line, at) => (
        <>
          {at > 0 ? <br /> : null}
          <bdi>{line}</bdi>
        </>
      ))}
    </>
  );
}

function Groups({ groups }: { groups: StandingNote["participants"]["groups"] }): VNode {
  return (
    <ul class="plain">
      {groups.map(({ label, text }) => (
        <li>
          <em>{label}</em>
          <br />
          <Lines text={text} />
        </li>
      ))}
    </ul>
  );
}

function Versions({ language, versions }: Pick<NotePageProps, "language" | "versions">): VNode {
  return (
    <>
      <h2>{t(language, "note.versions")}</h2>
      <Table
        caption={t(language, "note.versions")}
        columns={(["note.version", "note.issued-by", "document.language", "document.shown"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={versions.map((version) => ({
          cells: [
            <a href={`/${language}${noteVersionPath(version.activity, version.number)}`}>
              {issuedInWords(language, version)}
            </a>,
            <bdi>{version.issuedBy ?? ""}</bdi>,
            <span lang={version.language}>{ownNames[version.language]}</span>,
            t(language, version.shownAt ? "document.shown.yes" : "document.shown.no"),
          ],
        }))}
      />
    </>
  );
}
