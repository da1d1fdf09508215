import type { MessageKey } from "#i18n/t.ts";
import { type Regime, regimes } from "./no-objection.ts";
import type { NewRule } from "./record-rule.ts";

/** The form of a rule as it was typed. */
export type TypedRule = Record<
  | "regime"
  | "workingDays"
  | "adoptedBy"
  | "mayExtend"
  | "extensionLimit"
  | "holdLimitMonths"
  | "afterClarification"
  | "source",
  string
>;

export const blankRule: TypedRule = {
  regime: "matrix",
  workingDays: "5",
  adoptedBy: "",
  mayExtend: "",
  extensionLimit: "2",
  holdLimitMonths: "",
  afterClarification: "",
  source: "",
};

const extenders: Record<string, NewRule["mayExtend"]> = {
  chair: ["chair"],
  both: ["chair", "secretariat"],
  nobody: [],
};

type Wrong = { field: keyof TypedRule; key: MessageKey };

/** Reads the form of a rule: what was typed, the rule it makes, and what is wrong with it. */
export function readRuleForm(form: FormData): { typed: TypedRule; rule: NewRule; errors: Wrong[] } {
  const typed = Object.fromEntries(
    Object.keys(blankRule).map((name) => [name, String(form.get(name) ?? "").trim()]),
  ) as TypedRule; // the names of the form
  const errors: Wrong[] = [];
  const check = (field: keyof TypedRule, holds: boolean, key: MessageKey): void => {
    if (!holds) errors.push({ field, key });
  };
  check("regime", regimes.includes(typed.regime as Regime), "rules.choose");
  check("workingDays", isBetween(typed.workingDays, 1, 60), "rules.days-error");
  check("adoptedBy", ["silence", "chair"].includes(typed.adoptedBy), "rules.choose");
  check("mayExtend", typed.mayExtend in extenders, "rules.choose");
  check("extensionLimit", isBetween(typed.extensionLimit, 0, 20), "rules.limit-error");
  check(
    "holdLimitMonths",
    typed.holdLimitMonths === "" || isBetween(typed.holdLimitMonths, 1, 24),
    "rules.months-error",
  );
  check("afterClarification", ["continues", "starts-again"].includes(typed.afterClarification), "rules.choose");
  check("source", typed.source.length > 0 && typed.source.length <= 1000, "rules.source-error");
  const rule = {
    regime: typed.regime as Regime, // checked above, like the rest
    workingDays: Number(typed.workingDays),
    adoptedBy: typed.adoptedBy as NewRule["adoptedBy"],
    mayExtend: extenders[typed.mayExtend] ?? [],
    extensionLimit: Number(typed.extensionLimit),
    holdLimitMonths: typed.holdLimitMonths === "" ? null : Number(typed.holdLimitMonths),
    afterClarification: typed.afterClarification as NewRule["afterClarification"],
    source: typed.source,
  };
  return { typed, rule, errors };
}

function isBetween(text: string, least: number, most: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= least && Number(text) <= most;
}
