-- Outreach: activities of the Committee and of other bodies move by their events (founding methods annex, O1-O13), each serves an
-- objective of a strategy, and who takes part is written line by line. What everybody may read of one is shown by an act of its own.

-- ── the strategy ─────────────────────────────────────────────────────────────────────────────────────────────────
create table objective (
  id uuid primary key,
  position int not null check (position between 1 and 99),   -- from raising awareness to full implementation
  begun_by uuid references account,
  begun_at timestamptz not null,
  ended_on date
);

-- The words of an objective; the newest counts, earlier ones stay.
create table objective_version (
  objective_id uuid not null references objective,
  number int not null check (number > 0),
  name jsonb not null check (jsonb_typeof(name) = 'object' and name <> '{}' and name - array['ar', 'zh', 'en', 'fr', 'ru', 'es'] = '{}'),
  description jsonb not null check (jsonb_typeof(description) = 'object' and description - array['ar', 'zh', 'en', 'fr', 'ru', 'es'] = '{}'),
  in_force_from date not null,
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  recorded_by uuid references account,
  recorded_at timestamptz not null,
  primary key (objective_id, number)
);
create trigger objective_version_is_append_only before update or delete on objective_version for each row execute function refuse_change();

-- By what an objective is looked at, chosen beforehand with the smallest difference that would matter.
create table indicator (
  id uuid primary key,
  objective_id uuid not null references objective,
  outcome text not null check (outcome in ('first-report', 'updated-report', 'action-plan', 'point-of-contact', 'consent', 'cells', 'request', 'reply')),
  subject text,
  smallest_effect numeric not null check (smallest_effect > 0 and smallest_effect <= 100),
  chosen_on date not null,
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references account,
  check ((ended_at is null) = (ended_by is null))
);
create unique index one_choice_of_an_indicator on indicator (objective_id, outcome, coalesce(subject, '')) where ended_at is null;
create function an_indicator_only_ends() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or to_jsonb(new) - array['ended_at', 'ended_by'] is distinct from to_jsonb(old) - array['ended_at', 'ended_by'] then
    raise exception 'what was chosen beforehand stays as it was chosen' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger an_indicator_only_ends before update or delete on indicator for each row execute function an_indicator_only_ends();

-- ── the activity ─────────────────────────────────────────────────────────────────────────────────────────────────
alter table activity
  add column reference text unique check (reference ~ '^OA-[2-9A-HJ-NP-Z]{6}$'),
  add column kind text not null default 'workshop' check (kind in
    ('workshop', 'visit', 'round-table', 'conference', 'briefing', 'training', 'peer-review', 'consultations', 'course', 'other')),
  add column mode text not null default 'in-person' check (mode in ('in-person', 'online', 'hybrid')),
  add column host_state text references state,
  add column time_zone text not null default 'America/New_York' check (length(time_zone) <= 60 and time_zone ~ '^[A-Za-z][A-Za-z0-9_+/-]*$'),
  -- Days, or a window in which it will be: a month, a quarter, a half, a year or any window, with how many days it would last.
  add column precision text not null default 'days' check (precision in ('days', 'month', 'quarter', 'half', 'year', 'window')),
  add column days_long int check (days_long between 1 and 400),
  add column region text check (region in ('african', 'asia-pacific', 'eastern-european', 'latin-american-and-caribbean', 'western-european-and-other', 'all')),
  add column subjects text[] not null default '{}' check (subjects <@ array['nuclear', 'chemical', 'biological', 'means-of-delivery', 'legislation',
    'accounting-securing', 'physical-protection', 'border-control', 'export-control', 'financing', 'reporting', 'action-plan', 'assistance',
    'points-of-contact', 'industry-academia']),
  add column languages text[] not null default '{}' check (languages <@ array['ar', 'zh', 'en', 'fr', 'ru', 'es']),
  add column objective_id uuid references objective,
  add column description text not null default '' check (length(description) <= 8000),
  add column link text not null default '' check (length(link) <= 500),
  add column owner_id uuid references organisation,          -- null: the Committee's own
  add column on_record boolean not null default true,        -- known from a source, not planned here
  add column made_by uuid references account,
  add column made_at timestamptz,
  add column revision int not null default 0,
  add column sequence int not null default 0,                -- of its calendar entry
  add column changed_at timestamptz,
  add column shown_at timestamptz,
  add column shown_by uuid references account,
  -- where it stands: moved by events
  add column standing text not null default 'planned' check (standing in ('proposed', 'planned', 'invited', 'confirmed', 'postponed', 'held', 'reported',
    'evaluated', 'closed', 'cancelled', 'merged')),
  add column checked_from date,                              -- the days that were looked at for conflict and duplication
  add column checked_before date,
  add column consulted_at timestamptz,
  add column invited_at timestamptz,
  add column told_at timestamptz,                            -- invitees were told that dates changed or that it goes into another
  add column moves int not null default 0,
  add column merged_into uuid references activity,
  add constraint an_activity_has_a_length check (ends_before <= starts_on + 400),
  add constraint shown_by_somebody check (shown_at is null or shown_by is not null or made_by is null),
  add constraint planned_here_or_on_record check (on_record or (made_by is not null and made_at is not null and reference is not null)),
  -- What must always hold (founding methods annex, Outreach activity).
  add constraint present_dates_were_checked check (on_record or standing in ('proposed', 'postponed', 'cancelled', 'merged')
    or (checked_from is not distinct from starts_on and checked_before is not distinct from ends_before and checked_from is not null)),
  add constraint approved_only_after_consultation check (on_record or standing in ('proposed', 'cancelled', 'merged') or consulted_at is not null),
  add constraint invited_to_days check (on_record or standing not in ('invited', 'confirmed', 'held', 'reported', 'evaluated', 'closed') or precision = 'days'),
  add constraint nothing_merges_over_the_heads_of_invitees check (standing <> 'merged' or (merged_into is not null and (invited_at is null or told_at is not null))),
  add constraint nothing_merges_into_itself check (merged_into <> id);
