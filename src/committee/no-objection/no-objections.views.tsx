import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { noObjectionsPath, rulesPath } from "../paths.ts";
import { isOpen } from "./no-objection.ts";
import { DeadlineWords, ProcedureLink, ProcedurePill, type ShownNoObjection } from "./subject.views.tsx";

type ListPageProps = { language: Language; procedures: readonly ShownNoObjection[]; mayCirculate: boolean };

export function NoObjectionsPage({ language, procedures, mayCirculate }: ListPageProps): VNode {
  return (
    <>
      <h1>{t(language, "no-objections.title")}</h1>
      <p>{t(language, "no-objections.what")}</p>
      {mayCirculate ? (
        <p>
          <a class="button button-main" href={`/${language}${noObjectionsPath}/new`}>
            {t(language, "circulate.title")}
          </a>
        </p>
      ) : null}
      <h2>{t(language, "no-objections.running")}</h2>
      <Procedures
        language={language}
        caption={t(language, "no-objections.running")}
        procedures={procedures.filter(isOpen)}
        empty={t(language, "no-objections.none-running")}
      />
      <h2>{t(language, "no-objections.concluded")}</h2>
      <Procedures
        language={language}
        caption={t(language, "no-objections.concluded")}
        procedures={procedures.filter((procedure) => !isOpen(procedure))}
        empty={t(language, "no-objections.none-concluded")}
      />
      <p>
        <a href={`/${language}${rulesPath}`}>{t(language, "rules.title")}</a>
      </p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
    </>
  );
}

export type CirculationPageProps = {
  language: Language;
  circulation: {
    circulatedAt: Temporal.Instant;
    circulatedBy: string;
    instruction: string | null;
    words: string | null;
  };
  procedures: readonly ShownNoObjection[];
};

/** Texts that were circulated together: one message and one deadline, each with its own outcome. */
export function CirculationPage({ language, circulation, procedures }: CirculationPageProps): VNode {
  const { circulatedAt, circulatedBy, instruction, words } = circulation;
  return (
    <>
      <h1>{circulationTitle(language, circulation)}</h1>
      <p>{t(language, "circulation.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Facts
        facts={[
          {
            label: t(language, "no-objection.circulated"),
            value: t(language, "no-objection.circulated-by", {
              moment: formatMoment(language, circulatedAt, "America/New_York"),
              name: circulatedBy,
            }),
          },
          ...(instruction ? [{ label: t(language, "circulate.instruction"), value: <bdi>{instruction}</bdi> }] : []),
          ...(words ? [{ label: t(language, "circulate.words"), value: <bdi class="typed">{words}</bdi> }] : []),
        ]}
      />
      <Procedures
        language={language}
        caption={t(language, "no-objection.text")}
        procedures={procedures}
        empty={t(language, "no-objections.none-running")}
      />
    </>
  );
}

export function circulationTitle(
  language: Language,
  { circulatedAt }: Pick<CirculationPageProps["circulation"], "circulatedAt">,
): string {
  return t(language, "circulation.title", { moment: formatMoment(language, circulatedAt, "America/New_York") });
}

type ListProps = { language: Language; caption: string; procedures: readonly ShownNoObjection[]; empty: string };

function Procedures({ language, caption, procedures, empty }: ListProps): VNode {
  return (
    <Table
      caption={caption}
      columns={[t(language, "no-objection.text"), t(language, "column.deadline"), t(language, "column.standing")].map(
        (label) => ({ label }),
      )}
      rows={procedures.map((procedure) => ({
        cells: [
          <ProcedureLink language={language} procedure={procedure} />,
          <DeadlineWords language={language} procedure={procedure} />,
          <ProcedurePill language={language} procedure={procedure} />,
        ],
      }))}
      empty={empty}
    />
  );
}
