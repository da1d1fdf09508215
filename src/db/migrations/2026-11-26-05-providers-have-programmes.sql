-- What a provider offers, in programmes: for which rows of the matrix, which kinds of help, where, in which languages. A change is a new
-- version; the earlier ones stay, so that who read one can find it again. Whether a programme is still true is asked and answered.

create table programme (
  id uuid primary key,
  provider_id uuid not null references provider,
  revision int not null default 1 check (revision between 1 and 1000),
  begun_by uuid references account,
  begun_at timestamptz not null,
  ended_on date,
  ended_by uuid references account,
  check ((ended_on is null) = (ended_by is null))
);
create index on programme (provider_id);

-- An area of assistance: a paragraph of resolution 1540 (2004) with a weapon, or without one: "OP3(b):NW", "OP7:".
create function are_areas(areas text[]) returns boolean language sql immutable as $$
  select coalesce(bool_and(area ~ '^OP[0-9]{1,2}(\([a-d]\))?:(NW|CW|BW)?$'), true) from unnest(areas) area
$$;
create function are_regions(regions text[]) returns boolean language sql immutable as $$
  select coalesce(bool_and(region ~ '^[A-Z]{3}$' or region in ('african', 'asia-pacific', 'eastern-european', 'latin-american-and-caribbean',
    'western-european-and-other')), true) from unnest(regions) region
$$;
create function are_kinds_of_assistance(kinds text[]) returns boolean language sql immutable as $$
  select kinds <@ array['legislative', 'training', 'equipment', 'software', 'expertise', 'translation', 'visit', 'report-drafting', 'plan-drafting',
    'exchange', 'other']
$$;

create table programme_version (
  programme_id uuid not null references programme,
  number int not null check (number between 1 and 1000),
  title jsonb not null check (jsonb_typeof(title) = 'object' and title <> '{}' and length(title::text) <= 8000),
  description jsonb not null check (jsonb_typeof(description) = 'object' and length(description::text) <= 60000),
  conditions jsonb not null check (jsonb_typeof(conditions) = 'object' and length(conditions::text) <= 30000),
  template_id text not null references matrix_template,
  rows text[] not null check (cardinality(rows) between 1 and 800), -- "C3.01:NW", "C1.03:"
  areas text[] not null check (cardinality(areas) between 1 and 100 and are_areas(areas)),
  kinds text[] not null check (cardinality(kinds) > 0 and are_kinds_of_assistance(kinds)),
  regions text[] not null check (cardinality(regions) <= 250 and are_regions(regions)), -- empty: everywhere
  languages text[] not null check (cardinality(languages) > 0 and languages <@ array['ar', 'zh', 'en', 'fr', 'ru', 'es']),
  capacity int check (capacity between 0 and 1000), -- requests at one time; null: not stated
  only_for text[] not null default '{}' check (only_for <@ array['has-reported', 'of-the-regions']),
  link text not null default '' check (length(link) <= 500 and (link = '' or link ~ '^https?://')),
  contact_id uuid references contact,
  contact_words text not null default '' check (length(contact_words) <= 1000),
  from_on date,
  to_on date check (to_on >= from_on),
  said_on date not null,                  -- the day on which the provider said so
  source text not null default '' check (length(source) <= 500), -- empty: the provider itself said so here
  recorded_by uuid references account,
  recorded_at timestamptz not null,
  primary key (programme_id, number),
  check (not only_for @> array['of-the-regions'] or cardinality(regions) > 0)
);
create trigger programme_version_is_append_only before update or delete on programme_version for each row execute function refuse_change();
-- A programme says what its newest version says.
alter table programme add constraint a_programme_has_its_version
  foreign key (id, revision) references programme_version (programme_id, number) deferrable initially deferred;
alter table offer add constraint an_offer_may_be_of_a_programme foreign key (programme_id) references programme;

create function a_programme_goes_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_on is not null or (new.id, new.provider_id, new.begun_by, new.begun_at) is distinct from (old.id, old.provider_id, old.begun_by, old.begun_at)
     or new.revision not in (old.revision, old.revision + 1) then
    raise exception 'a programme is changed by a newer version, and ends once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_programme_goes_forward before update or delete on programme for each row execute function a_programme_goes_forward();

-- "Is this still true?", as it was answered.
create table programme_confirmation (
  id uuid primary key,
  programme_id uuid not null,
  number int not null,
  still_true boolean not null,
  words text not null default '' check (length(words) <= 2000),
  by uuid not null references account,
  at timestamptz not null,
  foreign key (programme_id, number) references programme_version (programme_id, number)
);
create index on programme_confirmation (programme_id);
create trigger programme_confirmation_is_append_only before update or delete on programme_confirmation for each row execute function refuse_change();

-- What was given, in money or in kind. A correction is a new entry that replaces the earlier.
create table contribution (
  id uuid primary key,
  provider_id uuid references provider,
  donor text not null check (btrim(donor) <> '' and length(donor) <= 300), -- its name then, also where it is a provider
  kind text not null check (kind in ('money', 'in-kind')),
  amount numeric(16, 2) check (amount > 0),
  currency text check (currency ~ '^[A-Z]{3}$'), -- ISO 4217
  what text not null default '' check (length(what) <= 2000),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  given_on date,
  year int not null check (year between 2004 and 2200),
  purpose text not null check (btrim(purpose) <> '' and length(purpose) <= 2000),
  programme_id uuid references programme,
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  is_public boolean not null,
  replaces uuid unique references contribution,
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  check ((amount is null) = (currency is null)),
  check (amount is not null or btrim(what) <> ''),
  check (kind = 'money' or amount is null),
  check (given_on is null or extract(year from given_on) = year),
  check (replaces <> id)
);
create index on contribution (provider_id);
create trigger contribution_is_append_only before update or delete on contribution for each row execute function refuse_change();

