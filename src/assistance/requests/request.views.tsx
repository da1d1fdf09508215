import type { ComponentChildren, VNode } from "preact";
import { entryPath } from "#correspondence/incoming/paths.ts";
import type { Audience } from "#db/schema/assistance.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, Form } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { narrowerOf, type Onlooker, onlookers } from "../audience.ts";
import { mayNarrowPart, type RequestPart } from "./narrow-part.ts";
import {
  leavingPath,
  narrowingPath,
  previewPath,
  type RequestStep,
  requestPath,
  stepPath,
  submissionPath,
} from "./paths.ts";
import { type RequestEvent, type RequestWhole, seenBy } from "./request.ts";
import { askingInWords, type Names, partInWords, whoSees } from "./request-words.ts";
import { Age, StandingPill } from "./requests.views.tsx";
import { RequestSheet, type SubjectNames, WhoSeesField } from "./sheet.views.tsx";

const newYork = "America/New_York";

type PageProps = {
  language: Language;
  request: RequestWhole;
  names: Names;
  subjects: SubjectNames;
  today: string;
  events: readonly RequestEvent[];
  /** The steps this person may take now. */
  steps: readonly RequestStep[];
  /** Whether this person reads the register of what came in. */
  seesRegister?: boolean;
  /** What other rooms add: letters, offers, deliveries, publication. */
  children?: ComponentChildren;
};

type FewerProps = { language: Language; request: RequestWhole; part: RequestPart; audience: Audience };

/** The way to let fewer people see a part. */
function Fewer({ language, request, part, audience }: FewerProps): VNode | null {
  if (!mayNarrowPart(request, narrowerOf(request.audience, audience))) return null;
  return (
    <p class="who-sees">
      <a href={`/${language}${narrowingPath(request.id, part)}`}>
        {t(language, "request.narrowing")}
        <span class="visually-hidden">: {partInWords(language, request, part)}</span>
      </a>
    </p>
  );
}

