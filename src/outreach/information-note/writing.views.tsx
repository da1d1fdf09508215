import type { VNode } from "preact";
import { direction, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Facts } from "#ui/facts.tsx";
import { TextArea } from "#ui/fields.tsx";
import { FormPage, LanguageOf, StandsNow } from "#ui/form-page.tsx";
import { errorAt, type FormState, type Typed } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { notePartPath, notePath } from "../paths.ts";
import { type NoteFacts, noteSections, type ParticipantGroup, participantGroups, type StandingNote } from "./note.ts";
import { Lines, type NoteActivity, NoteText } from "./note.views.tsx";
import { offeredField } from "./note-form.ts";

type WritingProps = {
  language: Language;
  activity: NoteActivity;
  /** The head of the note as it will stand. */
  note: StandingNote;
  facts: NoteFacts;
  state: FormState;
  basis: number;
  /** In which language the record was offered on the page; what it had comes back with the form. */
  opened: string;
  /** What stands in the draft now, where somebody wrote it meanwhile. */
  standing: Typed | undefined;
};

/** Writes the note: what the record says stands above, who took part may be worded otherwise, the rest is the author's. */
export function WritingPage(props: WritingProps): VNode {
  const { language, activity, note, facts, state, basis, opened, standing } = props;
  const offered = Object.fromEntries(
    participantGroups.map(offeredField).map((field) => [field, state.typed[field] ?? ""]),
  );
  return (
    <FormPage
      {...{ language, state }}
      title={t(language, "note.write")}
      what={t(language, "note.write.what")}
      button={t(language, "note.write.button")}
      action={`/${language}${notePartPath(activity.id, "text")}`}
      back={{ href: `/${language}${notePath(activity.id)}`, label: t(language, "note.back") }}
      hidden={{ basis, opened, ...offered }}
      before={
        <>
          <WhoCanSee language={language} who={t(language, "note.who.draft")} />
          <h2>{t(language, "note.facts")}</h2>
          <p class="hint">{t(language, "note.facts.what")}</p>
          <div lang={note.language} dir={direction(note.language)}>
            <Facts facts={note.rows.map(({ label, text }) => ({ label, value: <Lines text={text} /> }))} />
          </div>
        </>
      }
    >
      <LanguageOf page={language} state={state} name="language" label="note.language" hint="note.language.hint" />
      <h2>{t(language, "note-heading.participants")}</h2>
      <p class="hint">{t(language, "note.participants.what")}</p>
      {participantGroups.map((group) => (
        <Field
          {...{ language, state, standing }}
          name={group}
          rows={3}
          hint={recordHas(language, group, props, facts)}
        />
      ))}
      {noteSections.map((section, at) => (
        <Field
          {...{ language, state, standing }}
          name={section}
          number={at + 1}
          rows={section === "highlights" ? 16 : 8}
        />
      ))}
    </FormPage>
  );
}

type FieldProps = Pick<WritingProps, "language" | "state" | "standing"> & {
  name: (typeof noteSections)[number] | ParticipantGroup;
  rows: number;
  number?: number;
  hint?: string | undefined;
};

function Field({ language, state, standing, name, rows, number, hint }: FieldProps): VNode {
  const label = t(language, `note-heading.${name}`);
  const now = standing?.[name] ?? "";
  return (
    <>
      <TextArea
        {...{ name, rows, hint }}
        label={number ? `${number}. ${label}` : label}
        value={state.typed[name]}
        error={errorAt(state.errors, name)}
      />
      {standing && now !== state.typed[name] ? <StandsNow language={language} text={now} /> : null}
    </>
  );
}

/** What the record has of a group that is worded otherwise. */
function recordHas(
  language: Language,
  group: ParticipantGroup,
  { state }: Pick<WritingProps, "state">,
  facts: NoteFacts,
): string | undefined {
  const has = facts.participants[group];
  if (state.typed[group] === has) return undefined;
  return has
    ? t(language, "note.record-has", { text: has.replaceAll("\n", "; ") })
    : t(language, "note.record-has-none");
}

type ActPageProps = { language: Language; activity: NoteActivity; note: StandingNote; state: FormState };

/** Issues the draft: what will stand is read before. */
export function IssuingPage(props: ActPageProps & { number: number; basis: number; isShownBefore: boolean }): VNode {
  const { language, activity, note, state, number, basis, isShownBefore } = props;
  return (
    <FormPage
      {...{ language, state }}
      title={t(language, "note.issue")}
      what={t(language, "note.issue.what")}
      button={t(language, "note.issue.button", { number })}
      action={`/${language}${notePartPath(activity.id, "issuing")}`}
      back={{ href: `/${language}${notePath(activity.id)}`, label: t(language, "note.back") }}
      hidden={{ basis }}
      before={
        <>
          {isShownBefore ? <p>{t(language, "note.issue.shown-before")}</p> : null}
          <WhoCanSee language={language} who={t(language, "note.who.kept")} />
          <NoteText page={language} note={note} />
        </>
      }
    />
  );
}

/** Shows the newest version to everybody, or takes it off; what everybody would read stands above the button. */
export function ShowingNotePage(props: ActPageProps & { number: number; isShown: boolean }): VNode {
  const { language, activity, note, state, number, isShown } = props;
  return (
    <FormPage
      {...{ language, state }}
      title={t(language, isShown ? "note.hide" : "note.show")}
      what={t(language, isShown ? "note.hide.what" : "note.show.what")}
      button={t(language, isShown ? "note.hide.button" : "note.show.button", { number })}
      action={`/${language}${notePartPath(activity.id, "showing")}`}
      back={{ href: `/${language}${notePath(activity.id)}`, label: t(language, "note.back") }}
      hidden={{ number, shown: isShown ? "no" : "yes" }}
      before={
        <>
          {isShown || activity.isShown ? null : <p>{t(language, "note.show.activity-not-shown")}</p>}
          <NoteText page={language} note={note} />
        </>
      }
    />
  );
}
