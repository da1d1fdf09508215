import type { VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, type FieldError, Form, TextField } from "#ui/fields.tsx";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { FileField, UploadForm } from "#ui/upload.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { Contact, ContactText, Span } from "./contact.ts";
import { faultInWords } from "./directory-form.ts";
import { LeftToRight, spanInWords } from "./entry.views.tsx";
import { type Column, dayBefore } from "./entry-cells.ts";
import type { DirectoryImport } from "./import.queries.ts";
import type { ProposedRow } from "./import-proposal.ts";
import { directoryPath, importPath, importsPath } from "./paths.ts";

type ImportsProps = {
  language: Language;
  state: FormState;
  imports: readonly Omit<DirectoryImport, "rows">[];
  limits: { megabytes: number; rows: number };
};

/** Where a file is brought; what was brought before waits here until it is confirmed. */
export function ImportsPage({ language, state, imports, limits }: ImportsProps): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={state.errors} />
      <h1>{t(language, "directory.import")}</h1>
      <p>{t(language, "directory.import.what")}</p>
      <p>{t(language, "directory.import.columns")}</p>
      <ImportWho language={language} />
      <UploadForm action={`/${language}${importsPath}`}>
        <FileField
          name="file"
          label={t(language, "directory.import.file")}
          hint={t(language, "directory.import.file-hint", limits)}
          error={errorAt(state.errors, "file")}
          accept=".csv,.xlsx"
        />
        <TextField
          name="source"
          label={t(language, "directory.import.source")}
          hint={t(language, "directory.import.source-hint")}
          width="full"
          value={state.typed.source ?? ""}
          error={errorAt(state.errors, "source")}
        />
        <Button kind="main">{t(language, "directory.import.read")}</Button>
      </UploadForm>
      <h2>{t(language, "directory.import.before")}</h2>
      <Table
        caption={t(language, "directory.import.before")}
        columns={(["file", "source", "brought", "standing"] as const).map((label) => ({
          label: t(language, `directory.import.list.${label}`),
        }))}
        rows={imports.map((one) => ({
          cells: [
            <a href={`/${language}${importPath(one.id)}`}>
              <bdi>{one.fileName}</bdi>
            </a>,
            <bdi>{one.source}</bdi>,
            formatMoment(language, one.uploadedAt, "America/New_York"),
            one.confirmedAt ? (
              <StatusPill tone="settled">{t(language, "directory.import.confirmed")}</StatusPill>
            ) : (
              <StatusPill tone="due">{t(language, "directory.import.waits")}</StatusPill>
            ),
          ],
        }))}
        empty={t(language, "directory.import.none")}
      />
    </>
  );
}

function ImportWho({ language }: { language: Language }): VNode {
  return <WhoCanSee language={language} who={t(language, "directory.import.who")} />;
}

export type ImportPageProps = {
  language: Language;
  brought: Omit<DirectoryImport, "rows">;
  proposal: readonly ProposedRow[];
  counts: Record<ProposedRow["kind"], number>;
  print: string;
  nameOf: (row: ProposedRow) => string;
  errors: readonly FieldError[];
};

/** What a file would do, line by line, before anything is done. */
export function ImportPage(props: ImportPageProps): VNode {
  const { language, brought, counts, errors } = props;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>
        <bdi>{brought.fileName}</bdi>
      </h1>
      <ImportWho language={language} />
      <Facts
        facts={[
          { label: t(language, "directory.import.list.source"), value: <bdi>{brought.source}</bdi> },
          {
            label: t(language, "directory.import.list.brought"),
            value: formatMoment(language, brought.uploadedAt, "America/New_York"),
          },
          ...(brought.confirmedAt
            ? [
                {
                  label: t(language, "directory.import.confirmed"),
                  value: formatMoment(language, brought.confirmedAt, "America/New_York"),
                },
              ]
            : kinds.map((kind) => ({ label: t(language, `directory.import.kind.${kind}`), value: counts[kind] }))),
        ]}
      />
      {brought.confirmedAt ? (
        <p>
          <a href={`/${language}${directoryPath}`}>{t(language, "directory.title")}</a>
        </p>
      ) : (
        <Proposal {...props} />
      )}
    </>
  );
}

const kinds = ["new", "changed", "ended", "same", "wrong"] as const satisfies ProposedRow["kind"][];
const tones = {
  new: "settled",
  changed: "due",
  ended: "held",
  same: "quiet",
  wrong: "refused",
} as const satisfies Record<ProposedRow["kind"], Tone>;

