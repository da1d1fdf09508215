-- Others' calendars: what other bodies announce is read from an address or from files that somebody brings, kept with its history, and held
-- against activities and other announcements. What is of one event is decided by the system where it is nearly certain, else by a person.

-- A calendar of an organisation of the directory, or of another body in words.
create table calendar_source (
  id uuid primary key,
  organisation_id uuid references organisation,
  body text check (btrim(body) <> '' and length(body) <= 200),
  kind text not null check (kind in ('address', 'files')),
  address text check (address ~ '^https://[^[:space:]]+$' and length(address) <= 2000),   -- null: files are brought
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),        -- of titles that do not tell theirs
  added_by uuid not null references account,
  added_at timestamptz not null,
  asked_at timestamptz,                                      -- somebody asked for it to be read now
  asked_by uuid references account,
  -- the last time it was asked for, and what came of it
  checked_at timestamptz,
  etag text check (length(etag) <= 1000),
  last_modified text check (length(last_modified) <= 1000),
  outcome text check (outcome ~ '^[a-z0-9-]{1,40}$'),
  outcome_detail text check (length(outcome_detail) <= 2000),
  -- the last reading that was kept, and what was wrong in it
  read_at timestamptz,
  read_whole boolean,
  faults jsonb not null default '[]' check (jsonb_typeof(faults) = 'array'),
  faults_in_all int not null default 0 check (faults_in_all >= 0),
  ended_at timestamptz,
  ended_by uuid references account,
  check (num_nonnulls(organisation_id, body) = 1),
  check ((kind = 'address') = (address is not null)),
  check ((asked_at is null) = (asked_by is null)),
  check ((ended_at is null) = (ended_by is null))
);
create unique index an_address_once on calendar_source (address, coalesce(organisation_id::text, body)) where ended_at is null;
create function a_source_is_kept() returns trigger language plpgsql as $$
declare changing text[] := array['asked_at', 'asked_by', 'checked_at', 'etag', 'last_modified', 'outcome', 'outcome_detail', 'read_at', 'read_whole', 'faults', 'faults_in_all',
  'ended_at', 'ended_by'];
begin
  if tg_op = 'DELETE' or old.ended_at is not null or to_jsonb(new) - changing is distinct from to_jsonb(old) - changing then
    raise exception 'a calendar of another body is kept: another address is another calendar' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_source_is_kept before update or delete on calendar_source for each row execute function a_source_is_kept();

-- One thing on its days, as its source announces it now; what it said before stays in its versions.
create table announcement (
  id uuid primary key,
  source_id uuid not null references calendar_source,
  uid text not null check (uid <> '' and length(uid) <= 255),
  instance text check (instance <> '' and length(instance) <= 64),
  sequence int not null check (sequence >= 0),
  title text not null check (btrim(title) <> '' and length(title) <= 500),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  starts_on date not null,
  ends_before date not null,
  starts_at text check (length(starts_at) <= 40),            -- local, with its distance to UTC where the zone is known
  ends_at text check (length(ends_at) <= 40),
  zone text check (length(zone) <= 60),
  place text not null default '' check (length(place) <= 500),
  organiser text not null default '' check (length(organiser) <= 500),
  host_state text references state,                          -- guessed from the place, else the title
  region text check (region in ('african', 'asia-pacific', 'eastern-european', 'latin-american-and-caribbean', 'western-european-and-other', 'all')),
  subjects text[] not null default '{}' check (subjects <@ array['nuclear', 'chemical', 'biological', 'means-of-delivery', 'legislation',
    'accounting-securing', 'physical-protection', 'border-control', 'export-control', 'financing', 'reporting', 'action-plan', 'assistance',
    'points-of-contact', 'industry-academia']),              -- read from the title
  url text check (url ~ '^https?://' and length(url) <= 2000),
  description text not null default '' check (length(description) <= 4000),
  status text check (status in ('tentative', 'confirmed', 'cancelled')),
  raw text not null check (length(raw) <= 16384),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  changed_at timestamptz not null,
  gone_at timestamptz,                                       -- no longer announced
  version int not null check (version > 0),
  compared_at timestamptz,                                   -- last held against others
  compared_with uuid,                                        -- the weights it was compared with; null: the first ones
  check (starts_on < ends_before and ends_before <= starts_on + 401)
);
create unique index announced_once on announcement (source_id, uid, coalesce(instance, ''));
create index on announcement (starts_on);

