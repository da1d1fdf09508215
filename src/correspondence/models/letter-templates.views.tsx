import type { VNode } from "preact";
import type { TextVersionId } from "#db/ids.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, type FieldError, SelectField } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { FileField, UploadForm } from "#ui/upload.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { LetterTemplate } from "./letter-template.queries.ts";
import type { ModelVersion } from "./model.queries.ts";
import { languagesOf } from "./model-bodies.ts";
import { filledTemplatePath, letterTemplatePath, letterTemplatesPath, startingTemplatePath } from "./paths.ts";
import { wordTags } from "./word-letter.ts";

const zone = "America/New_York";
const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export type TemplatesPageProps = {
  language: Language;
  model: ModelVersion;
  templates: readonly LetterTemplate[];
  typed: { language?: string };
  errors: readonly FieldError[];
};

/** The Word templates of a model: what counts, what was before, a new one. */
export function LetterTemplatesPage({ language, model, templates, typed, errors }: TemplatesPageProps): VNode {
  const wrong = (field: string): string | undefined => errors.find((one) => one.field === field)?.message;
  const counting = new Set(languages.flatMap((code) => templates.find((one) => one.language === code)?.id ?? []));
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "model.template.title")}</h1>
      <p>
        <bdi>{model.title}</bdi>
      </p>
      <WhoCanSee language={language} who={t(language, "model.template.who")} />
      <p>{t(language, "model.template.what")}</p>
      <Table
        caption={t(language, "model.template.title")}
        columns={(["texts.language", "model.template.file", "model.template.kept", "model.template.test"] as const).map(
          (key) => ({ label: t(language, key) }),
        )}
        rows={templates.map((template) => ({
          cells: [
            <>
              <span lang={template.language}>{ownNames[template.language]}</span>
              {counting.has(template.id) ? null : <p class="hint">{t(language, "model.template.earlier")}</p>}
            </>,
            <a href={`/${language}${letterTemplatePath(model.id, template.id, "file")}`}>
              <bdi>{template.name}</bdi>
            </a>,
            <>
              {formatMoment(language, template.keptAt, zone)}
              <br />
              <bdi>{template.keptBy}</bdi>
            </>,
            <a class="button" href={`/${language}${letterTemplatePath(model.id, template.id, "test")}`}>
              {t(language, "model.template.test-it")}
            </a>,
          ],
        }))}
        empty={t(language, "model.template.none")}
      />
      <h2>{t(language, "model.template.new")}</h2>
      <UploadForm action={`/${language}${letterTemplatesPath(model.id)}`}>
        <SelectField
          name="language"
          label={t(language, "texts.language")}
          value={typed.language ?? language}
          error={wrong("language")}
          options={languages.map((code) => ({ value: code, label: ownNames[code], language: code }))}
        />
        <FileField
          name="file"
          label={t(language, "model.template.file")}
          hint={t(language, "model.template.file-hint")}
          error={wrong("file")}
          accept={`.docx,${wordType}`}
        />
        <div class="buttons">
          <Button kind="main">{t(language, "model.template.keep")}</Button>
        </div>
      </UploadForm>
      <Starting language={language} model={model} />
      <TagList language={language} />
    </>
  );
}

