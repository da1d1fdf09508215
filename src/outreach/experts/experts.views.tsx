import type { ComponentChildren, VNode } from "preact";
import type { AccountId } from "#db/ids.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDays, formatMoment } from "#ui/dates.tsx";
import { Button, CheckboxField, ErrorSummary, Form } from "#ui/fields.tsx";
import { DayOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { subjects } from "../activity.ts";
import { expertPartPath, expertPath, expertsPath, outreachPath } from "../paths.ts";
import type { Expertise, Leave, RecordedExpertise } from "./expertise.ts";

const newYork = "America/New_York";

type Expert = { id: AccountId; name: string };

type ExpertsProps = {
  language: Language;
  title: string;
  experts: readonly Expert[];
  expertise: ReadonlyMap<AccountId, RecordedExpertise>;
  /** Undefined for those who do not read it. */
  leave: readonly Leave[] | undefined;
  /** Whose record this person keeps. */
  kept: "all" | AccountId;
};

/** Each expert with what is recorded. */
export function ExpertsPage({ language, title, experts, expertise, leave, kept }: ExpertsProps): VNode {
  const columns = (["experts.expert", "experts.subjects", "experts.languages"] as const).map((key) => ({
    label: t(language, key),
  }));
  return (
    <>
      <h1>{title}</h1>
      <p>{t(language, "experts.what")}</p>
      <WhoCanSee language={language} who={t(language, leave ? "experts.who" : "committee.who")} />
      <Table
        caption={title}
        columns={leave ? [...columns, { label: t(language, "experts.leave") }] : columns}
        rows={experts.map((expert) => {
          const of = expertise.get(expert.id);
          const away = (leave ?? []).filter((one) => one.expert === expert.id);
          return {
            cells: [
              kept === "all" || kept === expert.id ? (
                <a href={`/${language}${expertPath(expert.id)}`}>{expert.name}</a>
              ) : (
                expert.name
              ),
              named(language, of?.subjects.map((one) => t(language, `activity.subject.${one}`)) ?? []),
              named(language, of?.languages.map((code) => ownNames[code]) ?? []),
              ...(leave
                ? [
                    away.length === 0
                      ? t(language, "experts.leave.none")
                      : lines(away.map(({ from, before }) => formatDays(language, from, before))),
                  ]
                : []),
            ],
          };
        })}
        empty={t(language, "experts.empty")}
      />
      <p>
        <a href={`/${language}${outreachPath}`}>{t(language, "activity.back-to-calendar")}</a>
      </p>
    </>
  );
}

type ExpertProps = {
  language: Language;
  expert: Expert;
  recorded: RecordedExpertise | undefined;
  leave: readonly Leave[];
  state: FormState;
  /** What was chosen in a form that comes back. */
  chosen: Expertise | undefined;
};

/** What one expert is able for, and when the expert is away. */
export function ExpertPage({ language, expert, recorded, leave, state, chosen }: ExpertProps): VNode {
  const shown = chosen ?? recorded;
  const field = { page: language, state };
  return (
    <>
      <h1>{expert.name}</h1>
      <WhoCanSee language={language} who={t(language, "experts.who")} />
      <ErrorSummary language={language} errors={state.errors} />
      <h2>{t(language, "experts.expertise")}</h2>
      <p>{t(language, "experts.expertise.what")}</p>
      {recorded ? (
        <p class="hint">
          {t(language, "experts.recorded", {
            moment: formatMoment(language, recorded.recordedAt, newYork),
            name: recorded.recordedBy,
          })}
        </p>
      ) : (
        <p class="hint">{t(language, "experts.nothing")}</p>
      )}
      {chosen && recorded ? <StandsNow language={language} recorded={recorded} /> : null}
      <Form action={`/${language}${expertPartPath(expert.id, "expertise")}`}>
        <input type="hidden" name="basis" value={recorded?.number ?? 0} />
        <CheckboxField
          columns
          name="subjects"
          label={t(language, "experts.subjects")}
          error={errorAt(state.errors, "subjects")}
          chosen={shown?.subjects ?? []}
          options={subjects.map((value) => ({ value, label: t(language, `activity.subject.${value}`) }))}
        />
        <CheckboxField
          columns
          name="languages"
          label={t(language, "experts.languages")}
          chosen={shown?.languages ?? []}
          options={languages.map((value) => ({ value, label: ownNames[value], language: value }))}
        />
        <div class="buttons">
          <Button kind="main">{t(language, "experts.expertise.button")}</Button>
        </div>
      </Form>
      <h2>{t(language, "experts.leave")}</h2>
      <p>{t(language, "experts.leave.what")}</p>
      <Table
        caption={t(language, "experts.leave")}
        columns={(["activity.when", "experts.recorded-by", "activity.event"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={leave.map(({ id, from, before, recordedBy }) => ({
          cells: [
            formatDays(language, from, before),
            recordedBy,
            <Form action={`/${language}${expertPartPath(expert.id, "leave")}/${id}/ending`}>
              <Button>
                {t(language, "experts.leave.end")}
                <span class="visually-hidden">: {formatDays(language, from, before)}</span>
              </Button>
            </Form>,
          ],
        }))}
        empty={t(language, "experts.leave.none")}
      />
      <Form action={`/${language}${expertPartPath(expert.id, "leave")}`}>
        <DayOf {...field} name="first" label="activity.first-day" />
        <DayOf {...field} name="last" label="activity.last-day" hint="experts.last-day.hint" />
        <div class="buttons">
          <Button kind="main">{t(language, "experts.leave.button")}</Button>
          <a href={`/${language}${expertsPath}`}>{t(language, "experts.back")}</a>
        </div>
      </Form>
    </>
  );
}

/** What somebody else recorded while this was being chosen. */
function StandsNow({ language, recorded }: { language: Language; recorded: RecordedExpertise }): VNode {
  const words = [
    ...recorded.subjects.map((one) => t(language, `activity.subject.${one}`)),
    ...recorded.languages.map((code) => ownNames[code]),
  ];
  return (
    <>
      <p>{t(language, "form.stands-now")}</p>
      {named(language, words)}
    </>
  );
}

function named(language: Language, words: readonly string[]): ComponentChildren {
  return words.length === 0 ? <span class="hint">{t(language, "experts.not-recorded")}</span> : lines(words);
}

function lines(words: readonly string[]): VNode {
  return (
    <ul class="plain">
      {words.map((one) => (
        <li>
          <bdi>{one}</bdi>
        </li>
      ))}
    </ul>
  );
}
