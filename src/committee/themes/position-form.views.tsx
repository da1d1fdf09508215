import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import {
  DateField,
  ErrorSummary,
  Form,
  type Option,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "#ui/fields.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { themePositionsPath } from "../paths.ts";
import { WrittenIn } from "../written-in.views.tsx";
import type { TypedPosition } from "./position-form.ts";
import { positionKinds, themeName } from "./theme.ts";
import { Buttons, type FormProps, type OfTheme, wrongIn } from "./theme-form.views.tsx";

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
