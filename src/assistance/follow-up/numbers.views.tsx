import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { countedThings, numberIn, numberRegions, type YearlyNumber, yearsOf } from "./yearly.ts";

type NumbersProps = {
  language: Language;
  numbers: readonly YearlyNumber[];
  /** For everybody: small numbers are left out. */
  isForEverybody: boolean;
};

/** Requests, offers, matches and deliveries by year and by regional group. */
export function NumbersPage({ language, numbers, isForEverybody }: NumbersProps): VNode {
  const format = new Intl.NumberFormat(language);
  const cell = (n: number | null): VNode | string =>
    n === null ? (
      <>
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">{t(language, "assistance-numbers.left-out")}</span>
      </>
    ) : (
      format.format(n)
    );
  return (
    <>
      <h1>{t(language, "assistance-numbers.title")}</h1>
      <WhoCanSee
        language={language}
        who={t(language, isForEverybody ? "assistance-numbers.who-everybody" : "assistance-numbers.who-you")}
      />
      {isForEverybody ? (
        <Notice title={t(language, "assistance-numbers.why-title")}>
          <p>{t(language, "assistance-numbers.why")}</p>
        </Notice>
      ) : null}
      {yearsOf(numbers).length === 0 ? <p class="empty">{t(language, "assistance-numbers.none")}</p> : null}
      {yearsOf(numbers).map((year) => (
        <section>
          <h2>{year}</h2>
          <Table
            caption={t(language, "assistance-numbers.of-year", { year: String(year) })}
            columns={[
              { label: t(language, "assistance-numbers.region") },
              ...countedThings.map((what) => ({ label: t(language, `assistance-numbers.${what}`), numeric: true })),
            ]}
            rows={[null, ...numberRegions].map((region) => ({
              cells: [
                region === null ? (
                  <strong>{t(language, "assistance-numbers.all")}</strong>
                ) : (
                  t(
                    language,
                    region === "organisation" ? "assistance-numbers.organisations" : `division.region.${region}`,
                  )
                ),
                ...countedThings.map((what) => cell(numberIn(numbers, { year, what, region }))),
              ],
            }))}
          />
        </section>
      ))}
    </>
  );
}
