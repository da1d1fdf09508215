-- The letter that transmits a matrix, the State's answer, and the wall: the public reads only what a live consent covers.

create table letter (
  id uuid primary key,
  state_code text not null references state,
  matrix_version_id uuid not null,
  text_hash text,
  decision_id uuid,
  model_id uuid not null,
  disclaimer_id uuid not null,
  texts_adopted boolean not null default true check (texts_adopted),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  year int not null,
  number int not null,
  dated date not null,
  reply_by date not null check (reply_by > dated),
  drafted_by uuid not null references account,
  drafted_at timestamptz not null,
  cancelled_at timestamptz,
  released_by uuid references account,
  released_at timestamptz,
  unique (year, number),
  unique (id, matrix_version_id, state_code),
  foreign key (matrix_version_id, state_code) references matrix_version (id, state_code),
  -- The gate: models and disclaimer adopted by a decision, and the matrix decided as exactly this text.
  foreign key (model_id, texts_adopted) references committee_text (id, adopted),
  foreign key (disclaimer_id, texts_adopted) references committee_text (id, adopted),
  foreign key (decision_id, matrix_version_id, text_hash) references decision (id, matrix_version_id, text_hash),
  constraint nothing_is_released_without_a_decision check (released_at is null or (decision_id is not null and text_hash is not null)),
  constraint a_second_person_releases check (released_by <> drafted_by),
  check ((released_at is null) = (released_by is null)),
  check (released_at is null or cancelled_at is null)
);
create unique index one_letter_for_a_version on letter (matrix_version_id) where cancelled_at is null;

create table letter_file (
  letter_id uuid not null references letter,
  standard text not null check (standard in ('ua-1', 'a-2a')),
  sha256 text not null,
  bytes bytea not null,
  primary key (letter_id, standard),
  check (sha256 = encode(sha256(bytes), 'hex'))
);
create trigger letter_file_is_append_only before update or delete on letter_file for each row execute function refuse_change();

create function released_letter_never_changes() returns trigger language plpgsql as $$
begin
  if old.released_at is not null then
    raise exception 'a released letter is never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger released_letter_never_changes before update or delete on letter for each row execute function released_letter_never_changes();

-- What a State said about showing one version: the last word counts, every word is kept.
create table consent (
  id uuid primary key,
  state_code text not null,
  matrix_version_id uuid not null,
  letter_id uuid not null,
  scope text not null check (scope in ('public', 'restricted', 'withheld')),
  note_verbale text not null check (btrim(note_verbale) <> ''),
  note_verbale_date date not null,
  information text not null default '',   -- corrections and information for the report, in the State's words
  given_by uuid not null references account,
  given_at timestamptz not null,
  ordinal bigint generated always as identity unique,  -- the order in which words were recorded
  foreign key (letter_id, matrix_version_id, state_code) references letter (id, matrix_version_id, state_code),
  unique (id, matrix_version_id)
);
create index on consent (matrix_version_id, ordinal desc);
create trigger consent_is_append_only before update or delete on consent for each row execute function refuse_change();

-- Consent answers a letter that left: a draft cannot be answered.
create function consent_answers_a_released_letter() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select 1 from letter l where l.id = new.letter_id and l.released_at is not null) then
    raise exception 'the letter was not released' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function consent_answers_a_released_letter() owner to app_gate;
create trigger consent_answers_a_released_letter before insert on consent
  for each row execute function consent_answers_a_released_letter();

-- The last word of each State on each version that was transmitted and not superseded by a newer approval.
create function last_words() returns table (matrix_version_id uuid, scope text)
language sql stable security definer set search_path = app, pg_temp as $$
  select version.id, last_word.scope
  from matrix_version version
  cross join lateral (
    select consent.scope from consent where consent.matrix_version_id = version.id order by consent.ordinal desc limit 1
  ) last_word
  where version.approved_at is not null and version.transmitted_at is not null and version.superseded_at is null
$$;
create index versions_that_may_be_shown on matrix_version (id)
  where approved_at is not null and transmitted_at is not null and superseded_at is null;
-- The wall's two doors: they give ids, and none that its caller may not read.
create function versions_shown_to_the_public() returns setof uuid
language sql stable security definer set search_path = app, pg_temp as $$
  select matrix_version_id from last_words() where scope = 'public'
$$;
create function versions_shown_to_states() returns setof uuid
language sql stable security definer set search_path = app, pg_temp as $$
  select matrix_version_id from last_words() where scope in ('public', 'restricted')