function Proposal({ language, brought, proposal, counts, print, nameOf }: ImportPageProps): VNode {
  const toDo = counts.new + counts.changed + counts.ended;
  return (
    <>
      <h2>{t(language, "directory.import.lines")}</h2>
      <Table
        caption={t(language, "directory.import.lines")}
        columns={(["line", "standing", "addressee", "what"] as const).map((label) => ({
          label: t(language, `directory.import.list.${label}`),
        }))}
        rows={proposal.map((row) => ({
          id: `line-${row.place}`,
          cells: [
            String(row.place),
            <StatusPill tone={tones[row.kind]}>{t(language, `directory.import.kind.${row.kind}`)}</StatusPill>,
            <bdi>{nameOf(row)}</bdi>,
            <What language={language} row={row} />,
          ],
        }))}
      />
      <h2>{t(language, "directory.import.confirm")}</h2>
      {counts.wrong > 0 ? (
        <p class="warning">{t(language, "directory.import.left-out", { count: counts.wrong })}</p>
      ) : null}
      {toDo === 0 ? (
        <p>{t(language, "directory.import.nothing")}</p>
      ) : (
        <Form action={`/${language}${importPath(brought.id)}/confirmation`} id="confirmation">
          <p>{t(language, "directory.import.will", { count: toDo })}</p>
          <input type="hidden" name="print" value={print} />
          <div class="buttons">
            <Button kind="main">{t(language, "directory.import.button", { count: toDo })}</Button>
            <a href={`/${language}${importsPath}`}>{t(language, "directory.back")}</a>
          </div>
        </Form>
      )}
    </>
  );
}

function What({ language, row }: { language: Language; row: ProposedRow }): VNode {
  switch (row.kind) {
    case "wrong":
      return (
        <ul>
          {row.faults.map((fault) => (
            <li class="error">{faultInWords(language, fault)}</li>
          ))}
        </ul>
      );
    case "new":
      return (
        <>
          <div>{t(language, `directory.capacity.${row.entry.capacity}`)}</div>
          {partsOf(language, row.entry).map(({ column, text }) => (
            <Part language={language} column={column} text={text} />
          ))}
        </>
      );
    case "changed":
      return <Difference language={language} before={row.before} after={row.after} />;
    case "ended":
      return <>{t(language, "directory.ended", { date: formatDate(language, dayBefore(row.to)) })}</>;
    case "same":
      return <bdi>{row.before.name}</bdi>;
  }
}

type Text = ContactText & Span;

function partsOf(language: Language, entry: Text): { column: Column; text: string }[] {
  const parts: { column: Column; text: string }[] = [
    { column: "person", text: t(language, entry.isPerson ? "directory.person" : "directory.office") },
    { column: "honorific", text: entry.honorific },
    { column: "name", text: entry.name },
    { column: "function", text: entry.function },
    { column: "post-address", text: entry.postAddress },
    { column: "emails", text: entry.emails.join("\n") },
    { column: "telephones", text: entry.telephones.join("\n") },
    { column: "language", text: entry.language ? ownNames[entry.language] : "" },
    { column: "from", text: spanInWords(language, entry) },
  ];
  return parts.filter(({ text }) => text !== "");
}

function Part({ language, column, text }: { language: Language; column: Column; text: string }): VNode {
  return (
    <div>
      {t(language, `directory.column.${column}`)}: <Value column={column} text={text} />
    </div>
  );
}

function Value({ column, text }: { column: Column; text: string }): VNode {
  const lines = text.split("\n");
  const isNumbers = column === "emails" || column === "telephones";
  if (lines.length === 1) return <bdi dir={isNumbers ? "ltr" : undefined}>{text}</bdi>;
  if (isNumbers) return <LeftToRight items={lines} />;
  return (
    <>
      {lines.map((line) => (
        <div>
          <bdi>{line}</bdi>
        </div>
      ))}
    </>
  );
}

/** What stands and what would stand, where the two differ. */
function Difference({ language, before, after }: { language: Language; before: Contact; after: Text }): VNode {
  const old = new Map(partsOf(language, before).map(({ column, text }) => [column, text]));
  const next = new Map(partsOf(language, after).map(({ column, text }) => [column, text]));
  const changed = [...new Set([...old.keys(), ...next.keys()])].filter(
    (column) => old.get(column) !== next.get(column),
  );
  return (
    <>
      {changed.map((column) => (
        <div>
          {t(language, `directory.column.${column}`)}:{" "}
          {old.get(column) ? (
            <del class="compared">
              <Value column={column} text={old.get(column) ?? ""} />
            </del>
          ) : null}{" "}
          {next.get(column) ? (
            <ins class="compared">
              <Value column={column} text={next.get(column) ?? ""} />
            </ins>
          ) : null}
        </div>
      ))}
    </>
  );
}
