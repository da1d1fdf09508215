-- One State's matrix in its versions, cell by cell; the no-objection procedure over it; the decision that fixes its text.

create table matrix_version (
  id uuid primary key,
  state_code text not null references state,
  template_id text not null references matrix_template,
  number int not null check (number > 0),
  drafted_by uuid not null references account,
  drafted_at timestamptz not null,
  circulated_at timestamptz,   -- under no-objection from here; the text rests
  approved_at timestamptz,
  decision_id uuid,
  text_hash text check (text_hash ~ '^[0-9a-f]{64}$'),
  transmitted_at timestamptz,  -- its letter was released
  superseded_at timestamptz,   -- a newer version was approved
  abandoned_at timestamptz,
  unique (state_code, number),
  unique (id, template_id),
  unique (id, state_code),
  constraint approved_by_a_decision check ((approved_at is null) = (decision_id is null)),
  constraint approved_after_circulation check (approved_at is null or circulated_at is not null),
  constraint a_decision_fixes_the_text check (approved_at is null or text_hash is not null),
  constraint transmitted_after_approval check (transmitted_at is null or approved_at is not null)
);
create unique index one_open_draft_for_a_state on matrix_version (state_code) where approved_at is null and abandoned_at is null;

create table cell (
  matrix_version_id uuid not null,
  template_id text not null,
  row_id text not null,
  weapon text not null check (weapon in ('', 'NW', 'CW', 'BW')), -- '' where the row has no weapons
  aspect text not null check (aspect in ('status', 'framework', 'enforcement')),
  revision int not null check (revision > 0),
  mark text not null check (mark in ('X', '?', 'N/A', '')), -- four values; blank is never "no"
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  remark text not null default '',
  saved_by uuid not null references account,
  saved_at timestamptz not null,
  words tsvector generated always as (to_tsvector('simple', remark) || jsonb_to_tsvector('simple', sources, '["string"]')) stored,
  primary key (matrix_version_id, row_id, weapon, aspect),
  foreign key (matrix_version_id, template_id) references matrix_version (id, template_id),
  foreign key (template_id, row_id) references template_row (template_id, id)
);
create index cell_words on cell using gin (words);

-- Every text a cell ever had, who wrote it and when. The newest is the cell itself.
create table cell_revision (
  matrix_version_id uuid not null references matrix_version,
  row_id text not null,
  weapon text not null,
  aspect text not null,
  revision int not null check (revision > 0),
  mark text not null,
  sources jsonb not null,
  remark text not null,
  saved_by uuid not null references account,
  saved_at timestamptz not null,
  primary key (matrix_version_id, row_id, weapon, aspect, revision)
);
create trigger cell_revision_is_append_only before update or delete on cell_revision
  for each row execute function refuse_change();

create function cell_rests_after_circulation() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare version uuid := case when tg_op = 'DELETE' then old.matrix_version_id else new.matrix_version_id end;
begin
  if exists (select 1 from matrix_version v where v.id = version
             and (v.circulated_at is not null or v.approved_at is not null or v.abandoned_at is not null)) then
    raise exception 'the text of this matrix rests: it is under no-objection, approved or abandoned' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
alter function cell_rests_after_circulation() owner to app_gate;
create trigger cell_rests_after_circulation before insert or update or delete on cell
  for each row execute function cell_rests_after_circulation();

-- The approved text never changes: what may still move is only what happens to it afterwards.
create function approved_matrix_never_changes() returns trigger language plpgsql as $$
begin
  if old.approved_at is not null and
     ((new.approved_at, new.decision_id, new.text_hash, new.state_code, new.template_id, new.number, new.circulated_at, new.abandoned_at)
      is distinct from
      (old.approved_at, old.decision_id, old.text_hash, old.state_code, old.template_id, old.number, old.circulated_at, old.abandoned_at)
      or new.transmitted_at is distinct from coalesce(old.transmitted_at, new.transmitted_at)
      or new.superseded_at is distinct from coalesce(old.superseded_at, new.superseded_at)) then
    raise exception 'an approved matrix is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger approved_matrix_never_changes before update on matrix_version
  for each row execute function approved_matrix_never_changes();

