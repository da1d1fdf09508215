import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import {
  Button,
  DateField,
  type DateParts,
  ErrorSummary,
  type FieldError,
  Form,
  RadioField,
  TextArea,
  TextField,
} from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { type Consent, type Letter, scopes } from "./letter.ts";
import { ScopePill, Words, whoSeesTheMatrix } from "./letter.views.tsx";
import { answerPath, letterPath, letterPdfPath } from "./paths.ts";

export type TypedAnswer = { scope: string; noteVerbale: string; date: DateParts; information: string };
type AnswerProps = {
  language: Language;
  letter: Letter;
  stateName: string;
  consents: Consent[];
  typed?: TypedAnswer | undefined;
  errors?: FieldError[];
};

/** A State's answer: as easy to refuse as to agree, nothing chosen beforehand, and each choice says who will then see the matrix. */
export function AnswerPage({ language, letter, stateName, consents, typed, errors = [] }: AnswerProps): VNode {
  const wrong = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
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
        <RadioField
          name="scope"
          label={t(language, "answer.scope")}
          value={typed?.scope}
          error={wrong("scope")}
          options={scopes.map((scope) => ({
            value: scope,
            label: t(language, `answer.${scope}`),
            hint: t(language, `answer.${scope}-means`),
          }))}
        />
        <TextField
          name="note"
          label={t(language, "answer.note")}
          hint={t(language, "answer.note-hint")}
          value={typed?.noteVerbale}
          error={wrong("note")}
        />
        <DateField
          language={language}
          name="date"
          label={t(language, "answer.date")}
          value={typed?.date}
          error={wrong("date")}
        />
        <TextArea
          name="information"
          label={t(language, "answer.information")}
          hint={t(language, "answer.information-hint")}
          value={typed?.information}
          error={wrong("information")}
        />
        <p>{t(language, "answer.may-change")}</p>
        <div class="buttons">
          <Button kind="main">{t(language, "answer.send")}</Button>
          <a href={`/${language}${letterPath(letter.id)}`}>{t(language, "confirm.back")}</a>
        </div>
      </Form>
      <h2>{t(language, "consent.own-words")}</h2>
      <Words language={language} consents={consents} empty="consent.not-answered" />
    </>
  );
}
