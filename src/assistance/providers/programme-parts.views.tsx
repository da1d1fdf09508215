import type { VNode } from "preact";
import { type Language, ownNames, type Texts } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import type { Weapon } from "#regime/template.ts";
import { formatDate } from "#ui/dates.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { readArea } from "../areas.ts";
import { providerPath } from "./paths.ts";
import { isConfirmDue, isGroup, type Programme } from "./programme.ts";
import { type Provider, providerName, type StateNames } from "./provider.ts";

/** A text in the reader's language, or in the one it was written in. */
export function Written({ language, texts }: { language: Language; texts: Texts }): VNode {
  const { text, in: written } = pickText(texts, language);
  return (
    <TextIn language={written} page={language}>
      {text}
    </TextIn>
  );
}

/** A longer text, its lines kept. */
export function WrittenLines({ language, texts }: { language: Language; texts: Texts }): VNode | null {
  if (Object.keys(texts).length === 0) return null;
  const { text, in: written } = pickText(texts, language);
  return (
    <p class="typed" lang={written} dir="auto">
      {text}
    </p>
  );
}

type NamedProps = { language: Language; provider: Provider; names: StateNames };

export function ProviderName({ language, provider, names }: NamedProps): VNode {
  const { who } = provider;
  if (who.kind === "organisation") return <Written language={language} texts={who.name} />;
  return <>{providerName(provider, language, names)}</>;
}

export function ProviderLink(props: NamedProps): VNode {
  return (
    <a href={`/${props.language}${providerPath(props.provider.id)}`}>
      <ProviderName {...props} />
    </a>
  );
}

export function kindsInWords(language: Language, { kinds }: Pick<Programme, "kinds">): string {
  return inList(
    language,
    kinds.map((kind) => t(language, `assistance.kind.${kind}`)),
  );
}

/** Where a programme helps, in words. */
export function regionsInWords(language: Language, { regions }: Pick<Programme, "regions">, names: StateNames): string {
  if (regions.length === 0) return t(language, "assistance.everywhere");
  return inList(
    language,
    regions.map((region) =>
      isGroup(region) ? t(language, `division.region.${region}`) : (names.get(region) ?? region),
    ),
  );
}

export function languagesInWords(language: Language, { languages }: Pick<Programme, "languages">): string {
  return inList(
    language,
    languages.map((code) => ownNames[code]),
  );
}

/** The paragraphs of the resolution that a programme is about, in a line. */
export function Paragraphs({ areas }: Pick<Programme, "areas">): VNode {
  const paragraphs = new Set(areas.flatMap((area) => readArea(area)?.paragraph ?? []));
  return <bdi dir="ltr">{[...paragraphs].join(", ")}</bdi>;
}

/** The areas of a programme, paragraph by paragraph, with their weapons. */
export function Areas({ language, areas }: { language: Language } & Pick<Programme, "areas">): VNode {
  const byParagraph = new Map<string, Weapon[]>();
  for (const name of areas) {
    const area = readArea(name);
    if (!area) continue;
    const weapons = byParagraph.getOrInsert(area.paragraph, []);
    if (area.weapon) weapons.push(area.weapon);
  }
  return (
    <>
      {[...byParagraph].map(([paragraph, weapons]) => (
        <div>
          <bdi dir="ltr">{paragraph}</bdi>
          {weapons.length > 0
            ? ` – ${inList(
                language,
                weapons.map((weapon) => t(language, `weapon.${weapon}`)),
              )}`
            : null}
        </div>
      ))}
    </>
  );
}

type ConfirmedProps = { language: Language; programme: Pick<Programme, "confirmedOn">; months: number; today: string };

/** When the provider last said that this is true, and plainly when that is too long ago. */
export function LastConfirmed({ language, programme, months, today }: ConfirmedProps): VNode {
  const date = formatDate(language, programme.confirmedOn);
  if (isConfirmDue(programme, months, today))
    return <StatusPill tone="held">{t(language, "assistance.not-confirmed-since", { date })}</StatusPill>;
  return <>{date}</>;
}

export function inList(language: Language, words: readonly string[]): string {
  return new Intl.ListFormat(language, { type: "unit", style: "long" }).format(words);
}
