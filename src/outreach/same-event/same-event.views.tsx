import type { VNode } from "preact";
import type { ActivityId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { formatPercent, t } from "#i18n/t.ts";
import { formatDate, formatDays, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { regionInWords } from "../activities/activity-form.views.tsx";
import type { Names } from "../activities/activity-words.ts";
import { unmarked } from "../announcements/announcement.ts";
import {
  activityPath,
  announcementPath,
  outreachPath,
  pairDecisionPath,
  pairPath,
  sameEventPath,
  undoingPath,
  weightsPath,
  writtenNamesPath,
} from "../paths.ts";
import { comparisonInWords, percentOf } from "./comparison-words.ts";
import { firstWeights } from "./first-weights.ts";
import { type Decision, namesOf, type Pair } from "./pair.ts";
import type { DecidedSide } from "./same-as.queries.ts";
import type { Side } from "./side.queries.ts";
import type { WeightsInUse } from "./weights.queries.ts";

const newYork = "America/New_York";

type Sides = ReadonlyMap<string, Side>;
type SameEventProps = {
  language: Language;
  waiting: readonly Pair[];
  /** How many wait, those that do not stand here with them. */
  inAll: number;
  decisions: readonly Decision[];
  /** Decisions that are not followed, each with the one that keeps them apart. */
  contradictions: readonly { notFollowed: Decision; different: Decision }[];
  sides: Sides;
  weights: WeightsInUse;
  mayDecide: boolean;
  state: FormState;
};

/** What waits for a person, what was decided, and how two are weighed. */
export function SameEventPage(props: SameEventProps): VNode {
  const { language, waiting, inAll, sides, mayDecide, state } = props;
  const title = t(language, "same-event.title");
  return (
    <>
      <h1>{title}</h1>
      <ErrorSummary language={language} errors={state.errors} />
      <p>{t(language, "same-event.what")}</p>
      <WhoCanSee language={language} who={t(language, "same-event.who")} />
      <h2>{t(language, "same-event.waiting")}</h2>
      <Table
        caption={t(language, "same-event.waiting")}
        columns={[
          { label: t(language, "same-event.one") },
          { label: t(language, "same-event.other") },
          { label: t(language, "same-event.likelihood"), numeric: true },
          { label: t(language, "activity.event") },
        ]}
        rows={waiting.map((pair) => ({
          cells: [
            ...namesOf(pair.ends).map((name) => <Titled language={language} side={sides.get(name)} />),
            formatPercent(language, pair.likelihood),
            <a href={`/${language}${pairPath(pair.id)}`}>
              {t(language, mayDecide ? "same-event.look" : "same-event.see")}
            </a>,
          ],
        }))}
        empty={t(language, "same-event.waiting.empty")}
      />
      {inAll > waiting.length ? <p>{t(language, "list.first", { most: waiting.length })}</p> : null}
      <Contradictions {...props} />
      <Decisions {...props} />
      <HowWeighed {...props} />
      <p>
        <a href={`/${language}${writtenNamesPath}`}>{t(language, "names.title")}</a>
        {" · "}
        <a href={`/${language}${outreachPath}`}>{t(language, "activity.back-to-calendar")}</a>
      </p>
    </>
  );
}

function hrefOf(language: Language, name: string): string {
  const announcement = unmarked(name);
  return `/${language}${announcement ? announcementPath(announcement) : activityPath(name as ActivityId)}`; // what is no announcement is an activity
}

function Titled({ language, side }: { language: Language; side: Side | undefined }): VNode {
  if (!side) return <>–</>;
  return (
    <>
      <a href={hrefOf(language, side.name)}>
        <TextIn language={side.language} page={language}>
          {side.title}
        </TextIn>
      </a>
      <br />
      <span class="hint">{formatDays(language, side.from, side.before)}</span>
    </>
  );
}

function Contradictions({ language, contradictions, sides }: SameEventProps): VNode | null {
  if (contradictions.length === 0) return null;
  const titles = ({ ends }: Decision): VNode[] =>
    namesOf(ends).map((name) => (
      <li>
        <Titled language={language} side={sides.get(name)} />
      </li>
    ));
  return (
    <Notice tone="due" title={t(language, "same-event.contradictions")}>
      <p>{t(language, "same-event.contradictions.what")}</p>
      {contradictions.map(({ notFollowed, different }) => (
        <>
          <p>{t(language, "same-event.not-followed")}</p>
          <ul>{titles(notFollowed)}</ul>
          <p>{t(language, "same-event.because-different")}</p>
          <ul>{titles(different)}</ul>
        </>
      ))}
    </Notice>
  );
}

function Decisions({ language, decisions, sides, mayDecide }: SameEventProps): VNode {
  const title = t(language, "same-event.decided");
  return (
    <>
      <h2>{title}</h2>
      <Table
        caption={title}
        columns={(["same-event.one", "same-event.other", "same-event.verdict", "activity.event"] as const).map(
          (key) => ({
            label: t(language, key),
          }),
        )}
        rows={decisions.map((decision) => ({
          cells: [
            ...namesOf(decision.ends).map((name) => <Titled language={language} side={sides.get(name)} />),
            <Verdict language={language} decision={decision} />,
            <Undo language={language} decision={decision} mayDecide={mayDecide} />,
          ],
        }))}
        empty={t(language, "same-event.decided.empty")}
      />
    </>
  );
}

function Verdict({ language, decision }: { language: Language; decision: Decision }): VNode {
  const { verdict, byMachine, by, at, likelihood, undoneAt, undoneBy, undoneByMachine } = decision;
  const system = t(language, "same-event.by-system", { percent: percentOf(likelihood) });
  return (
    <>
      <StatusPill tone={undoneAt ? "quiet" : "settled"}>
        {t(language, undoneAt ? "same-event.undone" : `same-event.verdict.${verdict}`)}
      </StatusPill>
      <br />
      <span class="hint">
        {byMachine ? system : by}, {formatMoment(language, at, newYork)}
      </span>
      {undoneAt ? (
        <>
          <br />
          <span class="hint">
            {t(language, "same-event.undone.by", {
              name: undoneByMachine ? t(language, "same-event.system") : (undoneBy ?? ""),
              verdict: t(language, `same-event.verdict.${verdict}`),
              moment: formatMoment(language, undoneAt, newYork),
            })}
          </span>
        </>
      ) : null}
    </>
  );
}

function Undo({
  language,
  decision,
  mayDecide,
}: {
  language: Language;
  decision: Decision;
  mayDecide: boolean;
}): VNode | null {
  if (!mayDecide || decision.undoneAt) return null;
  return (
    <Form action={`/${language}${undoingPath(decision.id)}`}>
      <Button>{t(language, "same-event.undo")}</Button>
    </Form>
  );
}

function HowWeighed({ language, weights, mayDecide }: SameEventProps): VNode {
  return (
    <>
      <h2>{t(language, "same-event.weights")}</h2>
      <p>
        {weights.at
          ? t(language, "same-event.weights.learned", {
              count: weights.decisions,
              name: weights.by,
              moment: formatMoment(language, weights.at, newYork),
            })
          : t(language, "same-event.weights.first", { date: formatDate(language, firstWeights.on) })}
      </p>
      {mayDecide ? (
        <>
          <p class="hint">{t(language, "same-event.learn.what")}</p>
          <Form action={`/${language}${weightsPath}`}>
            <div class="buttons">
              <Button>{t(language, "same-event.learn")}</Button>
            </div>
          </Form>
        </>
      ) : null}
    </>
  );
}

type PairProps = {
  language: Language;
  pair: Pair;
  sides: readonly Side[];
  names: Names;
  /** Decided already, or no longer waiting: nothing can be said here. */
  isOpen: boolean;
  left: number;
  state: FormState;
};

/** Two beside each other, what their comparison says, and what a person says of them. */
export function PairPage({ language, pair, sides, names, isOpen, left, state }: PairProps): VNode {
  return (
    <>
      <h1>{t(language, "same-event.title")}</h1>
      <ErrorSummary language={language} errors={state.errors} />
      <p>{isOpen ? t(language, "same-event.left", { count: left }) : t(language, "same-event.closed")}</p>
      <div class="side-by-side">
        {sides.map((side) => (
          <section>
            <h2>
              <a href={hrefOf(language, side.name)}>
                <TextIn language={side.language} page={language}>
                  {side.title}
                </TextIn>
              </a>
            </h2>
            <SideFacts {...{ language, side, names }} />
          </section>
        ))}
      </div>
      <h2>{t(language, "same-event.comparison")}</h2>
      <p>
        {pair.byUid
          ? t(language, "same-event.by-uid")
          : t(language, "same-event.likely", { percent: percentOf(pair.likelihood) })}
      </p>
      <ul>
        {comparisonInWords(language, pair.comparison).map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      {isOpen ? (
        <>
          <p>{t(language, "same-event.decide.what")}</p>
          <Form action={`/${language}${pairDecisionPath(pair.id)}`}>
            <div class="buttons">
              {(["same", "different", "later"] as const).map((verdict) => (
                <button
                  type="submit"
                  name="verdict"
                  value={verdict}
                  class={verdict === "later" ? "button" : "button button-main"}
                >
                  {t(language, `same-event.say.${verdict}`)}
                </button>
              ))}
            </div>
          </Form>
        </>
      ) : null}
      <p>
        <a href={`/${language}${sameEventPath}`}>{t(language, "same-event.back")}</a>
      </p>
    </>
  );
}

function SideFacts({ language, side, names }: { language: Language; side: Side; names: Names }): VNode {
  const none = t(language, "activity.none");
  const { place, hostState, region, subjects, organisers, url } = side;
  const called = (one: string): string => names.organisations.get(one) ?? names.states.get(one) ?? one;
  return (
    <Facts
      facts={[
        {
          label: t(language, "same-event.kind"),
          value: t(language, unmarked(side.name) ? "same-event.announcement" : "same-event.activity"),
        },
        { label: t(language, "activity.when"), value: formatDays(language, side.from, side.before) },
        { label: t(language, "activity.place"), value: <bdi>{place || none}</bdi> },
        {
          label: t(language, "activity.host-state"),
          value: <bdi>{hostState ? (names.states.get(hostState) ?? hostState) : none}</bdi>,
        },
        { label: t(language, "activity.organisers"), value: <bdi>{organisers.map(called).join(", ") || none}</bdi> },
        { label: t(language, "activity.region"), value: region ? regionInWords(language, region) : none },
        {
          label: t(language, "activity.subjects"),
          value: subjects.map((one) => t(language, `activity.subject.${one}`)).join(" · ") || none,
        },
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
      ]}
    />
  );
}

/** On the page of an announcement or an activity: what was decided of it and others. */
export function SameAs({
  language,
  same,
  mayDecide,
}: {
  language: Language;
  same: readonly DecidedSide[];
  mayDecide: boolean;
}): VNode | null {
  if (same.length === 0) return null;
  const title = t(language, "same-event.decided.of");
  return (
    <>
      <h2>{title}</h2>
      <Table
        caption={title}
        columns={(["same-event.other", "same-event.verdict", "activity.event"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={same.map(({ decision, side }) => ({
          cells: [
            <Titled language={language} side={side} />,
            <Verdict language={language} decision={decision} />,
            <Undo language={language} decision={decision} mayDecide={mayDecide} />,
          ],
        }))}
      />
    </>
  );
}
