import type { VNode } from "preact";
import { type Language, languages, ownNames, type Texts } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, Form, TextArea } from "#ui/fields.tsx";
import { FormPage, LineOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { requestPath } from "../requests/paths.ts";
import type { RequestWhole } from "../requests/request.ts";
import type { Names } from "../requests/request-words.ts";
import type { SubjectNames } from "../requests/sheet.views.tsx";
import { proposalsPath, publicationEndingPath, publicationPath, requestShownPath } from "./paths.ts";
import {
  longestSummary,
  mayBeShown,
  type OnTheWebsite,
  onTheWebsite,
  type PublicationState,
  type ShownRequest,
  type SummaryProposal,
} from "./publication.ts";
import { RequestShown } from "./shown-request.views.tsx";

const newYork = "America/New_York";

export type PublicationProps = {
  language: Language;
  request: RequestWhole;
  publication: PublicationState;
  at: Temporal.Instant;
  delayHours: number;
  names: Names;
  subjects: SubjectNames;
  state: FormState;
  /** A form that came back, so that nothing typed is lost. */
  cameBack: boolean;
  /** What stands, as everybody would read it. */
  standing: ShownRequest | undefined;
  /** Parts of the contact that what stands, or was proposed, repeats. */
  repeats: readonly string[];
};

/** For who asks: the summary, what happens with it, and the agreement; or what stands, and how it is ended. */
export function AgreePage(props: PublicationProps): VNode {
  const { language, request, publication, state, cameBack } = props;
  const mayAsk = mayBeShown(request) && !publication.standing;
  if (!mayAsk && !cameBack) return <StandingPage {...props} mayEnd />;
  return (
    <FormPage
      language={language}
      title={t(language, "publication.title")}
      what={t(language, "publication.what")}
      state={state}
      action={`/${language}${publicationPath(request.id)}`}
      button={t(language, "publication.look")}
      back={backTo(language, request)}
      hidden={{ step: "look" }}
      before={
        <>
          <WhatHappens {...props} />
          {publication.proposal ? <Proposed language={language} proposal={publication.proposal} /> : null}
        </>
      }
    >
      <SummaryFields language={language} state={state} />
      <LineOf
        page={language}
        state={state}
        name="in-capacity"
        label="publication.capacity"
        hint="publication.capacity.hint"
      />
    </FormPage>
  );
}

type LookProps = Pick<
  PublicationProps,
  "language" | "request" | "at" | "delayHours" | "names" | "subjects" | "state"
> & {
  shown: ShownRequest;
  repeats: readonly string[];
};

/** The very page that everybody would read, before anything is agreed. */
export function LookPage(props: LookProps): VNode {
  const { language, request, state, shown, repeats } = props;
  return (
    <>
      <h1>{t(language, "publication.look.title")}</h1>
      <p>{t(language, "publication.look.what")}</p>
      <WhatHappens {...props} />
      <Repeats language={language} repeats={repeats} />
      <Preview {...props} shown={shown} />
      <Form action={`/${language}${publicationPath(request.id)}`}>
        {Object.entries(state.typed)
          .filter(([name]) => name !== "step")
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <div class="buttons">
          <Button kind="main" name="step" value="agree">
            {t(language, "publication.agree")}
          </Button>
          <Button name="step" value="change">
            {t(language, "publication.change")}
          </Button>
          <a href={`/${language}${requestPath(request.id)}`}>{t(language, "publication.leave")}</a>
        </div>
      </Form>
    </>
  );
}

/** For those who serve: words put to who asks. */
export function ProposePage(props: PublicationProps): VNode {
  const { language, request, publication, state, cameBack, repeats } = props;
  if ((!mayBeShown(request) || publication.standing) && !cameBack) return <StandingPage {...props} mayEnd={false} />;
  return (
    <FormPage
      language={language}
      title={t(language, "publication.propose.title")}
      what={t(language, "publication.propose.what")}
      state={state}
      action={`/${language}${proposalsPath(request.id)}`}
      button={t(language, "publication.propose")}
      back={backTo(language, request)}
      before={
        publication.proposal ? (
          <>
            <Proposed language={language} proposal={publication.proposal} />
            <Repeats language={language} repeats={repeats} />
          </>
        ) : null
      }
    >
      <SummaryFields language={language} state={state} />
    </FormPage>
  );
}

/** What stands of it, and for who asks the way to end it. */
function StandingPage(props: PublicationProps & { mayEnd: boolean }): VNode {
  const { language, request, publication, at, standing, mayEnd, state } = props;
  return (
    <>
      <h1>{t(language, "publication.title")}</h1>
      {state.errors.map(({ message }) => (
        <Notice tone="refused">
          <p>{message}</p>
        </Notice>
      ))}
      <p>{websiteInWords(language, request, publication, at)}</p>
      {mayBeShown(request) ? null : <p>{t(language, "publication.not-now")}</p>}
      {standing ? (
        <>
          <Preview {...props} shown={standing} />
          {mayEnd ? (
            <Form action={`/${language}${publicationEndingPath(request.id)}`}>
              <p>{t(language, "publication.end.what")}</p>
              <div class="buttons">
                <Button kind="main">{t(language, "publication.end")}</Button>
              </div>
            </Form>
          ) : null}
        </>
      ) : null}
      <p>
        <a href={backTo(language, request).href}>{t(language, "request.back-to")}</a>
      </p>
    </>
  );
}

type SectionProps = Pick<PublicationProps, "language" | "request" | "publication" | "at"> & { mayOpen: boolean };

/** On the page of a request: how it stands with the website. */
export function OnTheWebsiteSection({ language, request, publication, at, mayOpen }: SectionProps): VNode {
  const where = onTheWebsite(request, publication, at);
  return (
    <section>
      <h2>{t(language, "publication.section")}</h2>
      <p>{websiteInWords(language, request, publication, at)}</p>
      {publication.proposal && !publication.standing ? (
        <p>
          {t(language, "publication.proposed", {
            name: publication.proposal.by,
            moment: formatMoment(language, publication.proposal.at, newYork),
          })}
        </p>
      ) : null}
      <ul class="plain">
        {where === "shown" ? (
          <li>
            <a href={`/${language}${requestShownPath(request.reference)}`}>{t(language, "publication.public-page")}</a>
          </li>
        ) : null}
        {mayOpen && (mayBeShown(request) || publication.standing) ? (
          <li>
            <a href={`/${language}${publicationPath(request.id)}`}>{t(language, linkWords(request, where))}</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function linkWords({ isAsking }: RequestWhole, where: OnTheWebsite) {
  if (!isAsking) return where === "not-shown" ? "publication.propose.title" : "publication.open";
  return where === "not-shown" ? "publication.begin" : "publication.open-or-end";
}

function websiteInWords(
  language: Language,
  request: RequestWhole,
  publication: PublicationState,
  at: Temporal.Instant,
): string {
  const where = onTheWebsite(request, publication, at);
  const moment = publication.standing ? formatMoment(language, publication.standing.effectiveAt, newYork) : "";
  return t(language, `publication.standing.${where}`, { moment });
}

function WhatHappens({ language, at, delayHours }: Pick<PublicationProps, "language" | "at" | "delayHours">): VNode {
  return (
    <Facts
      facts={[
        { label: t(language, "publication.happens"), value: t(language, "publication.happens.words") },
        { label: t(language, "publication.who"), value: t(language, "publication.who.words") },
        {
          label: t(language, "publication.when"),
          value:
            delayHours === 0
              ? t(language, "publication.when.now")
              : t(language, "publication.when.words", {
                  moment: formatMoment(language, at.add({ hours: delayHours }), newYork),
                }),
        },
        { label: t(language, "publication.back"), value: t(language, "publication.back.words") },
      ]}
    />
  );
}

function Proposed({ language, proposal }: { language: Language; proposal: SummaryProposal }): VNode {
  return (
    <Notice
      title={t(language, "publication.proposed", {
        name: proposal.by,
        moment: formatMoment(language, proposal.at, newYork),
      })}
    >
      <p>{t(language, "publication.proposed.what")}</p>
    </Notice>
  );
}

function Repeats({ language, repeats }: { language: Language; repeats: readonly string[] }): VNode | null {
  if (repeats.length === 0) return null;
  return (
    <Notice tone="held" title={t(language, "publication.repeats")}>
      <ul>
        {repeats.map((part) => (
          <li>
            <bdi>{part}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function SummaryFields({ language, state }: { language: Language; state: FormState }): VNode {
  return (
    <>
      <p>{t(language, "publication.summary.hint", { most: longestSummary })}</p>
      {[language, ...languages.filter((one) => one !== language)].map((one) => (
        <TextArea
          name={`summary-${one}`}
          label={t(language, "publication.summary-in", { language: ownNames[one] })}
          error={errorAt(state.errors, `summary-${one}`)}
          value={state.typed[`summary-${one}`]}
          language={one}
          rows={one === language ? 8 : 3}
        />
      ))}
    </>
  );
}

/** The public page in the page's language, and the words of every other. */
function Preview({
  language,
  shown,
  names,
  subjects,
}: Pick<PublicationProps, "language" | "names" | "subjects"> & { shown: ShownRequest }): VNode {
  return (
    <section class="preview">
      <h2>{t(language, "publication.preview")}</h2>
      <RequestShown {...{ language, request: shown, states: names.states, subjects, heading: "h3" }} />
      <Others language={language} summary={shown.summary} />
    </section>
  );
}

function Others({ language, summary }: { language: Language; summary: Texts }): VNode | null {
  const others = languages.filter((one) => one !== language && summary[one]);
  if (others.length === 0 || !summary[language]) return null;
  return (
    <>
      <h3>{t(language, "publication.other-languages")}</h3>
      <Facts
        facts={others.map((one) => ({
          label: ownNames[one],
          value: (
            <div class="typed">
              <TextIn language={one} page={language}>
                {summary[one] ?? ""}
              </TextIn>
            </div>
          ),
        }))}
      />
    </>
  );
}

function backTo(language: Language, { id }: RequestWhole): { href: string; label: string } {
  return { href: `/${language}${requestPath(id)}`, label: t(language, "request.back-to") };
}
