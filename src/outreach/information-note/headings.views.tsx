import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form } from "#ui/fields.tsx";
import { LineOf, TextOf } from "#ui/form-page.tsx";
import { recordedFact, sourceFact } from "#ui/recorded.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { noteHeadingsPath } from "../paths.ts";
import { type HeadingName, headingNames, headingSentences, type RecordedHeadings } from "./headings.ts";

type HeadingsProps = {
  language: Language;
  title: string;
  /** The ones that count first. */
  all: readonly RecordedHeadings[];
  /** The form, for those who may record headings. */
  recording: FormState | undefined;
  basis: string;
};

/** The headings of information notes as they count now, where they come from, and what they were before. */
export function HeadingsPage({ language, title, all: [now, ...earlier], recording, basis }: HeadingsProps): VNode {
  return (
    <>
      <h1>{title}</h1>
      <ErrorSummary language={language} errors={recording?.errors ?? []} />
      <p>{t(language, "note-headings.what")}</p>
      {now ? <Facts facts={factsOf(language, now)} /> : null}
      {earlier.length > 0 ? (
        <details>
          <summary>{t(language, "recorded.earlier", { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <Facts facts={factsOf(language, one)} />
          ))}
        </details>
      ) : null}
      <WhoCanSee language={language} who={t(language, "note-headings.who")} />
      {recording ? <HeadingsForm {...{ language, basis }} state={recording} /> : null}
    </>
  );
}

function factsOf(language: Language, one: RecordedHeadings): Fact[] {
  return [
    ...headingNames.map((name) => ({ label: t(language, `note-heading.${name}`), value: one.words[name] })),
    sourceFact(language, one),
    recordedFact(language, one),
  ];
}

function HeadingsForm({ language, basis, state }: { language: Language; basis: string; state: FormState }): VNode {
  const field = { page: language, state };
  const isSentence = (name: HeadingName): boolean => headingSentences.some((one) => one === name);
  return (
    <>
      <h2>{t(language, "note-headings.record")}</h2>
      <p class="hint">{t(language, "note-headings.record-what")}</p>
      <Form action={`/${language}${noteHeadingsPath}`}>
        <input type="hidden" name="basis" value={basis} />
        {headingNames.map((name) =>
          isSentence(name) ? (
            <TextOf {...field} name={name} label={`note-heading.${name}`} rows={3} />
          ) : (
            <LineOf {...field} name={name} label={`note-heading.${name}`} />
          ),
        )}
        <LineOf {...field} name="source" label="holidays.source" hint="rules.source-hint" />
        <Button kind="main">{t(language, "note-headings.button")}</Button>
      </Form>
    </>
  );
}
