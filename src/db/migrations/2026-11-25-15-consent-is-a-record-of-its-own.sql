-- A State's word on its matrix: which version or from now on, to whom, which parts, on what evidence. What opens waits and may be
-- undone; what narrows counts at once. The wall shows what the word in effect and every word said after it allow together.

alter table instance add column consent_delay_hours int not null default 24 check (consent_delay_hours between 0 and 720);

-- ── providers of assistance ──────────────────────────────────────────────────────────────────────────────────────
alter table capacity
  add column organisation_id uuid references organisation,
  drop constraint capacity_kind_check,
  add constraint capacity_kind_check
    check (kind in ('system', 'administrator', 'secretariat', 'chair', 'member', 'expert', 'state', 'provider')),
  add constraint a_provider_is_of_an_organisation check ((kind = 'provider') = (organisation_id is not null));

create function app_organisations() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from capacity
  where account_id = app_actor() and kind = 'provider'
    and valid_from <= app_now()::date and (valid_to is null or valid_to > app_now()::date)
$$;

-- ── the word ─────────────────────────────────────────────────────────────────────────────────────────────────────
alter table consent disable trigger consent_is_append_only;
alter table consent
  add column standing boolean not null default false,     -- this and later versions, until the State says otherwise
  add column to_states boolean not null default false,    -- restricted: all States that are signed in
  add column providers uuid[] not null default '{}',      -- restricted: the organisations the State allows
  add column sections text[],                             -- null: the whole
  add column languages text[],                            -- null: every language of the public page
  add column incoming_id uuid,
  add column in_capacity text check (btrim(in_capacity) <> '' and length(in_capacity) <= 200),
  add column on_behalf boolean not null default false,
  add column effective_at timestamptz,
  alter column letter_id drop not null,
  alter column note_verbale drop not null,
  alter column note_verbale_date drop not null;
update consent set effective_at = given_at, to_states = (scope = 'restricted'); -- words of before took effect at once
alter table consent enable trigger consent_is_append_only;
alter table consent
  alter column effective_at set not null,
  add foreign key (matrix_version_id, state_code) references matrix_version (id, state_code),
  add foreign key (incoming_id, state_code) references incoming (id, state_code),
  add constraint a_word_says_in_what_capacity check (in_capacity is not null) not valid, -- of the first words it is not known
  add constraint a_word_has_evidence check (note_verbale is not null or incoming_id is not null),
  add constraint a_note_has_its_date check ((note_verbale is null) = (note_verbale_date is null)),
  add constraint on_behalf_of_a_State_by_what_it_sent check (not on_behalf or incoming_id is not null),
  add constraint restricted_to_somebody check ((scope = 'restricted') = (to_states or cardinality(providers) > 0)),
  add constraint parts_of_what_is_shown check (sections is null or (scope <> 'withheld' and cardinality(sections) > 0)),
  add constraint languages_of_the_public_page check (languages is null or (scope = 'public' and cardinality(languages) > 0
    and languages <@ array['ar', 'zh', 'en', 'fr', 'ru', 'es'])),
  add constraint nothing_takes_effect_before_it_is_said check (effective_at >= given_at);
create index on consent (state_code, ordinal desc);
create index words_that_wait on consent (effective_at) where effective_at > given_at;

-- A word without a letter changes no date of a letter.
drop trigger calendar_changes on consent;
create trigger calendar_changes after insert on consent for each row when (new.letter_id is not null)
  execute function calendar_changes('letter', 'letter_id');

-- One act of the State takes back a word that still waits. What that word narrowed stays narrowed.
create table consent_undo (
  consent_id uuid primary key references consent,
  undone_by uuid not null references account,
  undone_at timestamptz not null
);
create trigger consent_undo_is_append_only before update or delete on consent_undo for each row execute function refuse_change();
create function only_what_waits_is_undone() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select from consent c where c.id = new.consent_id and c.given_at < c.effective_at and new.undone_at < c.effective_at) then
    raise exception 'the word is in effect: it is changed by another word' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function only_what_waits_is_undone() owner to app_gate;