-- An entry that was replaced is no longer shown, whether or not the later one is public.
create function contributions_replaced() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select replaces from contribution where replaces is not null
$$;

-- The entries of the providers this person acts for: a policy cannot ask its own table.
create function contributions_of_mine() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select id from contribution where provider_id = any (app_providers())
$$;

-- ── the public edition ───────────────────────────────────────────────────────────────────────────────────────────
create trigger public_edition_moves after insert or update on provider for each statement execute function public_edition_moves();
create trigger public_edition_moves after insert or update on programme for each statement execute function public_edition_moves();
create trigger public_edition_moves after insert on programme_confirmation for each statement execute function public_edition_moves();
create trigger public_edition_moves after insert on contribution for each statement execute function public_edition_moves();
create trigger public_edition_moves after insert on assistance_rule for each statement execute function public_edition_moves();
create trigger public_edition_moves_with_an_organisation after insert or update on organisation for each statement execute function public_edition_moves();
-- A day passes, and a programme is no longer confirmed, or over: the edition is of a day.
create or replace function public_edition_now() returns text
language sql stable security definer set search_path = app, pg_temp as $$
  select edition.edition || '.' || (select count(*) from consent c where c.effective_at > c.given_at and c.effective_at <= app_now())
    || '.' || to_char(app_now() at time zone 'America/New_York', 'YYYYMMDD')
  from public_edition edition
$$;

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['programme', 'programme_version', 'programme_confirmation', 'contribution'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    -- Who can help, with what, is no secret among those who signed in.
    execute format('create policy signed_in_read on %I for select to app_user using ((select app_actor()) is not null)', name);
    execute format('grant select on %I to app_user, app_gate; grant insert on %I to app_user', name, name);
  end loop;
end $$;
revoke all on function are_areas(text[]), are_regions(text[]), are_kinds_of_assistance(text[]), contributions_replaced(), contributions_of_mine(), a_programme_goes_forward() from public;
grant execute on function are_areas(text[]), are_regions(text[]), are_kinds_of_assistance(text[]) to app_user, app_gate;
alter function contributions_replaced() owner to app_gate;
alter function contributions_of_mine() owner to app_gate;
grant execute on function contributions_replaced() to app_user, app_public;
grant execute on function contributions_of_mine() to app_user;
grant execute on function app_providers() to app_gate;

create policy a_provider_offers on programme for insert to app_user
  with check (begun_by = (select app_actor()) and ended_on is null
    and (provider_id = any ((select app_providers())::uuid[]) or ((select app_holds('secretariat')) and provider_id in (select p.id from provider p where p.ended_on is null))));
create policy a_provider_changes on programme for update to app_user
  using (provider_id = any ((select app_providers())::uuid[]) or (select app_holds('secretariat')))
  with check (ended_by is null or ended_by = (select app_actor()));
grant update (revision, ended_on, ended_by) on programme to app_user;
create policy a_provider_writes on programme_version for insert to app_user
  with check (recorded_by = (select app_actor()) and programme_id in (select p.id from programme p
    where p.ended_on is null and (p.provider_id = any ((select app_providers())::uuid[]) or (select app_holds('secretariat')))));
create policy a_provider_confirms on programme_confirmation for insert to app_user
  with check (by = (select app_actor()) and programme_id in (select p.id from programme p
    where p.revision = number and p.ended_on is null and (p.provider_id = any ((select app_providers())::uuid[]) or (select app_holds('secretariat')))));
create policy a_donor_records on contribution for insert to app_user
  with check (recorded_by = (select app_actor())
    and (provider_id = any ((select app_providers())::uuid[]) or (select app_holds('secretariat')))
    and (replaces is null or (select app_holds('secretariat')) or replaces in (select contributions_of_mine())));

-- The public reads who can help, and with what, while it stands; and what a donor agreed to show.
create policy the_public_reads_the_rule on assistance_rule for select to app_public using (true);
grant select (id, confirm_months, recorded_at) on assistance_rule to app_public;
create policy the_public_reads_who_can_help on organisation for select to app_public
  using (id in (select p.organisation_id from provider p where p.ended_on is null));
grant select (id, kind, name, short_name, invented) on organisation to app_public;
create policy the_public_reads_what_stands on programme for select to app_public
  using (ended_on is null and provider_id in (select p.id from provider p));
grant select (id, provider_id, revision, ended_on) on programme to app_public;
create policy the_public_reads_what_stands on programme_version for select to app_public
  using ((to_on is null or to_on >= (app_now() at time zone 'America/New_York')::date)
    and (programme_id, number) in (select p.id, p.revision from programme p));
grant select (programme_id, number, title, description, conditions, template_id, rows, areas, kinds, regions, languages, capacity, only_for, link,
  contact_words, from_on, to_on, said_on, source) on programme_version to app_public;
create policy the_public_reads_what_stands on programme_confirmation for select to app_public
  using (programme_id in (select p.id from programme p));
grant select (id, programme_id, still_true, at) on programme_confirmation to app_public;
create policy the_public_reads_what_is_shown on contribution for select to app_public
  using (is_public and id not in (select contributions_replaced()));
grant select (id, provider_id, donor, kind, amount, currency, what, language, given_on, year, purpose, programme_id, source, is_public, replaces)
  on contribution to app_public;