alter table activity add constraint a_title_has_words check (btrim(title) <> '' and length(title) <= 300);
create index on activity (starts_on);
create index on activity (owner_id);

-- Who organises, hosts and sponsors it.
create table activity_party (
  id uuid primary key,
  activity_id uuid not null references activity,
  role text not null check (role in ('organiser', 'host', 'sponsor')),
  organisation_id uuid references organisation,
  state_code text references state,
  body text check (btrim(body) <> '' and length(body) <= 200),
  contribution text check (contribution in ('money', 'in-kind')),
  amount numeric check (amount > 0 and amount < 1e12),
  currency text check (currency ~ '^[A-Z]{3}$'),
  words text not null default '' check (length(words) <= 1000),
  added_by uuid references account,
  added_at timestamptz not null,
  check (num_nonnulls(organisation_id, state_code, body) = 1),
  check (contribution is null or role = 'sponsor'),
  check ((amount is null) = (currency is null) and (amount is null or contribution = 'money'))
);
create index on activity_party (activity_id);
create unique index a_party_once_in_a_role on activity_party (activity_id, role, coalesce(organisation_id::text, state_code, body));

-- Whom it is for, and who came: a State or an organisation.
create table activity_invitee (
  id uuid primary key,
  activity_id uuid not null references activity,
  state_code text references state,
  organisation_id uuid references organisation,
  standing text not null check (standing in ('pre-invited', 'invited', 'declined', 'took-part', 'did-not-come')),
  changed_by uuid references account,
  changed_at timestamptz not null,
  check (num_nonnulls(state_code, organisation_id) = 1)
);
create unique index invited_once on activity_invitee (activity_id, coalesce(state_code, organisation_id::text));
create index on activity_invitee (state_code);

create function who_came_is_said_afterwards() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.standing in ('took-part', 'did-not-come') and app_actor() is not null
     and not exists (select from activity a where a.id = new.activity_id and a.standing in ('held', 'reported', 'evaluated')) then
    raise exception 'who came is said once it was held' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger who_came_is_said_afterwards before insert or update on activity_invitee for each row execute function who_came_is_said_afterwards();

-- How many came for it, in which capacity: counts, never names.
create table activity_attendance (
  invitee_id uuid not null references activity_invitee on delete cascade,
  capacity text not null check (capacity in ('point-of-contact', 'mission', 'foreign-affairs', 'defence', 'interior', 'customs', 'trade', 'health', 'agriculture',
    'energy', 'justice', 'regulator', 'parliament', 'industry', 'academia', 'secretariat', 'other')),
  people int not null check (people between 1 and 1000),
  women int check (women between 0 and people),
  primary key (invitee_id, capacity)
);

