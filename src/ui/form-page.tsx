import type { ComponentChildren, VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { type MessageKey, type MessageValues, t } from "#i18n/t.ts";
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  type Option,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "./fields.tsx";
import { Notice } from "./notice.tsx";
import { datePartsOf, errorAt, type FormState } from "./typed-form.ts";
import { UploadForm } from "./upload.tsx";

type FormPageProps = {
  language: Language;
  title: string;
  /** What will happen, and who will see it. */
  what?: string;
  state: FormState;
  action: string;
  /** The button names the act. */
  button: string;
  back: { href: string; label: string };
  hidden?: Record<string, string | number>;
  files?: boolean;
  /** Stands before the form: what is there now, what cannot be undone. */
  before?: ComponentChildren;
  children?: ComponentChildren;
};

/** One act a page: what it does, its fields, its button, and the way back. */
export function FormPage(props: FormPageProps): VNode {
  const { language, title, what, state, action, button, back, hidden = {}, files, before, children } = props;
  const Around = files ? UploadForm : Form;
  return (
    <>
      <h1>{title}</h1>
      {what ? <p>{what}</p> : null}
      <ErrorSummary language={language} errors={state.errors} />
      {before}
      <Around action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {children}
        <div class="buttons">
          <Button kind="main">{button}</Button>
          <a href={back.href}>{back.label}</a>
        </div>
      </Around>
    </>
  );
}

type FieldOf = {
  page: Language;
  state: FormState;
  name: string;
  label: MessageKey;
  hint?: MessageKey;
  /** What the hint names. */
  values?: MessageValues;
};

function common({ page, state, name, label, hint, values }: FieldOf) {
  return {
    name,
    label: t(page, label),
    ...(hint ? { hint: t(page, hint, values) } : {}),
    error: errorAt(state.errors, name),
    value: state.typed[name],
  };
}

/** A line of a form that keeps what was typed. */
export function LineOf({ width = "full", ...field }: FieldOf & { width?: "short" | "medium" | "full" }): VNode {
  return <TextField {...common(field)} width={width} />;
}

export function TextOf({ rows = 8, ...field }: FieldOf & { rows?: number }): VNode {
  return <TextArea {...common(field)} rows={rows} />;
}

export function DayOf(field: FieldOf): VNode {
  return <DateField {...common(field)} language={field.page} value={datePartsOf(field.state.typed, field.name)} />;
}

type Choices = { options: readonly Option[] };

export function SelectOf({ options, ...field }: FieldOf & Choices): VNode {
  return <SelectField {...common(field)} options={options} />;
}

export function RadioOf({ options, inline = false, ...field }: FieldOf & Choices & { inline?: boolean }): VNode {
  return <RadioField {...common(field)} options={options} inline={inline} />;
}

/** In which language a text is written. */
export function LanguageOf(field: FieldOf): VNode {
  return (
    <SelectField
      {...common(field)}
      options={languages.map((code) => ({ value: code, label: ownNames[code], language: code }))}
    />
  );
}

/** What stands now, beside a text that somebody wrote on an older one. */
export function StandsNow({ language, text }: { language: Language; text: string | undefined }): VNode | null {
  if (!text) return null;
  return (
    <Notice tone="held" title={t(language, "form.stands-now")}>
      <p class="typed">{text}</p>
    </Notice>
  );
}
