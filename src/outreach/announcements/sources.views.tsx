import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDays, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form, type Option } from "#ui/fields.tsx";
import { FormPage, LanguageOf, LineOf, RadioOf, SelectOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { FileField, UploadForm } from "#ui/upload.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { Names } from "../activities/activity-words.ts";
import { announcementPath, newSourcePath, outreachPath, sourcePartPath, sourcePath, sourcesPath } from "../paths.ts";
import { largestAnnouncements } from "./announced.ts";
import { isTold } from "./announced-uid.ts";
import type { AnnouncementOnRecord } from "./announcement.ts";
import { AnnouncedPill, bodyOf } from "./announcement.views.tsx";
import type { CalendarSource } from "./source.ts";
import { checkInWords, isWell } from "./source-words.ts";

const newYork = "America/New_York";
const megabytes = largestAnnouncements / 1024 / 1024;

type SourcesProps = {
  language: Language;
  sources: readonly (CalendarSource & { announced: number })[];
  names: Names;
  mayAdd: boolean;
};

/** The calendars of other bodies: whose, how they are read, and what came of it last. */
export function SourcesPage({ language, sources, names, mayAdd }: SourcesProps): VNode {
  const title = t(language, "sources.title");
  return (
    <>
      <h1>{title}</h1>
      <p>{t(language, "sources.what")}</p>
      <WhoCanSee language={language} who={t(language, "announcement.who")} />
      {mayAdd ? (
        <p>
          <a class="button button-main" href={`/${language}${newSourcePath}`}>
            {t(language, "source.new")}
          </a>
        </p>
      ) : null}
      <Table
        caption={title}
        columns={[
          { label: t(language, "source.body") },
          { label: t(language, "source.kind") },
          { label: t(language, "source.checked") },
          { label: t(language, "source.announced"), numeric: true },
          { label: t(language, "source.faults"), numeric: true },
        ]}
        rows={sources.map((source) => ({
          cells: [
            <a href={`/${language}${sourcePath(source.id)}`}>
              <bdi>{bodyOf(source, names)}</bdi>
            </a>,
            source.address === null ? t(language, "source.kind.files") : <bdi>{hostOf(source.address)}</bdi>,
            <Checked language={language} source={source} />,
            String(source.announced),
            String(source.faultsInAll),
          ],
        }))}
        empty={t(language, "sources.empty")}
      />
      <p>
        <a href={`/${language}${outreachPath}`}>{t(language, "activity.back-to-calendar")}</a>
      </p>
    </>
  );
}

function hostOf(address: string): string {
  return URL.parse(address)?.hostname ?? address;
}

function Checked({ language, source }: { language: Language; source: CalendarSource }): VNode {
  if (source.endedAt) return <StatusPill tone="quiet">{t(language, "source.ended")}</StatusPill>;
  return (
    <>
      {isWell(source.outcome) ? null : (
        <>
          <StatusPill tone="due">{t(language, "source.not-read")}</StatusPill>{" "}
        </>
      )}
      <span class="typed">{checkInWords(language, source)}</span>
      {source.checkedAt ? (
        <>
          <br />
          <span class="hint">{formatMoment(language, source.checkedAt, newYork)}</span>
        </>
      ) : null}
    </>
  );
}

type NewSourceProps = {
  language: Language;
  title: string;
  state: FormState;
  organisations: readonly Option[] | undefined;
};

/** Adds a calendar; who acts for an organisation adds its own. */
export function NewSourcePage({ language, title, state, organisations }: NewSourceProps): VNode {
  const field = { page: language, state };
  return (
    <FormPage
      {...{ language, title, state }}
      what={t(language, "source.new.what")}
      button={t(language, "source.new.button")}
      action={`/${language}${sourcesPath}`}
      back={{ href: `/${language}${sourcesPath}`, label: t(language, "source.back") }}
    >
      {organisations ? (
        <>
          <SelectOf
            {...field}
            name="organisation"
            label="source.organisation"
            options={[{ value: "", label: t(language, "activity.none") }, ...organisations]}
          />
          <LineOf {...field} name="body" label="source.body.words" hint="activity.party.body.hint" />
        </>
      ) : null}
      <LineOf {...field} name="address" label="source.address" hint="source.address.hint" />
      <LanguageOf {...field} name="language" label="source.language" />
    </FormPage>
  );
}

type SourceProps = {
  language: Language;
  source: CalendarSource;
  announced: readonly AnnouncementOnRecord[];
  /** Whether it announces more than stands here. */
  hasMore: boolean;
  names: Names;
  mayKeep: boolean;
  /** Whether calendars are asked for at all: a demonstration asks no other host. */
  asksForCalendars: boolean;
  state: FormState;
};

/** One calendar: where it stands, what was wrong in its last reading, what it announces, and the way to bring a file. */
export function SourcePage(props: SourceProps): VNode {
  const { language, source, announced, hasMore, names, mayKeep, state } = props;
  const caption = t(language, "source.announced");
  return (
    <>
      <h1>
        <bdi>{bodyOf(source, names)}</bdi>
      </h1>
      <ErrorSummary language={language} errors={state.errors} />
      <SourceFacts {...props} />
      {mayKeep && !source.endedAt ? <Keep {...props} /> : null}
      <Faults {...props} />
      <h2>{caption}</h2>
      <Table
        caption={caption}
        columns={(["activity.when", "activity.title", "activity.place", "column.standing"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={announced.map((one) => ({
          cells: [
            formatDays(language, one.from, one.before),
            <a href={`/${language}${announcementPath(one.id)}`}>
              <TextIn language={one.language} page={language}>
                {one.title}
              </TextIn>
            </a>,
            <bdi>{one.place || "–"}</bdi>,
            <AnnouncedPill language={language} status={one.status} isGone={one.goneAt !== null} />,
          ],
        }))}
        empty={t(language, "source.announced.empty")}
      />
      {hasMore ? <p>{t(language, "list.first", { most: announced.length })}</p> : null}
      <p>
        <a href={`/${language}${sourcesPath}`}>{t(language, "source.back")}</a>
      </p>
    </>
  );
}

function SourceFacts({ language, source, asksForCalendars }: SourceProps): VNode {
  const waits = source.askedAt && (!source.checkedAt || Temporal.Instant.compare(source.askedAt, source.checkedAt) > 0);
  return (
    <>
      <Facts
        facts={[
          {
            label: t(language, "source.kind"),
            value: source.address === null ? t(language, "source.kind.files") : <bdi>{source.address}</bdi>,
          },
          { label: t(language, "source.checked"), value: <Checked language={language} source={source} /> },
          ...(source.readAt
            ? [{ label: t(language, "source.read"), value: formatMoment(language, source.readAt, newYork) }]
            : []),
        ]}
      />
      {source.readWhole === false ? (
        <Notice>
          <p>{t(language, "source.part")}</p>
        </Notice>
      ) : null}
      {source.address !== null && !asksForCalendars ? (
        <Notice>
          <p>{t(language, "source.not-asked-here")}</p>
        </Notice>
      ) : null}
      {waits && asksForCalendars ? (
        <Notice tone="held">
          <p>{t(language, "source.asked")}</p>
        </Notice>
      ) : null}
    </>
  );
}

/** Bring a file or ask for the calendar, and end it. */
function Keep({ language, source, asksForCalendars, state }: SourceProps): VNode {
  const field = { page: language, state };
  return (
    <>
      {source.address === null ? (
        <>
          <h2>{t(language, "source.bring")}</h2>
          <UploadForm action={`/${language}${sourcePartPath(source.id, "files")}`}>
            <FileField
              name="file"
              label={t(language, "source.file")}
              hint={t(language, "source.file.hint", { megabytes })}
              error={errorAt(state.errors, "file")}
              accept=".ics,.csv,.xlsx,text/calendar,text/csv"
            />
            <RadioOf
              {...field}
              name="whole"
              label="source.whole"
              hint="source.whole.hint"
              options={(["part", "all"] as const).map((value) => ({
                value,
                label: t(language, `source.whole.${value}`),
              }))}
            />
            <SelectOf
              {...field}
              name="order"
              label="source.order"
              hint="source.order.hint"
              options={(["unsaid", "day-first", "month-first"] as const).map((value) => ({
                value,
                label: t(language, `source.order.${value}`),
              }))}
            />
            <div class="buttons">
              <Button kind="main">{t(language, "source.bring.button")}</Button>
            </div>
          </UploadForm>
        </>
      ) : asksForCalendars ? (
        <Form action={`/${language}${sourcePartPath(source.id, "checks")}`}>
          <div class="buttons">
            <Button>{t(language, "source.ask")}</Button>
          </div>
        </Form>
      ) : null}
      <details>
        <summary>{t(language, "source.end")}</summary>
        <p>{t(language, "source.end.what")}</p>
        <Form action={`/${language}${sourcePartPath(source.id, "ending")}`}>
          <div class="buttons">
            <Button>{t(language, "source.end")}</Button>
          </div>
        </Form>
      </details>
    </>
  );
}

function Faults({ language, source }: SourceProps): VNode | null {
  const { faults, faultsInAll } = source;
  if (faultsInAll === 0) return null;
  const title = t(language, "source.faults.title");
  return (
    <>
      <h2>{title}</h2>
      <p>{t(language, "source.faults.what", { count: faultsInAll })}</p>
      <Table
        caption={title}
        columns={[
          { label: t(language, "source.fault.line") },
          { label: t(language, "source.fault") },
          { label: t(language, "source.fault.uid") },
        ]}
        rows={faults.map(({ line, reason, uid }) => ({
          cells: [String(line), t(language, `source.fault.${reason}`), <bdi>{uid && isTold(uid) ? uid : "–"}</bdi>],
        }))}
      />
    </>
  );
}
