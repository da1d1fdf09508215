import type { ComponentChildren, VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";

type TextFieldProps = {
  name: string;
  label: string;
  value?: string;
  error?: string | undefined;
  hint?: string | undefined;
  type?: "text" | "email" | "password";
  autoComplete?: string;
  inputMode?: "text" | "numeric" | "email";
  maxLength?: number;
  width?: "short";
};

export function TextField({ name, label, value, error, hint, type = "text", width, ...rest }: TextFieldProps): VNode {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint ? <p id={`${name}-hint`}>{hint}</p> : null}
      {error ? <p id={`${name}-error`}>{error}</p> : null}
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        required
        class={width}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
        {...rest}
      />
    </div>
  );
}

type SelectFieldProps = {
  name: string;
  label: string;
  value?: string;
  options: { value: string; label: string }[];
  error?: string | undefined;
  hint?: string;
};

export function SelectField({ name, label, value, options, error, hint }: SelectFieldProps): VNode {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint ? <p id={`${name}-hint`}>{hint}</p> : null}
      {error ? <p id={`${name}-error`}>{error}</p> : null}
      <select id={name} name={name} aria-describedby={described} aria-invalid={error ? true : undefined}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Form({ action, children }: { action: string; children: ComponentChildren }): VNode {
  return (
    <form method="post" action={action}>
      {children}
    </form>
  );
}

export function Button({ kind, children }: { kind?: "main"; children: ComponentChildren }): VNode {
  return <button class={kind}>{children}</button>;
}

export function ErrorSummary({ language, errors }: { language: Language; errors: { field: string; message: string }[] }): VNode {
  return (
    <div role="alert">
      <p>{t(language, "account.problem")}</p>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
