import type { ComponentChildren, VNode } from "preact";

export type Column = { label: string; numeric?: boolean };
export type Row = { cells: readonly ComponentChildren[]; id?: string };

/** A table whose first column names the row; on a phone each row is a card with its column names. */
export function Table({
  caption,
  columns,
  rows,
  empty,
}: {
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  empty?: string;
}): VNode {
  if (rows.length === 0 && empty) return <p class="empty">{empty}</p>;
  return (
    <table class="list" role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ label, numeric }) => (
            <th scope="col" role="columnheader" class={numeric ? "numeric" : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ cells, id }) => (
          <tr role="row" id={id}>
            {cells.map((cell, n) => (
              <Cell column={columns[n]} first={n === 0}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  column,
  first,
  children,
}: {
  column: Column | undefined;
  first: boolean;
  children: ComponentChildren;
}): VNode {
  const content = (
    <>
      <span class="card-label" aria-hidden="true">
        {column?.label}
      </span>
      <div class="card-value">{children}</div>
    </>
  );
  if (first) {
    return (
      <th scope="row" role="rowheader">
        {content}
      </th>
    );
  }
  return (
    <td role="cell" class={column?.numeric ? "numeric" : undefined}>
      {content}
    </td>
  );
}