create table announcement_version (
  announcement_id uuid not null references announcement,
  version int not null check (version > 0),
  what text not null check (what in ('new', 'changed', 'gone', 'back')),
  at timestamptz not null,
  by uuid not null references account,                       -- the system for what was fetched
  told jsonb not null check (jsonb_typeof(told) = 'object'), -- what the source said; of what is gone nothing
  primary key (announcement_id, version)
);
create trigger announcement_version_is_append_only before update or delete on announcement_version for each row execute function refuse_change();

create function an_announcement_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'what was announced is kept' using errcode = 'restrict_violation'; end if;
  if (new.id, new.source_id, new.uid, new.instance, new.first_seen_at) is distinct from (old.id, old.source_id, old.uid, old.instance, old.first_seen_at) then
    raise exception 'an announcement keeps whose it is' using errcode = 'restrict_violation';
  end if;
  if new.version not in (old.version, old.version + 1) or (new.version = old.version
     and to_jsonb(new) - array['last_seen_at', 'compared_at', 'compared_with'] is distinct from to_jsonb(old) - array['last_seen_at', 'compared_at', 'compared_with']) then
    raise exception 'what changes in an announcement is another version of it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger an_announcement_is_kept before update or delete on announcement for each row execute function an_announcement_is_kept();
-- Every version has its line when the act ends: nothing is announced, changed or gone without its history.
create function a_version_has_its_line() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select from announcement_version v where v.announcement_id = new.id and v.version = new.version) then
    raise exception 'a version of an announcement has its line' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger a_version_has_its_line after insert or update of version on announcement deferrable initially deferred
  for each row execute function a_version_has_its_line();

-- How two announcements are weighed: learned from persons' decisions; without a row the first ones, which are judged.
create table same_event_weights (
  id uuid primary key,
  weights jsonb not null check (jsonb_typeof(weights) = 'object'),
  decisions int not null check (decisions > 0),
  learned_by uuid not null references account,
  learned_at timestamptz not null
);
create index on same_event_weights (learned_at);
create trigger same_event_weights_is_append_only before update or delete on same_event_weights for each row execute function refuse_change();
alter table announcement add foreign key (compared_with) references same_event_weights;

-- An announcement and another one, or an activity, that may be of one event, as the system compared them last.
create table same_event_pair (
  id uuid primary key,
  announcement_id uuid not null references announcement,
  other_id uuid references announcement,
  activity_id uuid references activity,
  likelihood float8 not null check (likelihood between 0 and 1),
  by_uid boolean not null,
  comparison jsonb not null check (jsonb_typeof(comparison) = 'object'),
  weights_id uuid references same_event_weights,
  found_at timestamptz not null,
  later_at timestamptz,                                      -- put behind the others by a person
  later_by uuid references account,
  check (num_nonnulls(other_id, activity_id) = 1),
  check (announcement_id < other_id),
  check ((later_at is null) = (later_by is null))
);
create unique index a_pair_once on same_event_pair (announcement_id, coalesce(other_id, activity_id));
create index on same_event_pair (other_id);
create index on same_event_pair (activity_id);

create table same_event_decision (
  id uuid primary key,
  announcement_id uuid not null references announcement,
  other_id uuid references announcement,
  activity_id uuid references activity,
  verdict text not null check (verdict in ('same', 'different')),
  likelihood float8 not null check (likelihood between 0 and 1),
  comparison jsonb not null check (jsonb_typeof(comparison) = 'object'),
  weights_id uuid references same_event_weights,
  decided_by uuid not null references account,
  decided_at timestamptz not null,
  undone_by uuid references account,
  undone_at timestamptz,
  check (num_nonnulls(other_id, activity_id) = 1),
  check (announcement_id < other_id),
  check ((undone_at is null) = (undone_by is null)),
  -- A machine says only that two are the same.
  check (verdict = 'same' or decided_by <> '00000000-0000-7000-8000-000000001540')
);
create unique index one_decision_stands on same_event_decision (announcement_id, coalesce(other_id, activity_id)) where undone_at is null;
create index on same_event_decision (other_id);
create index on same_event_decision (activity_id);
create function a_decision_is_only_undone() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.undone_at is not null
     or to_jsonb(new) - array['undone_at', 'undone_by'] is distinct from to_jsonb(old) - array['undone_at', 'undone_by'] then
    raise exception 'a decision is kept: it is undone' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_decision_is_only_undone before update or delete on same_event_decision for each row execute function a_decision_is_only_undone();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['calendar_source', 'announcement', 'announcement_version', 'same_event_weights', 'same_event_pair', 'same_event_decision'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
end $$;
alter function a_version_has_its_line() owner to app_gate;
revoke all on function a_version_has_its_line() from public;

-- The Committee and those who serve it read every calendar; an organisation its own.
create policy committee_and_its_own on calendar_source for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) or organisation_id = any ((select app_asks_for())::uuid[]));
create policy secretariat_and_its_own_add on calendar_source for insert to app_user
  with check (added_by = (select app_actor()) and ended_at is null and checked_at is null
    and ((select app_holds('secretariat')) or organisation_id = any ((select app_asks_for())::uuid[])));