create trigger only_what_waits_is_undone before insert on consent_undo for each row execute function only_what_waits_is_undone();
create trigger public_edition_moves after insert on consent_undo for each statement execute function public_edition_moves();

alter table consent_undo enable row level security;
alter table consent_undo force row level security;
create policy owner_fills on consent_undo for all to app_owner using (true) with check (true);
create policy gate_reads on consent_undo for select to app_gate using (true);
create policy with_its_word on consent_undo for select to app_user using (consent_id in (select c.id from consent c));
create policy whose_word_it_is on consent_undo for insert to app_user with check (undone_by = (select app_actor())
  and exists (select from consent c where c.id = consent_id
    and (c.state_code = any ((select app_states())::text[]) or (c.on_behalf and (select app_holds('secretariat'))))));
grant select on consent_undo to app_user, app_gate;
grant insert on consent_undo to app_user;
grant select on template_section, template_row to app_gate;

drop policy the_State_answers on consent;
create policy the_State_answers on consent for insert to app_user
  with check (not on_behalf and state_code = any ((select app_states())::text[]) and given_by = (select app_actor()));
create policy secretariat_enters_on_behalf on consent for insert to app_user
  with check (on_behalf and (select app_holds('secretariat')) and given_by = (select app_actor()));

-- ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────
create function what_both_allow(one text[], other text[]) returns text[] language sql immutable as $$
  select case when one is null then other when other is null then one else array(select unnest(one) intersect select unnest(other) order by 1) end
$$;
create aggregate what_all_allow(text[]) (sfunc = what_both_allow, stype = text[]);

-- For each version that may be shown: the word in effect at a moment and all that were said after it, as far as they were known then.
-- A word on a version counts for it alone; a standing word counts for later versions too, until anything else is said on an earlier
-- version or on the later one itself. A word that waits is replaced by any later word; what comes after only takes away.
create function words_that_count(known timestamptz, at timestamptz, of_state text)
returns table (matrix_version_id uuid, consent_id uuid, ordinal bigint, scope text, to_states boolean, providers uuid[], sections text[], languages text[], standing boolean)
language sql stable security definer set search_path = app, pg_temp as $$
  with spoken as materialized (
    select v.id as version, c.id, c.ordinal, c.given_at, c.effective_at, case when speaks then c.scope else 'withheld' end as scope,
      speaks and c.to_states as to_states, c.providers, c.sections, c.languages, c.standing
    from matrix_version v
    join matrix_version of_word on of_word.state_code = v.state_code and of_word.number <= v.number
    join consent c on c.matrix_version_id = of_word.id
    cross join lateral (select of_word.id = v.id or (c.standing and (c.sections is null or of_word.template_id = v.template_id)) as speaks) said
    where v.approved_at <= known and v.transmitted_at <= known and (v.superseded_at is null or v.superseded_at > known)
      and (of_state is null or v.state_code = of_state)
      and c.given_at <= known
      and (of_word.id = v.id or c.ordinal < coalesce(
        (select min(own.ordinal) from consent own where own.matrix_version_id = v.id and own.given_at <= known), 9223372036854775807))
  ), in_effect as (
    select word.version, max(word.ordinal) as ordinal from spoken word
    where word.effective_at <= at
      and not exists (select from consent_undo u where u.consent_id = word.id and u.undone_at <= known)
      and not exists (select from spoken later where later.version = word.version and later.ordinal > word.ordinal and later.given_at < word.effective_at)
    group by word.version
  )
  select word.version, word.id, word.ordinal, word.scope, word.to_states, word.providers, word.sections, word.languages, word.standing
  from spoken word join in_effect on in_effect.version = word.version and word.ordinal >= in_effect.ordinal
