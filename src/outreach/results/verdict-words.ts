import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { Verdict } from "../effect/verdict.ts";

/** A number of a verdict: a share as a percentage, else with two digits after the point. */
export function effectNumber(language: Language, value: number, kind: "counts" | "once"): string {
  return new Intl.NumberFormat(language, {
    numberingSystem: "latn",
    ...(kind === "once" ? { style: "percent" } : {}),
    maximumFractionDigits: kind === "once" ? 0 : 2,
  }).format(value);
}

/** What may be said at the top, in a sentence; founding methods, 1.5. It never says that an activity caused anything. */
export function verdictInWords(language: Language, verdict: Verdict): string {
  const number = (value: number): string => effectNumber(language, value, verdict.kind);
  switch (verdict.verdict) {
    case "too-few":
      return verdict.because === "changes"
        ? t(language, "verdict.too-few.changes")
        : t(language, `verdict.too-few.${verdict.because}`, {
            count: verdict.because === "participants" ? verdict.participants : verdict.comparison,
          });
    case "not-comparable":
      return t(language, "verdict.not-comparable.words");
    case "more-change":
    case "less-change":
      return t(language, `verdict.${verdict.verdict}.words`, {
        participants: number(verdict.participantsChange),
        others: number(verdict.othersChange),
        lower: number(verdict.lower),
        upper: number(verdict.upper),
      });
    case "no-meaningful-difference":
      return t(language, "verdict.no-meaningful-difference.words", { smallest: number(verdict.smallestEffect) });
    case "no-evidence":
      return t(language, "verdict.no-evidence.words", { smallest: number(verdict.smallestSeen) });
  }
}
