import type { VNode } from "preact";
import type { OrganisationId, StateCode } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { DayOf, FormPage, LanguageOf, LineOf, RadioOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { FileField } from "#ui/upload.tsx";
import { type AnsweredLetter, type Incoming, incomingKinds } from "./incoming.ts";
import { Lines } from "./incoming.views.tsx";
import { entryActPath, entryPath, incomingPath } from "./paths.ts";

const accepted = ".pdf,.png,.jpg,.jpeg,.tif,.tiff,.eml,.docx,.txt";

type RegisterProps = {
  language: Language;
  state: FormState;
  states: readonly { code: StateCode; name: string }[];
  organisations: readonly { id: OrganisationId; name: Texts }[];
  /** The letter it answers, where the form was opened from one. */
  letter: AnsweredLetter | undefined;
};

/** The form that registers what came in. */
export function RegisterIncomingPage({ language, state, states, organisations, letter }: RegisterProps): VNode {
  const field = { page: language, state };
  return (
    <FormPage
      language={language}
      title={t(language, "incoming.register")}
      what={t(language, "incoming.register.what")}
      state={state}
      action={`/${language}${incomingPath}`}
      button={t(language, "incoming.register")}
      back={{ href: `/${language}${incomingPath}`, label: t(language, "incoming.title") }}
      hidden={letter ? { letter: letter.id } : {}}
      before={letter ? <AnswersNotice language={language} letter={letter} /> : null}
      files
    >
      <SelectOf
        {...field}
        name="kind"
        label="incoming.kind"
        options={[
          { value: "", label: t(language, "incoming.choose") },
          ...incomingKinds.map((kind) => ({ value: kind, label: t(language, `incoming.kind.${kind}`) })),
        ]}
      />
      <DayOf {...field} name="received" label="incoming.received-on" />
      <SelectOf
        {...field}
        name="state"
        label="incoming.from-state"
        options={[
          { value: "", label: t(language, "incoming.from-no-state") },
          ...states.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      {organisations.length > 0 ? (
        <SelectOf
          {...field}
          name="organisation"
          label="incoming.from-organisation"
          options={[
            { value: "", label: t(language, "incoming.from-no-organisation") },
            ...organisations.map(({ id, name }) => ({ value: id, label: pickText(name, language).text })),
          ]}
        />
      ) : null}
      <LineOf {...field} name="sender" label="incoming.sender" hint="incoming.sender.hint" />
      <LineOf
        {...field}
        name="reference"
        label="incoming.their-reference"
        hint="incoming.their-reference.hint"
        width="medium"
      />
      <DayOf {...field} name="dated" label="incoming.their-date" />
      <LanguageOf {...field} name="language" label="incoming.language" />
      <TextOf {...field} name="summary" label="incoming.summary" hint="incoming.summary.hint" rows={5} />
      <FileOf language={language} state={state} />
    </FormPage>
  );
}

function FileOf({ language, state }: { language: Language; state: FormState }): VNode {
  return (
    <FileField
      name="file"
      label={t(language, "incoming.file")}
      hint={t(language, "incoming.file.hint")}
      error={errorAt(state.errors, "file")}
      accept={accepted}
    />
  );
}

function AnswersNotice({ language, letter }: { language: Language; letter: AnsweredLetter }): VNode {
  return (
    <Notice>
      <p>{t(language, "incoming.answers-letter", letterValues(language, letter))}</p>
    </Notice>
  );
}

function letterValues(language: Language, { reference, dated }: AnsweredLetter) {
  return { reference, date: formatDate(language, dated) };
}

type ActProps = { language: Language; state: FormState; entry: Incoming };

/** The same way back from every act on an entry. */
function partsOf({ language, state, entry }: ActProps, act: Parameters<typeof entryActPath>[1]) {
  return {
    language,
    state,
    action: `/${language}${entryActPath(entry.id, act)}`,
    back: {
      href: `/${language}${entryPath(entry.id)}`,
      label: t(language, "incoming.back", { reference: entry.reference }),
    },
  };
}

/** The form that adds a scan or a document to an entry. */
export function AddFilePage(props: ActProps): VNode {
  const { language, state, entry } = props;
  return (
    <FormPage
      {...partsOf(props, "files")}
      title={t(language, "incoming.add-file.title", { reference: entry.reference })}
      what={t(language, "incoming.add-file.what")}
      button={t(language, "incoming.add-file")}
      files
    >
      <FileOf language={language} state={state} />
    </FormPage>
  );
}

/** The form for an unofficial translation. */
export function TranslatePage(props: ActProps): VNode {
  const { language, state, entry } = props;
  return (
    <FormPage
      {...partsOf(props, "translations")}
      title={t(language, "incoming.translate.title", { reference: entry.reference })}
      what={t(language, "incoming.translation.unofficial")}
      button={t(language, "incoming.translate")}
    >
      <LanguageOf page={language} state={state} name="language" label="incoming.translation.language" />
      <TextOf page={language} state={state} name="body" label="incoming.translation.body" rows={12} />
    </FormPage>
  );
}

/** The form that ties an entry to the letter it answers. */
export function TiePage(props: ActProps & { letters: readonly AnsweredLetter[] }): VNode {
  const { language, entry, letters } = props;
  const title = t(language, "incoming.tie.title", { reference: entry.reference });
  if (letters.length === 0 || entry.letter || entry.processed)
    return (
      <>
        <h1>{title}</h1>
        <Notice tone="held">
          <p>{t(language, tieObstacle(entry))}</p>
        </Notice>
        <p>
          <a href={partsOf(props, "letter").back.href}>{partsOf(props, "letter").back.label}</a>
        </p>
      </>
    );
  return (
    <FormPage
      {...partsOf(props, "letter")}
      title={title}
      what={t(language, "incoming.tie.what")}
      button={t(language, "incoming.tie")}
    >
      <RadioOf
        page={language}
        state={props.state}
        name="letter"
        label="incoming.answers"
        options={letters.map((letter) => ({
          value: letter.id,
          label: t(language, "incoming.letter-of", letterValues(language, letter)),
        }))}
      />
    </FormPage>
  );
}

function tieObstacle(entry: Incoming) {
  if (entry.processed) return "incoming.error.processed-already";
  return entry.letter ? "incoming.error.tied-already" : "incoming.tie.no-letters";
}

/** What was done with an entry, and what that does to the letter it answers. */
export function ProcessPage(props: ActProps & { letter: AnsweredLetter | undefined; mayExpectMore: boolean }): VNode {
  const { language, state, entry, letter, mayExpectMore } = props;
  const field = { page: language, state };
  const reference = letter?.reference ?? "";
  if (entry.processed)
    return (
      <>
        <h1>{t(language, "incoming.process.title", { reference: entry.reference })}</h1>
        <Notice tone="held">
          <p>{t(language, "incoming.error.processed-already")}</p>
        </Notice>
        {state.typed.words ? <Lines text={state.typed.words} /> : null}
        <p>
          <a href={partsOf(props, "processing").back.href}>{partsOf(props, "processing").back.label}</a>
        </p>
      </>
    );
  return (
    <FormPage
      {...partsOf(props, "processing")}
      title={t(language, "incoming.process.title", { reference: entry.reference })}
      what={t(language, entry.stateCode ? "incoming.process.what-state" : "incoming.process.what")}
      button={t(language, "incoming.process")}
    >
      <TextOf {...field} name="words" label="incoming.done-with-it" hint="incoming.process.hint" rows={4} />
      {letter && mayExpectMore ? (
        <RadioOf
          {...field}
          name="next"
          label="incoming.process.then"
          options={(["closed", "further"] as const).map((one) => ({
            value: one,
            label: t(language, `incoming.process.${one}`, { reference }),
            hint: t(language, `incoming.process.${one}-means`),
          }))}
        />
      ) : null}
      {letter && !mayExpectMore ? <p>{t(language, "incoming.process.closes", { reference })}</p> : null}
    </FormPage>
  );
}
