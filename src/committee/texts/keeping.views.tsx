import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import {
  Button,
  DateField,
  type DateParts,
  ErrorSummary,
  type FieldError,
  Form,
  SelectField,
  TextArea,
  TextField,
} from "#ui/fields.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { textKeepingPath, textPath, textsPath } from "../paths.ts";
import { type StateOption, wrongAt } from "./form-fields.views.tsx";
import type { TextWithVersions } from "./text.queries.ts";
import { textKinds } from "./text.ts";
import { Title } from "./text-words.views.tsx";

type FormProps = {
  language: Language;
  typed: Record<string, string>;
  date: DateParts | undefined;
  errors: readonly FieldError[];
};

/** A new text: what it is, its language, who holds the pen, by when. */
export function BeginPage({ states, ...form }: FormProps & { states: readonly StateOption[] }): VNode {
  const { language, typed, date, errors } = form;
  const wrong = wrongAt(errors);
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "texts.begin")}</h1>
      <p>{t(language, "texts.begin.what")}</p>
      <WhoCanSee language={language} who={t(language, "texts.who.register")} />
      <Form action={`/${language}${textsPath}`}>
        <SelectField
          name="kind"
          label={t(language, "texts.kind")}
          value={typed.kind}
          error={wrong("kind")}
          options={[
            { value: "", label: t(language, "texts.choose") },
            ...textKinds.map((kind) => ({ value: kind, label: t(language, `texts.kind.${kind}`) })),
          ]}
        />
        <SelectField
          name="language"
          label={t(language, "texts.original")}
          hint={t(language, "texts.original-hint")}
          value={typed.language}
          error={wrong("language")}
          options={languages.map((code) => ({ value: code, label: ownNames[code], language: code }))}
        />
        <TextField
          name="title"
          label={t(language, "texts.part.title")}
          hint={t(language, "texts.title-hint")}
          value={typed.title}
          error={wrong("title")}
          width="full"
        />
        <DrafterFields language={language} states={states} typed={typed} errors={errors} />
        <DateField
          name="due"
          label={t(language, "texts.due")}
          hint={t(language, "texts.may-be-empty")}
          language={language}
          value={date}
          error={wrong("due")}
        />
        <SourceField
          language={language}
          typed={typed}
          error={wrong("source")}
          hint={t(language, "texts.source-hint.begin")}
        />
        <div class="buttons">
          <Button kind="main">{t(language, "texts.begin.button")}</Button>
          <a href={`/${language}${textsPath}`}>{t(language, "texts.back")}</a>
        </div>
      </Form>
    </>
  );
}

function DrafterFields({
  language,
  states,
  typed,
  errors,
}: Omit<FormProps, "date"> & { states: readonly StateOption[] }): VNode {
  const wrong = wrongAt(errors);
  return (
    <>
      <SelectField
        name="drafter-state"
        label={t(language, "texts.drafter-state")}
        value={typed["drafter-state"]}
        error={wrong("drafter-state")}
        options={[{ value: "", label: t(language, "texts.no-delegation") }, ...states]}
      />
      <TextField
        name="drafter-body"
        label={t(language, "texts.drafter-body")}
        hint={t(language, "texts.drafter-body-hint")}
        value={typed["drafter-body"]}
        error={wrong("drafter-body")}
        width="full"
      />
    </>
  );
}

type KeepingProps = FormProps & { text: TextWithVersions };

/** Who holds the pen from now on. */
export function LeadDrafterPage({ states, ...props }: KeepingProps & { states: readonly StateOption[] }): VNode {
  const { language } = props;
  return (
    <Keeping
      {...props}
      what="lead-drafter"
      title={t(language, "texts.name-lead-drafter")}
      button={t(language, "texts.name")}
    >
      <DrafterFields {...props} states={states} />
    </Keeping>
  );
}

/** The day a text is due, or a later one that was agreed. */
export function DueDatePage(props: KeepingProps): VNode {
  const { language, text, typed, date, errors } = props;
  const wrong = wrongAt(errors);
  const { due } = text.dates;
  return (
    <Keeping
      {...props}
      what="due-dates"
      title={t(language, due ? "texts.extend" : "texts.set-due")}
      button={t(language, "texts.record")}
    >
      {due ? <p>{t(language, "texts.due-now", { date: formatDate(language, due) })}</p> : null}
      <DateField
        name="due"
        label={t(language, due ? "texts.later-day" : "texts.due")}
        language={language}
        value={date}
        error={wrong("due")}
      />
      {due ? (
        <TextArea
          name="agreed"
          label={t(language, "texts.agreed")}
          hint={t(language, "texts.agreed-hint")}
          value={typed.agreed}
          error={wrong("agreed")}
          rows={2}
        />
      ) : null}
      <SourceField language={language} typed={typed} error={wrong("source")} hint={t(language, "texts.source-hint")} />
    </Keeping>
  );
}

/** The day a text was delivered otherwise than by a decision on it. */
export function DeliveryPage(props: KeepingProps): VNode {
  const { language, typed, date, errors } = props;
  const wrong = wrongAt(errors);
  return (
    <Keeping
      {...props}
      what="deliveries"
      title={t(language, "texts.record-delivery")}
      button={t(language, "texts.record")}
    >
      <p>{t(language, "texts.delivery.what")}</p>
      <DateField
        name="on"
        label={t(language, "texts.delivered-on")}
        language={language}
        value={date}
        error={wrong("on")}
      />
      <TextField
        name="symbol"
        label={t(language, "texts.symbol")}
        hint={t(language, "texts.may-be-empty")}
        value={typed.symbol}
        error={wrong("symbol")}
      />
      <SourceField language={language} typed={typed} error={wrong("source")} hint={t(language, "texts.source-hint")} />
    </Keeping>
  );
}

function SourceField({
  language,
  typed,
  error,
  hint,
}: {
  language: Language;
  typed: Record<string, string>;
  error: string | undefined;
  hint: string;
}): VNode {
  return (
    <TextField
      name="source"
      label={t(language, "texts.source")}
      hint={hint}
      value={typed.source}
      error={error}
      width="full"
    />
  );
}

function Keeping({
  language,
  text,
  errors,
  what,
  title,
  button,
  children,
}: KeepingProps & {
  what: Parameters<typeof textKeepingPath>[1];
  title: string;
  button: string;
  children: VNode | (VNode | null)[];
}): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{title}</h1>
      <p>
        <Title language={language} text={text} />
      </p>
      <WhoCanSee language={language} who={t(language, "texts.who.register")} />
      <Form action={`/${language}${textKeepingPath(text.id, what)}`}>
        {children}
        <div class="buttons">
          <Button kind="main">{button}</Button>
          <a href={`/${language}${textPath(text.id)}`}>{t(language, "texts.back")}</a>
        </div>
      </Form>
    </>
  );
}
