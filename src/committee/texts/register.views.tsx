import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { decisionPath, textPath, textsPath, textVersionPath } from "../paths.ts";
import type { TextWithVersions } from "./text.queries.ts";
import { inForce, inWork } from "./text.ts";
import { Drafter, DueWords, Standing, type StateNames, Title } from "./text-words.views.tsx";

export type TextsPageProps = {
  language: Language;
  texts: readonly TextWithVersions[];
  names: StateNames;
  today: string;
  mayBegin: boolean;
};

/** The register of texts: what is in force, what is worked on, who holds the pen, by when. */
export function TextsPage({ language, texts, names, today, mayBegin }: TextsPageProps): VNode {
  return (
    <>
      <h1>{t(language, "texts.title")}</h1>
      <p>{t(language, "texts.what")}</p>
      <WhoCanSee language={language} who={t(language, "texts.who.register")} />
      {mayBegin ? (
        <p>
          <a class="button" href={`/${language}${textsPath}/new`}>
            {t(language, "texts.begin")}
          </a>
        </p>
      ) : null}
      <Table
        caption={t(language, "texts.title")}
        columns={[
          t(language, "texts.text"),
          t(language, "texts.kind"),
          t(language, "texts.lead-drafter"),
          t(language, "texts.in-force"),
          t(language, "texts.in-work"),
          t(language, "texts.due"),
        ].map((label) => ({ label }))}
        rows={texts.map((text) => ({
          cells: [
            <a href={`/${language}${textPath(text.id)}`}>
              <Title language={language} text={text} />
            </a>,
            t(language, `texts.kind.${text.kind}`),
            <Drafter language={language} drafter={text.leadDrafter} names={names} />,
            <InForce language={language} text={text} />,
            <InWork language={language} text={text} />,
            <DueWords language={language} dates={text.dates} today={today} />,
          ],
        }))}
        empty={t(language, "texts.empty")}
      />
    </>
  );
}

/** "Version 1", and the decision by which it is in force with its date. */
export function InForce({ language, text }: { language: Language; text: TextWithVersions }): VNode {
  const version = inForce(text.versions);
  if (!version?.decision) return <>{t(language, "texts.none")}</>;
  return (
    <>
      <VersionLink language={language} text={text} number={version.number} />
      <p class="hint">
        <a href={`/${language}${decisionPath(version.decision.id)}`}>
          {t(language, "texts.by-decision", { date: formatDate(language, version.decision.takenOn) })}
        </a>
      </p>
    </>
  );
}

function InWork({ language, text }: { language: Language; text: TextWithVersions }): VNode {
  const version = inWork(text.versions);
  if (!version) return <>{t(language, "texts.none")}</>;
  return (
    <>
      <VersionLink language={language} text={text} number={version.number} />{" "}
      <Standing language={language} version={version} />
    </>
  );
}

export function VersionLink({
  language,
  text,
  number,
}: {
  language: Language;
  text: Pick<TextWithVersions, "id">;
  number: number;
}): VNode {
  return <a href={`/${language}${textVersionPath(text.id, number)}`}>{t(language, "texts.version", { number })}</a>;
}
