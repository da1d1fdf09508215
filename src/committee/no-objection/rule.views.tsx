import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, t } from "#i18n/t.ts";
import { type Fact, Facts } from "#ui/facts.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { TextIn } from "#ui/text-in.tsx";
import type { HolidayList } from "../working-days/holidays.ts";
import type { Terms } from "./machine.ts";
import type { NoObjectionRule } from "./no-objection.ts";

type Rule = Omit<NoObjectionRule, "holidayLists" | "closeOfBusiness">;

/** The rule copied to a case, in words, with the holiday lists its days are counted with. */
export function RuleFacts({ language, rule }: { language: Language; rule: NoObjectionRule }): VNode {
  const lists = {
    label: t(language, "no-objection.lists"),
    value: <Lists language={language} lists={rule.holidayLists} />,
  };
  return <Facts facts={[...ruleFacts(language, rule), lists]} />;
}

/** A rule in words: period, close of business, what adopts, who may extend, holds, questions, and where the rule comes from. */
export function ruleFacts(language: Language, rule: Rule): Fact[] {
  return [
    { label: t(language, "rules.regime"), value: t(language, `rules.regime.${rule.regime}`) },
    {
      label: t(language, "no-objection.period"),
      value: t(language, "deadline.working-days", { count: rule.workingDays }),
    },
    { label: t(language, "no-objection.close"), value: t(language, "no-objection.close-what") },
    { label: t(language, "no-objection.adopted-by"), value: t(language, `rules.adopted-by.${rule.adoptedBy}`) },
    { label: t(language, "rules.may-extend"), value: extendersWords(language, rule) },
    { label: t(language, "rules.hold-limit"), value: holdWords(language, rule) },
    {
      label: t(language, "rules.after-clarification"),
      value: t(language, `rules.after-clarification.${rule.afterClarification}`),
    },
    {
      label: t(language, "holidays.source"),
      value: (
        <>
          <TextIn language="en" page={language}>
            {rule.source}
          </TextIn>{" "}
          {rule.confirmed ? null : <StatusPill tone="held">{t(language, "rules.unconfirmed")}</StatusPill>}
        </>
      ),
    },
  ];
}

function extendersWords(language: Language, { mayExtend, extensionLimit }: Terms): string {
  if (mayExtend.length === 0 || extensionLimit === 0) return t(language, "rules.nobody-extends");
  const who = new Intl.ListFormat(language, { type: "disjunction" }).format(
    mayExtend.map((by) => t(language, `capacity.${by}`)),
  );
  return t(language, "rules.extends", { who, limit: formatNumber(language, extensionLimit) });
}

function holdWords(language: Language, { holdLimitMonths }: Terms): string {
  return holdLimitMonths === null
    ? t(language, "rules.no-hold-limit")
    : t(language, "rules.hold-limit.months", { count: holdLimitMonths });
}

function Lists({ language, lists }: { language: Language; lists: NoObjectionRule["holidayLists"] }): VNode {
  return (
    <ul>
      {lists.map(({ year, confidence, source }) => (
        <li>
          {`${year} · ${confidenceWords(language, confidence)} · `}
          <TextIn language="en" page={language}>
            {source}
          </TextIn>
        </li>
      ))}
    </ul>
  );
}

export function confidenceWords(language: Language, confidence: HolidayList["confidence"]): string {
  return t(language, `holidays.confidence.${confidence}`);
}
