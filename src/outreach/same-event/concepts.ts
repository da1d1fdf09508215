import { type Language, languages } from "#i18n/languages.ts";
import { concepts } from "./lexicon.ts";
import { formsOf, runsOf } from "./words.ts";

/** What a title speaks of, whatever its language: `kind:workshop`, `subject:border-control`, `region:west-africa`, `place:XVA`. */
export type Concept = `${"kind" | "subject" | "region" | "place"}:${string}`;

/** A place by the code of its State: the State's names, or those of a city in it, in as many languages as are known. */
export type PlaceNames = { state: string; names: Partial<Record<Language, readonly string[]>> };

/** The words of every concept in six languages, by the first two characters of each. */
export type Lexicon = Readonly<Record<Language, ReadonlyMap<string, readonly Phrase[]>>>;

/** Beginnings of words, in this order; of Chinese, one run of characters. */
type Phrase = { concept: Concept; stems: readonly string[]; length: number };

const smallWordsBetween = 2; // "contrôle des exportations", "control de las fronteras"

/** Kinds of event, subjects and regions, and the places that are given. */
export function openLexicon(places: readonly PlaceNames[]): Lexicon {
  const all: [Concept, Partial<Record<Language, readonly string[]>>][] = [
    ...concepts,
    ...places.map(({ state, names }): [Concept, PlaceNames["names"]] => [`place:${state}`, names]),
  ];
  const phrasesIn = (language: Language): Map<string, Phrase[]> =>
    Map.groupBy(
      all.flatMap(([concept, words]) => (words[language] ?? []).map((word) => phraseOf(concept, word, language))),
      ({ stems: [first = ""] }) => first.slice(0, 2),
    );
  return Object.fromEntries(languages.map((language) => [language, phrasesIn(language)])) as Record<
    Language,
    Map<string, Phrase[]>
  >; // one for each language
}

/** The concepts that a text names. */
export function readConcepts(text: string, language: Language, lexicon: Lexicon): Set<Concept> {
  const runs = runsOf(text);
  return language === "zh" ? inCharacters(runs, lexicon.zh) : inWords(runs, language, lexicon);
}

function inCharacters(runs: readonly string[], phrases: Lexicon["zh"]): Set<Concept> {
  const found = new Set<Concept>();
  for (const run of runs)
    for (let at = 0; at + 1 < run.length; at++)
      for (const { concept, stems } of phrases.get(run.slice(at, at + 2)) ?? [])
        if (run.startsWith(stems[0] ?? "", at)) found.add(concept);
  return found;
}

function inWords(words: readonly string[], language: Language, lexicon: Lexicon): Set<Concept> {
  const found = new Set<Concept>();
  const forms = words.map((word) => formsOf(word, language));
  let taken = 0; // words before this one belong to a place that was found
  forms.forEach((own, at) => {
    let place: { concept: Concept; length: number; after: number } | undefined;
    for (const form of own)
      for (const { concept, stems, length } of lexicon[language].get(form.slice(0, 2)) ?? []) {
        const last = form.startsWith(stems[0] ?? "") ? lastWord(forms, at, stems) : undefined;
        if (last === undefined) continue;
        if (!concept.startsWith("place:")) found.add(concept);
        else if (at >= taken && length > (place?.length ?? 0)) place = { concept, length, after: last + 1 };
      }
    if (!place) return;
    found.add(place.concept); // the longest name: Nigeria is not Niger
    taken = place.after;
  });
  return found;
}

/** The place of the last stem where they follow one after another, with a few small words between. */
function lastWord(forms: readonly string[][], start: number, stems: readonly string[]): number | undefined {
  let at = start;
  for (const stem of stems.slice(1)) {
    const next = forms
      .slice(at + 1, at + 2 + smallWordsBetween)
      .findIndex((own) => own.some((form) => form.startsWith(stem)));
    if (next === -1) return undefined;
    at += next + 1;
  }
  return at;
}

function phraseOf(concept: Concept, word: string, language: Language): Phrase {
  const runs = runsOf(word);
  const stems =
    language === "zh"
      ? [runs.join("")]
      : runs.map((run) => (concept.startsWith("place:") ? stemOf(run, language) : run));
  return { concept, stems, length: stems.join("").length };
}

/** A name as it stands in sentences: without the Russian ending, without the Arabic article. */
function stemOf(name: string, language: Language): string {
  if (language === "ru" && name.length > 4) return name.replace(/[аеиоыьюя]$/u, "");
  return formsOf(name, language).at(-1) ?? name;
}
