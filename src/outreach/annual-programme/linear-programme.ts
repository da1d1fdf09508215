/** A coefficient and the name of a variable. Names are letters, digits and "_", and begin with a letter that is not "e". */
export type Term = readonly [number, string];

export type Row = { terms: readonly Term[]; sense: "=" | "<="; right: number };

/** What is made as small as possible, under which rows; variables are 0 or 1, but for those that are any number from zero up. */
export type LinearProgramme = {
  objective: readonly Term[];
  rows: readonly Row[];
  binaries: readonly string[];
};

/** In the LP format of CPLEX. NOTE Long lines are not read by HiGHS: they are folded. */
export function lpText({ objective, rows, binaries }: LinearProgramme): string {
  return [
    "Minimize",
    ...folded("cost:", objective.map(termText)),
    "Subject To",
    ...rows.flatMap(({ terms, sense, right }, n) => [...folded(`r${n}:`, terms.map(termText)), ` ${sense} ${right}`]),
    "Binaries",
    ...folded("", binaries),
    "End",
    "",
  ].join("\n");
}

/** Without the rows that say what another says already. */
export function distinctRows(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

function termText([coefficient, name]: Term): string {
  return `${coefficient < 0 ? "-" : "+"} ${Math.abs(coefficient)} ${name}`;
}

const termsInALine = 8;

function folded(name: string, words: readonly string[]): string[] {
  const lines = name ? [` ${name}`] : [];
  for (let n = 0; n < words.length; n += termsInALine) lines.push(` ${words.slice(n, n + termsInALine).join(" ")}`);
  return lines;
}
