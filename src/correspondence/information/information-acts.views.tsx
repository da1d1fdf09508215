import type { VNode } from "preact";
import type { TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { Cell } from "#matrix/matrix.ts";
import { cellPath, matricesPath, matrixPath } from "#matrix/paths.ts";
import { Label, markWords, whereWords } from "#matrix/sheet.views.tsx";
import type { StandingRow } from "#regime/template.queries.ts";
import { type CellPlace, cellName, cellsOf } from "#regime/template.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form, SelectField } from "#ui/fields.tsx";
import { DayOf, FormPage, LanguageOf, LineOf, RadioOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { Lines } from "../incoming/incoming.views.tsx";
import { type Information, mostLines } from "./information.ts";
import { lineFacts } from "./information.views.tsx";
import type { PlaceChoice } from "./lines-form.ts";
import { informationActPath, informationLinePath } from "./paths.ts";

type LinesProps = {
  language: Language;
  title: string;
  what: string;
  action: string;
  button: string;
  back: { href: string; label: string };
  state: FormState;
  count: number;
  choices: readonly PlaceChoice[];
};

/** The form for several lines; "another line" keeps what was typed. */
export function InformationForm({
  language,
  title,
  what,
  action,
  button,
  back,
  state,
  count,
  choices,
}: LinesProps): VNode {
  return (
    <>
      <h1>{title}</h1>
      <p>{what}</p>
      <ErrorSummary language={language} errors={state.errors} />
      <Form action={action}>
        <input type="hidden" name="lines" value={count} />
        {Array.from({ length: count }, (_, n) => (
          <LineFields language={language} state={state} n={n + 1} choices={choices} />
        ))}
        <div class="buttons">
          <Button kind="main">{button}</Button>
          {count < mostLines ? (
            <Button name="add" value="line">
              {t(language, "information.another-line")}
            </Button>
          ) : null}
          <a href={back.href}>{back.label}</a>
        </div>
      </Form>
    </>
  );
}

type FieldsProps = { language: Language; state: FormState; n: number; choices: readonly PlaceChoice[] };

function LineFields({ language, state, n, choices }: FieldsProps): VNode {
  const field = { page: language, state };
  return (
    <fieldset class="field source-fields">
      <legend>{t(language, "information.line-n", { n })}</legend>
      <TextOf {...field} name={`measure-${n}`} label="information.measure" hint="information.measure.hint" rows={3} />
      <SelectOf
        {...field}
        name={`place-${n}`}
        label="information.place"
        options={[{ value: "", label: t(language, "information.place.none") }, ...choices]}
      />
      <DayOf {...field} name={`dated-${n}`} label="information.dated" />
      <LineOf {...field} name={`source-${n}`} label="information.source" hint="information.source.hint" />
      <LineOf {...field} name={`link-${n}`} label="information.link" />
      <LanguageOf {...field} name={`language-${n}`} label="information.language" />
    </fieldset>
  );
}

type ActProps = { language: Language; line: Information; stateName: string; state: FormState };

function backTo({ language, line, stateName }: ActProps) {
  return {
    href: `/${language}${informationLinePath(line.id)}`,
    label: t(language, "information.of", { state: stateName }),
  };
}

/** What is brought in, as it was given. */
function WhatWasGiven({ language, line }: ActProps): VNode {
  return (
    <>
      <Lines text={line.measure} language={line.language} />
      <Facts facts={lineFacts({ language, line })} />
    </>
  );
}

type MatrixProps = ActProps & {
  /** The State's draft; undefined when none is open. */
  draft: { number: number; rows: readonly StandingRow[] } | undefined;
  row: StandingRow | undefined;
  cells: readonly Cell[];
};

/** Bringing a line into the draft of its State's matrix: the cell's own form opens with it filled in; then it is recorded where it stands. */
export function BringIntoMatrixPage(props: MatrixProps): VNode {
  const { language, line, state, draft, row } = props;
  const back = backTo(props);
  return (
    <>
      <h1>{t(language, "information.bring-into-matrix")}</h1>
      <ErrorSummary language={language} errors={state.errors} />
      <WhatWasGiven {...props} />
      {draft ? (
        <>
          <RowChoice {...props} draft={draft} />
          {row ? <CellsOfRow {...props} draft={draft} row={row} /> : null}
        </>
      ) : (
        <Notice tone="held">
          <p>{t(language, "information.no-draft", { state: props.stateName })}</p>
          <p>
            <a href={`/${language}${matricesPath}`}>{t(language, "matrices.title")}</a>
          </p>
        </Notice>
      )}
      {draft ? (
        <p>
          <a href={`/${language}${matrixPath(line.stateCode, draft.number)}`}>
            {t(language, "information.whole-matrix")}
          </a>
        </p>
      ) : null}
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
    </>
  );
}

type Draft = NonNullable<MatrixProps["draft"]>;

function RowChoice({ language, line, draft, row }: MatrixProps & { draft: Draft }): VNode {
  return (
    <form method="get" action={`/${language}${informationActPath(line.id, "matrix")}`} class="form form-search">
      <SelectField
        name="row"
        label={t(language, "information.row")}
        value={row?.id ?? ""}
        options={[
          ...(row ? [] : [{ value: "", label: t(language, "incoming.choose") }]),
          ...draft.rows.map(({ id, n, label, paragraphs }) => ({
            value: id,
            label: `${paragraphs.join(", ")} · ${n}. ${label[language] ?? label.en ?? id}`,
          })),
        ]}
      />
      <Button>{t(language, "information.show-row")}</Button>
    </form>
  );
}

function CellsOfRow(props: MatrixProps & { draft: Draft; row: StandingRow }): VNode {
  const { language, line, draft, row, cells, state } = props;
  const places = cellsOf(row);
  const cellAt = (place: CellPlace) => cells.find((cell) => cellName(cell) === cellName(place));
  const since = places.flatMap((place) => {
    const cell = cellAt(place);
    return cell && Temporal.Instant.compare(cell.savedAt, line.givenAt) >= 0 ? [{ place, cell }] : [];
  });
  return (
    <>
      <h2>
        <Label language={language} texts={row.label} number={row.n} />
      </h2>
      <Table
        caption={t(language, "information.cells")}
        columns={(["information.cell", "information.stands-now", "information.fill"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={places.map((place) => ({
          cells: [
            whereWords(language, place),
            <CellNow language={language} cell={cellAt(place)} />,
            <a href={prefilledCell(language, line, draft.number, place)}>
              {t(language, "information.open-cell")}
              <span class="visually-hidden">: {whereWords(language, place)}</span>
            </a>,
          ],
        }))}
      />
      {since.length > 0 ? (
        <Form action={`/${language}${informationActPath(line.id, "matrix")}`}>
          <input type="hidden" name="matrix" value={draft.number} />
          <RadioOf
            page={language}
            state={state}
            name="cell"
            label="information.stands-in"
            options={since.map(({ place }) => ({ value: cellName(place), label: whereWords(language, place) }))}
          />
          <div class="buttons">
            <Button kind="main">{t(language, "information.record-matrix")}</Button>
          </div>
        </Form>
      ) : (
        <p class="hint">{t(language, "information.save-first")}</p>
      )}
    </>
  );
}

function CellNow({ language, cell }: { language: Language; cell: Cell | undefined }): VNode {
  if (!cell) return <>{t(language, "mark.blank")}</>;
  return (
    <>
      {markWords(language, cell.mark)}{" "}
      <span class="hint">
        <bdi>{cell.savedBy}</bdi>, {formatMoment(language, cell.savedAt, "America/New_York")}
      </span>
    </>
  );
}

const longestInAddress = 1500;

/** The cell's form with the measure and its source filled in; saved, it leads back here. */
function prefilledCell(language: Language, line: Information, number: number, place: CellPlace): string {
  const filled = new URLSearchParams({
    kind: line.link ? "web" : "law",
    title: line.link || line.source,
    place: line.link && line.source !== line.link ? line.source : "",
    remark: line.measure.slice(0, longestInAddress),
    to: informationActPath(line.id, "matrix"),
  });
  return `/${language}${cellPath(line.stateCode, number, cellName(place))}?${filled}`;
}

type ReportProps = ActProps & { versions: readonly { id: TextVersionId; title: string; number: number }[] };

/** Bringing a line into a report: which version it stands in. */
export function BringIntoReportPage(props: ReportProps): VNode {
  const { language, line, state, versions } = props;
  if (versions.length === 0)
    return (
      <>
        <h1>{t(language, "information.bring-into-report")}</h1>
        <Notice tone="held">
          <p>{t(language, "information.no-report")}</p>
        </Notice>
        <p>
          <a href={backTo(props).href}>{backTo(props).label}</a>
        </p>
      </>
    );
  return (
    <FormPage
      language={language}
      title={t(language, "information.bring-into-report")}
      what={t(language, "information.bring-into-report.what")}
      state={state}
      action={`/${language}${informationActPath(line.id, "report")}`}
      button={t(language, "information.record-report")}
      back={backTo(props)}
      before={<WhatWasGiven {...props} />}
    >
      <RadioOf
        page={language}
        state={state}
        name="version"
        label="information.report-version"
        options={versions.map(({ id, title, number }) => ({
          value: id,
          label: t(language, "information.report-n", { title, number }),
        }))}
      />
    </FormPage>
  );
}

/** Setting a line aside, with a reason that its State reads. */
export function SetAsidePage(props: ActProps): VNode {
  const { language, line, state } = props;
  return (
    <FormPage
      language={language}
      title={t(language, "information.set-aside")}
      what={t(language, "information.set-aside.what")}
      state={state}
      action={`/${language}${informationActPath(line.id, "setting-aside")}`}
      button={t(language, "information.set-aside")}
      back={backTo(props)}
      before={<WhatWasGiven {...props} />}
    >
      <TextOf page={language} state={state} name="reason" label="information.reason" rows={4} />
    </FormPage>
  );
}
