import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Button, Form } from "#ui/fields.tsx";
import { FormPage } from "#ui/form-page.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { FileField } from "#ui/upload.tsx";
import { requestPath } from "../requests/paths.ts";
import type { RequestWhole } from "../requests/request.ts";
import { draftFilePath, formConfirmationPath, formFilePath, formFileTypes } from "./paths.ts";
import type { FormProposal } from "./proposal.ts";
import { ProposalTable } from "./proposal.views.tsx";
import type { SubjectRow } from "./subject-words.ts";

/** Takes a draft away as a file, and brings a filled one back. */
export function BringPage({
  language,
  request,
  state,
}: {
  language: Language;
  request: RequestWhole;
  state: FormState;
}): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "form-file.offline")}
      what={t(language, "form-file.offline.what")}
      state={state}
      action={`/${language}${formFilePath(request.id)}`}
      button={t(language, "form-file.read")}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back") }}
      files
      before={
        <>
          <ul>
            {formFileTypes.map((type) => (
              <li>
                <a href={`/${language}${draftFilePath(request.id, type)}`} download>
                  {t(language, `form-file.take.${type}`)}
                </a>
              </li>
            ))}
          </ul>
          <h2>{t(language, "form-file.bring")}</h2>
        </>
      }
    >
      <FileField
        name="file"
        label={t(language, "form-file.file")}
        hint={t(language, "form-file.file.hint")}
        error={errorAt(state.errors, "file")}
        accept=".docx,.xlsx"
      />
    </FormPage>
  );
}

/** What was read of a filled form, before it is written. */
export function ProposalPage({
  language,
  request,
  proposal,
  rows,
}: {
  language: Language;
  request: RequestWhole;
  proposal: FormProposal;
  rows: readonly SubjectRow[];
}): VNode {
  return (
    <>
      <h1>{t(language, "form-file.take-over")}</h1>
      <p>{t(language, "form-file.take-over.what")}</p>
      <ProposalTable language={language} proposal={proposal} rows={rows} />
      <Form action={`/${language}${formConfirmationPath(request.id)}`}>
        <input type="hidden" name="basis" value={request.revision} />
        <input type="hidden" name="fields" value={JSON.stringify(proposal.fields)} />
        <div class="buttons">
          {proposal.fields.length > 0 ? <Button kind="main">{t(language, "form-file.take-over")}</Button> : null}
          <a href={`/${language}${formFilePath(request.id)}`}>{t(language, "form-file.bring")}</a>
        </div>
      </Form>
    </>
  );
}
