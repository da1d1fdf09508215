import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixKey, matrixPath } from "#matrix/paths.ts";
import { markWords } from "#matrix/sheet.views.tsx";
import { type MarkCounts, marks } from "#regime/template.ts";
import { Confirm } from "#ui/confirm.tsx";
import { formatMoment } from "#ui/dates.tsx";
import { ErrorSummary, TextField } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { holidaysOfPath, noObjectionPath, noObjectionsPath, withdrawalPath } from "../paths.ts";
import { type ShownNoObjection, VersionLink } from "./no-objection.views.tsx";

export type CirculatePageProps = {
  language: Language;
  version: { stateName: string; stateCode: StateCode; number: number };
  counts: MarkCounts;
  /** As typed. */
  days: string;
  /** What the period would come to, if the text were circulated at this moment. */
  deadline: { ok: true; at: Temporal.Instant; workingDays: number } | { ok: false; year: number };
  refused?: "days" | "not-a-draft" | "nothing-recorded" | undefined;
};

export function CirculatePage({ language, version, counts, days, deadline, refused }: CirculatePageProps): VNode {
  const { stateName, stateCode, number } = version;
  const error = refused === "days" ? t(language, "circulate.days-error") : undefined;
  return (
    <>
      {error ? <ErrorSummary language={language} errors={[{ field: "days", message: error }]} /> : null}
      {refused && refused !== "days" ? (
        <Notice tone="refused">
          <p>{t(language, `circulate.${refused}`)}</p>
        </Notice>
      ) : null}
      {deadline.ok ? null : <NoList language={language} year={deadline.year} />}
      <Confirm
        title={t(language, "circulate.title", { state: stateName })}
        facts={[
          { label: t(language, "column.matrix"), value: <VersionLink language={language} version={version} /> },
          { label: t(language, "circulate.marks"), value: <Counts language={language} counts={counts} /> },
          { label: t(language, "circulate.what"), value: t(language, "circulate.what-words") },
          ...(deadline.ok
            ? [
                {
                  label: t(language, "circulate.deadline"),
                  value: `${formatMoment(language, deadline.at, "America/New_York")} (${t(language, "deadline.working-days", { count: deadline.workingDays })})`,
                },
              ]
            : []),
          { label: t(language, "circulate.who"), value: t(language, "committee.who") },
        ]}
        warning={t(language, "circulate.warning")}
        action={`/${language}${noObjectionsPath}`}
        button={t(language, "circulate.button", { state: stateName })}
        back={{ href: `/${language}${matrixPath(stateCode, number)}`, label: t(language, "circulate.back") }}
      >
        <input type="hidden" name="matrix" value={matrixKey(stateCode, number)} />
        <TextField
          name="days"
          label={t(language, "circulate.days")}
          hint={t(language, "circulate.days-hint")}
          value={days}
          error={error}
          inputMode="numeric"
          width="short"
        />
      </Confirm>
    </>
  );
}

/** The four marks, each counted apart. */
function Counts({ language, counts }: { language: Language; counts: MarkCounts }): VNode {
  return (
    <ul>
      {marks.map((mark) => (
        <li>
          {markWords(language, mark)} {t(language, "matrix.count", { count: counts[mark] })}
        </li>
      ))}
    </ul>
  );
}

function NoList({ language, year }: { language: Language; year: number }): VNode {
  return (
    <Notice tone="held" title={t(language, "circulate.no-list", { year: String(year) })}>
      <p>{t(language, "circulate.no-list-what")}</p>
      <p>
        <a href={`/${language}${holidaysOfPath(year)}`}>
          {t(language, "circulate.to-holidays", { year: String(year) })}
        </a>
      </p>
    </Notice>
  );
}

type WithdrawProps = { language: Language; procedure: ShownNoObjection; refused?: boolean };

export function WithdrawPage({ language, procedure, refused = false }: WithdrawProps): VNode {
  const { id, stateName, deadline } = procedure;
  return (
    <>
      {refused ? (
        <Notice tone="refused">
          <p>{t(language, "no-objection.not-running")}</p>
        </Notice>
      ) : null}
      <Confirm
        title={t(language, "no-objection.withdraw-title", { state: stateName })}
        facts={[
          { label: t(language, "column.matrix"), value: <VersionLink language={language} version={procedure} /> },
          { label: t(language, "column.deadline"), value: formatMoment(language, deadline, "America/New_York") },
          { label: t(language, "circulate.what"), value: t(language, "no-objection.withdraw-what") },
          { label: t(language, "circulate.who"), value: t(language, "committee.who") },
        ]}
        warning={t(language, "no-objection.withdraw-warning")}
        action={`/${language}${withdrawalPath(id)}`}
        button={t(language, "no-objection.withdraw-title", { state: stateName })}
        back={{ href: `/${language}${noObjectionPath(id)}`, label: t(language, "no-objection.back") }}
      />
    </>
  );
}