$$;

-- What these words allow together. `sections` and `languages`: null is all. `providers`: null is every reader, as with "public".
create function shown(known timestamptz, at timestamptz, of_state text)
returns table (matrix_version_id uuid, state_code text, consent_id uuid, to_public boolean, to_states boolean, providers text[], sections text[], languages text[], standing boolean)
language sql stable security definer set search_path = app, pg_temp as $$
  select v.id, v.state_code, said.consent_id,
    said.to_public and said.sections is distinct from '{}' and said.languages is distinct from '{}',
    said.to_states and said.sections is distinct from '{}',
    case when said.sections = '{}' then '{}' else said.providers end, said.sections, said.languages, said.standing
  from (
    select w.matrix_version_id, (array_agg(w.consent_id order by w.ordinal))[1] as consent_id,
      bool_and(w.scope = 'public') as to_public, bool_and(w.scope = 'public' or w.to_states) as to_states,
      what_all_allow(case w.scope when 'public' then null when 'restricted' then w.providers::text[] else '{}' end) as providers,
      what_all_allow(w.sections) as sections, what_all_allow(w.languages) as languages, bool_and(w.standing) as standing
    from words_that_count(known, at, of_state) w group by w.matrix_version_id
  ) said join matrix_version v on v.id = said.matrix_version_id
$$;

-- A word is checked against its version, and given its moment: at once where it opens nothing, else after the delay.
create or replace function consent_answers_a_released_letter() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  version matrix_version;
  now_shown record;
  opens boolean;
begin
  if new.letter_id is not null and not exists (select 1 from letter l where l.id = new.letter_id and l.released_at is not null) then
    raise exception 'the letter was not released' using errcode = 'check_violation';
  end if;
  select * into version from matrix_version v where v.id = new.matrix_version_id;
  if version.transmitted_at is null then
    raise exception 'the matrix was not sent to its State' using errcode = 'check_violation';
  end if;
  if not coalesce(new.sections, '{}') <@ array(select s.id from template_section s where s.template_id = version.template_id) then
    raise exception 'the template has no such section' using errcode = 'check_violation';
  end if;
  if not new.providers <@ array(select o.id from organisation o) then
    raise exception 'there is no such organisation' using errcode = 'check_violation';
  end if;
  select * into now_shown from shown('infinity', new.given_at, new.state_code) s where s.matrix_version_id = new.matrix_version_id;
  opens := new.scope <> 'withheld' and (now_shown.matrix_version_id is null or not (
    (new.scope = 'restricted' or now_shown.to_public)
    and (new.scope = 'restricted' and not new.to_states or now_shown.to_states)
    and (now_shown.providers is null or (new.scope = 'restricted' and new.providers::text[] <@ now_shown.providers))
    and (now_shown.sections is null or (new.sections is not null and new.sections <@ now_shown.sections))
    and (new.scope = 'restricted' or now_shown.languages is null or (new.languages is not null and new.languages <@ now_shown.languages))
    and (now_shown.standing or not new.standing)));
  new.effective_at := new.given_at + case when opens then make_interval(hours => (select i.consent_delay_hours from instance i)) else interval '0' end;
  return new;
end $$;
alter function consent_answers_a_released_letter() owner to app_gate;

-- ── who reads: the public ────────────────────────────────────────────────────────────────────────────────────────
-- A row without a section is the whole version. A page says in which language it is (app.language); data without a language has none.
create function parts_shown_to_the_public() returns table (matrix_version_id uuid, section_id text)
language sql stable security definer set search_path = app, pg_temp as $$
  select s.matrix_version_id, part.section_id
  from shown('infinity', app_now(), null) s cross join lateral unnest(coalesce(s.sections, array[null::text])) part (section_id)
  where s.to_public and (s.languages is null or coalesce(current_setting('app.language', true), '') = ''
    or current_setting('app.language', true) = any (s.languages))
