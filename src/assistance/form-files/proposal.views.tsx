import type { VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { type Field, type FieldName, readList } from "../requests/request-field.ts";
import { choiceInWords } from "./choice-words.ts";
import type { FormProblem, FormProposal } from "./proposal.ts";
import { type SubjectRow, subjectInWords } from "./subject-words.ts";

type Props = { language: Language; proposal: FormProposal; rows: readonly SubjectRow[] };

/** What a filled form would write, what in it could not be taken, and what of it stands at no place of the form. */
export function ProposalTable({ language, proposal, rows }: Props): VNode {
  const { fields, problems, unread } = proposal;
  return (
    <>
      {problems.length > 0 ? (
        <section>
          <h2>{t(language, "form-file.proposal.problems")}</h2>
          <p>{t(language, "form-file.proposal.problems.what")}</p>
          <ul>
            {problems.map((problem) => (
              <li>
                <ProblemWords language={language} problem={problem} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <h2>{t(language, "form-file.proposal.fields")}</h2>
      <Table
        caption={t(language, "form-file.proposal.fields")}
        columns={[
          { label: t(language, "form-file.proposal.field") },
          { label: t(language, "form-file.proposal.value") },
          { label: t(language, "audience.label") },
        ]}
        rows={fields.map((field) => ({
          cells: [
            placeInWords(language, field.item, field.name),
            <ValueInWords language={language} field={field} rows={rows} written={proposal.language} />,
            choiceInWords(language, "audience", field.audience),
          ],
        }))}
        empty={t(language, "form-file.proposal.nothing")}
      />
      {unread.length > 0 ? (
        <Notice title={t(language, "form-file.proposal.unread")}>
          <p>{t(language, "form-file.proposal.unread.what")}</p>
          <ul>
            {unread.map((words) => (
              <li>
                <bdi class="typed">{words}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}

function placeInWords(language: Language, item: number, field: FieldName): string {
  const name = t(language, `request.field.${field}`);
  return item === 0 ? name : `${t(language, "request.item", { n: item })} – ${name}`;
}

function ProblemWords({ language, problem }: { language: Language; problem: FormProblem }): VNode {
  const { at, item, field, key, values, words } = problem;
  return (
    <>
      {field ? <strong>{placeInWords(language, item, field)}: </strong> : null}
      {t(language, key, values)}
      {words ? (
        <>
          {" "}
          <q>
            <bdi>{words}</bdi>
          </q>
        </>
      ) : null}
      {at ? (
        <>
          {" "}
          <bdi class="hint">{at}</bdi>
        </>
      ) : null}
    </>
  );
}

type ValueProps = { language: Language; field: Field; rows: readonly SubjectRow[]; written: Language | undefined };

function ValueInWords({ language, field: { name, value }, rows, written }: ValueProps): VNode {
  const lines = linesOf(language, name, value, rows);
  if (!lines)
    return (
      <p class="typed" lang={written} dir="auto">
        {value}
      </p>
    );
  return (
    <ul>
      {lines.map((line) => (
        <li>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** The lines of a list, or undefined for words. */
function linesOf(
  language: Language,
  name: FieldName,
  value: string,
  rows: readonly SubjectRow[],
): string[] | undefined {
  switch (name) {
    case "kinds":
      return readList("kinds", value).map((one) => choiceInWords(language, "kinds", one));
    case "languages":
      return readList("languages", value).map((one) => ownNames[one]);
    case "how-soon":
      return [choiceInWords(language, "how-soon", value)];
    case "subject":
      return readList("subject", value).map((one) => subjectInWords(language, one, rows));
    case "elsewhere":
      return readList("elsewhere", value).map(({ to, when, standing }) =>
        [to, when, choiceInWords(language, "standing", standing)].filter((words) => words !== "").join(" – "),
      );
    default:
      return undefined;
  }
}
