import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import type { Ceiling } from "./fairness.ts";
import type { FitReason } from "./fit.ts";
import type { EarlierHelp } from "./need.ts";
import type { Changeable, ChangeableRefusal, Unmatched } from "./unmatched.ts";

/** How the keys of areas, kinds, languages, States and groups are called in the reader's language. */
export type Names = Readonly<Record<"area" | "kind" | "language" | "state" | "group", (key: string) => string>>;

/** One part of a fit as a sentence. It says what the part is about, and no number of points. */
export function fitInWords(language: Language, reason: FitReason, names: Names): string {
  switch (reason.part) {
    case "cover": {
      const { common, asked } = reason.about;
      if (common.length === 0) return t(language, "fit.part.cover.none");
      return t(language, "fit.part.cover", {
        areas: listed(language, common.map(names.area)),
        common: common.length,
        asked: asked.length,
      });
    }
    case "kind": {
      const { common, asked, isOnlyGeneral } = reason.about;
      if (isOnlyGeneral) return t(language, "fit.part.kind.general");
      if (common.length === 0) return t(language, "fit.part.kind.none");
      return t(language, "fit.part.kind", {
        kinds: listed(language, common.map(names.kind)),
        common: common.length,
        asked: asked.length,
      });
    }
    case "language": {
      const { common } = reason.about;
      if (common.length === 0) return t(language, "fit.part.language.none");
      return t(language, "fit.part.language", { languages: listed(language, common.map(names.language)) });
    }
    case "novelty": {
      const { earlier } = reason.about;
      if (earlier.length === 0) return t(language, "fit.part.novelty");
      return t(language, "fit.part.novelty.earlier", { help: helpInWords(language, earlier, names) });
    }
    case "urgency":
      return t(language, `fit.part.urgency.${reason.about.urgency}`);
    case "waiting":
      return t(language, "fit.part.waiting", { since: formatDate(language, reason.about.since) });
  }
}

/** What alone keeps a programme from a need, as a sentence. */
export function refusalInWords(language: Language, refusal: ChangeableRefusal, names: Names): string {
  switch (refusal.gate) {
    case "region":
      return t(language, "fit.gate.region", { state: names.state(refusal.about.state) });
    case "clearance":
      return t(language, "fit.gate.clearance");
    case "novelty":
      return t(language, "fit.gate.novelty", { help: helpInWords(language, refusal.about.earlier, names) });
    case "condition":
      return t(language, `fit.gate.condition.${refusal.about.condition.fact}`);
    case "capacity":
      return t(language, "fit.gate.capacity");
  }
}

/** How many programmes one gate refuses, or would be let through if one thing changed, as a line of the escalation. */
export function refusedInWords(language: Language, { gate, programmes }: Unmatched["refused"][number]): string {
  return t(language, `fit.refused.${gate}`, { programmes });
}

export function wouldFitInWords(
  language: Language,
  { gate, programmes }: { gate: Changeable; programmes: number },
): string {
  return t(language, `fit.if.${gate}`, { programmes });
}

/** The sentence on a regional group that is served less than all: nobody offers more there, or the places stand with others. */
export function ceilingInWords(
  language: Language,
  { group, needs, served, ceiling, nobodyOffersMore }: Ceiling,
  names: Names,
): string {
  const values = { group: group === null ? t(language, "fit.group.none") : names.group(group), needs, served };
  return nobodyOffersMore
    ? t(language, "fit.group.nobody-offers-more", values)
    : t(language, "fit.group.places-with-others", { ...values, ceiling });
}

function helpInWords(language: Language, earlier: readonly EarlierHelp[], names: Names): string {
  const help = earlier.map(({ area, kind, monthsAgo }) =>
    t(language, "fit.part.novelty.help", {
      area: names.area(area),
      kind: names.kind(kind),
      count: Math.floor(monthsAgo),
    }),
  );
  return listed(language, help);
}

function listed(language: Language, words: readonly string[]): string {
  return new Intl.ListFormat(language === "en" ? "en-GB" : language, { type: "conjunction" }).format(words);
}
