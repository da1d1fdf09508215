import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import type { MarkCounts } from "#regime/template.ts";
import { cellName } from "#regime/template.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form, SelectField } from "#ui/fields.tsx";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { MatrixVersion, Standing } from "./matrix.ts";
import { cellPath, matricesPath, matrixPath } from "./paths.ts";
import type { RowFlag, Sheet } from "./sheet.ts";
import { DisclaimerView, Legend, SheetView } from "./sheet.views.tsx";
import type { DisclaimerShown } from "./shown-matrix.ts";

const tones: Record<Standing["status"], Tone> = {
  draft: "quiet",
  "under-no-objection": "due",
  approved: "settled",
  transmitted: "settled",
  superseded: "quiet",
  abandoned: "quiet",
};

/** Where a version stands, with its date: "approved" never stands without one. */
export function StandingPill({ language, standing }: { language: Language; standing: Standing }): VNode {
  return <StatusPill tone={tones[standing.status]}>{standingWords(language, standing)}</StatusPill>;
}

export function standingWords(language: Language, standing: Standing): string {
  const on = (moment: Temporal.Instant): { date: string } => ({
    date: formatDate(language, moment.toZonedDateTimeISO("America/New_York").toPlainDate().toString()),
  });
  switch (standing.status) {
    case "draft":
      return t(language, "standing.draft");
    case "under-no-objection":
      return t(language, "standing.under-no-objection", on(standing.circulatedAt));
    case "approved":
      return t(language, "standing.approved", on(standing.approvedAt));
    case "transmitted":
      return t(language, "standing.transmitted", { ...on(standing.approvedAt), sent: on(standing.transmittedAt).date });
    case "superseded":
      return t(language, "standing.superseded", on(standing.supersededAt));
    case "abandoned":
      return t(language, "standing.abandoned", on(standing.abandonedAt));
  }
}

type Listed = MatrixVersion & { stateName: string };
type ListProps = {
  language: Language;
  versions: Listed[];
  /** What an expert may open a version for; undefined for everybody else. */
  opening?: { states: { code: string; name: string }[]; templates: { id: string; name: string }[] } | undefined;
  refused?: { message: string; state: string; template: string } | undefined;
};

export function MatricesPage({ language, versions, opening, refused }: ListProps): VNode {
  return (
    <>
      {refused ? <ErrorSummary language={language} errors={[{ field: "state", message: refused.message }]} /> : null}
      <h1>{t(language, "matrices.title")}</h1>
      <p>{t(language, "matrices.what")}</p>
      <Table
        caption={t(language, "matrices.title")}
        columns={[t(language, "column.state"), t(language, "column.version"), t(language, "column.standing")].map(
          (label) => ({ label }),
        )}
        rows={versions.map(({ stateCode, stateName, number, standing }) => ({
          cells: [
            <a href={`/${language}${matrixPath(stateCode, number)}`}>{stateName}</a>,
            String(number),
            <StandingPill language={language} standing={standing} />,
          ],
        }))}
        empty={t(language, "matrices.empty")}
      />
      {opening ? (
        <>
          <h2>{t(language, "matrices.open")}</h2>
          <Form action={`/${language}${matricesPath}`}>
            <SelectField
              name="state"
              label={t(language, "column.state")}
              value={refused?.state}
              error={refused?.message}
              options={opening.states.map(({ code, name }) => ({ value: code, label: name }))}
            />
            <SelectField
              name="template"
              label={t(language, "matrices.template")}
              value={refused?.template ?? "m2005"}
              options={opening.templates.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button kind="main">{t(language, "matrices.open-button")}</Button>
          </Form>
        </>
      ) : null}
    </>
  );
}

type MatrixProps = {
  language: Language;
  stateName: string;
  invented: boolean;
  matrix: MatrixVersion;
  sheet: Sheet;
  counts: MarkCounts;
  disclaimer: DisclaimerShown | undefined;
  mayFill: boolean;
  /** What other slices say of its rows, for this reader. */
  rowFlags?: ReadonlyMap<string, readonly RowFlag[]> | undefined;
  next: { href: string; label: string }[];
};

export function MatrixPage({
  language,
  stateName,
  invented,
  matrix,
  sheet,
  counts,
  disclaimer,
  mayFill,
  rowFlags,
  next,
}: MatrixProps): VNode {
  const { stateCode, number, standing } = matrix;
  return (
    <>
      <h1>{matrixTitle(language, stateName, standing)}</h1>
      {invented ? <p class="hint">{t(language, "state.invented")}</p> : null}
      <p>
        <StandingPill language={language} standing={standing} />
      </p>
      <WhoCanSee
        language={language}
        who={t(
          language,
          `matrix.who.${standing.status === "draft" ? "draft" : standing.status === "under-no-objection" ? "circulated" : standing.status === "approved" ? "approved" : "transmitted"}`,
        )}
      />
      {next.length > 0 ? (
        <div class="buttons">
          {next.map(({ href, label }) => (
            <a class="button" href={href}>
              {label}
            </a>
          ))}
        </div>
      ) : null}
      <Facts
        facts={[
          { label: t(language, "column.version"), value: String(number) },
          { label: t(language, "matrices.template"), value: <TemplateName language={language} sheet={sheet} /> },
          ...("textHash" in standing
            ? [{ label: t(language, "matrix.hash"), value: <code dir="ltr">{standing.textHash}</code> }]
            : []),
        ]}
      />
      {disclaimer ? <DisclaimerView language={language} disclaimer={disclaimer} /> : null}
      <Legend language={language} counts={counts} />
      {mayFill ? (
        <p class="hint" id="keys">
          {t(language, "matrix.how-to-fill")} <span class="needs-script">{t(language, "matrix.keys")}</span>
        </p>
      ) : null}
      <p
        role="status"
        aria-live="polite"
        id="saved"
        class="saved"
        data-saved={t(language, "cell.saved")}
        data-changed={t(language, "cell.changed-short")}
        data-fault={t(language, "cell.fault")}
      />
      <SheetView
        language={language}
        sheet={sheet}
        rowFlags={rowFlags}
        cellHref={mayFill ? (place) => `/${language}${cellPath(stateCode, number, cellName(place))}` : undefined}
      />
    </>
  );
}

/** The standing is part of the title, as on the Committee's own papers. */
export function matrixTitle(language: Language, stateName: string, standing: Standing): string {
  const key =
    standing.status === "draft" || standing.status === "under-no-objection"
      ? "matrix.title.draft"
      : "matrix.title.approved";
  return t(language, key, { state: stateName });
}

export function TemplateName({
  language,
  sheet,
}: {
  language: Language;
  sheet: Pick<Sheet, "label" | "years" | "sections">;
}): VNode {
  const rows = sheet.sections.flatMap(({ rows }) => rows);
  const confirmed = rows.filter((row) => row.confirmed).length;
  return (
    <>
      {t(language, "template.name", { years: sheet.years })}{" "}
      <span class="hint">{t(language, "template.confirmed", { confirmed, count: rows.length })}</span>
    </>
  );
}

export function whenAndWho(language: Language, moment: Temporal.Instant, who: string): string {
  return t(language, "cell.when-and-who", { moment: formatMoment(language, moment, "America/New_York"), who });
}

export function templateLabel(
  language: Language,
  { label, years }: { label: Partial<Record<Language, string>>; years: string },
): string {
  return `${years} · ${pickText(label, language).text}`;
}