create table activity_expert (
  activity_id uuid not null references activity,
  account_id uuid not null references account,
  assigned_by uuid not null references account,
  assigned_at timestamptz not null,
  primary key (activity_id, account_id)
);
create index on activity_expert (account_id);

-- "Not a duplicate because …", and why a conflict is borne: the words stay beside the pair.
create table overlap_reason (
  id uuid primary key,
  activity_id uuid not null references activity,
  other text not null check (other <> '' and length(other) <= 200),        -- an activity, an announcement or an entry of the calendar
  matter text not null check (matter in ('conflict', 'duplicate')),
  words text not null check (btrim(words) <> '' and length(words) <= 2000),
  given_by uuid not null references account,
  given_at timestamptz not null
);
create index on overlap_reason (activity_id);
create trigger overlap_reason_is_append_only before update or delete on overlap_reason for each row execute function refuse_change();

-- Large meetings and the holidays of hosts, as the secretariat records them; the official holidays of Headquarters have a table of their own.
create table calendar_mark (
  id uuid primary key,
  kind text not null check (kind in ('iaea-general-conference', 'opcw-conference', 'bwc-meeting', 'fatf-plenary', 'high-level-week', 'first-committee',
    'host-holiday', 'floating-holiday')),
  name text not null check (btrim(name) <> '' and length(name) <= 200),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  state_code text references state,
  starts_on date not null,
  ends_before date not null,
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  recorded_by uuid references account,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references account,
  check (starts_on < ends_before and ends_before <= starts_on + 60),
  check ((kind = 'host-holiday') = (state_code is not null)),
  check ((ended_at is null) = (ended_by is null))
);
create index on calendar_mark (starts_on);
create function a_mark_only_ends() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or to_jsonb(new) - array['ended_at', 'ended_by'] is distinct from to_jsonb(old) - array['ended_at', 'ended_by'] then
    raise exception 'a day of the calendar is kept: a change is a new one' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_mark_only_ends before update or delete on calendar_mark for each row execute function a_mark_only_ends();

-- ── the machine ──────────────────────────────────────────────────────────────────────────────────────────────────
-- The same table stands in src/outreach/activities/machine.ts; a test compares them and walks both.
create table activity_move (
  rule text primary key,
  from_standing text[] not null,
  event text not null,
  who text[] not null,
  to_standing text,                       -- null: it stays where it is
  owner text not null check (owner in ('any', 'committee', 'organisation'))
);
insert into activity_move (rule, from_standing, event, who, to_standing, owner) values
  ('O1', '{proposed}', 'check', '{secretariat,organisation}', 'proposed', 'any'),
  ('O2', '{proposed}', 'consult', '{secretariat,organisation}', 'proposed', 'any'),
  ('O3', '{proposed}', 'approve', '{chair,system}', 'planned', 'committee'),
  -- Ours: what an organisation plans it decides itself; the Committee approves nothing of it.
  ('O3b', '{proposed}', 'approve', '{organisation}', 'planned', 'organisation'),
  ('O4', '{proposed,planned}', 'merge', '{secretariat,organisation}', 'merged', 'any'),
  ('O5', '{planned}', 'invite', '{secretariat,organisation}', 'invited', 'any'),
  ('O6a', '{proposed,planned}', 'change-dates', '{secretariat,organisation}', 'proposed', 'any'),
  ('O6b', '{invited,confirmed,postponed}', 'change-dates', '{secretariat,organisation}', 'postponed', 'any'),
  ('O7', '{postponed}', 'check', '{secretariat,organisation}', 'invited', 'any'),
  ('O8', '{invited}', 'confirm', '{secretariat,organisation}', 'confirmed', 'any'),
  ('O9', '{confirmed}', 'end-date-passes', '{system}', 'held', 'any'),
  ('O10', '{held}', 'report', '{expert,secretariat,organisation}', 'reported', 'any'),
  ('O11', '{reported}', 'results-window-ends', '{system}', 'evaluated', 'any'),
  ('O12', '{evaluated}', 'close', '{secretariat}', 'closed', 'any'),
  ('O13', '{proposed,planned,invited,confirmed,postponed}', 'cancel', '{chair}', 'cancelled', 'committee'),
  ('O13b', '{proposed,planned,invited,confirmed,postponed}', 'cancel', '{organisation}', 'cancelled', 'organisation'),
  -- Ours: of an activity that a source tells of, a later source tells that it was held.
  ('O14', '{planned}', 'record-held', '{secretariat}', 'held', 'committee');

