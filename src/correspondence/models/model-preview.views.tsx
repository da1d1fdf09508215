import type { VNode } from "preact";
import { letterModelPath, textVersionPath } from "#committee/paths.ts";
import type { LetterPart, LetterSheet } from "#documents/letter-sheet.ts";
import { direction, type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { LetterModel } from "#regime/letter-model.ts";
import { Button, SelectField } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { ModelVersion } from "./model.queries.ts";
import { languagesOf } from "./model-bodies.ts";
import { settingsIn } from "./models.views.tsx";
import { letterTemplatesPath, previewPath } from "./paths.ts";
import { type ShownSituation, situationsOf } from "./situation.ts";

export type PreviewPageProps = {
  language: Language;
  model: ModelVersion;
  body: LetterModel;
  /** The language it is shown in. */
  of: Language;
  situation: ShownSituation;
  sheet: LetterSheet;
  mayKeepTemplates: boolean;
};

/** A model as a letter to an invented addressee, in one situation. */
export function PreviewPage(props: PreviewPageProps): VNode {
  const { language, model, body, of, situation, sheet } = props;
  return (
    <>
      <h1>
        <bdi>{model.title}</bdi>
        {` – ${t(language, "texts.version", { number: model.number })}`}
      </h1>
      <WhoCanSee
        language={language}
        who={t(language, model.inForceFrom ? "texts.who.letter-model" : "model.who.not-in-force")}
      />
      <p>{settingsIn(language, body)}</p>
      <Situation {...props} />
      <p class="buttons">
        <a class="button button-main" href={`/${language}${previewPath(model.id, { of, situation, printed: true })}`}>
          {t(language, "model.preview.print")}
        </a>
        <a class="button" href={`/${language}${textVersionPath(model.textId, model.number, of)}`}>
          {t(language, "model.preview.text")}
        </a>
        {props.mayKeepTemplates && model.kind === "letter-model" ? (
          <a class="button" href={`/${language}${letterTemplatesPath(model.id)}`}>
            {t(language, "model.template.title")}
          </a>
        ) : null}
      </p>
      {sheet.body.length === 0 ? (
        <Notice tone="held">
          <p>{t(language, "model.preview.empty")}</p>
        </Notice>
      ) : null}
      <LetterText sheet={sheet} />
    </>
  );
}

/** Which letter is shown: each of the few choices the model leaves open. */
function Situation({ language, model, body, of, situation }: PreviewPageProps): VNode {
  const all = situationsOf(body);
  const open = <T extends string>(of: (one: ShownSituation) => T): T[] => [...new Set(all.map(of))];
  const selects = [
    {
      name: "reporting",
      label: t(language, "texts.part.reporting"),
      value: reportingOf(situation),
      options: open(reportingOf).map((value) => ({ value, label: t(language, `model.reporting.${value}`) })),
    },
    {
      name: "transmittal",
      label: t(language, "texts.part.transmittal"),
      value: situation.transmittal,
      options: open(({ transmittal }) => transmittal).map((value) => ({
        value,
        label: t(language, `model.transmittal.${value}`),
      })),
    },
    {
      name: "consent",
      label: t(language, "model.preview.consent"),
      value: consentOf(situation),
      options: open(consentOf).map((value) => ({ value, label: t(language, `model.preview.consent.${value}`) })),
    },
    {
      name: "request",
      label: t(language, "model.preview.request"),
      value: requestOf(situation),
      options: open(requestOf).map((value) => ({ value, label: t(language, `model.preview.request.${value}`) })),
    },
    {
      name: "circulation",
      label: t(language, "model.preview.circulation"),
      value: situation.requestWord,
      options: open(({ requestWord }) => requestWord).map((value) => ({
        value,
        label: t(language, `model.preview.circulation.${value}`),
      })),
    },
  ].filter(({ options }) => options.length > 1);
  return (
    <form method="get" action={`/${language}${letterModelPath(model.id)}`} class="form form-search">
      <SelectField
        name="of"
        label={t(language, "texts.language")}
        value={of}
        options={languagesOf(model.bodies).map((code) => ({ value: code, label: ownNames[code], language: code }))}
      />
      {selects.map((select) => (
        <SelectField {...select} />
      ))}
      <Button>{t(language, "model.preview.show")}</Button>
    </form>
  );
}

const reportingOf = ({ hasReported }: ShownSituation) => (hasReported ? "reported" : "not-reported");
const consentOf = ({ hasConsented }: ShownSituation) => (hasConsented ? "given" : "open");
const requestOf = ({ hasRequest }: ShownSituation) => (hasRequest ? "pending" : "none");

/** A letter's words on a page, in its own language. */
export function LetterText({ sheet }: { sheet: LetterSheet }): VNode {
  const { letterhead, enclosures, technicalNotes } = sheet;
  return (
    <article class="letter-text" lang={sheet.lang} dir={direction(sheet.lang)}>
      <p class="hint">{sheet.invented}</p>
      <Lines lines={[letterhead.organization, letterhead.committee, ...letterhead.address]} />
      <p>
        {sheet.referenceLabel} <bdi dir="ltr">{sheet.reference}</bdi>
        <br />
        {sheet.dateText}
      </p>
      <Lines lines={sheet.addressee} />
      {sheet.salutation ? <p>{sheet.salutation}</p> : null}
      {sheet.body.map((part) => (
        <Part part={part} />
      ))}
      <p>{sheet.closing}</p>
      <Lines lines={sheet.signatory} />
      {enclosures.items.length > 0 ? (
        <>
          <p>{enclosures.label}</p>
          <ul>
            {enclosures.items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </>
      ) : null}
      {technicalNotes ? (
        <>
          <h2>{technicalNotes.title}</h2>
          {technicalNotes.paragraphs.map((words) => (
            <p>{words}</p>
          ))}
        </>
      ) : null}
    </article>
  );
}

function Part({ part }: { part: LetterPart }): VNode {
  if (part.kind === "heading") return <h2>{part.text}</h2>;
  if (part.kind === "paragraph") return <p>{part.text}</p>;
  return (
    <>
      {part.intro ? <p>{part.intro}</p> : null}
      <ol>
        {part.items.map(({ title, text }) => (
          <li>
            <strong>{title}</strong>
            <br />
            {text}
          </li>
        ))}
      </ol>
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <p>
      {lines.map((line, n) => (
        <>
          {n > 0 ? <br /> : null}
          {line}
        </>
      ))}
    </p>
  );
}
