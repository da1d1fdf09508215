import type { VNode } from "preact";
import type { ActivityId } from "#db/ids.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Button, Form } from "#ui/fields.tsx";
import { FormPage, LanguageOf, RadioOf, SelectOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { FileField } from "#ui/upload.tsx";
import { activityPath, documentPath, documentsPath } from "../paths.ts";
import { type ActivityDocument, documentKinds, type KeptDocument } from "./document.ts";

type DocumentsProps = {
  language: Language;
  title: string;
  activity: { id: ActivityId };
  documents: readonly KeptDocument[];
  state: FormState;
};

/** The files of an activity, and a form to add one more. */
export function DocumentsPage({ language, title, activity, documents, state }: DocumentsProps): VNode {
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
          rows={documents.map((one) => ({
            cells: [
              <Download language={language} one={one} />,
              t(language, `document.kind.${one.kind}`),
              t(language, one.shown ? "document.shown.yes" : "document.shown.no"),
              <Form action={`${path}/${one.id}/ending`}>
                <Button>{t(language, "document.take-out")}</Button>
              </Form>,
            ],
          }))}
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
}: {
  language: Language;
  documents: readonly ActivityDocument[];
}): VNode | null {
  if (documents.length === 0) return null;
  return (
    <>
      <h2>{t(language, "documents.title")}</h2>
      <ul>
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
