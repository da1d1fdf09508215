import type { ComponentChildren, VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDays, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { regionInWords } from "../activities/activity-form.views.tsx";
import type { Names } from "../activities/activity-words.ts";
import { sourcePath } from "../paths.ts";
import type { AnnouncementVersion } from "./announcement.queries.ts";
import type { AnnouncementOnRecord } from "./announcement.ts";

const newYork = "America/New_York";

/** How the body is called whose calendar it is. */
export function bodyOf(
  { organisation, body }: Pick<AnnouncementOnRecord, "organisation" | "body">,
  names: Pick<Names, "organisations">,
): string {
  return organisation === null ? (body ?? "") : (names.organisations.get(organisation) ?? "");
}

/** Where an announcement stands. */
export function AnnouncedPill({
  language,
  status,
  isGone,
}: {
  language: Language;
  status: AnnouncementOnRecord["status"];
  isGone: boolean;
}): VNode {
  if (isGone) return <StatusPill tone="refused">{t(language, "announcement.gone")}</StatusPill>;
  if (status === "cancelled")
    return <StatusPill tone="refused">{t(language, "announcement.status.cancelled")}</StatusPill>;
  return <StatusPill tone="quiet">{t(language, `announcement.status.${status ?? "unsaid"}`)}</StatusPill>;
}

type AnnouncementProps = {
  language: Language;
  announcement: AnnouncementOnRecord;
  versions: readonly AnnouncementVersion[];
  names: Names;
  /** What was decided of it and others. */
  children?: ComponentChildren;
};

/** One announcement: what its body says, what was read out of it, and what it said before. */
export function AnnouncementPage({ language, announcement, versions, names, children }: AnnouncementProps): VNode {
  const { title, status, goneAt, url, description, place, hostState, region, subjects } = announcement;
  const none = t(language, "activity.none");
  return (
    <>
      <h1>
        <TextIn language={announcement.language} page={language}>
          {title}
        </TextIn>
      </h1>
      <p>
        <AnnouncedPill language={language} status={status} isGone={goneAt !== null} />
      </p>
      <WhoCanSee language={language} who={t(language, "announcement.who")} />
      <p>{t(language, "announcement.what")}</p>
      <Facts
        facts={[
          { label: t(language, "activity.when"), value: <When page={language} {...announcement} /> },
          { label: t(language, "activity.place"), value: <bdi>{place || none}</bdi> },
          {
            label: t(language, "source.body"),
            value: (
              <a href={`/${language}${sourcePath(announcement.source)}`}>
                <bdi>{bodyOf(announcement, names)}</bdi>
              </a>
            ),
          },
          ...(announcement.organiser
            ? [{ label: t(language, "activity.organisers"), value: <bdi>{announcement.organiser}</bdi> }]
            : []),
          ...(url
            ? [
                {
                  label: t(language, "activity.link"),
                  value: (
                    <a href={url} rel="noreferrer nofollow">
                      <bdi>{url}</bdi>
                    </a>
                  ),
                },
              ]
            : []),
          ...(description
            ? [
                {
                  label: t(language, "activity.description"),
                  value: (
                    <p class="typed" lang={announcement.language} dir="auto">
                      {description}
                    </p>
                  ),
                },
              ]
            : []),
        ]}
      />
      <h2>{t(language, "announcement.guessed")}</h2>
      <p class="hint">{t(language, "announcement.guessed.what")}</p>
      <Facts
        facts={[
          {
            label: t(language, "activity.host-state"),
            value: <bdi>{hostState ? (names.states.get(hostState) ?? hostState) : none}</bdi>,
          },
          { label: t(language, "activity.region"), value: region ? regionInWords(language, region) : none },
          {
            label: t(language, "activity.subjects"),
            value: subjects.map((one) => t(language, `activity.subject.${one}`)).join(" · ") || none,
          },
        ]}
      />
      {children}
      <h2>{t(language, "announcement.history")}</h2>
      <Table
        caption={t(language, "announcement.history")}
        columns={(
          ["announcement.seen", "announcement.version", "activity.when", "activity.title", "activity.place"] as const
        ).map((key) => ({ label: t(language, key) }))}
        rows={versions.map(({ at, by, what, told }) => ({
          cells: [
            <>
              {formatMoment(language, at, newYork)}
              <br />
              <span class="hint">{by}</span>
            </>,
            t(language, `announcement.version.${what}`),
            told.from && told.before ? formatDays(language, told.from, told.before) : "–",
            told.title && told.language ? (
              <TextIn language={told.language} page={language}>
                {told.title}
              </TextIn>
            ) : (
              "–"
            ),
            <bdi>{told.place || "–"}</bdi>,
          ],
        }))}
      />
    </>
  );
}

/** Its days, and its hours where they are told, as they were told. */
function When({ page, from, before, startsAt, endsAt, zone }: AnnouncementOnRecord & { page: Language }): VNode {
  const hour = (text: string | null): string => text?.slice(11, 16) ?? "";
  return (
    <>
      {formatDays(page, from, before)}
      {startsAt ? (
        <>
          {", "}
          <bdi>
            {[hour(startsAt), hour(endsAt)].filter((one) => one !== "").join("–")}
            {zone ? ` (${zone})` : ""}
          </bdi>
        </>
      ) : null}
    </>
  );
}
