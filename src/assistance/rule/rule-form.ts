import type { Language } from "#i18n/languages.ts";
import { formatNumber } from "#i18n/t.ts";
import type { Typed, TypedForm } from "#ui/typed-form.ts";
import type { AssistanceRule } from "./assistance-rule.queries.ts";
import type { NewAssistanceRule } from "./record-assistance-rule.ts";

/** The numbers of the rule, each with the largest the database takes; its label says what it counts. */
export const ruleNumbers = [
  { name: "acknowledgeDays", most: 60 },
  { name: "windowDays", most: 60 },
  { name: "circulateDays", most: 60 },
  { name: "followUpMonths", most: 60 },
  { name: "briefingMonths", most: 24 },
  { name: "confirmMonths", most: 60 },
] as const;

/** The rule as it would be typed; the source is asked for anew. */
export function typedRule(rule: AssistanceRule): Typed {
  return {
    ...Object.fromEntries(ruleNumbers.map(({ name }) => [name, String(rule[name])])),
    informalNeedsNote: rule.informalNeedsNote ? "yes" : "no",
    source: "",
  };
}

/** Reads the form of a rule; undefined where something is wrong with it. */
export function readRuleForm(form: TypedForm, page: Language): NewAssistanceRule | undefined {
  const whole = (name: (typeof ruleNumbers)[number]["name"]): number => {
    const most = ruleNumbers.find((one) => one.name === name)?.most ?? 0;
    const typed = form.text(name, { label: `assistance-rule.${name}` });
    const count = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
    if (count < 1 || count > most)
      form.refuse({ field: name, key: "assistance-rule.number-error", values: { most: formatNumber(page, most) } });
    return count;
  };
  const numbers = {
    acknowledgeDays: whole("acknowledgeDays"),
    windowDays: whole("windowDays"),
    circulateDays: whole("circulateDays"),
    followUpMonths: whole("followUpMonths"),
    briefingMonths: whole("briefingMonths"),
    confirmMonths: whole("confirmMonths"),
  };
  const note = form.choice("informalNeedsNote", ["yes", "no"], {
    label: "assistance-rule.informalNeedsNote",
    required: true,
  });
  const source = form.text("source", { label: "holidays.source", most: 1000, required: true });
  return form.isRight() ? { ...numbers, informalNeedsNote: note === "yes", source } : undefined;
}