create table activity_event (
  id uuid primary key,
  activity_id uuid not null references activity,
  event text not null,
  at timestamptz not null,
  by uuid not null references account,
  words text not null default '' check (length(words) <= 8000),
  details jsonb not null default '{}',
  rule text references activity_move,
  from_standing text,
  to_standing text,
  ordinal bigint generated always as identity unique
);
create index on activity_event (activity_id, ordinal);
create trigger activity_event_is_append_only before update or delete on activity_event for each row execute function refuse_change();

-- The activities of the organisations this person acts for.
create function activities_of_mine() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select a.id from activity a where a.owner_id = any (app_asks_for())
$$;
-- Those that name it: as organiser, host or sponsor; as invited, once something has gone out.
create function activities_that_name_me() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select p.activity_id from activity_party p join activity a on a.id = p.activity_id
  where (p.organisation_id = any (app_asks_for()) or p.state_code = any (app_states())) and a.standing <> 'proposed'
  union
  select i.activity_id from activity_invitee i join activity a on a.id = i.activity_id
  where (i.organisation_id = any (app_asks_for()) or i.state_code = any (app_states()))
    and ((a.invited_at is not null and i.standing <> 'pre-invited') or (a.on_record and a.standing not in ('proposed', 'planned')))
$$;

create function an_activity_moves_by_its_events() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  a activity;
  move activity_move;
  target activity;
begin
  select * into a from activity where id = new.activity_id for update;
  select m.* into move from activity_move m
  where m.event = new.event and a.standing = any (m.from_standing)
    and (m.owner = 'any' or (m.owner = 'committee') = (a.owner_id is null));
  if move.rule is null then
    raise exception 'an activity that is % does not take %', a.standing, new.event using errcode = 'check_violation';
  end if;
  -- NOTE null-safe: an activity of the Committee has no owner, and what compares with none is no leave.
  if new."by" is distinct from app_actor() or not coalesce(
      (a.owner_id is null and app_holds(variadic array(select unnest(move.who) intersect select unnest(array['secretariat', 'chair', 'expert', 'system']))))
      or (move.who @> '{system}' and app_holds('system'))
      or (new.event = 'close' and app_holds('secretariat'))
      or ('organisation' = any (move.who) and a.owner_id is not null and a.owner_id = any (app_asks_for())), false) then
    raise exception 'who does % acts for it and in their own name', new.event using errcode = 'check_violation';
  end if;
  if a.on_record and new.event not in ('record-held', 'report', 'results-window-ends', 'close', 'cancel') then
    raise exception 'what a source tells of is not planned here' using errcode = 'check_violation';
  end if;
  case new.event
    when 'consult' then
      if btrim(new.words) = '' then raise exception 'who was consulted, or why nobody had to be, is said' using errcode = 'check_violation'; end if;
    when 'approve' then
      if a.checked_from is distinct from a.starts_on or a.checked_before is distinct from a.ends_before or a.consulted_at is null then
        raise exception 'an activity is approved when its dates were checked and who is concerned was consulted' using errcode = 'check_violation';
      end if;
    when 'merge' then
      select * into target from activity t where t.id = (new.details ->> 'into')::uuid;
      if target.id is null or target.standing in ('cancelled', 'merged') or target.id = a.id then
        raise exception 'an activity goes into one that stands' using errcode = 'check_violation';
      end if;
      if a.invited_at is not null and coalesce((new.details ->> 'told')::boolean, false) is not true then
        raise exception 'invitees are told first' using errcode = 'check_violation';
      end if;
    when 'invite' then
      if a.precision <> 'days' or a.checked_from is distinct from a.starts_on or a.checked_before is distinct from a.ends_before then
        raise exception 'invitations name days that were checked' using errcode = 'check_violation';
      end if;
    when 'change-dates' then
      if (new.details ->> 'from')::date is null or (new.details ->> 'before')::date <= (new.details ->> 'from')::date then
        raise exception 'a change of dates names the new ones' using errcode = 'check_violation';
      end if;
    when 'check' then
      if a.standing = 'postponed' and coalesce((new.details ->> 'told')::boolean, false) is not true then
        raise exception 'invitees are told of the new dates' using errcode = 'check_violation';
      end if;
    when 'end-date-passes' then
      if (new.at at time zone a.time_zone)::date < a.ends_before then
        raise exception 'an activity is held when its last day has passed' using errcode = 'check_violation';
      end if;
    when 'record-held' then
      if not a.on_record or (new.at at time zone a.time_zone)::date < a.ends_before or btrim(new.words) = '' then
        raise exception 'that an activity was held a source tells, afterwards' using errcode = 'check_violation';
      end if;
    when 'report' then
      if not exists (select from activity_invitee i where i.activity_id = a.id and i.standing = 'took-part') then
        raise exception 'a report says who took part' using errcode = 'check_violation';
      end if;
    when 'results-window-ends' then
      -- Two years of quarters after the quarter of its last day.
      if new.at < (date_trunc('quarter', (a.ends_before - 1)::timestamp) + interval '27 months') at time zone 'UTC' then
        raise exception 'the window of results is open' using errcode = 'check_violation';
      end if;
    when 'cancel' then
      if btrim(new.words) = '' then raise exception 'why it is cancelled is said' using errcode = 'check_violation'; end if;
    else null;
  end case;

  new.rule := move.rule;
  new.from_standing := a.standing;
  new.to_standing := coalesce(move.to_standing, a.standing);
  update activity set
    standing = new.to_standing,
    starts_on = case when new.event = 'change-dates' then (new.details ->> 'from')::date else starts_on end,
    ends_before = case when new.event = 'change-dates' then (new.details ->> 'before')::date else ends_before end,
    precision = case when new.event = 'change-dates' then new.details ->> 'precision' else precision end,
    days_long = case when new.event = 'change-dates' then (new.details ->> 'daysLong')::int else days_long end,
    moves = moves + (new.event = 'change-dates')::int,
    checked_from = case when new.event = 'check' then starts_on when new.event = 'change-dates' then null else checked_from end,
    checked_before = case when new.event = 'check' then ends_before when new.event = 'change-dates' then null else checked_before end,
    consulted_at = case when new.event = 'consult' then new.at else consulted_at end,
    invited_at = case when new.event = 'invite' then new.at else invited_at end,
    told_at = case when coalesce((new.details ->> 'told')::boolean, false) then new.at else told_at end,
    merged_into = case when new.event = 'merge' then (new.details ->> 'into')::uuid else merged_into end,
    sequence = sequence + (new.event in ('change-dates', 'confirm', 'cancel', 'merge', 'approve'))::int,
    changed_at = new.at
  where id = a.id;
  return new;
