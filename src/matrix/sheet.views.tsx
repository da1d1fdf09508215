import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import {
  type Aspect,
  type CellPlace,
  cellName,
  type Mark,
  type MarkCounts,
  marks,
  type Weapon,
} from "#regime/template.ts";
import { TextIn } from "#ui/text-in.tsx";
import {
  notesOf,
  type RowFlag,
  type RowNote,
  type Sheet,
  type SheetCell,
  type SheetRow,
  type SheetSection,
  sourceWords,
} from "./sheet.ts";
import type { DisclaimerShown } from "./shown-matrix.ts";

type CellHref = (place: CellPlace) => string;
type RowFlags = ReadonlyMap<string, readonly RowFlag[]>;

/** The matrix read as a matrix, section by section; where `cellHref` is given, each mark leads to its cell; `rowFlags` stand in the heads of their rows. */
export function SheetView({
  language,
  sheet,
  cellHref,
  rowFlags,
}: {
  language: Language;
  sheet: Sheet;
  cellHref?: CellHref | undefined;
  rowFlags?: RowFlags | undefined;
}): VNode {
  return (
    <div class="sheet" data-sheet={cellHref ? "editable" : undefined}>
      <nav aria-label={t(language, "matrix.sections")}>
        <ul>
          {sheet.sections.map((section) => (
            <li>
              <a href={`#section-${section.id}`}>
                <Label language={language} texts={section.title} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {sheet.sections.map((section) => (
        <SectionView language={language} section={section} cellHref={cellHref} rowFlags={rowFlags} />
      ))}
    </div>
  );
}

function SectionView({
  language,
  section,
  cellHref,
  rowFlags,
}: {
  language: Language;
  section: SheetSection;
  cellHref?: CellHref | undefined;
  rowFlags?: RowFlags | undefined;
}): VNode {
  const aspects: Aspect[] = section.kind === "status" ? ["status"] : ["framework", "enforcement"];
  const columns: readonly (Weapon | "")[] = section.weapons.length > 0 ? section.weapons : [""];
  return (
    <section aria-labelledby={`section-${section.id}`}>
      <h2 id={`section-${section.id}`}>
        <Label language={language} texts={section.title} />
      </h2>
      {section.question ? (
        <p>
          <Label language={language} texts={section.question} />
        </p>
      ) : null}
      <div class="scroll">
        <table class="matrix" role="table" aria-labelledby={`section-${section.id}`}>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" rowSpan={section.weapons.length > 0 ? 2 : 1} role="columnheader">
                {t(language, "matrix.row")}
              </th>
              {aspects.map((aspect) => (
                <th
                  scope={section.weapons.length > 0 ? "colgroup" : "col"}
                  colSpan={columns.length}
                  role="columnheader"
                >
                  {t(language, `aspect.${aspect}`)}
                </th>
              ))}
              <th scope="col" rowSpan={section.weapons.length > 0 ? 2 : 1} role="columnheader">
                {t(language, "matrix.sources-and-remarks")}
              </th>
            </tr>
            {section.weapons.length > 0 ? (
              <tr role="row">
                {aspects.flatMap(() =>
                  section.weapons.map((weapon) => (
                    <th scope="col" role="columnheader">
                      <abbr title={t(language, `weapon.${weapon}`)}>{weapon}</abbr>
                    </th>
                  )),
                )}
              </tr>
            ) : null}
          </thead>
          <tbody role="rowgroup">
            {section.rows.map((row) => (
              <RowView
                language={language}
                row={row}
                aspects={aspects}
                columns={columns}
                cellHref={cellHref}
                flags={rowFlags?.get(row.id) ?? []}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type RowProps = {
  language: Language;
  row: SheetRow;
  aspects: Aspect[];
  columns: readonly (Weapon | "")[];
  cellHref?: CellHref | undefined;
  flags: readonly RowFlag[];
};

function RowView({ language, row, aspects, columns, cellHref, flags }: RowProps): VNode {
  const find = (aspect: Aspect, weapon: Weapon | ""): SheetCell | undefined =>
    row.cells.find((cell) => cell.aspect === aspect && cell.weapon === weapon);
  return (
    <tr role="row" id={`row-${row.id}`}>
      <th scope="row" role="rowheader">
        <Label language={language} texts={row.label} number={row.n} />
        {flags.map(({ href, words }) => (
          <a href={href} class="row-flag">
            {words}
          </a>
        ))}
      </th>
      {aspects.flatMap((aspect) =>
        columns.map((weapon) => {
          const cell = find(aspect, weapon);
          return cell ? (
            <MarkCell language={language} row={row} cell={cell} cellHref={cellHref} />
          ) : (
            <td role="cell" class="no-cell" />
          );
        }),
      )}
      <td role="cell" class="notes">
        <Notes language={language} notes={notesOf(row)} single={row.cells.length === 1} />
      </td>
    </tr>
  );
}

function MarkCell({
  language,
  row,
  cell,
  cellHref,
}: {
  language: Language;
  row: SheetRow;
  cell: SheetCell;
  cellHref?: CellHref | undefined;
}): VNode {
  const where = whereWords(language, cell);
  const name = cellName(cell);
  const said = `${where}: ${markWords(language, cell.mark)}. ${pickText(row.label, language).text}`;
  return (
    <td role="cell" class="mark" data-mark={cell.mark} id={`cell-${name}`}>
      <span class="card-label" aria-hidden="true">
        {where}
      </span>
      {cellHref ? (
        <a href={cellHref(cell)} aria-label={said} data-cell={name}>
          {cell.mark}
        </a>
      ) : (
        <span>{cell.mark || <span class="visually-hidden">{t(language, "mark.blank")}</span>}</span>
      )}
    </td>
  );
}

function Notes({ language, notes, single }: { language: Language; notes: RowNote[]; single: boolean }): VNode | null {
  if (notes.length === 0) return null;
  return (
    <ul>
      {notes.map(({ places, sources, remark }) => (
        <li>
          {single ? null : (
            <span class="note-where">{places.map((place) => whereWords(language, place)).join(", ")}: </span>
          )}
          <bdi dir="auto">
            {sources.map((source, n) => (
              <>
                {n > 0 ? "; " : ""}
                {source.kind === "web" ? (
                  <>
                    <a href={source.title} rel="noreferrer nofollow">
                      {source.title}
                    </a>
                    {source.place ? `, ${source.place}` : null}
                  </>
                ) : (
                  <span>{sourceWords(source)}</span>
                )}
              </>
            ))}
            {sources.length > 0 && remark ? " – " : ""}
            {remark}
          </bdi>
        </li>
      ))}
    </ul>
  );
}

/** "NW, national legal framework"; in rows without weapons the aspect alone. */
export function whereWords(language: Language, { weapon, aspect }: CellPlace): string {
  const words = t(language, `aspect.${aspect}`);
  return weapon ? `${weapon} · ${words}` : words;
}

export function markWords(language: Language, mark: Mark): string {
  return mark === "" ? t(language, "mark.blank") : mark;
}

/** A text of the template in the page's language, or else as it is written, its number with it. */
export function Label({
  language,
  texts,
  number,
}: {
  language: Language;
  texts: Partial<Record<Language, string>>;
  number?: number;
}): VNode {
  const { text, in: written } = pickText(texts, language);
  return (
    <TextIn language={written} page={language}>
      {number === undefined ? text : `${number}. ${text}`}
    </TextIn>
  );
}

const meaningOf = {
  X: "mark.meaning.x",
  "?": "mark.meaning.unclear",
  "N/A": "mark.meaning.not-applicable",
  "": "mark.meaning.blank",
} as const;

export function markMeaning(language: Language, mark: Mark): string {
  return t(language, meaningOf[mark]);
}

/** The four symbols explained, on the page and not behind a link, with how many of each there are. */
export function Legend({ language, counts }: { language: Language; counts?: MarkCounts }): VNode {
  return (
    <>
      <h2>{t(language, "matrix.symbols")}</h2>
      <dl class="legend">
        {marks.map((mark) => (
          <>
            <dt class="mark">{mark || t(language, "mark.blank")}</dt>
            <dd>
              {markMeaning(language, mark)}
              {counts ? ` ${t(language, "matrix.count", { count: counts[mark] })}` : ""}
            </dd>
          </>
        ))}
      </dl>
    </>
  );
}

/** The disclaimer in force, before everything else; says whose wording it is. */
export function DisclaimerView({ language, disclaimer }: { language: Language; disclaimer: DisclaimerShown }): VNode {
  const { text, in: written } = disclaimer;
  return (
    <section class="notice" aria-labelledby="disclaimer">
      <h2 id="disclaimer">
        <TextIn language={written} page={language}>
          {text.title}
        </TextIn>
      </h2>
      {text.paragraphs.map((paragraph) => (
        <p>
          <TextIn language={written} page={language}>
            {paragraph}
          </TextIn>
        </p>
      ))}
      {disclaimer.wording === "project" ? <p class="hint">{t(language, "matrix.wording-of-the-project")}</p> : null}
    </section>
  );
}