/** A request that was sent, as far as it is for its reader. */
export function RequestPage(props: PageProps): VNode {
  const { language, request, names, subjects, today, events, steps, children } = props;
  return (
    <>
      <h1>
        {t(language, `request.kind.${request.kind}`)} <bdi dir="ltr">{request.reference}</bdi>
      </h1>
      <WhoCanSee
        language={language}
        who={
          request.isOwn
            ? whoSees(language, request, request.audience, names)
            : t(language, `audience.${request.audience}`)
        }
      />
      <Facts
        facts={[
          { label: t(language, "request.asking"), value: askingInWords(language, request.asking, names) },
          {
            label: t(language, "column.standing"),
            value: <StandingPill language={language} standing={request.told} />,
          },
          { label: t(language, "request.age"), value: <Age language={language} request={request} today={today} /> },
          ...(request.windowEndsAt && request.standing === "circulation-window"
            ? [
                {
                  label: t(language, "request.window-ends"),
                  value: formatMoment(language, request.windowEndsAt, newYork),
                },
              ]
            : []),
          ...(request.isOwn || request.arrivedBy === "here"
            ? []
            : [
                {
                  label: t(language, "request.arrived-by"),
                  value: (
                    <>
                      {t(language, `request.arrived-by.${request.arrivedBy}`)}
                      {request.incoming && props.seesRegister ? (
                        <>
                          {" · "}
                          <a href={`/${language}${entryPath(request.incoming)}`}>{t(language, "request.entry")}</a>
                        </>
                      ) : null}
                    </>
                  ),
                },
              ]),
        ]}
      />
      {request.isOwn && !request.isAsking ? (
        <p>
          <a href={`/${language}${leavingPath(request.id)}`}>{t(language, "request.leave")}</a>
        </p>
      ) : null}
      {steps.length > 0 ? (
        <nav aria-label={t(language, "request.steps")}>
          <ul>
            {steps.map((step) => (
              <li>
                <a href={`/${language}${stepPath(request.id, step)}`}>{t(language, `request.step.${step}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <h2>{t(language, "request.what-is-asked")}</h2>
      <RequestSheet
        language={language}
        request={request}
        names={names}
        subjects={subjects}
        beside={(field) =>
          request.isOwn ? (
            <>
              <WhoSeesField language={language} request={request} field={field} names={names} />
              <Fewer {...{ language, request, part: field, audience: field.audience }} />
            </>
          ) : null
        }
        besideAnnex={({ id, audience }) => <Fewer {...{ language, request, part: { annex: id }, audience }} />}
      />
      {children}
      {events.length > 0 ? (
        <>
          <h2>{t(language, "request.history")}</h2>
          <Table
            caption={t(language, "request.history")}
            columns={(["record.column.when", "request.event", "record.column.who", "request.words"] as const).map(
              (key) => ({
                label: t(language, key),
              }),
            )}
            rows={events.map(({ at, event, by, words }) => ({
              cells: [formatMoment(language, at, newYork), t(language, `act.request.${event}`), by, <bdi>{words}</bdi>],
            }))}
          />
        </>
      ) : null}
    </>
  );
}

type PreviewProps = Pick<PageProps, "language" | "request" | "names" | "subjects"> & { onlooker: Onlooker };

/** The request as each reader would see it, before and after it is sent. */
export function PreviewPage({ language, request, names, subjects, onlooker }: PreviewProps): VNode {
  const seen = seenBy(request, onlooker);
  return (
    <>
      <h1>{t(language, "request.preview.title")}</h1>
      <p>{t(language, "request.preview.what")}</p>
      <nav aria-label={t(language, "request.preview.as")}>
        <p>{t(language, "request.preview.as")}</p>
        <ul class="page-switch">
          {onlookers
            .filter((one) => request.kind === "assistance" || one === "secretariat" || one === "committee")
            .map((one) => (
              <li>
                <a
                  href={`/${language}${previewPath(request.id)}?as=${one}`}
                  aria-current={one === onlooker ? "page" : undefined}
                >
                  {t(language, `onlooker.${one}`)}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <section class="preview">
        <h2>{t(language, "request.preview.seen-by", { who: t(language, `onlooker.${onlooker}`) })}</h2>
        {seen ? <p class="quiet">{t(language, `request.preview.when.${onlooker}`)}</p> : null}
        {seen && seen.fields.length + seen.annexes.length > 0 ? (
          <>
            <Facts
              facts={[{ label: t(language, "request.asking"), value: askingInWords(language, request.asking, names) }]}
            />
            <RequestSheet language={language} request={seen} names={names} subjects={subjects} />
          </>
        ) : (
          <p class="empty">{t(language, seen ? "request.preview.no-field" : "request.preview.nothing")}</p>
        )}
      </section>
      <p>
        <a href={`/${language}${requestPath(request.id)}`}>{t(language, "request.back")}</a>
      </p>
    </>
  );
}

export type Advice = { href: string; words: string };

type CheckProps = Pick<PageProps, "language" | "request" | "names" | "subjects"> & {
  /** What would help a reader to answer; none of it keeps the request from being sent. */
  advice: readonly Advice[];
  /** Why it could not be sent. */
  refused?: string | undefined;
};

/** Everything once more, with who will see each part, before the request is sent. */
export function CheckPage({ language, request, names, subjects, advice, refused }: CheckProps): VNode {
  return (
    <>
      <h1>{t(language, "request.check.title")}</h1>
      {refused ? (
        <Notice tone="refused">
          <p>{refused}</p>
        </Notice>
      ) : null}
      <p>{t(language, "request.check.what")}</p>
      <Notice title={t(language, "request.will-be-seen")}>
        <p>{whoSees(language, request, request.audience, names)}</p>
        <p>
          <a href={`/${language}${previewPath(request.id)}`}>{t(language, "request.preview.look")}</a>
        </p>
      </Notice>
      {advice.length > 0 ? (
        <Notice tone="held" title={t(language, "request.advice.title")}>
          <p>{t(language, "request.advice.what")}</p>
          <ul>
            {advice.map(({ href, words }) => (
              <li>
                <a href={href}>{words}</a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <h2>{t(language, "request.what-is-asked")}</h2>
      <RequestSheet
        language={language}
        request={request}
        names={names}
        subjects={subjects}
        beside={(field) => <WhoSeesField language={language} request={request} field={field} names={names} />}
      />
      <Form action={`/${language}${submissionPath(request.id)}`}>
        <input type="hidden" name="basis" value={request.revision} />
        <p class="warning">{t(language, "request.check.warning")}</p>
        <div class="buttons">
          <Button kind="main">{t(language, "request.send")}</Button>
          <a href={`/${language}${requestPath(request.id)}`}>{t(language, "request.back")}</a>
        </div>
      </Form>
    </>
  );
}
