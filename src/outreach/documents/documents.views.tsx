import type { VNode } from "preact";
import type { ActivityId } from "#db/ids.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Button, Form } from "#ui/fields.tsx";
import { FormPage, LanguageOf, RadioOf, SelectOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { FileField } from "#ui/upload.tsx";
import type { NoteHead } from "../information-note/note.ts";
import { activityPath, documentPath, documentsPath, notePath } from "../paths.ts";
import { type ActivityDocument, documentKinds, type KeptDocument } from "./document.ts";

type DocumentsProps = {
  language: Language;
  title: string;
  activity: { id: ActivityId };
  documents: readonly KeptDocument[];
  /** The note in the Committee’s form, where one was issued. */
  note: NoteHead | undefined;
  state: FormState;
};

/** The files of an activity, and a form to add one more. */
export function DocumentsPage({ language, title, activity, documents, note, state }: DocumentsProps): VNode {
  const field = { page: language, state };
  const path = `/${language}${documentsPath(activity.id)}`;
  return (
    <FormPage
      {...{ language, title, state }}
      files
      what={t(language, "documents.what")}
      button={t(language, "documents.button")}
      action={path}
      back={{ href: `/${language}${activityPath(activity.id)}`, label: t(language, "activity.back") }}
      before={
        <Table
          caption={title}
          columns={(["document.name", "document.kind", "document.shown", "activity.event"] as const).map((key) => ({
            label: t(language, key),
          }))}
          rows={[
            ...(note ? [noteRow(language, note)] : []),
            ...documents.map((one) => ({
              cells: [
                <Download language={language} one={one} />,
                t(language, `document.kind.${one.kind}`),
                t(language, one.shown ? "document.shown.yes" : "document.shown.no"),
                <Form action={`${path}/${one.id}/ending`}>
                  <Button>{t(language, "document.take-out")}</Button>
                </Form>,
              ],
            })),
          ]}
          empty={t(language, "documents.empty")}
        />
      }
    >
      <SelectOf
        {...field}
        name="kind"
        label="document.kind"
        options={[
          { value: "", label: t(language, "activity.choose") },
          ...documentKinds.map((value) => ({ value, label: t(language, `document.kind.${value}`) })),
        ]}
      />
      <LanguageOf {...field} name="language" label="document.language" />
      <FileField
        name="file"
        label={t(language, "document.file")}
        hint={t(language, "document.file.hint")}
        error={errorAt(state.errors, "file")}
        accept=".pdf,.docx,.txt"
      />
      <RadioOf
        {...field}
        name="shown"
        label="document.shown"
        options={(["no", "yes"] as const).map((value) => ({ value, label: t(language, `document.shown.${value}`) }))}
      />
    </FormPage>
  );
}

/** The note stands beside the files; it is replaced, never taken out. */
function noteRow(language: Language, note: NoteHead) {
  return {
    cells: [
      <NoteLink language={language} note={note} />,
      t(language, "document.kind.information-note"),
      t(language, note.shownAt ? "document.shown.yes" : "document.shown.no"),
      "",
    ],
  };
}

function NoteLink({ language, note }: { language: Language; note: NoteHead }): VNode {
  return (
    <>
      <a href={`/${language}${notePath(note.activity)}`}>
        <bdi lang={note.language}>{note.title}</bdi>
      </a>{" "}
      <span class="hint" lang={note.language}>
        {ownNames[note.language]}
      </span>
    </>
  );
}

function Download({ language, one }: { language: Language; one: ActivityDocument }): VNode {
  return (
    <>
      <a href={`/${language}${documentPath(one.activity, one.id)}`}>
        <bdi>{one.name}</bdi>
      </a>{" "}
      <span class="hint" lang={one.language}>
        {ownNames[one.language]}
      </span>
    </>
  );
}

/** What the reader may take of an activity. */
export function DocumentList({
  language,
  documents,
  note,
}: {
  language: Language;
  documents: readonly ActivityDocument[];
  note: NoteHead | undefined;
}): VNode | null {
  if (documents.length === 0 && !note) return null;
  return (
    <>
      <h2>{t(language, "documents.title")}</h2>
      <ul>
        {note ? (
          <li>
            {t(language, "document.kind.information-note")}
            {": "}
            <NoteLink language={language} note={note} />
          </li>
        ) : null}
        {documents.map((one) => (
          <li>
            {t(language, `document.kind.${one.kind}`)}
            {": "}
            <Download language={language} one={one} />
          </li>
        ))}
      </ul>
    </>
  );
}
