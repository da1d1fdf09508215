import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { FileLinks, PublicDownloads } from "./downloads.views.tsx";
import type { IatiFault } from "./iati-check.ts";
import { listFilePath } from "./paths.ts";

type ListPageProps = {
  language: Language;
  /** How many requests the reader's list has. */
  count: number;
  isNothingPublished: boolean;
  /** What stands against giving the IATI file; undefined for those who cannot mend it. */
  faults: readonly IatiFault[] | undefined;
};

/** Where the consolidated list is taken from, in its forms, and what everybody may take. */
export function ConsolidatedListPage({ language, count, isNothingPublished, faults }: ListPageProps): VNode {
  return (
    <>
      <h1>{t(language, "exports.list.title")}</h1>
      <p>{t(language, "exports.list.what")}</p>
      <WhoCanSee language={language} who={t(language, "exports.list.who")} />
      <h2>{t(language, "exports.list.files")}</h2>
      <p>{t(language, "exports.list.count", { count })}</p>
      <ul>
        <FileLinks language={language} pathOf={listFilePath} />
      </ul>
      <PublicDownloads language={language} isEmpty={isNothingPublished} />
      {isNothingPublished ? <p>{t(language, "exports.public.none")}</p> : null}
      {faults && !isNothingPublished ? <IatiStanding language={language} faults={faults} /> : null}
    </>
  );
}

/** Whether the IATI file is given, and what is to be mended first where it is not. */
function IatiStanding({ language, faults }: { language: Language; faults: readonly IatiFault[] }): VNode {
  return (
    <>
      <h2>{t(language, "exports.iati.title")}</h2>
      <p>{t(language, "exports.iati.checks")}</p>
      {faults.length === 0 ? (
        <p>{t(language, "exports.iati.valid")}</p>
      ) : (
        <>
          <p>{t(language, "exports.iati.withheld")}</p>
          <Table
            caption={t(language, "exports.iati.title")}
            columns={(["rule", "where", "detail"] as const).map((key) => ({
              label: t(language, `exports.iati.${key}`),
            }))}
            rows={faults.map(({ rule, where, detail }) => ({
              cells: [
                t(language, `exports.iati.rule.${rule}`),
                <bdi dir="ltr">{where}</bdi>,
                <span lang="en" dir="ltr">
                  {detail}
                </span>,
              ],
            }))}
          />
        </>
      )}
    </>
  );
}

/** A file that did not pass its checks is not given to anybody. */
export function IatiWithheldPage({ language }: { language: Language }): VNode {
  return (
    <>
      <h1>{t(language, "exports.iati.withheld-title")}</h1>
      <p>{t(language, "exports.iati.withheld-public")}</p>
      <PublicDownloads language={language} isEmpty />
    </>
  );
}

/** The list cannot be printed: other forms have no such bounds. */
export function UnprintedListPage({
  language,
  pathOf,
}: {
  language: Language;
  pathOf: (format: "csv" | "xlsx") => string;
}): VNode {
  return (
    <>
      <h1>{t(language, "exports.unprinted.title")}</h1>
      <p>{t(language, "exports.unprinted.what")}</p>
      <ul>
        {(["xlsx", "csv"] as const).map((format) => (
          <li>
            <a href={`/${language}${pathOf(format)}`}>{t(language, `exports.format.${format}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
