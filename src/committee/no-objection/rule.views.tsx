import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Facts } from "#ui/facts.tsx";
import { TextIn } from "#ui/text-in.tsx";
import type { HolidayList } from "../working-days/holidays.ts";
import type { NoObjectionRule } from "./no-objection.ts";

/** The rule copied to a case, in words: period, close of business, what adopts, and the holiday lists with their confidence. */
export function RuleFacts({ language, rule }: { language: Language; rule: NoObjectionRule }): VNode {
  return (
    <>
      <p class="hint">{t(language, "no-objection.rule-what")}</p>
      <Facts
        facts={[
          {
            label: t(language, "no-objection.period"),
            value: t(language, "deadline.working-days", { count: rule.workingDays }),
          },
          { label: t(language, "no-objection.close"), value: t(language, "no-objection.close-what") },
          { label: t(language, "no-objection.adopted-by"), value: t(language, "no-objection.adopted-by-silence") },
          { label: t(language, "no-objection.lists"), value: <Lists language={language} lists={rule.holidayLists} /> },
        ]}
      />
    </>
  );
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