$$;

-- Moves whenever what the public sees may have changed; public pages are cached under it.
create table public_edition (
  only_one boolean primary key default true check (only_one),
  edition bigint not null
);
insert into public_edition (edition) values (1);
create function public_edition_moves() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  update public_edition set edition = edition + 1;
  return null;
end $$;
alter function public_edition_moves() owner to app_gate;
create trigger public_edition_moves after insert on consent for each statement execute function public_edition_moves();
create trigger public_edition_moves after insert or update on matrix_version for each statement execute function public_edition_moves();
create trigger public_edition_moves after insert or update on committee_text for each statement execute function public_edition_moves();
create trigger public_edition_moves after insert or update or delete on state_name for each statement execute function public_edition_moves();
create trigger public_edition_moves after insert or update or delete on template_row for each statement execute function public_edition_moves();

-- Search: the index is used inside, where no policy slows it; only cells behind a live consent come out.
create function find_public_cells(query text) returns table (matrix_version_id uuid, row_id text, weapon text, aspect text)
language sql stable security definer set search_path = app, pg_temp as $$
  select cell.matrix_version_id, cell.row_id, cell.weapon, cell.aspect from cell
  where cell.words @@ websearch_to_tsquery('simple', query)
    and cell.matrix_version_id in (select versions_shown_to_the_public())
$$;

do $$
declare name text;
begin
  foreach name in array array['letter', 'letter_file', 'consent', 'public_edition'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
end $$;

do $$
declare signature text;
begin
  foreach signature in array array['last_words()', 'versions_shown_to_the_public()', 'versions_shown_to_states()', 'find_public_cells(text)'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
grant execute on function last_words(), versions_shown_to_the_public() to app_gate;
grant execute on function versions_shown_to_the_public(), find_public_cells(text) to app_public;
grant execute on function versions_shown_to_states() to app_user;
create policy gate_moves on public_edition for update to app_gate using (true) with check (true);
grant update on public_edition to app_gate;

create policy secretariat_reads on letter for select to app_user using ((select app_holds('secretariat', 'chair', 'expert', 'system')));
create policy its_State_reads_what_was_released on letter for select to app_user
  using (released_at is not null and state_code = any ((select app_states())::text[]));
create policy secretariat_drafts on letter for insert to app_user
  with check ((select app_holds('secretariat')) and drafted_by = (select app_actor()));
create policy secretariat_releases on letter for update to app_user
  using ((select app_holds('secretariat')))
  with check ((select app_holds('secretariat')) and (released_by is null or released_by = (select app_actor())));
grant insert on letter to app_user;
grant update (decision_id, text_hash, released_by, released_at, cancelled_at) on letter to app_user;

create policy with_its_letter on letter_file for select to app_user using (letter_id in (select l.id from letter l));
create policy secretariat_files on letter_file for insert to app_user with check ((select app_holds('secretariat')));
grant insert on letter_file to app_user;

create policy those_who_serve on consent for select to app_user using ((select app_holds('secretariat', 'chair', 'expert', 'member', 'system')));
create policy ones_own on consent for select to app_user using (state_code = any ((select app_states())::text[]));
create policy the_State_answers on consent for insert to app_user
  with check (state_code = any ((select app_states())::text[]) and given_by = (select app_actor()));
grant insert on consent to app_user;

-- Restricted: States that are signed in may read. Public: everybody.
create policy States_read_what_is_shown_to_States on matrix_version for select to app_user
  using ((select app_holds('state')) and id in (select versions_shown_to_states()));

-- ── the wall ─────────────────────────────────────────────────────────────────────────────────────────────────────
create policy the_public_reads_what_consent_covers on matrix_version for select to app_public
  using (id in (select versions_shown_to_the_public()));
create policy the_public_reads_what_consent_covers on cell for select to app_public
  using (matrix_version_id in (select versions_shown_to_the_public()));
create policy the_public_reads_disclaimers on committee_text for select to app_public
  using (kind = 'disclaimer' and adopted);
create policy everybody_reads_the_edition on public_edition for select to app_user, app_public using (true);
-- Column by column: who drafted or saved a text is not for the public.
grant select (id, state_code, template_id, number, approved_at, text_hash, superseded_at, transmitted_at) on matrix_version to app_public;
grant select (matrix_version_id, template_id, row_id, weapon, aspect, mark, sources, remark) on cell to app_public;
grant select on committee_text, public_edition to app_public;
