import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import pg from "pg";
import { extracted } from "#documents/extracted.ts";
import { languages } from "#i18n/languages.ts";
import { get, type TestApp } from "./app.ts";

// Every place the public can ask: tables, functions, addresses, files, searches.

type Asked = { state: string; words: readonly string[] };

export const secretWords = ["Zanthrax", "Quollivar", "Brevoxine"]; // stand in the mark's source, remark and the State's own words
export const askedWords = ["Ozymel", "Tessamund", "Ardwick"]; // stand beside them: a page of search repeats what it was asked

/** Every place where the public finds one of the words, or the name of somebody who worked on the matrix. */
export async function lookAt(house: TestApp, { state, words: secrets }: Asked): Promise<string[]> {
  const words = [...secrets, "Sanna Rielke", "Amélie Rocande", "Edda Marlow"];
  const found: string[] = [];
  const look = (place: string, text: string): void => {
    for (const word of words) if (text.includes(word)) found.push(`${place}: ${word}`);
  };
  for (const { name, text } of await readAllAsPublic(house)) look(name, text);
  for (const path of publicAddresses(house, state)) {
    const answer = await get(house.app, path);
    assert.ok(answer.status < 500, `${path} answered ${answer.status}`);
    look(path, await readable(answer));
  }
  // The demonstration's sign-in page names its people on purpose: the names are no secret there.
  return found.filter((hit) => !/^\/..\/sign-in(\?.*)?: (Sanna|Amélie|Edda)/.test(hit));
}

/** What stands in an answer: of a PDF its text, of a Word file or a spreadsheet every part. */
export async function readable(answer: Response): Promise<string> {
  const type = answer.headers.get("content-type") ?? "";
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (type === "application/pdf") return (await extracted(bytes)).text;
  if (!type.includes("openxmlformats")) return strFromU8(bytes);
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join("\n");
}

/** Every GET address of the site map, its places filled in, in every language; a page nobody thought of is asked as well. */
export function publicAddresses({ app }: TestApp, state: string): string[] {
  const paths = new Set(
    app.routes.filter(({ method }) => method === "GET").map(({ path }) => path.replace(/\/:lang\{[^}]*\}/, "/:lang")),
  );
  const filled = [...paths]
    .filter((path) => !path.includes("*"))
    .flatMap((path) => (path.includes(":lang") ? languages.map((language) => path.replace(":lang", language)) : [path]))
    .map((path) =>
      path
        .replace(/:code|:state/, state)
        .replace(/\{code\}/, state)
        .replace(":number", "1")
        .replace(":cell", "A2.01.NW.framework")
        .replace(/:\w+/g, "00000000-0000-7000-8000-000000000001"),
    );
  return filled.flatMap((path) => (path.endsWith("/search") ? askedWords.map((word) => `${path}?q=${word}`) : [path]));
}

/** Every column the public may read of every table, and what every function gives it. */
export async function readAllAsPublic({ database }: TestApp): Promise<{ name: string; text: string }[]> {
  const client = new pg.Client(database.roles.app_public);
  await client.connect();
  try {
    const tables = await client.query(`
      select c.table_name as name, string_agg(quote_ident(c.column_name), ', ') as columns
      from pg_catalog.pg_class k join pg_namespace n on n.oid = k.relnamespace and n.nspname in ('app', 'auth')
      join lateral (select k.relname as table_name, a.attname as column_name from pg_attribute a
        where a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(k.oid, a.attnum, 'select')) c on true
      where k.relkind in ('r', 'v', 'm', 'p') group by c.table_name`);
    const read = [];
    for (const { name, columns } of tables.rows) {
      const { rows } = await client.query(`select ${columns} from ${name}`);
      read.push({ name: `table ${name}`, text: JSON.stringify(rows) });
    }
    const functions = await client.query(`
      select p.oid::regprocedure::text as signature, p.proname as name, p.proargtypes::regtype[]::text[] as arguments
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname in ('app', 'auth')
      where has_function_privilege(p.oid, 'execute') and p.prorettype <> 'trigger'::regtype`);
    for (const { name, arguments: types } of functions.rows) {
      for (const word of askedWords) {
        const values = types.map((type: string) =>
          type.endsWith("[]") ? `array['${word}']::${type}` : type === "text" ? `'${word}'` : `null::${type}`,
        );
        const answer = await client
          .query(`select to_jsonb(f) as row from app.${name}(${values.join(", ")}) f`)
          .catch(() => ({ rows: [] }));
        // A function that finds cells gives their places: a place is a find as well.
        const finds = name.startsWith("find_") && answer.rows.length > 0;
        read.push({ name: `function ${name}`, text: JSON.stringify(answer.rows) + (finds ? secretWords[0] : "") });
      }
    }
    assert.ok(read.length > 8, "there are tables and functions to ask");
    return read;
  } finally {
    await client.end();
  }
}

/** Raw SQL of the test's own. */
export function plain(sql: string) {
  return {
    sql,
    parameters: [],
    query: { kind: "RawNode", sqlFragments: [sql], parameters: [] },
    queryId: { queryId: "plain" },
  } as never; // raw SQL of the test's own
}
