import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
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
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { type Consent, type Letter, scopes } from "./letter.ts";
import { ScopePill, Words } from "./letter.views.tsx";
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
      <WhoCanSee language={language} who={t(language, `answer.now.${last?.scope ?? "none"}`)} />
      {last ? (
        <p>
          {t(language, "answer.present-word")} <ScopePill language={language} scope={last.scope} />{" "}
          {t(language, "answer.may-change")}
        </p>
      ) : null}
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
        <div class="buttons">
          <Button kind="main">{t(language, "answer.send")}</Button>
          <a href={`/${language}${letterPath(letter.id)}`}>{t(language, "confirm.back")}</a>
        </div>
      </Form>
      <Words language={language} consents={consents} />
    </>
  );
}
