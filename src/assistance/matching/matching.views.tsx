import type { VNode } from "preact";
import type { MatchProposalId, ProgrammeId } from "#db/ids.ts";
import type { MatchDecisionKind } from "#db/schema/matching.ts";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, t } from "#i18n/t.ts";
import { regionalGroups } from "#states/state.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Button, CheckboxField, Form } from "#ui/fields.tsx";
import { FormPage, LineOf, RadioOf, TextOf } from "#ui/form-page.tsx";
import { Refused } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { programmePath } from "../providers/paths.ts";
import { requestPath } from "../requests/paths.ts";
import {
  ceilingInWords,
  fitInWords,
  type Names,
  refusalInWords,
  refusedInWords,
  wouldFitInWords,
} from "./fit-words.ts";
import { escalationPath, matchDecisionPath, roundOpeningPath, roundPath, roundsPath } from "./paths.ts";
import type { KeptProposal, OpenAfter, Round } from "./round.ts";

const newYork = "America/New_York";

/** How things are called that a round names. */
export type RoundNames = Names & {
  programme: (id: ProgrammeId) => string;
  /** The reference of a request and the place of an item in it. */
  item: (of: { requestId: string; itemId: string }) => string;
};

type MatchingProps = { language: Language; rounds: readonly Round[]; state: FormState; mayPropose: boolean };

