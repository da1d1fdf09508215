import type { ComponentChildren, VNode } from "preact";
import type { OutcomeKind } from "#db/schema/strategy.ts";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, t } from "#i18n/t.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Button, ErrorSummary, Form, SelectField } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { costOfAdditionalChange, costOfObservedChange } from "../effect/cost.ts";
import type { Verdict } from "../effect/verdict.ts";
import { resultPath, resultsPath } from "../paths.ts";
import { onceOnly, outcomeKinds } from "../strategy/objective.ts";
import { ComparisonChart } from "./comparison-chart.tsx";
import { EventChart } from "./event-chart.tsx";
import type { Matter, ResultOfRun, ResultRun } from "./run.ts";
import { effectNumber, verdictInWords } from "./verdict-words.ts";

const newYork = "America/New_York";
type One = ResultOfRun["conclusions"][number];

type ResultsProps = { language: Language; runs: readonly ResultRun[]; mayOrder: boolean; state: FormState };

/** What outreach achieved, as far as the records can tell: the newest look at each outcome, and what cannot be said. */
export function ResultsPage({ language, runs, mayOrder, state }: ResultsProps): VNode {
  const newest = outcomeKinds.flatMap((outcome) => runs.find((run) => run.outcome === outcome && run.result) ?? []);
  return (
    <>
      <h1>{t(language, "results.title")}</h1>
      <p>{t(language, "results.what")}</p>
      <Notice>
        <p>{t(language, "results.usual")}</p>
      </Notice>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <MoreOrLess language={language} newest={newest} />
      {mayOrder ? <Order language={language} state={state} /> : null}
      <h2>{t(language, "results.looks")}</h2>
      <Table
        caption={t(language, "results.looks")}
        columns={(["results.outcome", "results.ordered", "results.until", "column.standing"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={runs.map((run) => ({
          cells: [
            <a href={`/${language}${resultPath(run.id)}`}>{t(language, `outcome.${run.outcome}`)}</a>,
            `${formatMoment(language, run.orderedAt, newYork)} · ${run.orderedBy}`,
            run.dataUntil ? formatDate(language, run.dataUntil) : "",
            t(language, run.failure ? "results.failed" : run.result ? "results.done" : "results.waits"),
          ],
        }))}
        empty={t(language, "results.none")}
      />
    </>
  );
}

/** What to do more or less of, as far as anything was found; and on how much nothing can be said. */
function MoreOrLess({ language, newest }: { language: Language; newest: readonly ResultRun[] }): VNode | null {
  const all = newest.flatMap(({ result, outcome, id }) =>
    (result?.conclusions ?? []).map((one) => ({ ...one, outcome, id })),
  );
  if (all.length === 0) return null;
  const found = all.filter(({ verdict }) =>
    ["more-change", "less-change", "no-meaningful-difference"].includes(verdict.verdict),
  );
  const silent = all.length - found.length;
  return (
    <>
      <h2>{t(language, "results.more-or-less")}</h2>
      {found.length === 0 ? <p>{t(language, "results.nothing-found")}</p> : null}
      <ul>
        {found.map(({ outcome, matter, verdict, id }) => (
          <li>
            <a href={`/${language}${resultPath(id)}`}>
              {t(language, `outcome.${outcome}`)} – {matterInWords(language, matter)}
            </a>
            {": "}
            {verdictInWords(language, verdict)}
          </li>
        ))}
      </ul>
      <p>{t(language, "results.not-said", { count: silent, of: all.length })}</p>
    </>
  );
}

function Order({ language, state }: { language: Language; state: FormState }): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={state.errors} />
      <Form action={`/${language}${resultsPath}`}>
        <SelectField
          name="outcome"
          label={t(language, "results.outcome")}
          hint={t(language, "results.order.hint")}
          value={state.typed.outcome ?? ""}
          error={errorAt(state.errors, "outcome")}
          options={[
            { value: "", label: t(language, "activity.choose") },
            ...outcomeKinds.map((value) => ({ value, label: t(language, `outcome.${value}`) })),
          ]}
        />
        <Button kind="main">{t(language, "results.order")}</Button>
      </Form>
    </>
  );
}

export function matterInWords(language: Language, matter: Matter): string {
  return matter === "any" ? t(language, "results.any-matter") : t(language, `activity.subject.${matter}`);
}

const tones: Record<Verdict["verdict"], Tone> = {
  "too-few": "quiet",
  "not-comparable": "held",
  "more-change": "settled",
  "less-change": "due",
  "no-meaningful-difference": "settled",
  "no-evidence": "quiet",
};

/** One look: for each matter its verdict first, then who was compared, the pictures with their tables, and what it rests on. */
export function ResultPage({ language, run }: { language: Language; run: ResultRun }): VNode {
  const outcome = t(language, `outcome.${run.outcome}` satisfies `outcome.${OutcomeKind}`);
  return (
    <>
      <h1>{outcome}</h1>
      <p>
        {formatMoment(language, run.orderedAt, newYork)} · {run.orderedBy}
      </p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      {run.failure ? <p>{t(language, "results.failed.what")}</p> : null}
      {!run.endedAt ? <p>{t(language, "results.waits.what")}</p> : null}
      {run.result?.conclusions.map((one) => (
        <Conclusion language={language} one={one} />
      ))}
      {run.result ? <Ground language={language} run={run} /> : null}
      <p>
        <a href={`/${language}${resultsPath}`}>{t(language, "results.back")}</a>
      </p>
    </>
  );
}

function Conclusion({ language, one }: { language: Language; one: One }): VNode {
  const { analysis, verdict, matter, activities } = one;
  const number = (value: number): string => effectNumber(language, value, analysis.kind);
  const { sample, description, years } = analysis;
  return (
    <section class="verdict">
      <h2>{matterInWords(language, matter)}</h2>
      <p>
        <StatusPill tone={tones[verdict.verdict]}>{t(language, `verdict.${verdict.verdict}`)}</StatusPill>
      </p>
      <p class="verdict-words">{verdictInWords(language, verdict)}</p>
      <Cautions language={language} verdict={verdict} />
      <p>
        {t(language, "results.compared", {
          participants: sample.participants,
          comparison: sample.comparison,
          left: sample.tookPart - sample.participants,
          activities,
        })}
      </p>
      {years.length > 0 ? (
        <>
          <EventChart
            label={t(language, "results.years.label")}
            years={years}
            names={years.map((year) => yearName(language, year.from))}
            formatted={number}
          />
          <details>
            <summary>{t(language, "results.table")}</summary>
            <Table
              caption={t(language, "results.years.label")}
              columns={[
                { label: t(language, "results.year") },
                { label: t(language, "results.difference"), numeric: true },
                { label: t(language, "results.interval"), numeric: true },
                { label: t(language, "results.participants"), numeric: true },
              ]}
              rows={years.map((year) => ({
                cells: [
                  yearName(language, year.from),
                  year.difference === null ? t(language, "results.withheld") : number(year.difference),
                  year.difference === null || year.halfWidth === null
                    ? ""
                    : t(language, "results.between", {
                        lower: number(year.difference - year.halfWidth),
                        upper: number(year.difference + year.halfWidth),
                      }),
                  formatNumber(language, year.participants),
                ],
              }))}
            />
          </details>
        </>
      ) : null}
      <Described language={language} one={one} number={number} />
      <Costs language={language} one={one} />
      {description.outsideData > 0 ? (
        <p class="hint">{t(language, "results.outside", { count: description.outsideData })}</p>
      ) : null}
    </section>
  );
}

function Cautions({ language, verdict }: { language: Language; verdict: Verdict }): VNode | null {
  if (verdict.verdict !== "more-change" && verdict.verdict !== "less-change") return null;
  const said = [
    ...(verdict.isFragile ? [t(language, "verdict.fragile")] : []),
    ...(verdict.dependsOnComparison ? [t(language, "verdict.depends")] : []),
    t(language, "verdict.tests", {
      tests: verdict.tests,
      q: formatNumber(language, Math.round(verdict.q * 1000) / 1000),
    }),
  ];
  return (
    <ul>
      {said.map((words) => (
        <li>{words}</li>
      ))}
    </ul>
  );
}

/** Counts before and after, beside others; never called an effect. */
function Described({
  language,
  one,
  number,
}: {
  language: Language;
  one: One;
  number: (value: number) => string;
}): VNode {
  const { all, byGroup } = one.analysis.description;
  if (!all) return <p class="hint">{t(language, "results.withheld.what")}</p>;
  const words = {
    participants: t(language, "results.participants"),
    others: t(language, "results.others"),
    before: t(language, "results.before"),
    after: t(language, "results.after"),
  };
  const line = (name: ComponentChildren, pair: typeof all): { cells: ComponentChildren[] } => ({
    cells: [
      name,
      formatNumber(language, pair.participants.states),
      number(pair.participants.before),
      number(pair.participants.after),
      pair.others ? number(pair.others.before) : t(language, "results.withheld"),
      pair.others ? number(pair.others.after) : t(language, "results.withheld"),
    ],
  });
  return (
    <>
      <h3>{t(language, "results.counts")}</h3>
      <p>{t(language, "results.counts.what")}</p>
      <ComparisonChart label={t(language, "results.counts.label")} pair={all} words={words} formatted={number} />
      <Table
        caption={t(language, "results.counts.label")}
        columns={[
          { label: t(language, "results.group") },
          { label: t(language, "results.states"), numeric: true },
          { label: `${words.participants}, ${words.before}`, numeric: true },
          { label: `${words.participants}, ${words.after}`, numeric: true },
          { label: `${words.others}, ${words.before}`, numeric: true },
          { label: `${words.others}, ${words.after}`, numeric: true },
        ]}
        rows={[
          line(t(language, "results.all"), all),
          ...byGroup.map((group) =>
            group.kind === "shown"
              ? line(groupName(language, group.group), group)
              : { cells: [groupName(language, group.group), t(language, "results.withheld"), "", "", "", ""] },
          ),
        ]}
      />
    </>
  );
}

function groupName(language: Language, group: string | null): string {
  return group === null ? t(language, "results.no-group") : t(language, `division.region.${group as "african"}`); // one of the five groups, as the records have them
}

function Costs({ language, one }: { language: Language; one: One }): VNode {
  const observed = costOfObservedChange(one.analysis.description);
  const additional = costOfAdditionalChange(one.analysis, one.verdict);
  const money = (value: number): string => formatNumber(language, Math.round(value));
  return (
    <>
      <h3>{t(language, "results.cost")}</h3>
      <p>
        {observed.ok
          ? t(language, "results.cost.observed", { each: money(observed.each), changes: observed.changes })
          : t(language, `results.cost.${observed.reason}`)}{" "}
        {additional.ok
          ? t(language, "results.cost.additional", {
              each: money(additional.each),
              lower: money(additional.lower),
              upper: money(additional.upper),
            })
          : ""}
      </p>
    </>
  );
}

/** On what a look rests, so that anybody may repeat it. */
function Ground({ language, run }: { language: Language; run: ResultRun }): VNode {
  const { outcome, settings, seed, dataVersion, dataUntil, smallestEffect } = run;
  return (
    <details>
      <summary>{t(language, "results.ground")}</summary>
      <ul>
        <li>
          {t(language, "results.ground.data", {
            until: dataUntil ? formatDate(language, dataUntil) : "",
            version: (dataVersion ?? "").slice(0, 16),
          })}
        </li>
        <li>
          {t(language, "results.ground.settings", {
            before: settings.before,
            after: settings.after,
            shuffles: settings.shuffles,
            draws: settings.draws,
            seed,
          })}
        </li>
        <li>
          {smallestEffect === null
            ? t(language, "results.ground.no-smallest")
            : t(language, "results.ground.smallest", {
                smallest: effectNumber(language, smallestEffect, onceOnly.includes(outcome) ? "once" : "counts"),
              })}
        </li>
        <li>{t(language, "results.ground.method")}</li>
      </ul>
    </details>
  );
}

/** A year by how many lie between it and the activity: the third before, the first after. */
function yearName(language: Language, from: number): string {
  const year = Math.floor(from / 4);
  return year < 0
    ? t(language, "results.year.before", { n: -year })
    : t(language, "results.year.after", { n: year + 1 });
}