-- A demonstration says nothing about a real State.
create function a_demonstration_invents() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if exists (select 1 from instance where mode = 'demonstration') and new.state_code !~ '^(AA[A-Z]|Q[M-Z][A-Z]|X[A-Z][A-Z]|ZZ[A-Z])$' then
    raise exception 'a demonstration holds matrices of invented States only' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function a_demonstration_invents() owner to app_gate;
create trigger a_demonstration_invents before insert on matrix_version for each row execute function a_demonstration_invents();

-- ── the Committee ────────────────────────────────────────────────────────────────────────────────────────────────

-- Official holidays of United Nations Headquarters, year by year. Only an official list (in a demonstration: its own) starts a clock.
create table holiday_list (
  id uuid primary key,
  year int not null check (year between 2004 and 2100),
  days date[] not null check (array_length(days, 1) between 1 and 20),
  confidence text not null check (confidence in ('official', 'demonstration')),
  source text not null check (source <> ''),
  recorded_by uuid references account,
  recorded_at timestamptz not null,
  mode text references instance (mode) check (mode = 'demonstration'),
  check ((confidence = 'demonstration') = (mode is not null))
);

create table no_objection (
  id uuid primary key,
  matrix_version_id uuid not null references matrix_version,
  text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
  circulated_by uuid not null references account,
  circulated_at timestamptz not null,
  working_days int not null check (working_days > 0),
  day_zero date not null,
  deadline timestamptz not null check (deadline > circulated_at),
  rule jsonb not null,            -- the rule in force and the holiday lists used, copied to the case
  withdrawn_at timestamptz,
  withdrawn_by uuid references account,
  concluded_at timestamptz,
  outcome text check (outcome in ('adopted', 'objected', 'withdrawn')),
  check ((concluded_at is null) = (outcome is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  unique (id, matrix_version_id, text_hash)
);
create unique index one_running_procedure_for_a_text on no_objection (matrix_version_id) where concluded_at is null;

create table objection (
  id uuid primary key,
  no_objection_id uuid not null references no_objection,
  made_by uuid not null references account,
  delegation text not null references state,
  reason text not null check (btrim(reason) <> ''),
  made_at timestamptz not null,
  late boolean not null   -- after the deadline: recorded and refused
);
create trigger objection_is_append_only before update or delete on objection for each row execute function refuse_change();

create table decision (
  id uuid primary key,
  taken_on date not null,
  taken_at timestamptz,
  manner text not null check (manner in ('no-objection', 'meeting', 'not-recorded')),
  subject text not null check (subject <> ''),
  subject_language text not null default 'en' check (subject_language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  no_objection_id uuid unique,
  matrix_version_id uuid references matrix_version,
  text_hash text check (text_hash ~ '^[0-9a-f]{64}$'),
  decided_text text,       -- the exact text, whose SHA-256 is text_hash
  declared_by uuid references account,
  source text,
  unique (id, matrix_version_id, text_hash),
  foreign key (no_objection_id, matrix_version_id, text_hash) references no_objection (id, matrix_version_id, text_hash),
  constraint silence_adopts_a_text_that_was_circulated
    check (manner <> 'no-objection' or (no_objection_id is not null and taken_at is not null and text_hash is not null)),
  constraint the_hash_is_of_the_text
    check (decided_text is null or encode(sha256(convert_to(decided_text, 'UTF8')), 'hex') = text_hash),
  constraint a_record_from_outside_has_a_source check (manner = 'no-objection' or source is not null)
);
create trigger decision_is_append_only before update or delete on decision for each row execute function refuse_change();

-- Silence adopts only after the deadline, without objection or withdrawal: the database is the last to be fooled.
create function silence_adopts_after_the_deadline() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare running no_objection;
begin
  if new.manner <> 'no-objection' then return new; end if;
  select * into running from no_objection where id = new.no_objection_id;
  if new.taken_at <= running.deadline then
    raise exception 'the no-objection period has not passed' using errcode = 'check_violation';
  end if;
  if running.withdrawn_at is not null or exists (select 1 from objection o where o.no_objection_id = running.id and not o.late) then
    raise exception 'an objection was made, or the text was withdrawn' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function silence_adopts_after_the_deadline() owner to app_gate;
create trigger silence_adopts_after_the_deadline before insert on decision
  for each row execute function silence_adopts_after_the_deadline();

-- The gate: a matrix is approved by a decision on exactly this version and exactly this text.
alter table matrix_version add constraint the_decision_is_on_this_text
  foreign key (decision_id, id, text_hash) references decision (id, matrix_version_id, text_hash);

create table meeting (
  id uuid primary key,
  kind text not null check (kind in ('formal', 'informal')),
  held_on date,
  window_from date,
  window_to date,          -- half-open, like every range
  place text,
  summary text,
  language text not null default 'en',
  source text not null check (source <> ''),
  check ((held_on is not null) <> (window_from is not null)),
  check ((window_from is null) = (window_to is null)),
  check (window_from < window_to)
);

create table agenda_item (
  meeting_id uuid not null references meeting,
  n int not null,
  title text not null,
  source text not null check (source <> ''),
  primary key (meeting_id, n)
);

create table meeting_paper (
  meeting_id uuid not null references meeting,
  n int not null,
  title text not null,
  prepared_by text,
  circulated_on date,
  circulated_how text,
  source text not null check (source <> ''),
  primary key (meeting_id, n)
);

-- What was said, by whom: a State, or another body in words.
create table recorded_position (
  meeting_id uuid not null references meeting,
  n int not null,
  state_code text references state,
  body text,
  subject text not null,
  said text not null,
  source text not null check (source <> ''),
  primary key (meeting_id, n),
  check ((state_code is null) <> (body is null))
);

create table meeting_decision (
  meeting_id uuid not null references meeting,
  decision_id uuid not null references decision,
  relation text not null check (relation in ('taken', 'welcomed')),
  source text not null check (source <> ''),
  primary key (meeting_id, decision_id)
);

create table activity (
  id uuid primary key,
  title text not null,
  language text not null default 'en',
  place text not null,
  starts_on date not null,
  ends_before date not null,
  serves text,
  sponsor text,
  source text not null check (source <> ''),
  check (starts_on < ends_before)
);

create table meeting_activity (
  meeting_id uuid not null references meeting,
  activity_id uuid not null references activity,
  said text not null,
  source text not null check (source <> ''),
  primary key (meeting_id, activity_id)
);

create table meeting_next (
  meeting_id uuid primary key references meeting,
  next_meeting_id uuid not null references meeting,
  source text not null check (source <> '')
);

-- Texts the Committee works with: the disclaimer, models of letters, technical notes. In force when a decision adopted them.
create table committee_text (
  id uuid primary key,
  kind text not null check (kind in ('disclaimer', 'transmittal-letter')),
  number int not null check (number > 0),
  bodies jsonb not null check (bodies ? 'en'),
  wording text not null check (wording in ('committee', 'project')),  -- whose words these are
  decision_id uuid references decision,
  in_force_from date,
  adopted boolean not null generated always as (decision_id is not null) stored,
  unique (kind, number),
  unique (id, adopted),
  check ((decision_id is null) = (in_force_from is null))
);

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['matrix_version', 'cell', 'cell_revision', 'holiday_list', 'no_objection', 'objection', 'decision',
    'meeting', 'agenda_item', 'meeting_paper', 'recorded_position', 'meeting_decision', 'activity', 'meeting_activity', 'meeting_next',
    'committee_text'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
  -- The Committee's own papers: its members, those who serve it, nobody else.
  foreach name in array array['no_objection', 'objection', 'meeting', 'agenda_item', 'meeting_paper', 'recorded_position',
    'meeting_decision', 'activity', 'meeting_activity', 'meeting_next'] loop
    execute format('create policy committee_reads on %I for select to app_user using ((select app_holds(''chair'', ''member'', ''secretariat'', ''expert'', ''system'')))', name);
  end loop;
  foreach name in array array['meeting', 'agenda_item', 'meeting_paper', 'recorded_position', 'meeting_decision', 'activity',
    'meeting_activity', 'meeting_next', 'committee_text'] loop
    execute format('create policy secretariat_records on %I for insert to app_user with check ((select app_holds(''secretariat'')))', name);
    execute format('grant insert on %I to app_user', name);
  end loop;
end $$;

create policy signed_in_read on holiday_list for select to app_user using ((select app_actor()) is not null);
create policy secretariat_records on holiday_list for insert to app_user
  with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()));
grant insert on holiday_list to app_user;

-- Drafts are for experts, the secretariat and the Chair; members read from circulation on; the State once it was sent to it.
create policy those_who_prepare on matrix_version for select to app_user
  using ((select app_holds('expert', 'secretariat', 'chair', 'system')));
create policy members_from_circulation on matrix_version for select to app_user
  using (circulated_at is not null and (select app_holds('member')));
create policy its_State_after_transmittal on matrix_version for select to app_user
  using (transmitted_at is not null and state_code = any ((select app_states())::text[]));
create policy experts_draft on matrix_version for insert to app_user
  with check ((select app_holds('expert')) and drafted_by = (select app_actor()));
create policy acts_move on matrix_version for update to app_user
  using ((select app_holds('secretariat', 'chair', 'system')))
  with check ((select app_holds('secretariat', 'chair', 'system')));
grant insert on matrix_version to app_user;
grant update (circulated_at, approved_at, decision_id, text_hash, transmitted_at, superseded_at, abandoned_at) on matrix_version to app_user;

-- A cell is read by whoever may read its version: the inner query runs under the version's own policies. As "exists" it looks
-- up the one version a page is about; as "in" it would read every version there is, for every statement.
create policy with_its_version on cell for select to app_user
  using (exists (select 1 from matrix_version v where v.id = cell.matrix_version_id));
create policy experts_fill on cell for insert to app_user with check ((select app_holds('expert')) and saved_by = (select app_actor()));
create policy experts_change on cell for update to app_user
  using ((select app_holds('expert'))) with check ((select app_holds('expert')) and saved_by = (select app_actor()));
grant insert, update on cell to app_user;
create policy experts_read_history on cell_revision for select to app_user
  using ((select app_holds('expert', 'secretariat')));
create policy experts_write_history on cell_revision for insert to app_user
  with check ((select app_holds('expert')) and saved_by = (select app_actor()));
grant insert on cell_revision to app_user;

create policy chair_circulates on no_objection for insert to app_user
  with check ((select app_holds('chair')) and circulated_by = (select app_actor()));
create policy acts_conclude on no_objection for update to app_user
  using ((select app_holds('chair', 'member', 'system')))
  with check (case outcome
    when 'adopted' then (select app_holds('system'))
    when 'objected' then (select app_holds('member'))
    else (select app_holds('chair')) end);
grant insert on no_objection to app_user;
grant update (withdrawn_at, withdrawn_by, concluded_at, outcome) on no_objection to app_user;
create policy members_object on objection for insert to app_user
  with check (made_by = (select app_actor()) and (select app_holds('member')));
grant insert on objection to app_user;

create policy signed_in_read_decisions_on_what_they_may_read on decision for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system'))
         or matrix_version_id in (select v.id from matrix_version v));
create policy system_declares_silence on decision for insert to app_user
  with check ((select app_holds('system')) and manner = 'no-objection');
-- A meeting's record tells of a decision; it decides no matrix.
create policy secretariat_records on decision for insert to app_user
  with check ((select app_holds('secretariat')) and manner <> 'no-objection' and matrix_version_id is null);
grant insert on decision to app_user;

create policy signed_in_read on committee_text for select to app_user using ((select app_actor()) is not null);