end $$;
create trigger an_activity_moves_by_its_events before insert on activity_event for each row execute function an_activity_moves_by_its_events();

-- Where it stands, and from its approval on its dates, are moved by events; what was shown once stays an entry of the calendar.
create function an_activity_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'an activity is kept' using errcode = 'restrict_violation';
  end if;
  if current_user = 'app_gate' then
    return new;
  end if;
  if (new.id, new.reference, new.owner_id, new.on_record, new.made_by, new.made_at) is distinct from (old.id, old.reference, old.owner_id, old.on_record, old.made_by, old.made_at) then
    raise exception 'an activity keeps who began it' using errcode = 'restrict_violation';
  end if;
  if (new.standing, new.checked_from, new.checked_before, new.consulted_at, new.invited_at, new.told_at, new.moves, new.merged_into, new.starts_on, new.ends_before, new.precision, new.days_long)
     is distinct from
     (old.standing, old.checked_from, old.checked_before, old.consulted_at, old.invited_at, old.told_at, old.moves, old.merged_into, old.starts_on, old.ends_before, old.precision, old.days_long) then
    raise exception 'an activity moves by its events' using errcode = 'restrict_violation';
  end if;
  if old.standing in ('closed', 'cancelled', 'merged') and (to_jsonb(new) - array['shown_at', 'shown_by', 'sequence', 'changed_at', 'revision'])
      is distinct from (to_jsonb(old) - array['shown_at', 'shown_by', 'sequence', 'changed_at', 'revision']) then
    raise exception 'an activity that ended stays as it was' using errcode = 'restrict_violation';
  end if;
  if (new.shown_at, new.shown_by) is distinct from (old.shown_at, old.shown_by) and app_actor() is not null then
    if new.shown_by is not null and new.shown_by <> app_actor() then
      raise exception 'nobody acts in the name of another' using errcode = 'check_violation';
    end if;
    if not (case when new.owner_id is null then app_holds('secretariat') else new.owner_id = any (app_asks_for()) end) then
      raise exception 'who plans an activity shows it' using errcode = 'check_violation';
    end if;
    if new.shown_at is not null and (new.standing = 'proposed' or new.shown_by is null) then
      raise exception 'what is only proposed is not shown' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create function an_activity_is_in_a_zone() returns trigger language plpgsql as $$
