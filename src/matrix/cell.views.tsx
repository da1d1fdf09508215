import type { VNode } from "preact";
import type { Source } from "#db/schema/matrices.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type CellPlace, cellName, marks } from "#regime/template.ts";
import { Facts } from "#ui/facts.tsx";
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { mostSources } from "./cell-form.ts";
import type { Cell, CellText } from "./matrix.ts";
import { whenAndWho } from "./matrix.views.tsx";
import { cellPath, matrixPath } from "./paths.ts";
import { type SheetRow, sourceWords } from "./sheet.ts";
import { Label, markMeaning, markWords, whereWords } from "./sheet.views.tsx";

export type CellPageProps = {
  language: Language;
  state: { code: string; name: string };
  number: number;
  row: SheetRow;
  place: CellPlace;
  /** What the form shows: as saved, or as just typed. */
  text: CellText;
  basedOn: number;
  errors?: FieldError[];
  /** Somebody was quicker: what they saved, beside what was typed. */
  theirs?: Cell | undefined;
  rests?: boolean;
  /** Where one goes on after saving; the matrix when nothing is said. */
  to?: string | undefined;
  history: Cell[];
};

const emptyRows = 2;

export function CellPage(props: CellPageProps): VNode {
  const { language, state, number, row, place, errors = [], theirs, rests = false } = props;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>
        {`${row.n}. `}
        <Label language={language} texts={row.label} />
      </h1>
      <p>
        {state.name} · {whereWords(language, place)} · {row.paragraphs.join(", ")}
      </p>
      {theirs ? <Clash language={language} theirs={theirs} mine={props.text} /> : null}
      {rests ? (
        <Notice tone="held" title={t(language, "cell.rests")}>
          <p>{t(language, "cell.rests-what")}</p>
        </Notice>
      ) : null}
      <CellForm {...props} />
      <p>
        <a href={`/${language}${matrixPath(state.code, number)}#row-${row.id}`}>{t(language, "cell.back")}</a>
      </p>
      <History {...props} />
    </>
  );
}

function CellForm({ language, state, number, place, text, basedOn, errors = [], rests, to }: CellPageProps): VNode {
  const wrong = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  const sources = [
    ...text.sources,
    ...Array.from(
      { length: Math.min(emptyRows, mostSources - text.sources.length) },
      (): Source => ({ kind: "law", title: "", place: "" }),
    ),
  ];
  return (
    <Form action={`/${language}${cellPath(state.code, number, cellName(place))}`} id="cell-form">
      <input type="hidden" name="revision" value={basedOn} />
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <RadioField
        name="mark"
        label={t(language, "cell.mark")}
        value={text.mark}
        error={wrong("mark")}
        options={marks.map((mark) => ({
          value: mark,
          label: markWords(language, mark),
          hint: markMeaning(language, mark),
        }))}
      />
      <h2>{t(language, "cell.sources")}</h2>
      <p class="hint">{t(language, "cell.sources-hint")}</p>
      {sources.map((source, n) => (
        <SourceFields
          language={language}
          n={n + 1}
          source={source}
          error={wrong(`source-${n + 1}-title`)}
          placeError={wrong(`source-${n + 1}-place`)}
        />
      ))}
      <TextArea name="remark" label={t(language, "cell.remark")} value={text.remark} error={wrong("remark")} />
      {rests ? null : (
        <div class="buttons">
          <Button kind="main">{t(language, "cell.save")}</Button>
          <Button name="then" value="next">
            {t(language, "cell.save-and-next")}
          </Button>
        </div>
      )}
    </Form>
  );
}

function SourceFields({
  language,
  n,
  source,
  error,
  placeError,
}: {
  language: Language;
  n: number;
  source: Source;
  error: string | undefined;
  placeError: string | undefined;
}): VNode {
  return (
    <fieldset class="field source-fields">
      <legend>{t(language, "cell.source-n", { n })}</legend>
      <SelectField
        name={`source-${n}-kind`}
        label={t(language, "cell.source-kind")}
        value={source.kind}
        options={(["law", "report", "web"] as const).map((kind) => ({
          value: kind,
          label: t(language, `source.${kind}`),
        }))}
      />
      <TextField
        name={`source-${n}-title`}
        label={t(language, "cell.source-title")}
        value={source.title}
        error={error}
        width="full"
      />
      <TextField
        name={`source-${n}-place`}
        label={t(language, "cell.source-place")}
        value={source.place}
        error={placeError}
      />
    </fieldset>
  );
}

/** Both texts, who and when: neither is lost, and the next save is based on the newer one. */
function Clash({ language, theirs, mine }: { language: Language; theirs: Cell; mine: CellText }): VNode {
  return (
    <Notice tone="held" title={t(language, "cell.changed")}>
      <p>{t(language, "cell.changed-what")}</p>
      <div class="side-by-side">
        <div>
          <h2>{theirs.savedBy ? whenAndWho(language, theirs.savedAt, theirs.savedBy) : t(language, "mark.blank")}</h2>
          <TextFacts language={language} text={theirs} />
        </div>
        <div>
          <h2>{t(language, "cell.yours")}</h2>
          <TextFacts language={language} text={mine} />
        </div>
      </div>
    </Notice>
  );
}

function TextFacts({ language, text }: { language: Language; text: CellText }): VNode {
  return (
    <Facts
      facts={[
        { label: t(language, "cell.mark"), value: markWords(language, text.mark) },
        { label: t(language, "cell.sources"), value: <bdi>{text.sources.map(sourceWords).join("; ")}</bdi> },
        { label: t(language, "cell.remark"), value: <bdi>{text.remark}</bdi> },
      ]}
    />
  );
}

function History({ language, history }: CellPageProps): VNode | null {
  if (history.length === 0) return null;
  return (
    <details>
      <summary>{t(language, "cell.history", { count: history.length })}</summary>
      <Table
        caption={t(language, "cell.history", { count: history.length })}
        columns={[
          t(language, "cell.when"),
          t(language, "cell.mark"),
          t(language, "cell.sources"),
          t(language, "cell.remark"),
        ].map((label) => ({ label }))}
        rows={history.map((text) => ({
          cells: [
            whenAndWho(language, text.savedAt, text.savedBy),
            markWords(language, text.mark),
            <bdi>{text.sources.map(sourceWords).join("; ")}</bdi>,
            <bdi>{text.remark}</bdi>,
          ],
        }))}
      />
    </details>
  );
}