$$;
create or replace function versions_shown_to_the_public() returns setof uuid
language sql stable security definer set search_path = app, pg_temp as $$
  select distinct p.matrix_version_id from parts_shown_to_the_public() p
$$;
create or replace function find_public_cells(query text) returns table (matrix_version_id uuid, row_id text, weapon text, aspect text)
language sql stable security definer set search_path = app, pg_temp as $$
  select cell.matrix_version_id, cell.row_id, cell.weapon, cell.aspect
  from cell join template_row r on r.template_id = cell.template_id and r.id = cell.row_id
  where cell.words @@ websearch_to_tsquery('simple', query)
    and exists (select from parts_shown_to_the_public() p
      where p.matrix_version_id = cell.matrix_version_id and (p.section_id is null or p.section_id = r.section_id))
$$;

-- What the public is told of a consent: that there is one, its day, its parts. Nothing of a word that is not public.
create function public_consents() returns table (state_code text, matrix_version_id uuid, given_on date, sections text[], languages text[])
language sql stable security definer set search_path = app, pg_temp as $$
  select s.state_code, s.matrix_version_id,
    coalesce(c.note_verbale_date, i.their_date, i.received_on, (c.given_at at time zone 'America/New_York')::date), s.sections, s.languages
  from shown('infinity', app_now(), null) s
  join consent c on c.id = s.consent_id left join incoming i on i.id = c.incoming_id
  where s.to_public
$$;

-- ── what was shown when ──────────────────────────────────────────────────────────────────────────────────────────
-- Between two of these moments nothing changes.
create function moments_of(code text) returns setof timestamptz
language sql stable security definer set search_path = app, pg_temp as $$
  select moment from (
    select c.given_at from consent c where c.state_code = code
    union select c.effective_at from consent c where c.state_code = code
    union select u.undone_at from consent_undo u join consent c on c.id = u.consent_id where c.state_code = code
    union select v.transmitted_at from matrix_version v where v.state_code = code
    union select v.superseded_at from matrix_version v where v.state_code = code
  ) told (moment) where moment <= app_now()
$$;

-- A matrix was shown from a day to a day, and is no longer: nothing of why, nothing of what.
create function tombstone(code text) returns table (shown_from date, shown_to date)
language sql stable security definer set search_path = app, pg_temp as $$
  with told as materialized (
    select m.moment, exists (select from shown(m.moment, m.moment, code) s where s.to_public) as is_public from moments_of(code) m (moment)
  ), last as (
    select max(moment) as moment from told where is_public
  ), ended as (
    select min(told.moment) as moment from told, last where told.moment > last.moment
  ), began as (
    select min(moment) as moment from told where is_public and moment > coalesce(
      (select max(told.moment) from told, last where not told.is_public and told.moment < last.moment), '-infinity')
  )
  select (began.moment at time zone 'America/New_York')::date, (ended.moment at time zone 'America/New_York')::date
  from began, ended
  where began.moment is not null and ended.moment is not null
    and not exists (select from shown('infinity', app_now(), code) s where s.to_public)
$$;

-- For the State, and for those who serve the Committee: what is shown now, and what was when.
create function what_is_shown() returns table (matrix_version_id uuid, state_code text, consent_id uuid, to_public boolean, to_states boolean, providers text[], sections text[], languages text[])
language sql stable security definer set search_path = app, pg_temp as $$
  select s.matrix_version_id, s.state_code, s.consent_id, s.to_public, s.to_states, s.providers, s.sections, s.languages
  from shown('infinity', app_now(), null) s
  where app_holds('secretariat', 'chair', 'expert', 'member', 'system') or s.state_code = any (app_states())
