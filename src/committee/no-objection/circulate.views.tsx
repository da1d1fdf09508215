import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, SelectField, TextArea, TextField } from "#ui/fields.tsx";
import { Notice, Refused } from "#ui/notice.tsx";
import { holidaysOfPath, noObjectionsPath, rulesPath } from "../paths.ts";
import type { TypedCirculation } from "./circulate-form.ts";
import type { NoObjectionRule, Subject } from "./no-objection.ts";
import { regimes } from "./no-objection.ts";
import { ruleFacts } from "./rule.views.tsx";
import { SubjectLink, subjectWords } from "./subject.views.tsx";

type Names = { language: Language; names: ReadonlyMap<StateCode, string> };
export type Choice = { subject: Subject; value: string; hash?: string };

/** Every draft that may be put before the Committee; several may go together. */
export function ChoosePage({ language, names, drafts }: Names & { drafts: readonly Choice[] }): VNode {
  return (
    <>
      <h1>{t(language, "circulate.title")}</h1>
      <p>{t(language, "circulate.choose-what")}</p>
      {drafts.length === 0 ? <p class="empty">{t(language, "circulate.no-drafts")}</p> : null}
      {drafts.length > 0 ? (
        <form method="get" action={`/${language}${noObjectionsPath}/new`} class="form">
          <fieldset class="field">
            <legend>{t(language, "circulate.drafts")}</legend>
            <div class="choices">
              {drafts.map(({ subject, value }, n) => (
                <div class="choice">
                  <input type="checkbox" id={`draft-${n}`} name={subject.kind} value={value} />
                  <label for={`draft-${n}`}>{subjectWords(language, subject, names)}</label>
                </div>
              ))}
            </div>
          </fieldset>
          <Button kind="main">{t(language, "circulate.choose")}</Button>
        </form>
      ) : null}
    </>
  );
}

export type CirculatePageProps = Names & {
  chosen: readonly Choice[];
  typed: TypedCirculation;
  rule: Omit<NoObjectionRule, "holidayLists" | "closeOfBusiness"> | undefined;
  members: number;
  /** What the period would come to, if the texts were circulated at this moment; undefined where the days are no number. */
  deadline: { ok: true; at: Temporal.Instant; workingDays: number } | { ok: false; year: number } | undefined;
  asksInstruction: boolean;
  errors: readonly { field: string; message: string }[];
  /** Why nothing can be circulated. */
  refused?: string | undefined;
};

export function CirculatePage(props: CirculatePageProps): VNode {
  const { language, names, chosen, typed, rule, members, deadline, asksInstruction, errors, refused } = props;
  const wrong = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <Refused words={refused} />
      {deadline && !deadline.ok ? <NoList language={language} year={deadline.year} /> : null}
      {members === 0 ? (
        <Notice tone="held">
          <p>{t(language, "circulate.no-members")}</p>
        </Notice>
      ) : null}
      <Confirm
        title={t(language, "circulate.title")}
        facts={[
          {
            label: t(language, "no-objection.text"),
            value: (
              <ul>
                {chosen.map(({ subject }) => (
                  <li>
                    <SubjectLink language={language} subject={subject} names={names} />
                  </li>
                ))}
              </ul>
            ),
          },
          { label: t(language, "circulate.what"), value: t(language, "circulate.what-words") },
          ...(deadline?.ok
            ? [
                {
                  label: t(language, "circulate.deadline"),
                  value: `${formatMoment(language, deadline.at, "America/New_York")} (${t(language, "deadline.working-days", { count: deadline.workingDays })})`,
                },
              ]
            : []),
          { label: t(language, "circulate.who"), value: t(language, "committee.who") },
        ]}
        warning={t(language, "circulate.warning")}
        action={`/${language}${noObjectionsPath}`}
        button={t(language, "circulate.button", { count: chosen.length })}
        back={{ href: `/${language}${noObjectionsPath}`, label: t(language, "no-objections.title") }}
      >
        {chosen.map(({ subject, value, hash }) => (
          <>
            <input type="hidden" name={subject.kind} value={value} />
            <input type="hidden" name="read" value={`${subject.version}.${hash}`} />
          </>
        ))}
        <SelectField
          name="regime"
          label={t(language, "rules.regime")}
          hint={t(language, "circulate.regime-hint")}
          value={typed.regime}
          options={regimes.map((regime) => ({ value: regime, label: t(language, `rules.regime.${regime}`) }))}
        />
        <TextField
          name="days"
          label={t(language, "circulate.days")}
          hint={t(language, "circulate.days-hint")}
          value={typed.days}
          error={wrong("days")}
          inputMode="numeric"
          width="short"
        />
        <TextArea
          name="words"
          label={t(language, "circulate.words")}
          value={typed.words}
          error={wrong("words")}
          rows={3}
        />
        {asksInstruction ? (
          <TextArea
            name="instruction"
            label={t(language, "circulate.instruction")}
            hint={t(language, "circulate.instruction-hint")}
            value={typed.instruction}
            error={wrong("instruction")}
            rows={2}
          />
        ) : null}
      </Confirm>
      <h2>{t(language, "circulate.rule")}</h2>
      {rule ? (
        <Facts facts={ruleFacts(language, rule)} />
      ) : (
        <p>
          {t(language, "circulate.no-rule")} <a href={`/${language}${rulesPath}`}>{t(language, "rules.title")}</a>
        </p>
      )}
    </>
  );
}

function NoList({ language, year }: { language: Language; year: number }): VNode {
  return (
    <Notice tone="held" title={t(language, "circulate.no-list", { year: String(year) })}>
      <p>{t(language, "circulate.no-list-what")}</p>
      <p>
        <a href={`/${language}${holidaysOfPath(year)}`}>
          {t(language, "circulate.to-holidays", { year: String(year) })}
        </a>
      </p>
    </Notice>
  );
}
