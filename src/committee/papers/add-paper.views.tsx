import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { FormPage, LanguageOf, LineOf, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { FileField } from "#ui/upload.tsx";
import { backTo } from "../meetings/arrangement.views.tsx";
import type { Meeting } from "../meetings/meeting.ts";
import { pageTitle } from "../meetings/meeting-head.views.tsx";
import { meetingPartPath, paperPath } from "../paths.ts";
import type { Paper, PaperVersion } from "./paper.ts";

type Props = { language: Language; meeting: Meeting; state: FormState };

/** The form for a new paper. */
export function AddPaperPage({ language, meeting, state }: Props): VNode {
  const field = { page: language, state };
  return (
    <FormPage
      language={language}
      title={pageTitle(language, "meeting.paper.add", meeting)}
      what={t(language, "meeting.paper.add-what")}
      state={state}
      action={`/${language}${meetingPartPath(meeting.id, "papers")}`}
      button={t(language, "meeting.paper.add")}
      back={backTo(language, meeting)}
      files
    >
      <LineOf {...field} name="title" label="meeting.paper.title" />
      <LineOf {...field} name="prepared" label="meeting.paper.prepared-by" />
      <LineOf {...field} name="symbol" label="meeting.paper.symbol" hint="meeting.paper.symbol-hint" width="medium" />
      <TextFields language={language} state={state} />
      <LineOf {...field} name="source" label="meeting.basis" hint="meeting.basis-hint" />
    </FormPage>
  );
}

type VersionProps = Props & { paper: Paper; basedOn: number };

/** The form for a newer version of a paper. */
export function AddVersionPage({ language, meeting, state, paper, basedOn }: VersionProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "meeting.paper.new-version", { title: paper.title })}
      what={t(language, "meeting.paper.version-what")}
      state={state}
      action={`/${language}${paperPath(meeting.id, paper.n)}/versions`}
      button={t(language, "meeting.paper.version-add")}
      back={backTo(language, meeting)}
      hidden={{ basis: basedOn }}
      files
    >
      <LineOf
        page={language}
        state={state}
        name="symbol"
        label="meeting.paper.symbol"
        hint="meeting.paper.symbol-hint"
        width="medium"
      />
      <TextFields language={language} state={state} />
    </FormPage>
  );
}

/** The form for another language of the newest version. */
export function AddLanguagePage({
  language,
  meeting,
  state,
  paper,
  version,
}: Props & { paper: Paper; version: PaperVersion }): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "meeting.paper.new-language", { title: paper.title })}
      what={t(language, "meeting.paper.language-what")}
      state={state}
      action={`/${language}${paperPath(meeting.id, paper.n)}/languages`}
      button={t(language, "meeting.paper.language-add")}
      back={backTo(language, meeting)}
      hidden={{ version: version.number }}
      files
    >
      <TextFields language={language} state={state} />
    </FormPage>
  );
}

function TextFields({ language, state }: { language: Language; state: FormState }): VNode {
  return (
    <>
      <LanguageOf page={language} state={state} name="language" label="meeting.text-language" />
      <TextOf page={language} state={state} name="body" label="meeting.paper.body" rows={10} />
      <FileField
        name="file"
        label={t(language, "meeting.paper.file")}
        hint={t(language, "meeting.paper.file-hint")}
        error={errorAt(state.errors, "file")}
        accept=".pdf,.docx,.txt"
      />
    </>
  );
}

type SendProps = Props & { unsent: readonly { paper: Paper; version: PaperVersion }[]; isOff: boolean };

/** What will be sent out, to whom, and that it never changes then. */
export function SendPapersPage({ language, meeting, state, unsent, isOff }: SendProps): VNode {
  const title = pageTitle(language, "meeting.send.link", meeting);
  const back = backTo(language, meeting);
  if (unsent.length === 0 || isOff)
    return (
      <>
        <h1>{title}</h1>
        <Notice tone="held">
          <p>{t(language, isOff ? "meeting.error.cancelled" : "meeting.error.nothing-to-send")}</p>
        </Notice>
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </>
    );
  return (
    <FormPage
      language={language}
      title={title}
      what={t(language, "meeting.send.what")}
      state={state}
      action={`/${language}${meetingPartPath(meeting.id, "sending")}`}
      button={t(language, "meeting.send.button", { count: unsent.length })}
      back={back}
      hidden={{ read: unsent.map(({ paper, version }) => `${paper.n}.${version.number}`).join(" ") }}
      before={
        <>
          <ul>
            {unsent.map(({ paper, version }) => (
              <li>
                <bdi>{paper.title}</bdi>, {t(language, "meeting.paper.version", { number: version.number })}
              </li>
            ))}
          </ul>
          <p class="warning">{t(language, "meeting.send.warning")}</p>
        </>
      }
    >
      <LineOf page={language} state={state} name="note" label="meeting.send.note" />
    </FormPage>
  );
}
