import type { VNode } from "preact";
import type { WorkingGroupId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { FormPage, SelectOf, TextOf } from "#ui/form-page.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { requestPath } from "../requests/paths.ts";
import type { RequestWhole } from "../requests/request.ts";
import type { Names } from "../requests/request-words.ts";
import { newReferralPath, referralsPath, takingUpPath } from "./paths.ts";
import type { Referral } from "./referral.queries.ts";

type SectionProps = {
  language: Language;
  request: Pick<RequestWhole, "id">;
  referrals: readonly Referral[];
  names: Names;
  mayRefer: boolean;
  mayTakeUp: boolean;
};

/** On the page of a request, for members and those who serve: what was referred to a working group, and by whom. */
export function ReferralsSection({
  language,
  request,
  referrals,
  names,
  mayRefer,
  mayTakeUp,
}: SectionProps): VNode | null {
  if (referrals.length === 0 && !mayRefer) return null;
  return (
    <section>
      <h2>{t(language, "referral.title")}</h2>
      <WhoCanSee language={language} who={t(language, "referral.who")} />
      {referrals.map((referral) => (
        <div class="entry">
          <p>
            {t(language, "referral.sentence", {
              delegation: names.states.get(referral.delegation) ?? referral.delegation,
              group: referral.group,
              moment: formatMoment(language, referral.at, "America/New_York"),
            })}
          </p>
          <p class="typed">
            <bdi>{referral.words}</bdi>
          </p>
          {referral.takenUpAt ? (
            <>
              <p>
                {t(language, "referral.taken-up", {
                  moment: formatMoment(language, referral.takenUpAt, "America/New_York"),
                  person: referral.takenUpBy ?? "",
                })}
              </p>
              <p class="typed">
                <bdi>{referral.takenUpWords}</bdi>
              </p>
            </>
          ) : (
            <p>
              <span class="pill pill-due">{t(language, "referral.waits")}</span>{" "}
              {mayTakeUp ? (
                <a href={`/${language}${takingUpPath(request.id, referral.id)}`}>{t(language, "referral.take-up")}</a>
              ) : null}
            </p>
          )}
        </div>
      ))}
      {mayRefer ? (
        <p>
          <a href={`/${language}${newReferralPath(request.id)}`}>{t(language, "referral.make")}</a>
        </p>
      ) : null}
    </section>
  );
}

type ReferProps = {
  language: Language;
  request: Pick<RequestWhole, "id">;
  state: FormState;
  groups: readonly { id: WorkingGroupId; name: string; language: Language }[];
};

/** A delegation refers a request to a working group. */
export function ReferPage({ language, request, state, groups }: ReferProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "referral.make")}
      what={t(language, "referral.what")}
      state={state}
      action={`/${language}${referralsPath(request.id)}`}
      button={t(language, "referral.make")}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back-to") }}
    >
      <SelectOf
        page={language}
        state={state}
        name="group"
        label="referral.group"
        options={groups.map((group) => ({ value: group.id, label: group.name, language: group.language }))}
      />
      <TextOf page={language} state={state} name="words" label="referral.words" rows={5} />
    </FormPage>
  );
}

type TakeUpProps = { language: Language; referral: Referral; state: FormState };

/** The working group took a case up: what it said of it. */
export function TakeUpPage({ language, referral, state }: TakeUpProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "referral.take-up")}
      what={t(language, "referral.take-up.what", { group: referral.group })}
      state={state}
      action={`/${language}${takingUpPath(referral.request, referral.id)}`}
      button={t(language, "referral.take-up")}
      back={{ href: `/${language}${requestPath(referral.request)}`, label: t(language, "request.back-to") }}
    >
      <TextOf page={language} state={state} name="words" label="referral.take-up.words" rows={5} />
    </FormPage>
  );
}
