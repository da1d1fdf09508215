import type { VNode } from "preact";
import type { Audience } from "#db/schema/assistance.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { FormPage, RadioOf } from "#ui/form-page.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { audiences, isNarrower } from "../audience.ts";
import type { RequestPart } from "./narrow-part.ts";
import { narrowingPath, requestPath } from "./paths.ts";
import type { RequestWhole } from "./request.ts";
import { type Names, partInWords, whoSees } from "./request-words.ts";

type NarrowingProps = {
  language: Language;
  request: RequestWhole;
  names: Names;
  state: FormState;
  part: RequestPart;
  audience: Audience;
};

/** Lets fewer people see one field or file of a request that was sent. */
export function NarrowingPage({ language, request, names, state, part, audience }: NarrowingProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "request.narrowing")}
      what={t(language, "request.narrowing.what")}
      state={state}
      action={`/${language}${narrowingPath(request.id, part)}`}
      button={t(language, "request.narrowing.button")}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back-to") }}
      before={
        <p>
          <bdi>{partInWords(language, request, part)}</bdi>
          {": "}
          {whoSees(language, request, audience, names)}
        </p>
      }
    >
      <RadioOf
        page={language}
        state={state}
        name="audience"
        label="audience.label"
        options={audiences
          .filter((one) => isNarrower(one, audience))
          .map((one) => ({
            value: one,
            label: t(language, `audience.${one}`),
            hint: t(language, `audience.who.${one}`),
          }))}
      />
    </FormPage>
  );
}
