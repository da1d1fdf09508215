import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { DayOf, FormPage, LanguageOf, LineOf, RadioOf, SelectOf, StandsNow, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { meetingPartPath, meetingPath, meetingsPath } from "../paths.ts";
import type { Obstacle } from "./hold-meeting.ts";
import { type GivenDate, type Meeting, meetingKinds } from "./meeting.ts";
import { MeetingFacts, pageTitle } from "./meeting-head.views.tsx";

type AnnounceProps = { language: Language; state: FormState; nextNumber: number };

/** The form that announces a meeting. */
export function AnnouncePage({ language, state, nextNumber }: AnnounceProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "meeting.announce.title")}
      what={t(language, "meeting.announce.what")}
      state={state}
      action={`/${language}${meetingsPath}`}
      button={t(language, "meeting.announce.title")}
      back={{ href: `/${language}${meetingsPath}`, label: t(language, "meetings.title") }}
    >
      <ArrangementFields language={language} state={state} nextNumber={nextNumber} />
      <LanguageOf page={language} state={state} name="language" label="meeting.language" />
    </FormPage>
  );
}

type DateProps = AnnounceProps & { meeting: Meeting & { dates: GivenDate[] }; basedOn: number };

/** The form that gives a meeting its date, or another one. */
export function DatePage({ language, state, nextNumber, meeting, basedOn }: DateProps): VNode {
  return (
    <FormPage
      language={language}
      title={pageTitle(language, "meeting.date.link", meeting)}
      what={t(language, "meeting.date.what")}
      state={state}
      action={`/${language}${meetingPartPath(meeting.id, "date")}`}
      button={t(language, "meeting.date.link")}
      back={backTo(language, meeting)}
      hidden={{ basis: basedOn }}
      before={<MeetingFacts language={language} meeting={meeting} />}
    >
      <ArrangementFields language={language} state={state} nextNumber={nextNumber} />
    </FormPage>
  );
}

function ArrangementFields({ language, state, nextNumber }: AnnounceProps): VNode {
  const field = { page: language, state };
  return (
    <>
      <SelectOf
        {...field}
        name="kind"
        label="meeting.kind"
        hint="meeting.kind-hint"
        options={[
          { value: "", label: t(language, "meeting.kind.choose") },
          ...meetingKinds.map((kind) => ({ value: kind, label: t(language, `meeting.kind.${kind}`) })),
        ]}
      />
      <LineOf {...field} name="group" label="meeting.group" hint="meeting.group-hint" />
      <LineOf
        {...field}
        name="number"
        label="meeting.number"
        hint="meeting.number-hint"
        values={{ next: String(nextNumber) }}
        width="short"
      />
      <RadioOf
        {...field}
        name="when"
        label="meeting.when"
        options={(["day", "window"] as const).map((value) => ({
          value,
          label: t(language, `meeting.when.${value}`),
        }))}
      />
      <DayOf {...field} name="day" label="meeting.day" />
      <DayOf {...field} name="first" label="meeting.first-day" />
      <DayOf {...field} name="last" label="meeting.last-day" />
      <LineOf {...field} name="words" label="meeting.words" hint="meeting.words-hint" />
      <LineOf {...field} name="starts" label="meeting.starts-at" hint="meeting.starts-at-hint" width="short" />
      <LineOf {...field} name="place" label="meeting.place" />
      <LineOf {...field} name="source" label="meeting.basis" hint="meeting.basis-hint" />
    </>
  );
}

type HoldProps = { language: Language; meeting: Meeting; obstacle: Obstacle | undefined };

/** What recording a meeting as held brings, and what stands in its way. */
export function HoldPage({ language, meeting, obstacle }: HoldProps): VNode {
  const title = pageTitle(language, "meeting.hold.link", meeting);
  const back = backTo(language, meeting);
  if (obstacle)
    return (
      <>
        <h1>{title}</h1>
        <Notice tone="held">
          <p>{t(language, `meeting.error.${obstacle}`)}</p>
        </Notice>
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </>
    );
  return (
    <Confirm
      title={title}
      facts={[{ label: t(language, "meeting.hold.then"), value: t(language, "meeting.hold.what") }]}
      warning={t(language, "meeting.hold.warning")}
      action={`/${language}${meetingPartPath(meeting.id, "holding")}`}
      button={t(language, "meeting.hold.link")}
      back={back}
    />
  );
}

type MeetingFormProps = { language: Language; meeting: Meeting; state: FormState };

export function CancelPage({ language, meeting, state }: MeetingFormProps): VNode {
  return (
    <FormPage
      language={language}
      title={pageTitle(language, "meeting.cancel.link", meeting)}
      what={t(language, "meeting.cancel.what")}
      state={state}
      action={`/${language}${meetingPartPath(meeting.id, "cancellation")}`}
      button={t(language, "meeting.cancel.link")}
      back={backTo(language, meeting)}
    >
      <TextOf page={language} state={state} name="because" label="meeting.cancel.because" rows={3} />
    </FormPage>
  );
}

/** The agenda as lines of text. */
export function AgendaPage({
  language,
  meeting,
  state,
  basedOn,
  standing,
}: MeetingFormProps & { basedOn: number; standing: string | undefined }): VNode {
  return (
    <FormPage
      language={language}
      title={pageTitle(language, "meeting.agenda.link", meeting)}
      what={t(language, "meeting.agenda.what")}
      state={state}
      action={`/${language}${meetingPartPath(meeting.id, "agenda")}`}
      button={t(language, "meeting.agenda.link")}
      back={backTo(language, meeting)}
      hidden={{ basis: basedOn }}
      before={<StandsNow language={language} text={standing} />}
    >
      <TextOf page={language} state={state} name="items" label="meeting.agenda" hint="meeting.agenda.hint" rows={10} />
      <LineOf page={language} state={state} name="source" label="meeting.basis" hint="meeting.basis-hint" />
    </FormPage>
  );
}

export function backTo(language: Language, meeting: Meeting): { href: string; label: string } {
  return { href: `/${language}${meetingPath(meeting.id)}`, label: t(language, "meeting.back") };
}