/** Where rounds are made, and those made so far. */
export function MatchingPage({ language, rounds, state, mayPropose }: MatchingProps): VNode {
  return (
    <>
      <h1>{t(language, "matching.title")}</h1>
      <p>{t(language, "matching.what")}</p>
      <WhoCanSee language={language} who={t(language, "matching.who")} />
      <Refused words={errorAt(state.errors, "round")} />
      {mayPropose ? (
        <>
          <Form action={`/${language}${roundsPath}`}>
            <input type="hidden" name="kind" value="all" />
            <Button kind="main">{t(language, "matching.all")}</Button>
          </Form>
          <h2>{t(language, "matching.conference")}</h2>
          <p>{t(language, "matching.conference.what")}</p>
          <Form action={`/${language}${roundsPath}`}>
            <input type="hidden" name="kind" value="conference" />
            <LineOf page={language} state={state} name="title" label="matching.conference.title" />
            <CheckboxField
              name="groups"
              label={t(language, "matching.conference.groups")}
              error={errorAt(state.errors, "groups")}
              chosen={(state.typed.groups ?? "").split(",")}
              options={regionalGroups.map((group) => ({
                value: group,
                label: t(language, `division.region.${group}`),
              }))}
            />
            <Button>{t(language, "matching.conference.button")}</Button>
          </Form>
        </>
      ) : null}
      <h2>{t(language, "matching.rounds")}</h2>
      <Table
        caption={t(language, "matching.rounds")}
        columns={(["matching.made", "column.subject", "matching.by"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={rounds.map((round) => ({
          cells: [
            <a href={`/${language}${roundPath(round.id)}`}>{formatMoment(language, round.madeAt, newYork)}</a>,
            roundInWords(language, round),
            round.madeBy,
          ],
        }))}
        empty={t(language, "matching.no-rounds")}
      />
    </>
  );
}

export function roundInWords(language: Language, { about }: Pick<Round, "about">): string {
  return about.kind === "conference"
    ? t(language, "matching.round.conference", { title: about.title })
    : t(language, `matching.round.${about.kind}`);
}

type RoundProps = {
  language: Language;
  round: Round;
  proposals: readonly KeptProposal[];
  names: RoundNames;
  mayDecide: boolean;
};

/** One round: what is proposed, why, how near to the best that is, for whom, and who stays without. */
export function RoundPage(props: RoundProps): VNode {
  const { language, round } = props;
  const { figures, terms } = round;
  return (
    <>
      <h1>{roundInWords(language, round)}</h1>
      <p>
        {formatMoment(language, round.madeAt, newYork)} · {round.madeBy}
      </p>
      <WhoCanSee language={language} who={t(language, "matching.who")} />
      {round.isOpened ? (
        <>
          <p>
            {t(language, "matching.served", {
              served: figures.served,
              needs: figures.needs,
              programmes: figures.programmes,
            })}
          </p>
          <p>
            {t(language, "matching.proof", { part: percent(language, figures.gap, figures.bound) })}{" "}
            {t(language, "matching.weights", { author: terms.author })}
          </p>
          <Proposals {...props} />
          <StaysOpen {...props} />
          <Fairness {...props} />
        </>
      ) : (
        <Form action={`/${language}${roundOpeningPath(round.id)}`}>
          <p>{t(language, "matching.open.what")}</p>
          <Button kind="main">{t(language, "matching.open")}</Button>
        </Form>
      )}
    </>
  );
}

function Proposals({ language, round, proposals, names, mayDecide }: RoundProps): VNode {
  const items = [...Map.groupBy(proposals, ({ itemId }) => itemId).values()];
  return (
    <>
      {items.map((own) => {
        const [first] = own;
        return first ? (
          <section>
            <h2>
              <a href={`/${language}${requestPath(first.requestId)}`}>{names.item(first)}</a>
            </h2>
            <Table
              caption={names.item(first)}
              columns={(["matching.programme", "matching.reasons", "matching.decide"] as const).map((key) => ({
                label: t(language, key),
              }))}
              rows={own.map((proposal) => ({
                cells: [
                  <>
                    <a href={`/${language}${programmePath(proposal.programmeId)}`}>
                      {names.programme(proposal.programmeId)}
                    </a>
                    <br />
                    <span class="quiet">
                      {t(language, proposal.place === 1 ? "matching.proposed" : "matching.next")}
                    </span>
                  </>,
                  <Reasons language={language} proposal={proposal} names={names} />,
                  <>
                    {proposal.decisions.map(({ decision, by }) => (
                      <p>
                        {t(language, "matching.decided", {
                          decision: t(language, `matching.decision.${decision}`),
                          by,
                        })}
                      </p>
                    ))}
                    {mayDecide ? (
                      <a href={`/${language}${matchDecisionPath(round.id, proposal.id)}`}>
                        {t(language, "matching.decide")}
                        <span class="visually-hidden">: {names.programme(proposal.programmeId)}</span>
                      </a>
                    ) : null}
                  </>,
                ],
              }))}
            />
          </section>
        ) : null;
      })}
    </>
  );
}

export function Reasons({
  language,
  proposal,
  names,
}: {
  language: Language;
  proposal: Pick<KeptProposal, "reasons" | "isForPerson">;
  names: Names;
}): VNode {
  return (
    <ul class="plain">
      {proposal.reasons.map((reason) => (
        <li>{fitInWords(language, reason, names)}</li>
      ))}
      {proposal.isForPerson ? (
        <li>
          <strong>{t(language, "matching.for-person")}</strong>
        </li>
      ) : null}
    </ul>
  );
}

function StaysOpen({ language, round, names, mayDecide }: RoundProps): VNode | null {
  const { open } = round.figures;
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{t(language, "matching.nobody")}</h2>
      {open.map((need) => (
        <section>
          <h3>
            <a href={`/${language}${requestPath(need.requestId)}`}>{names.item(need)}</a>
          </h3>
          <WhyOpen language={language} need={need} names={names} />
          {mayDecide ? (
            <p>
              <a href={`/${language}${escalationPath(need.requestId)}`}>
                {t(language, "matching.escalate")}
                <span class="visually-hidden">: {names.item(need)}</span>
              </a>
            </p>
          ) : null}
        </section>
      ))}
    </section>
  );
}

type WhyProps = { language: Language; need: OpenAfter; names: RoundNames };

function WhyOpen({ language, need, names }: WhyProps): VNode {
  if (need.candidates > 0) return <p>{t(language, "matching.places-gone")}</p>;
  return (
    <>
      <ul>
        {need.wouldFitIf.map((one) => (
          <li>{wouldFitInWords(language, one)}</li>
        ))}
        {need.refused.map((one) => (
          <li>{refusedInWords(language, one)}</li>
        ))}
      </ul>
      {need.nearest.length > 0 ? (
        <>
          <h4>{t(language, "matching.nearest")}</h4>
          <ul>
            {need.nearest.map(({ programmeId, refusal }) => (
              <li>
                <a href={`/${language}${programmePath(programmeId)}`}>{names.programme(programmeId)}</a>
                <br />
                {refusalInWords(language, refusal, names)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Fairness({ language, round, names }: RoundProps): VNode {
  const { byGroup, ceilings, prices } = round.figures;
  return (
    <section>
      <h2>{t(language, "matching.fairness")}</h2>
      <Table
        caption={t(language, "matching.fairness")}
        columns={(["matching.group", "matching.share.column", "matching.since.column"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={byGroup.map(({ of, needs, served, openSince }) => ({
          cells: [
            of === null ? t(language, "fit.group.none") : names.group(of),
            t(language, "matching.share", { served, needs }),
            openSince ? formatDate(language, openSince) : "",
          ],
        }))}
      />
      <ul>
        {ceilings.map((ceiling) => (
          <li>{ceilingInWords(language, ceiling, names)}</li>
        ))}
        {prices ? (
          <>
            <li>
              {t(language, "matching.price.even", {
                part: percent(language, prices.evenGroups.partOfFit, 1),
                served: prices.evenGroups.served,
              })}
            </li>
            <li>
              {t(language, "matching.price.first", {
                part: percent(language, prices.firstNeeds.partOfFit, 1),
                served: prices.firstNeeds.served,
              })}
            </li>
          </>
        ) : null}
      </ul>
    </section>
  );
}

/** A part of a whole in per cent, to two places. */
function percent(language: Language, part: number, whole: number): string {
  return formatNumber(language, whole > 0 ? Math.round((part / whole) * 10_000) / 100 : 0);
}

type DecideProps = {
  language: Language;
  round: Round;
  proposal: KeptProposal;
  names: RoundNames;
  state: FormState;
};

export const matchDecisions = ["put-to-state", "put-to-provider", "set-aside"] as const satisfies MatchDecisionKind[];

/** A person decides on one proposal. */
export function DecidePage({ language, round, proposal, names, state }: DecideProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "matching.decide")}
      state={state}
      action={`/${language}${matchDecisionPath(round.id, proposal.id as MatchProposalId)}`}
      button={t(language, "matching.decide")}
      back={{ href: `/${language}${roundPath(round.id)}`, label: roundInWords(language, round) }}
      before={
        <>
          <p>
            {names.item(proposal)} – {names.programme(proposal.programmeId)}
          </p>
          <Reasons language={language} proposal={proposal} names={names} />
        </>
      }
    >
      <RadioOf
        page={language}
        state={state}
        name="decision"
        label="matching.decide"
        options={matchDecisions.map((value) => ({
          value,
          label: t(language, `matching.decision.${value}`),
          hint: t(language, `matching.decision.${value}.hint`),
        }))}
      />
      <TextOf page={language} state={state} name="words" label="matching.words" rows={4} />
    </FormPage>
  );
}

type EscalationProps = {
  language: Language;
  action: string;
  request: { id: KeptProposal["requestId"]; reference: string };
  state: FormState;
  /** What was told, for who answers. */
  told: string | undefined;
};

/** Nobody fits: told to the Chair, or answered by the Chair. */
export function EscalationPage({ language, action, request, state, told }: EscalationProps): VNode {
  const title = t(language, told === undefined ? "matching.escalate" : "matching.escalation.answer");
  return (
    <FormPage
      language={language}
      title={title}
      what={told ?? t(language, "matching.escalate.what")}
      state={state}
      action={action}
      button={title}
      back={{ href: `/${language}${requestPath(request.id)}`, label: request.reference }}
    >
      <TextOf page={language} state={state} name="words" label="matching.words" rows={5} />
    </FormPage>
  );
}
