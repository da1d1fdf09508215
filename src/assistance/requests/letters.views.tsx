import type { VNode } from "preact";
import { StandingPill } from "#correspondence/letter.views.tsx";
import { letterPath } from "#correspondence/paths.ts";
import { RunPill } from "#correspondence/runs/run-words.views.tsx";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { CheckboxField } from "#ui/fields.tsx";
import { DayOf, FormPage, RadioOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { beginLettersPath, type RequestLetterKind, requestPath } from "./paths.ts";
import type { RequestHead } from "./request.ts";
import type { LettersOfRequest } from "./request-letters.queries.ts";

type SectionProps = LettersOfRequest & { language: Language; request: Pick<RequestHead, "id"> };

/** The letters about a request: for those who write them the runs and what may be begun, for who asks its own letters. */
export function RequestLetters({ language, request, runs, letters, kinds }: SectionProps): VNode | null {
  if (runs.length + letters.length + kinds.length === 0) return null;
  const at = (path: string): string => `/${language}${path}`;
  return (
    <section>
      <h2>{t(language, "run.letters")}</h2>
      {kinds.length > 0 ? (
        <div class="buttons">
          {kinds.map((kind) => (
            <a class="button" href={at(beginLettersPath(request.id, kind))}>
              {t(language, `request-letter.begin.${kind}`)}
            </a>
          ))}
        </div>
      ) : null}
      {runs.length > 0 ? (
        <Table
          caption={t(language, "run.letters")}
          columns={(["run.form.title", "column.standing", "run.letters", "letter.dated"] as const).map((key) => ({
            label: t(language, key),
          }))}
          rows={runs.map(({ path, title, standing, counts, dated }) => ({
            cells: [
              <a href={at(path)}>
                <bdi>{title}</bdi>
              </a>,
              <RunPill language={language} standing={standing} />,
              t(language, "run.progress.left", { done: counts.left, all: counts.all }),
              formatDate(language, dated),
            ],
          }))}
        />
      ) : (
        <ul>
          {letters.map(({ id, reference, occasion, standing, movedAt }) => (
            <li>
              <a href={at(letterPath(id))}>
                <bdi dir="ltr">{reference}</bdi>
              </a>{" "}
              – {t(language, `model.occasion.${occasion}`)}{" "}
              <StandingPill language={language} letter={{ standing, movedAt }} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type BeginProps = {
  language: Language;
  kind: RequestLetterKind;
  request: Pick<RequestHead, "id" | "reference">;
  state: FormState;
  mailLeaves: boolean;
  /** To whom it goes, by name. */
  addressees: readonly string[];
};

/** Begins letters about a request: what they are, to whom they go, and how. Nothing leaves by it. */
export function BeginLettersPage({ language, kind, request, state, mailLeaves, addressees }: BeginProps): VNode {
  const of = { page: language, state };
  return (
    <FormPage
      language={language}
      title={t(language, `request-letter.begin.${kind}`)}
      what={t(language, `request-letter.what.${kind}`)}
      state={state}
      action={`/${language}${beginLettersPath(request.id, kind)}`}
      button={t(language, `request-letter.begin.${kind}`)}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back-to") }}
      before={
        <details open={addressees.length <= 12}>
          <summary>{t(language, "run.new.addressees", { count: addressees.length })}</summary>
          <ul>
            {addressees.map((name) => (
              <li>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </details>
      }
    >
      <DayOf {...of} name="dated" label="letter.dated" />
      {kind === "acknowledgement" ? null : <DayOf {...of} name="reply" label={`request-letter.reply.${kind}`} />}
      <RadioOf
        {...of}
        name="channel"
        label="run.channel"
        options={[
          { value: "hand-over", label: t(language, "run.channel.hand-over") },
          ...(mailLeaves ? [{ value: "e-mail", label: t(language, "run.channel.e-mail") }] : []),
        ]}
      />
      {mailLeaves ? null : <p class="hint">{t(language, "run.channel.no-mail")}</p>}
      {kind === "acknowledgement" ? (
        <CheckboxField
          name="enclosed"
          label={t(language, "run.encloses")}
          options={[{ value: "yes", label: t(language, "request-letter.enclose") }]}
          chosen={[state.typed.enclosed ?? ""]}
        />
      ) : null}
    </FormPage>
  );
}
