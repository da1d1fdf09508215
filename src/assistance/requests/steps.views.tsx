import type { VNode } from "preact";
import type { ProviderId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { CheckboxField, RadioField } from "#ui/fields.tsx";
import { FormPage, LineOf, RadioOf, TextOf } from "#ui/form-page.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { audienceRank, audiences } from "../audience.ts";
import { type RequestStep, requestPath, stepPath } from "./paths.ts";
import { confirmingChannels, type RequestWhole } from "./request.ts";

type StepProps = {
  language: Language;
  step: RequestStep;
  request: RequestWhole;
  state: FormState;
  providers: readonly { id: ProviderId; name: string }[];
};

/** One step of the procedure: what it does, what it needs, its button. */
export function StepPage({ language, step, request, state, providers }: StepProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, `request.step.${step}`)}
      what={t(language, `request.step.what.${step}`)}
      state={state}
      action={`/${language}${stepPath(request.id, step)}`}
      button={t(language, `request.step.${step}`)}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back-to") }}
    >
      {step === "authentication" ? <Confirmed language={language} request={request} state={state} /> : null}
      {step === "audience" ? <Fewer language={language} request={request} state={state} /> : null}
      {step === "audience" || step === "permission" ? (
        <CheckboxField
          name="named"
          label={t(language, "request.named")}
          hint={t(language, "request.named.hint")}
          error={errorAt(state.errors, "named")}
          chosen={(state.typed.named ?? "").split(",")}
          options={providers.map(({ id, name }) => ({ value: id, label: name }))}
          columns
        />
      ) : null}
      <TextOf page={language} state={state} name="words" label={`request.step.words.${step}`} rows={5} />
    </FormPage>
  );
}

type PartProps = Pick<StepProps, "language" | "request" | "state">;

function Confirmed({ language, request, state }: PartProps): VNode {
  return (
    <>
      <RadioOf
        page={language}
        state={state}
        name="channel"
        label="request.channel"
        options={confirmingChannels
          .filter((channel) => channel !== request.arrivedBy)
          .map((value) => ({ value, label: t(language, `request.channel.${value}`) }))}
      />
      <LineOf
        page={language}
        state={state}
        name="with"
        label="request.confirmed-with"
        hint="request.confirmed-with.hint"
      />
    </>
  );
}

function Fewer({ language, request, state }: PartProps): VNode {
  return (
    <RadioField
      name="audience"
      label={t(language, "audience.label")}
      error={errorAt(state.errors, "audience")}
      value={state.typed.audience}
      options={audiences
        .filter((one) => audienceRank(one) <= audienceRank(request.audience))
        .filter((one) => request.kind === "assistance" || audienceRank(one) <= 2)
        .map((one) => ({
          value: one,
          label: t(language, `audience.${one}`),
          hint: t(language, `audience.who.${one}`),
        }))}
    />
  );
}
