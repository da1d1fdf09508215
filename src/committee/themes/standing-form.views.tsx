import type { VNode } from "preact";
import { t } from "#i18n/t.ts";
import { DateField, ErrorSummary, Form, RadioField, TextArea, TextField } from "#ui/fields.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { themeStandingsPath } from "../paths.ts";
import { WrittenIn } from "../written-in.views.tsx";
import type { TypedStanding } from "./standing-form.ts";
import { standingKinds, themeName } from "./theme.ts";
import { Buttons, type FormProps, type OfTheme, wrongIn } from "./theme-form.views.tsx";

export function NewStandingPage({ language, theme, typed, errors }: FormProps<TypedStanding> & OfTheme): VNode {
  const wrong = wrongIn(errors);
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "theme.standing.title", { theme: themeName(language, theme.name) })}</h1>
      <p>{t(language, "theme.standing.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Form action={`/${language}${themeStandingsPath(theme.id)}`}>
        <RadioField
          name="standing"
          label={t(language, "theme.standing")}
          value={typed.standing}
          error={wrong("standing")}
          options={standingKinds.map((kind) => ({ value: kind, label: t(language, `theme.standing.${kind}`) }))}
        />
        <TextField
          name="forum"
          label={t(language, "theme.standing.forum")}
          hint={t(language, "theme.standing.forum-hint")}
          value={typed.forum}
          error={wrong("forum")}
        />
        <TextArea name="said" label={t(language, "theme.standing.said")} value={typed.said} error={wrong("said")} />
        <DateField
          name="dated"
          language={language}
          label={t(language, "theme.standing.dated")}
          value={typed.dated}
          error={wrong("dated")}
        />
        <TextField
          name="source"
          label={t(language, "theme.source")}
          hint={t(language, "theme.source-hint")}
          value={typed.source}
          error={wrong("source")}
          width="full"
        />
        <WrittenIn label={t(language, "theme.written-in")} value={typed.language} />
        <Buttons language={language} theme={theme.id}>
          {t(language, "theme.standing.button")}
        </Buttons>
      </Form>
    </>
  );
}