begin
  if not exists (select from pg_timezone_names z where z.name = new.time_zone) then
    raise exception 'a time zone has a name' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger an_activity_is_in_a_zone before insert or update of time_zone on activity for each row execute function an_activity_is_in_a_zone();
create trigger an_activity_is_kept before update or delete on activity for each row execute function an_activity_is_kept();
-- What is not shown moves no public page.
create trigger public_edition_moves_with_an_activity after update on activity for each row
  when (old.shown_at is not null or new.shown_at is not null) execute function public_edition_moves();
create trigger public_edition_moves after insert or delete on activity_party for each statement execute function public_edition_moves();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
declare signature text;
begin
  foreach name in array array['objective', 'objective_version', 'indicator', 'activity_party', 'activity_invitee', 'activity_attendance', 'activity_expert',
    'overlap_reason', 'calendar_mark', 'activity_move', 'activity_event'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
  foreach signature in array array['activities_of_mine()', 'activities_that_name_me()', 'an_activity_moves_by_its_events()', 'who_came_is_said_afterwards()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
grant execute on function activities_of_mine(), activities_that_name_me() to app_user;
create policy gate_moves on activity for update to app_gate using (true) with check (true);
grant update on activity to app_gate;

create policy signed_in_read on activity_move for select to app_user using ((select app_actor()) is not null);
create policy signed_in_read on calendar_mark for select to app_user using ((select app_actor()) is not null);
create policy secretariat_records on calendar_mark for insert to app_user
  with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()) and ended_at is null);
create policy secretariat_ends on calendar_mark for update to app_user
  using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')) and ended_by = (select app_actor()));
grant insert, update (ended_at, ended_by) on calendar_mark to app_user;

-- The strategy is the Committee's; whoever keeps activities sees which objectives there are.
create policy committee_reads on objective for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system', 'organisation')));
create policy committee_reads on objective_version for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system', 'organisation')));
create policy committee_reads on indicator for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy those_who_record on objective for insert to app_user with check ((select app_holds('secretariat', 'chair')) and begun_by = (select app_actor()));
create policy those_who_end on objective for update to app_user using ((select app_holds('secretariat', 'chair'))) with check ((select app_holds('secretariat', 'chair')));
create policy those_who_record on objective_version for insert to app_user with check ((select app_holds('secretariat', 'chair')) and recorded_by = (select app_actor()));
create policy those_who_record on indicator for insert to app_user
  with check ((select app_holds('secretariat', 'chair')) and recorded_by = (select app_actor()) and ended_at is null);
create policy those_who_end on indicator for update to app_user
  using ((select app_holds('secretariat', 'chair'))) with check ((select app_holds('secretariat', 'chair')) and ended_by = (select app_actor()));
grant insert on objective, objective_version, indicator to app_user;
grant update (ended_on) on objective to app_user;
grant update (ended_at, ended_by) on indicator to app_user;

drop policy committee_reads on activity;
drop policy secretariat_records on activity;
revoke insert on activity from app_user;
create policy committee_reads on activity for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy who_owns_it on activity for select to app_user using (id in (select activities_of_mine()));
create policy whom_it_names on activity for select to app_user using (id in (select activities_that_name_me()));
create policy what_is_shown on activity for select to app_user using (shown_at is not null and (select app_actor()) is not null);
create policy the_public_reads_what_is_shown on activity for select to app_public using (shown_at is not null);
grant select (id, reference, kind, mode, title, language, place, host_state, time_zone, starts_on, ends_before, precision, days_long, region, subjects, languages,
  description, link, serves, sponsor, owner_id, standing, sequence, changed_at, shown_at, source) on activity to app_public;
create policy who_plans_begins on activity for insert to app_user
  with check ((made_by is null or made_by = (select app_actor())) and (
    (owner_id is null and not on_record and standing = 'proposed' and (select app_holds('secretariat', 'expert')))
    or (owner_id is null and on_record and standing in ('planned', 'held') and (select app_holds('secretariat')))
    or (owner_id = any ((select app_asks_for())::uuid[]) and not on_record and standing = 'proposed' and shown_at is null)));