function Starting({ language, model }: { language: Language; model: ModelVersion }): VNode {
  return (
    <>
      <h2>{t(language, "model.template.starting")}</h2>
      <p>{t(language, "model.template.starting-what")}</p>
      <ul>
        {languagesOf(model.bodies).map((code) => (
          <li>
            <a href={`/${language}${startingTemplatePath(model.id, code)}`} lang={code}>
              {ownNames[code]}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Every tag there is, with its meaning; it is typed as it stands. */
function TagList({ language }: { language: Language }): VNode {
  const meaning = (tag: string, key: MessageKey) => ({
    label: <code dir="ltr">{`{${tag}}`}</code>,
    value: t(language, key),
  });
  return (
    <details>
      <summary>{t(language, "model.template.tags")}</summary>
      <Facts facts={wordTags.letter.map((tag) => meaning(tag, meaningOf[tag]))} />
      <p>{t(language, "model.template.tags-repeated")}</p>
      <p dir="ltr">
        <code>{"{#paragraphs} … {/paragraphs}"}</code>
      </p>
      <Facts facts={wordTags.paragraphs.map((tag) => meaning(tag, `model.tag.${tag}`))} />
    </details>
  );
}

const meaningOf: Record<(typeof wordTags.letter)[number], MessageKey> = {
  organization: "texts.part.letterhead-organization",
  committee: "texts.part.letterhead-committee",
  letterheadAddress: "texts.part.letterhead-address",
  referenceLabel: "texts.part.referenceLabel",
  reference: "model.hole.reference",
  date: "texts.date",
  addressee: "texts.part.addressee",
  title: "texts.part.title",
  salutation: "texts.part.salutation",
  closing: "texts.part.closing",
  signatory: "texts.part.signatory",
  enclosuresLabel: "texts.part.enclosuresLabel",
  enclosures: "texts.part.enclosures",
  note: "model.tag.note",
  state: "model.hole.state",
  formalName: "model.hole.formalName",
  replyBy: "model.hole.replyBy",
  version: "model.hole.version",
  approvedOn: "model.hole.approvedOn",
  lastReport: "model.hole.lastReport",
  requestReference: "model.hole.requestReference",
  requestReceivedOn: "model.hole.requestReceivedOn",
  windowEndsOn: "model.hole.windowEndsOn",
  askingName: "model.hole.askingName",
  answerBy: "model.hole.answerBy",
};

export type TemplateTest = {
  unknown: readonly string[];
  missing: readonly string[];
  /** Each language the template was filled in, or why it could not be. */
  filled: readonly { of: Language; fault: string | undefined }[];
};

type TestPageProps = { language: Language; model: TextVersionId; template: LetterTemplate; test: TemplateTest };

/** What the test of a template found, and the files it made. */
export function TemplateTestPage({ language, model, template, test }: TestPageProps): VNode {
  const { unknown, missing, filled } = test;
  const names = (list: readonly string[]): VNode => (
    <>
      {list.map((name, n) => (
        <>
          {n > 0 ? " " : ""}
          <code dir="ltr">{`{${name}}`}</code>
        </>
      ))}
    </>
  );
  const isRight = unknown.length + missing.length === 0 && filled.every(({ fault }) => !fault);
  return (
    <>
      <h1>
        {t(language, "model.template.test-of")} <bdi>{template.name}</bdi>
      </h1>
      <WhoCanSee language={language} who={t(language, "model.template.who")} />
      <Facts
        facts={[
          {
            label: t(language, "model.template.unknown"),
            value: unknown.length > 0 ? names(unknown) : t(language, "texts.none"),
          },
          {
            label: t(language, "model.template.missing"),
            value: missing.length > 0 ? names(missing) : t(language, "texts.none"),
          },
        ]}
      />
      {isRight ? null : (
        <Notice tone="held">
          <p>{t(language, "model.template.look-again")}</p>
        </Notice>
      )}
      <h2>{t(language, "model.template.filled")}</h2>
      <p>{t(language, "model.template.filled-what")}</p>
      <ul>
        {filled.map(({ of, fault }) => (
          <li>
            {fault === undefined ? (
              <a href={`/${language}${filledTemplatePath(model, template.id, of)}`} lang={of}>
                {ownNames[of]}
              </a>
            ) : (
              <>
                <span lang={of}>{ownNames[of]}</span>: {t(language, "model.template.error.broken")}{" "}
                <bdi lang="en">{fault}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${language}${letterTemplatesPath(model)}`}>{t(language, "texts.back")}</a>
      </p>
    </>
  );
}
