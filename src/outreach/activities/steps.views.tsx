import type { VNode } from "preact";
import type { ActivityEventName } from "#db/schema/outreach.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { CheckboxField, type Option } from "#ui/fields.tsx";
import { FormPage, SelectOf, TextOf } from "#ui/form-page.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { activityPath, activityStepPath } from "../paths.ts";
import type { ActivityWhole } from "./activity.ts";
import { TimeFields } from "./activity-form.views.tsx";
import { timeInWords } from "./activity-words.ts";

export type StepByHand = Exclude<ActivityEventName, "end-date-passes" | "results-window-ends">;

export const stepsByHand = [
  "check",
  "consult",
  "approve",
  "invite",
  "confirm",
  "change-dates",
  "report",
  "record-held",
  "close",
  "merge",
  "cancel",
] as const satisfies readonly StepByHand[];

type StepProps = {
  language: Language;
  activity: ActivityWhole;
  step: StepByHand;
  state: FormState;
  told: boolean;
  /** Into which other activities it may go. */
  targets: readonly Option[];
  /** What a check found, before it is put on record. */
  overlap?: VNode | null;
};

/** One step of an activity: what it does, and what has to be said. */
export function ActivityStepPage({ language, activity, step, state, told, targets, overlap }: StepProps): VNode {
  const field = { page: language, state };
  const needsTold =
    activity.invitedAt !== null && (step === "merge" || (step === "check" && activity.standing === "postponed"));
  return (
    <FormPage
      language={language}
      title={t(language, `activity.step.${step}`)}
      what={t(language, `activity.step.${step}.what`)}
      state={state}
      action={`/${language}${activityStepPath(activity.id, step)}`}
      button={t(language, `activity.step.${step}`)}
      back={{ href: `/${language}${activityPath(activity.id)}`, label: t(language, "activity.back") }}
      before={
        <>
          <p>
            <bdi>{activity.title}</bdi>
            {" – "}
            {timeInWords(language, activity.time)}
          </p>
          {overlap}
        </>
      }
    >
      {step === "change-dates" ? <TimeFields {...field} /> : null}
      {step === "merge" ? (
        <SelectOf
          {...field}
          name="into"
          label="activity.into"
          options={[{ value: "", label: t(language, "activity.choose") }, ...targets]}
        />
      ) : null}
      {needsTold ? (
        <CheckboxField
          name="told"
          label={t(language, "activity.told")}
          chosen={told ? ["yes"] : []}
          error={state.errors.find((error) => error.field === "told")?.message}
          options={[{ value: "yes", label: t(language, "activity.told.yes") }]}
        />
      ) : null}
      <TextOf
        {...field}
        name="words"
        label={step === "consult" ? "activity.words.consult" : "activity.words"}
        rows={4}
      />
    </FormPage>
  );
}
