import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import type { StandingTemplate } from "#regime/template.queries.ts";
import { CheckboxField } from "#ui/fields.tsx";
import { FormPage } from "#ui/form-page.tsx";
import type { ActivityWhole } from "../activities/activity.ts";
import { actionRowsPath, afterwardsPath } from "../paths.ts";
import type { ReportedAction } from "./follow-up.ts";
import { ActionList } from "./follow-up.views.tsx";

type ActionRowsProps = {
  language: Language;
  title: string;
  activity: ActivityWhole;
  action: ReportedAction;
  template: StandingTemplate;
  tied: readonly string[];
  isWrong: boolean;
};

/** Which rows of the matrix an action is about, section by section. */
export function ActionRowsPage({ language, title, activity, action, template, tied, isWrong }: ActionRowsProps): VNode {
  const errors = isWrong ? [{ field: "rows", message: t(language, "action.error.rows") }] : [];
  return (
    <FormPage
      {...{ language, title }}
      what={t(language, "action.tie.what")}
      state={{ typed: {}, errors }}
      action={`/${language}${actionRowsPath(activity.id, action.id)}`}
      button={t(language, "action.tie.button")}
      back={{ href: `/${language}${afterwardsPath(activity.id)}`, label: t(language, "chain.back") }}
      before={<ActionList language={language} actions={[action]} />}
    >
      <div id="rows" tabIndex={-1}>
        {template.sections.map((section, at) => (
          <details class="field" open={section.rows.some(({ id }) => tied.includes(id))}>
            <summary>
              <bdi>{pickText(section.title, language).text}</bdi>
            </summary>
            <CheckboxField
              name="rows"
              id={`section-${at + 1}`}
              label={pickText(section.title, language).text}
              chosen={tied}
              options={section.rows.map(({ id, label }) => ({ value: id, label: pickText(label, language).text }))}
            />
          </details>
        ))}
      </div>
    </FormPage>
  );
}
