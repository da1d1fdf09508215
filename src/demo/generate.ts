import type pg from "pg";

export type GeneratedSize = { states: number; templates: readonly string[]; versions: number; seed: number };
export const fullSize: GeneratedSize = {
  states: 193,
  templates: ["m2005", "m2010", "m2017"],
  versions: 20,
  seed: 1540,
};

/**
 * Fills a demonstration with a large data set for measuring: invented States (QMA, QMB, …), each with `versions` versions in every
 * template. The same seed gives the same rows. All but a State's newest version are superseded; the newest is approved,
 * transmitted and shown by consent. Runs as the server's administrator, past triggers, and gives the number of cells.
 */
export async function generate(
  admin: pg.Client,
  { states, templates, versions, seed }: GeneratedSize,
): Promise<number> {
  await admin.query("set search_path = app, pg_temp");
  await admin.query("set session_replication_role = replica"); // half a million checks that the shape below already meets
  const people = await admin.query("select id from account where in_cast order by id limit 2");
  const [drafter, releaser] = people.rows.map(({ id }) => id as string);
  const texts = await admin.query("select kind, id from text_version");
  const textOf = (kind: string): string => texts.rows.find((row) => row.kind === kind)?.id;

  await admin.query(
    "create temp table made_state as select n, chr(81) || chr(77 + (n - 1) / 26) || chr(65 + (n - 1) % 26) as code from generate_series(1, $1::int) n",
    [states],
  );
  await admin.query("insert into state (code, kind, mode) select code, 'invented', 'demonstration' from made_state");
  await admin.query(`insert into state_name (state_code, short, formal, french_article, source)
    select code, names, names, '', 'generated for measuring' from made_state,
      lateral (select jsonb_object_agg(language, 'Generated State ' || n) as names from unnest(array['ar','zh','en','fr','ru','es']) language) made`);

  await admin.query(
    `create temp table made_version as
     select gen_random_uuid() as id, gen_random_uuid() as decision_id, gen_random_uuid() as letter_id, code, template, nth, n,
       (array_position($1::text[], template) - 1) * $2::int + nth as number,
       array_position($1::text[], template) = array_length($1::text[], 1) and nth = $2::int as newest,
       encode(sha256(convert_to(code || template || nth || $3::text, 'UTF8')), 'hex') as hash
     from made_state, unnest($1::text[]) template, generate_series(1, $2::int) nth`,
    [templates, versions, String(seed)],
  );
  // The newest is approved on the day after the disclaimer came into force, the others each sixty days before the next.
  const at = `(select max(in_force_from) from text_version)::timestamptz + interval '36 hours' - (${templates.length * versions} - number) * interval '60 days'`;
  await admin.query(`insert into decision (id, taken_on, manner, subject, matrix_version_id, text_hash, source)
    select decision_id, (${at})::date, 'meeting', 'generated for measuring', id, hash, 'generated for measuring' from made_version`);
  await admin.query(
    `insert into matrix_version (id, state_code, template_id, number, drafted_by, drafted_at, circulated_at, approved_at, decision_id, text_hash, transmitted_at, superseded_at)
     select id, code, template, number, $1, ${at}, ${at}, ${at}, decision_id, hash, case when newest then ${at} end, case when not newest then ${at} end from made_version`,
    [drafter],
  );
  await admin.query(
    `insert into letter (id, state_code, matrix_version_id, text_hash, decision_id, model_id, disclaimer_id, language, year, number, dated, reply_by, drafted_by, drafted_at, released_by, released_at, standing, moved_at)
     select letter_id, code, id, hash, decision_id, $1, $2, 'en', 2000, n, date '2026-01-05', date '2026-03-05', $3, ${at}, $4, ${at}, 'replied', ${at} from made_version where newest`,
    [textOf("transmittal-letter"), textOf("disclaimer"), drafter, releaser],
  );
  await admin.query(
    `insert into consent (id, state_code, matrix_version_id, letter_id, scope, note_verbale, note_verbale_date, in_capacity, given_by, given_at, effective_at)
     select gen_random_uuid(), code, id, letter_id, 'public', 'NV/' || n, date '2026-01-10', 'Permanent Representative', $1, ${at}, ${at} from made_version where newest`,
    [drafter],
  );
  const cells = await admin.query(
    `insert into cell (matrix_version_id, template_id, row_id, weapon, aspect, revision, mark, sources, remark, saved_by, saved_at)
     select version.id, template, place.row_id, place.weapon, place.aspect, 1,
       case when draw % 20 = 0 then 'N/A' when draw % 6 = 0 then '?' else 'X' end,
       jsonb_build_array(jsonb_build_object('kind', 'law', 'title', 'Generated Act ' || draw % 97, 'place', 'section ' || draw % 61)),
       case when draw % 5 = 0 then 'Generated remark ' || draw % 1009 else '' end, $1, ${at}
     from made_version version
     join (select template_id, id as row_id, weapon, aspect from template_row, unnest(case when weapons = '{}' then array[''] else weapons end) weapon, unnest(aspects) aspect) place
       on place.template_id = template,
     lateral (select abs(hashtextextended(code || number || place.row_id || place.weapon || place.aspect, $2::bigint)) as draw) drawn
     where (draw / 16) % 10 < 6`,
    [drafter, seed],
  );
  await admin.query("set session_replication_role = origin");
  await admin.query("update public_edition set edition = edition + 1");
  await admin.query("analyze");
  return cells.rowCount ?? 0;
}
