import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import type { Letter } from "../letter.ts";
import { answerPath, letterPath, letterPdfPath } from "../paths.ts";
import type { Consent } from "./consent.ts";
import { ScopePill, Words, whoSeesTheMatrix } from "./consent.views.tsx";
import { enterPath, shownOfPath } from "./paths.ts";
import { WordFields, type WordFieldsProps } from "./word-fields.views.tsx";

type AnswerProps = WordFieldsProps & {
  letter: Letter;
  stateName: string;
  consents: Consent[];
  delayHours: number;
};

/** A State's answer: as easy to refuse as to agree, nothing chosen beforehand, and each choice says who will then see the matrix. */
export function AnswerPage({ letter, stateName, consents, delayHours, ...fields }: AnswerProps): VNode {
  const { language, errors } = fields;
  const [last] = consents;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "answer.title", { reference: letter.reference })}</h1>
      <p>{t(language, "answer.what", { state: stateName, date: formatDate(language, letter.replyBy) })}</p>
      <p>
        <a href={`/${language}${letterPdfPath(letter.id)}`}>{t(language, "letter.download")}</a>
      </p>
      {letter.supersededOn ? (
        <Notice>
          <p>{t(language, "answer.superseded", { date: formatDate(language, letter.supersededOn) })}</p>
        </Notice>
      ) : null}
      <Facts
        facts={[
          {
            label: t(language, "answer.present-word"),
            value: <ScopePill language={language} scope={last?.scope} />,
          },
          whoSeesTheMatrix(language, letter, consents),
        ]}
      />
      <Form action={`/${language}${answerPath(letter.id)}`}>
        <WordFields {...fields} />
        <p>{t(language, "answer.delay", { hours: delayHours })}</p>
        <p>{t(language, "answer.may-change")}</p>
        <Buttons language={language} send={t(language, "answer.send")} back={letterPath(letter.id)} />
      </Form>
      <h2>{t(language, "consent.own-words")}</h2>
      <Words language={language} consents={consents} empty="consent.not-answered" />
    </>
  );
}

type EnterProps = WordFieldsProps & { state: { code: string; name: string }; number: number; delayHours: number };

/** The secretariat enters what a State sent. */
export function EnterPage({ state, number, delayHours, ...fields }: EnterProps): VNode {
  const { language, errors } = fields;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "consent.enter.title", { state: state.name })}</h1>
      <p>{t(language, "consent.enter.what", { number })}</p>
      <Form action={`/${language}${enterPath(state.code)}`}>
        <WordFields {...fields} />
        <p>{t(language, "answer.delay", { hours: delayHours })}</p>
        <Buttons language={language} send={t(language, "consent.enter.save")} back={shownOfPath(state.code)} />
      </Form>
    </>
  );
}

function Buttons({ language, send, back }: { language: Language; send: string; back: string }): VNode {
  return (
    <div class="buttons">
      <Button kind="main" name="step" value="send">
        {send}
      </Button>
      <Button name="step" value="look">
        {t(language, "answer.preview")}
      </Button>
      <a href={`/${language}${back}`}>{t(language, "confirm.back")}</a>
    </div>
  );
}
