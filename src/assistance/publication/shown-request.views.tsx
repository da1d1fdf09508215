import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import { type Language, ownNames, type Texts } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { PublicDownloads } from "../exports/downloads.views.tsx";
import { RequestSheet, type SubjectNames } from "../requests/sheet.views.tsx";
import { requestShownPath } from "./paths.ts";
import type { ShownRequest } from "./publication.ts";

type StateNames = ReadonlyMap<StateCode, string>;
type ListProps = {
  language: Language;
  requests: readonly Omit<ShownRequest, "fields" | "items">[];
  states: StateNames;
};

/** The requests whose summary is on the website. */
export function RequestsShownPage({ language, requests, states }: ListProps): VNode {
  return (
    <>
      <h1>{t(language, "requests-shown.title")}</h1>
      <p>{t(language, "requests-shown.what")}</p>
      <Table
        caption={t(language, "requests-shown.title")}
        columns={(["request.asking", "column.reference", "request.received-on", "column.standing"] as const).map(
          (key) => ({
            label: t(language, key),
          }),
        )}
        rows={requests.map((request) => ({
          cells: [
            <bdi>{whoAsks(language, request.asking, states)}</bdi>,
            <a href={`/${language}${requestShownPath(request.reference)}`}>
              <bdi dir="ltr">{request.reference}</bdi>
            </a>,
            request.receivedOn ? formatDate(language, request.receivedOn) : "",
            t(language, `requests-shown.standing.${request.standing}`),
          ],
        }))}
        empty={t(language, "requests-shown.empty")}
      />
      <PublicDownloads language={language} isEmpty={requests.length === 0} />
    </>
  );
}

type ShownProps = { language: Language; request: ShownRequest; states: StateNames; subjects: SubjectNames };

/** One request, as far as who asks agreed to show it to everybody. */
export function RequestShownPage(props: ShownProps): VNode {
  const { language, request } = props;
  return (
    <>
      <h1>
        {t(language, "request.kind.assistance")} <bdi dir="ltr">{request.reference}</bdi>
      </h1>
      <RequestShown {...props} heading="h2" />
      <p class="quiet">{t(language, "requests-shown.by-consent")}</p>
    </>
  );
}

/** What stands on the public page below its title; the preview shows the same. */
export function RequestShown({
  language,
  request,
  states,
  subjects,
  heading: Heading,
}: ShownProps & { heading: "h2" | "h3" }): VNode {
  const { kind, audience, named, annexes } = {
    kind: "assistance",
    audience: "public",
    named: [],
    annexes: [],
  } as const;
  return (
    <>
      <Facts
        facts={[
          { label: t(language, "request.asking"), value: <bdi>{whoAsks(language, request.asking, states)}</bdi> },
          ...(request.receivedOn
            ? [{ label: t(language, "request.received-on"), value: formatDate(language, request.receivedOn) }]
            : []),
          { label: t(language, "column.standing"), value: t(language, `requests-shown.standing.${request.standing}`) },
        ]}
      />
      <Heading>{t(language, "publication.summary")}</Heading>
      <Summary language={language} summary={request.summary} />
      {request.fields.length > 0 ? (
        <>
          <Heading>{t(language, "request.what-is-asked")}</Heading>
          <RequestSheet
            language={language}
            request={{ ...request, kind, audience, named: [...named], annexes: [...annexes], isOwn: false }}
            names={{ states, providers: new Map() }}
            subjects={subjects}
          />
        </>
      ) : null}
    </>
  );
}

/** The words in the page's language, or in one there is, which is said. */
function Summary({ language, summary }: { language: Language; summary: Texts }): VNode {
  const words = pickText(summary, language);
  return (
    <>
      {words.in === language ? null : (
        <p class="quiet">{t(language, "requests-shown.other-language", { language: ownNames[words.in] })}</p>
      )}
      <div class="typed">
        <TextIn language={words.in} page={language}>
          {words.text}
        </TextIn>
      </div>
    </>
  );
}

function whoAsks(language: Language, asking: ShownRequest["asking"], states: StateNames): string {
  if (asking.state !== null) return states.get(asking.state) ?? asking.state;
  return pickText(asking.organisation, language).text;
}