create policy who_plans_writes on activity for update to app_user
  using ((owner_id is null and (select app_holds('secretariat', 'expert'))) or owner_id = any ((select app_asks_for())::uuid[]))
  with check (true);
grant insert (id, reference, kind, mode, title, language, place, host_state, time_zone, starts_on, ends_before, precision, days_long, region, subjects, languages,
  objective_id, description, link, serves, sponsor, source, owner_id, on_record, made_by, made_at, changed_at, standing) on activity to app_user;
grant update (kind, mode, title, language, place, host_state, time_zone, region, subjects, languages, objective_id, description, link, source, revision, sequence,
  changed_at, shown_at, shown_by) on activity to app_user;

-- Who organises, hosts and sponsors is read with the activity.
create policy with_its_activity on activity_party for select to app_user using (activity_id in (select a.id from activity a));
create policy the_public_reads_what_is_shown on activity_party for select to app_public using (activity_id in (select a.id from activity a));
grant select (id, activity_id, role, organisation_id, state_code, body) on activity_party to app_public;
create policy the_public_reads_who_organises on organisation for select to app_public
  using (id in (select p.organisation_id from activity_party p));
-- Whom it invites is for those who plan it and those who serve; whom it names reads its own line.
create policy who_plans_and_the_committee on activity_invitee for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) or activity_id in (select activities_of_mine())
    or ((organisation_id = any ((select app_asks_for())::uuid[]) or state_code = any ((select app_states())::text[])) and activity_id in (select activities_that_name_me())));
create policy with_its_line on activity_attendance for select to app_user using (invitee_id in (select i.id from activity_invitee i));
create policy committee_reads on activity_expert for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy who_plans_and_the_committee on activity_event for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) or activity_id in (select activities_of_mine()));
create policy in_ones_own_name on activity_event for insert to app_user with check (by = (select app_actor()));
grant insert on activity_event to app_user;
create policy who_plans_and_the_committee on overlap_reason for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) or activity_id in (select activities_of_mine()));

create function activities_i_write() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select a.id from activity a
  where a.standing not in ('closed', 'cancelled', 'merged')
    and ((a.owner_id is null and (select app_holds('secretariat', 'expert', 'chair'))) or a.owner_id = any (app_asks_for()))
$$;
alter function activities_i_write() owner to app_gate;
revoke all on function activities_i_write() from public;
grant execute on function activities_i_write() to app_user;

create policy who_plans_writes on activity_party for insert to app_user
  with check (added_by = (select app_actor()) and activity_id in (select activities_i_write()));
create policy who_plans_takes_out on activity_party for delete to app_user using (activity_id in (select activities_i_write()));
create policy who_plans_writes on activity_invitee for insert to app_user
  with check (changed_by = (select app_actor()) and activity_id in (select activities_i_write()));
create policy who_plans_changes on activity_invitee for update to app_user
  using (activity_id in (select activities_i_write())) with check (changed_by = (select app_actor()));
create policy who_plans_takes_out on activity_invitee for delete to app_user using (activity_id in (select activities_i_write()));
create policy who_plans_writes on activity_attendance for insert to app_user
  with check (invitee_id in (select i.id from activity_invitee i where i.activity_id in (select activities_i_write())));
create policy who_plans_takes_out on activity_attendance for delete to app_user
  using (invitee_id in (select i.id from activity_invitee i where i.activity_id in (select activities_i_write())));
create policy the_committees_own on activity_expert for insert to app_user
  with check ((select app_holds('secretariat', 'chair', 'expert')) and assigned_by = (select app_actor()) and activity_id in (select activities_i_write()));
create policy the_committees_own_out on activity_expert for delete to app_user
  using ((select app_holds('secretariat', 'chair', 'expert')) and activity_id in (select activities_i_write()));
create policy who_plans_says_why on overlap_reason for insert to app_user
  with check (given_by = (select app_actor()) and activity_id in (select activities_i_write()));
grant insert, delete on activity_party, activity_invitee, activity_attendance, activity_expert to app_user;
grant update (standing, changed_by, changed_at) on activity_invitee to app_user;
grant insert on overlap_reason to app_user;
