import type { VNode } from "preact";
import type { StateCode, ThemeId } from "#db/ids.ts";
import type { Texts } from "#db/schema.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  type Option,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "#ui/fields.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { themePath, themePositionsPath, themeStandingsPath, themesPath } from "../paths.ts";
import { WrittenIn } from "../written-in.views.tsx";
import type { TypedPosition } from "./position-form.ts";
import type { TypedStanding } from "./standing-form.ts";
import { positionKinds, standingKinds, themeName } from "./theme.ts";
import { nameLabel, type TypedTheme } from "./theme-form.ts";

type FormProps<Typed> = { language: Language; typed: Typed; errors: readonly FieldError[] };

/** What is wrong at a field, from the list at the top of the page. */
function wrongIn(errors: readonly FieldError[]): (field: string) => string | undefined {
  return (field) => errors.find((error) => error.field === field)?.message;
}

export function NewThemePage({ language, typed, errors }: FormProps<TypedTheme>): VNode {
  const wrong = wrongIn(errors);
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "themes.record")}</h1>
      <p>{t(language, "theme.record.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Form action={`/${language}${themesPath}`}>
        {[language, ...languages.filter((code) => code !== language)].map((code) => (
          <TextField
            name={`name-${code}`}
            label={nameLabel(language, code)}
            value={typed.names[code]}
            error={wrong(`name-${code}`)}
            language={code}
          />
        ))}
        <TextArea
          name="description"
          label={t(language, "theme.description")}
          value={typed.description}
          error={wrong("description")}
        />
        <WrittenIn label={t(language, "theme.written-in")} value={typed.language} />
        <Button kind="main">{t(language, "theme.record.button")}</Button>
      </Form>
    </>
  );
}

type OfTheme = { theme: { id: ThemeId; name: Texts } };

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

export type PositionFormProps = FormProps<TypedPosition> &
  OfTheme & {
    delegations: readonly { code: StateCode; name: string }[];
    /** Positions in the records of meetings; empty for a member, who records its own delegation's. */
    spoken: readonly Option[];
    /** A member speaks for its own delegation only. */
    ownOnly: boolean;
  };

export function NewPositionPage(props: PositionFormProps): VNode {
  const { language, theme, typed, errors, spoken, ownOnly } = props;
  const wrong = wrongIn(errors);
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "position.record-title", { theme: themeName(language, theme.name) })}</h1>
      <p>{t(language, ownOnly ? "position.what-own" : "position.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Form action={`/${language}${themePositionsPath(theme.id)}`}>
        {spoken.length > 0 ? (
          <SelectField
            name="spoken"
            label={t(language, "position.spoken")}
            hint={t(language, "position.spoken-hint")}
            value={typed.spoken}
            error={wrong("spoken")}
            options={[{ value: "", label: t(language, "position.spoken.none") }, ...spoken]}
          />
        ) : null}
        <RadioField
          name="kind"
          label={t(language, "position.kind")}
          value={typed.kind}
          error={wrong("kind")}
          options={positionKinds.map((kind) => ({ value: kind, label: t(language, `position.kind.${kind}`) }))}
        />
        <Typed {...props} />
        <Buttons language={language} theme={theme.id}>
          {t(language, "position.button")}
        </Buttons>
      </Form>
    </>
  );
}

function Typed({ language, typed, errors, delegations, ownOnly }: PositionFormProps): VNode {
  const wrong = wrongIn(errors);
  const names = delegations.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <SelectField
        name="delegation"
        label={t(language, "position.delegation")}
        value={typed.delegation}
        error={wrong("delegation")}
        options={ownOnly ? names : [{ value: "", label: t(language, "position.delegation.none") }, ...names]}
      />
      {ownOnly ? null : (
        <TextField name="body" label={t(language, "position.body")} value={typed.body} error={wrong("body")} />
      )}
      <TextArea name="said" label={t(language, "position.said")} value={typed.said} error={wrong("said")} />
      <DateField
        name="dated"
        language={language}
        label={t(language, "position.dated")}
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
    </>
  );
}

function Buttons({ language, theme, children }: { language: Language; theme: ThemeId; children: string }): VNode {
  return (
    <div class="buttons">
      <Button kind="main">{children}</Button>
      <a href={`/${language}${themePath(theme)}`}>{t(language, "theme.back")}</a>
    </div>
  );
}
