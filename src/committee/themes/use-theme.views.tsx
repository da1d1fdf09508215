import type { VNode } from "preact";
import type { ThemeId } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { Facts } from "#ui/facts.tsx";
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { themePath, themesPath, themeUseEndingPath, themeUsesPath } from "../paths.ts";
import { WrittenIn } from "../written-in.views.tsx";
import { type ThemeUse, themeName, type UseKind } from "./theme.ts";
import type { TypedUse } from "./use-form.ts";

/** What may be named in words; activities and papers are known by themselves. */
export const kindsInWords = ["text", "request-form", "report", "matrix-row"] as const satisfies readonly UseKind[];

export type UsePageProps = {
  language: Language;
  themes: readonly { id: ThemeId; name: Texts; differs: boolean }[];
  /** The activity or paper; undefined where the thing is named in words. */
  used: { kind: UseKind; id: string; label: string; language: Language } | undefined;
  typed: TypedUse;
  errors: readonly FieldError[];
};

export function UsePage({ language, themes, used, typed, errors }: UsePageProps): VNode {
  const wrong = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  const contested = themes.filter(({ differs }) => differs);
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "theme.use.record")}</h1>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      {used ? (
        <Facts
          facts={[
            {
              label: t(language, `theme.use.kind.${used.kind}`),
              value: (
                <TextIn language={used.language} page={language}>
                  {used.label}
                </TextIn>
              ),
            },
          ]}
        />
      ) : null}
      {contested.length > 0 ? (
        <Notice title={t(language, "theme.use.where-positions-differ")}>
          <p>{contested.map(({ name }) => themeName(language, name)).join(" · ")}</p>
        </Notice>
      ) : null}
      <Form action={`/${language}${themeUsesPath}`}>
        <SelectField
          name="theme"
          label={t(language, "theme.name")}
          value={typed.theme}
          error={wrong("theme")}
          options={[
            { value: "", label: t(language, "theme.use.choose") },
            ...themes.map(({ id, name }) => ({ value: id, label: themeName(language, name) })),
          ]}
        />
        {used ? (
          <>
            <input type="hidden" name="kind" value={used.kind} />
            <input type="hidden" name="id" value={used.id} />
          </>
        ) : (
          <InWords language={language} typed={typed} wrong={wrong} />
        )}
        <TextArea
          name="reason"
          label={t(language, "theme.use.reason")}
          hint={t(language, "theme.use.reason-hint")}
          value={typed.reason}
          error={wrong("reason")}
        />
        <WrittenIn label={t(language, "theme.written-in")} value={typed.language} />
        <Button kind="main">{t(language, "theme.use.button")}</Button>
      </Form>
    </>
  );
}

function InWords({
  language,
  typed,
  wrong,
}: {
  language: Language;
  typed: TypedUse;
  wrong: (field: string) => string | undefined;
}): VNode {
  return (
    <>
      <RadioField
        name="kind"
        label={t(language, "theme.use.kind")}
        value={typed.kind}
        error={wrong("kind")}
        options={kindsInWords.map((kind) => ({ value: kind, label: t(language, `theme.use.kind.${kind}`) }))}
      />
      <TextField
        name="label"
        label={t(language, "theme.use.label")}
        value={typed.label}
        error={wrong("label")}
        width="full"
      />
    </>
  );
}

/** Ending a use, after a page that says what happens. */
export function EndUsePage({ language, use, theme }: { language: Language; use: ThemeUse; theme: Texts }): VNode {
  return (
    <Confirm
      title={t(language, "theme.use.end-title", { theme: themeName(language, theme) })}
      facts={[
        {
          label: t(language, `theme.use.kind.${use.kind}`),
          value: (
            <TextIn language={use.labelLanguage} page={language}>
              {use.label}
            </TextIn>
          ),
        },
        { label: t(language, "theme.use.end-what"), value: t(language, "theme.use.end-stays") },
      ]}
      action={`/${language}${themeUseEndingPath(use.id)}`}
      button={t(language, "theme.use.end")}
      back={{ href: `/${language}${themePath(use.themeId)}`, label: t(language, "theme.back") }}
    />
  );
}

/** Where themes cannot be used because none is recorded. */
export function NoThemesPage({ language }: { language: Language }): VNode {
  return (
    <>
      <h1>{t(language, "theme.use.record")}</h1>
      <p class="empty">{t(language, "themes.empty")}</p>
      <p>
        <a href={`/${language}${themesPath}`}>{t(language, "themes.title")}</a>
      </p>
    </>
  );
}
