-- The operative paragraphs of resolution 1540 (2004) in its own words, and who reads the guidance of the request form.

-- The words stand by language, each with the copy they were read in: {"en": {"words": "…", "source": "…"}}. A language nobody could read is not there.
create table resolution_paragraph (
  paragraph text primary key check (paragraph ~ '^OP[0-9]+(\([a-z]\))?$'), -- as the rows of the matrix name it
  n int not null unique check (n > 0),
  symbol text not null check (btrim(symbol) <> ''),
  texts jsonb not null default '{}' check (
    jsonb_typeof(texts) = 'object'
    and texts - array['ar', 'zh', 'en', 'fr', 'ru', 'es'] = '{}'
    and not jsonb_path_exists(texts, '$.* ? (!exists(@.words ? (@ like_regex "\\S")) || !exists(@.source ? (@ like_regex "\\S")))'))
);
alter table resolution_paragraph enable row level security;
alter table resolution_paragraph force row level security;
create policy everybody_reads on resolution_paragraph for select to app_user, app_public, app_gate using (true);
create policy owner_fills on resolution_paragraph for all to app_owner using (true) with check (true);
grant select on resolution_paragraph to app_user, app_public;

-- A State that makes a request, and whoever offers assistance, read the guidance the Committee decided on, and no draft of it.
create policy signed_in_read_guidance_in_force on text_version for select to app_user
  using ((select app_actor()) is not null and decision_id is not null and kind = 'request-form-guidance');
