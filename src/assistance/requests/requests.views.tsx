import type { VNode } from "preact";
import type { RequestStanding } from "#db/schema/assistance.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Button, SelectField } from "#ui/fields.tsx";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { newRequestPath, requestPath, requestsPath } from "./paths.ts";
import { ageInDays, type RequestFilter, type RequestHead } from "./request.ts";
import { askingInWords, type Names } from "./request-words.ts";

type ListProps = {
  language: Language;
  requests: readonly RequestHead[];
  names: Names;
  today: string;
  filter: RequestFilter;
  page: number;
  isMore: boolean;
  mayBegin: boolean;
  /** The other rooms of assistance that this person may enter. */
  rooms: readonly { href: string; label: string }[];
};

/** The requests that a person may see, the latest received first. */
export function RequestsPage(props: ListProps): VNode {
  const { language, requests, names, today, filter, page, isMore, mayBegin, rooms } = props;
  return (
    <>
      <h1>{t(language, "requests.title")}</h1>
      <p>{t(language, "requests.what")}</p>
      <WhoCanSee language={language} who={t(language, "requests.who")} />
      {mayBegin ? (
        <p class="buttons">
          <a class="button button-main" href={`/${language}${newRequestPath}`}>
            {t(language, "request.begin")}
          </a>
        </p>
      ) : null}
      <ul class="acts-list">
        {rooms.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      <Filters language={language} filter={filter} />
      <Table
        caption={t(language, "requests.title")}
        columns={(
          [
            "column.reference",
            "request.kind",
            "request.asking",
            "column.standing",
            "request.age",
            "audience.label",
          ] as const
        ).map((key) => ({ label: t(language, key) }))}
        rows={requests.map((request) => ({
          cells: [
            <a href={`/${language}${requestPath(request.id)}`}>
              <bdi dir="ltr">{request.reference}</bdi>
            </a>,
            t(language, `request.kind.${request.kind}`),
            askingInWords(language, request.asking, names),
            <StandingPill language={language} standing={request.told} />,
            <Age language={language} request={request} today={today} />,
            t(language, `audience.${request.audience}`),
          ],
        }))}
        empty={t(language, filter.kind || filter.standing || page > 1 ? "requests.nothing-found" : "requests.empty")}
      />
      <Pages language={language} filter={filter} page={page} isMore={isMore} />
    </>
  );
}

function Filters({ language, filter }: { language: Language; filter: RequestFilter }): VNode {
  const any = { value: "", label: t(language, "requests.any") };
  return (
    <form method="get" action={`/${language}${requestsPath}`} class="form form-search">
      <SelectField
        name="kind"
        label={t(language, "request.kind")}
        value={filter.kind ?? ""}
        options={[
          any,
          ...(["assistance", "general"] as const).map((kind) => ({
            value: kind,
            label: t(language, `request.kind.${kind}`),
          })),
        ]}
      />
      <SelectField
        name="standing"
        label={t(language, "column.standing")}
        value={filter.standing ?? ""}
        options={[
          any,
          ...(["draft", "open", "over"] as const).map((standing) => ({
            value: standing,
            label: t(language, `requests.standing.${standing}`),
          })),
        ]}
      />
      <Button>{t(language, "requests.filter")}</Button>
    </form>
  );
}

function Pages({
  language,
  filter,
  page,
  isMore,
}: Pick<ListProps, "language" | "filter" | "page" | "isMore">): VNode | null {
  if (page === 1 && !isMore) return null;
  const link = (to: number): string => {
    const query = new URLSearchParams({
      ...(filter.kind ? { kind: filter.kind } : {}),
      ...(filter.standing ? { standing: filter.standing } : {}),
      page: String(to),
    });
    return `/${language}${requestsPath}?${query}`;
  };
  return (
    <p class="buttons">
      {page > 1 ? <a href={link(page - 1)}>{t(language, "incoming.newer")}</a> : null}
      {isMore ? <a href={link(page + 1)}>{t(language, "incoming.older")}</a> : null}
    </p>
  );
}

const tones: Partial<Record<RequestStanding, Tone>> = {
  submitted: "due",
  authenticated: "due",
  "circulation-window": "due",
  ready: "due",
  "offers-received": "due",
  "follow-up": "due",
  "held-confidential": "held",
  fulfilled: "settled",
  closed: "settled",
  answered: "settled",
  rejected: "refused",
};

export function StandingPill({ language, standing }: { language: Language; standing: RequestStanding }): VNode {
  return <StatusPill tone={tones[standing] ?? "quiet"}>{t(language, `request.standing.${standing}`)}</StatusPill>;
}

/** The days since it was received, with the day. */
export function Age({
  language,
  request,
  today,
}: {
  language: Language;
  request: RequestHead;
  today: string;
}): VNode | null {
  const days = ageInDays(request, today);
  if (days === undefined || request.receivedOn === null) return null;
  return (
    <>
      {days > 0 ? t(language, "request.days-since", { count: days }) : t(language, "request.today")}
      <span class="quiet"> · {formatDate(language, request.receivedOn)}</span>
    </>
  );
}