$$;
create function what_was_shown(code text) returns table (moment timestamptz, matrix_version_id uuid, to_public boolean, to_states boolean, providers text[], sections text[], languages text[])
language sql stable security definer set search_path = app, pg_temp as $$
  select m.moment, s.matrix_version_id, s.to_public, s.to_states, s.providers, s.sections, s.languages
  from moments_of(code) m (moment) left join lateral shown(m.moment, m.moment, code) s on true
  where app_holds('secretariat', 'chair', 'expert', 'member', 'system') or code = any (app_states())
  order by m.moment
$$;

-- ── who reads: States that are signed in, and providers the State allows ─────────────────────────────────────────
create function parts_shown_to_me() returns table (matrix_version_id uuid, section_id text)
language sql stable security definer set search_path = app, pg_temp as $$
  select s.matrix_version_id, part.section_id
  from shown('infinity', app_now(), null) s cross join lateral unnest(coalesce(s.sections, array[null::text])) part (section_id)
  where ((select app_holds('state')) and s.to_states)
    or ((select app_holds('provider')) and (s.to_public or s.providers && (select app_organisations())::text[]))
$$;

do $$
declare signature text;
begin
  foreach signature in array array['app_organisations()', 'words_that_count(timestamptz, timestamptz, text)', 'shown(timestamptz, timestamptz, text)',
    'parts_shown_to_the_public()', 'versions_shown_to_the_public()', 'find_public_cells(text)', 'public_consents()', 'moments_of(text)',
    'tombstone(text)', 'what_is_shown()', 'what_was_shown(text)', 'parts_shown_to_me()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
revoke all on function what_both_allow(text[], text[]), what_all_allow(text[]) from public;
grant execute on function what_both_allow(text[], text[]), what_all_allow(text[]), app_organisations(), words_that_count(timestamptz, timestamptz, text),
  shown(timestamptz, timestamptz, text), moments_of(text), parts_shown_to_the_public() to app_gate;
grant execute on function parts_shown_to_the_public(), versions_shown_to_the_public(), find_public_cells(text), public_consents(), tombstone(text) to app_public;
grant execute on function app_organisations(), what_is_shown(), what_was_shown(text), parts_shown_to_me() to app_user;

drop policy States_read_what_is_shown_to_States on matrix_version;
create policy readers_by_consent on matrix_version for select to app_user
  using ((select app_holds('state', 'provider')) and id in (select p.matrix_version_id from parts_shown_to_me() p));
drop function versions_shown_to_states();
drop function last_words();

drop policy the_public_reads_what_consent_covers on cell;
create policy the_public_reads_what_consent_covers on cell for select to app_public
  using (matrix_version_id in (select p.matrix_version_id from parts_shown_to_the_public() p where p.section_id is null)
    or (matrix_version_id, (select r.section_id from template_row r where r.template_id = cell.template_id and r.id = cell.row_id))
      in (select p.matrix_version_id, p.section_id from parts_shown_to_the_public() p where p.section_id is not null));
drop policy with_its_version on cell;
create policy with_its_version on cell for select to app_user
  using (exists (select 1 from matrix_version v where v.id = cell.matrix_version_id and (
    (select app_holds('expert', 'secretariat', 'chair', 'member', 'system'))
    or v.state_code = any ((select app_states())::text[])
    or v.id in (select p.matrix_version_id from parts_shown_to_me() p where p.section_id is null)
    or (v.id, (select r.section_id from template_row r where r.template_id = cell.template_id and r.id = cell.row_id))
      in (select p.matrix_version_id, p.section_id from parts_shown_to_me() p where p.section_id is not null))));

-- Public pages are kept under this: it moves with every word, and again by itself at the moment a word that waited takes effect.
create function public_edition_now() returns text
language sql stable security definer set search_path = app, pg_temp as $$
  select edition.edition || '.' || (select count(*) from consent c where c.effective_at > c.given_at and c.effective_at <= app_now())
  from public_edition edition
$$;
alter function public_edition_now() owner to app_gate;
revoke all on function public_edition_now() from public;
grant execute on function public_edition_now() to app_public, app_user;
