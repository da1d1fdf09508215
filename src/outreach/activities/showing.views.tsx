import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { FormPage } from "#ui/form-page.tsx";
import type { FormState } from "#ui/typed-form.ts";
import type { ActivityWhole } from "./activity.ts";

type ShowingProps = {
  language: Language;
  title: string;
  activity: ActivityWhole;
  state: FormState;
  action: string;
  back: string;
};

/** Shows an activity on the website, or takes it off; says what everybody would read, and what nobody outside does. */
export function ShowingPage({ language, title, activity, state, action, back }: ShowingProps): VNode {
  const isShown = activity.shownAt !== null;
  return (
    <FormPage
      {...{ language, title, state, action }}
      what={t(language, isShown ? "activity.hide.what" : "activity.show.what")}
      button={title}
      back={{ href: back, label: t(language, "activity.back") }}
      hidden={{ shown: isShown ? "no" : "yes" }}
      before={
        <p>
          <bdi>{activity.title}</bdi>
        </p>
      }
    />
  );
}