create policy secretariat_and_its_own_keep on calendar_source for update to app_user
  using ((select app_holds('secretariat', 'system')) or organisation_id = any ((select app_asks_for())::uuid[]))
  with check (((select app_holds('secretariat', 'system')) or organisation_id = any ((select app_asks_for())::uuid[]))
    and (ended_by is null or ended_by = (select app_actor())));
grant insert (id, organisation_id, body, kind, address, language, added_by, added_at) on calendar_source to app_user;
grant update (asked_at, asked_by, checked_at, etag, last_modified, outcome, outcome_detail, read_at, read_whole, faults, faults_in_all, ended_at, ended_by)
  on calendar_source to app_user;

create policy with_its_source on announcement for select to app_user using (source_id in (select s.id from calendar_source s));
create policy who_keeps_the_source on announcement for insert to app_user
  with check (source_id in (select s.id from calendar_source s where s.ended_at is null
    and ((select app_holds('secretariat', 'system')) or s.organisation_id = any ((select app_asks_for())::uuid[]))));
create policy who_keeps_the_source_changes on announcement for update to app_user
  using (source_id in (select s.id from calendar_source s where s.ended_at is null
    and ((select app_holds('secretariat', 'system')) or s.organisation_id = any ((select app_asks_for())::uuid[]))));
grant insert on announcement to app_user;
grant update (sequence, title, language, starts_on, ends_before, starts_at, ends_at, zone, place, organiser, host_state, region, subjects, url, description, status, raw,
  last_seen_at, changed_at, gone_at, version, compared_at, compared_with) on announcement to app_user;
create policy with_its_announcement on announcement_version for select to app_user using (announcement_id in (select a.id from announcement a));
create policy in_ones_own_name on announcement_version for insert to app_user
  with check (by = (select app_actor()) and announcement_id in (select a.id from announcement a));
grant insert on announcement_version to app_user;

create policy committee_reads on same_event_weights for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy secretariat_learns on same_event_weights for insert to app_user
  with check ((select app_holds('secretariat')) and learned_by = (select app_actor()));
grant insert on same_event_weights to app_user;

create policy committee_reads on same_event_pair for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy the_system_compares on same_event_pair for insert to app_user with check ((select app_holds('system')) and later_at is null);
create policy the_system_compares_again on same_event_pair for update to app_user using ((select app_holds('system'))) with check ((select app_holds('system')));
create policy the_secretariat_puts_off on same_event_pair for update to app_user
  using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')) and later_by = (select app_actor()));
create policy the_system_takes_out on same_event_pair for delete to app_user using ((select app_holds('system')));
grant insert, delete, update (likelihood, by_uid, comparison, weights_id, found_at, later_at, later_by) on same_event_pair to app_user;
-- What an organisation may read on both sides, it knows to be held for one.
create policy with_both_sides on same_event_decision for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) or (announcement_id in (select a.id from announcement a)
    and (other_id is null or other_id in (select a.id from announcement a)) and (activity_id is null or activity_id in (select a.id from activity a))));
create policy secretariat_and_system_decide on same_event_decision for insert to app_user
  with check ((select app_holds('secretariat', 'system')) and decided_by = (select app_actor()) and undone_at is null);
create policy secretariat_and_system_undo on same_event_decision for update to app_user
  using ((select app_holds('secretariat', 'system'))) with check (undone_by = (select app_actor()));
grant insert, update (undone_at, undone_by) on same_event_decision to app_user;
