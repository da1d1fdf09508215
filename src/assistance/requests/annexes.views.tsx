import type { ComponentChildren, VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { SelectField } from "#ui/fields.tsx";
import { FormPage } from "#ui/form-page.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { FileField } from "#ui/upload.tsx";
import { audiences } from "../audience.ts";
import { annexesPath, annexPath, requestPath, takeOutAnnexPath } from "./paths.ts";
import type { RequestAnnex, RequestWhole } from "./request.ts";
import { type Names, whoSees } from "./request-words.ts";

type Props = { language: Language; request: RequestWhole; names: Names; state: FormState; basis: number };

/** The files beside the words of a draft, each with who may see it. */
export function AnnexesPage({ language, request, names, state, basis }: Props): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "request.part.annexes")}
      what={t(language, "request.annexes.what")}
      state={state}
      action={`/${language}${annexesPath(request.id)}`}
      button={t(language, "request.annex.add")}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back") }}
      hidden={{ basis }}
      files
      before={<AnnexList language={language} request={request} names={names} basis={basis} />}
    >
      <FileField
        name="file"
        label={t(language, "request.annex.file")}
        hint={t(language, "request.annex.file.hint")}
        error={errorAt(state.errors, "file")}
        accept=".pdf,.docx,.png,.jpg,.jpeg,.tif,.tiff,.txt,.eml"
      />
      <SelectField
        name="audience"
        label={t(language, "audience.label")}
        hint={t(language, "audience.field.hint")}
        value={state.typed.audience ?? "public"}
        options={audiences.toReversed().map((one) => ({
          value: one,
          label: t(language, one === "public" ? "audience.as-whole" : `audience.${one}`),
        }))}
      />
    </FormPage>
  );
}

/** What the list of files needs of a request. */
export type AnnexSource = Pick<RequestWhole, "id" | "annexes" | "audience" | "named" | "isOwn"> &
  Partial<Pick<RequestWhole, "publishedFrom">>;

/** The files of a request that are for its reader; with `basis`, each can be taken out of the draft. */
export function AnnexList({
  language,
  request,
  names,
  basis,
  beside,
}: {
  language: Language;
  request: AnnexSource;
  names: Names;
  basis?: number;
  /** Beside each file: what who asks may do about it. */
  beside?: ((annex: RequestAnnex) => ComponentChildren) | undefined;
}): VNode | null {
  if (request.annexes.length === 0) return null;
  return (
    <ul>
      {request.annexes.map((annex) => (
        <li>
          <a href={`/${language}${annexPath(request.id, annex.id)}`} download>
            <bdi>{annex.name}</bdi>
          </a>{" "}
          ({t(language, "request.annex.size", { size: Math.max(1, Math.round(annex.size / 1000)) })})
          {request.isOwn ? (
            <p class="who-sees">
              <span class="who-label">{t(language, "audience.will-see")}</span>{" "}
              {whoSees(language, request, annex.audience, names)}
            </p>
          ) : null}
          {beside?.(annex)}
          {basis === undefined ? null : (
            <form method="post" action={`/${language}${takeOutAnnexPath(request.id, annex.id)}`}>
              <input type="hidden" name="basis" value={basis} />
              <button type="submit" class="button">
                {t(language, "request.annex.take-out")}
                <span class="visually-hidden">: {annex.name}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
