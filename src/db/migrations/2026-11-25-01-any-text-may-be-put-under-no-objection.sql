-- Any text the Committee works on has versions; a circulation puts one text or many before it; each text has a case of its own,
-- moved by events only; the rule is a dated setting, copied to the case when it opens.

-- ── texts and their versions ─────────────────────────────────────────────────────────────────────────────────────
alter table committee_text rename to text_version;
alter table text_version drop constraint committee_text_kind_check, drop constraint committee_text_kind_number_key;
create table committee_text (
  id uuid primary key,
  kind text not null check (kind in ('disclaimer', 'transmittal-letter', 'strategy', 'request-form-guidance', 'programme-of-work',
    'report', 'list-of-activities', 'other')),
  title text not null check (btrim(title) <> ''),
  language text not null default 'en' check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')), -- the one it is negotiated in
  lead_drafter_state text references state,  -- the delegation that holds the pen,
  lead_drafter_body text,                    -- or another, in words
  due_on date,
  source text,
  begun_by uuid references account,
  begun_at timestamptz not null default now(),
  unique (id, kind),
  check (lead_drafter_state is null or lead_drafter_body is null)
);
insert into committee_text (id, kind, title, begun_at)
select gen_random_uuid(), kind, case kind when 'disclaimer' then 'Disclaimer' else 'Letter that transmits a matrix' end, now()
from (select distinct kind from text_version) kinds;

alter table text_version
  add column text_id uuid,
  add column drafted_by uuid references account,
  add column drafted_at timestamptz not null default now(),
  add column shared_at timestamptz,      -- put before the members for their views
  add column circulated_at timestamptz,  -- under no-objection from here; the text rests
  add column abandoned_at timestamptz,
  add column revision int not null default 1 check (revision > 0),
  add column text_hash text check (text_hash ~ '^[0-9a-f]{64}$');
update text_version set text_id = committee_text.id from committee_text where committee_text.kind = text_version.kind;
alter table text_version
  alter column text_id set not null,
  add foreign key (text_id, kind) references committee_text (id, kind),
  add unique (text_id, number),
  add unique (id, text_id),
  drop constraint committee_text_bodies_check, -- a text may be drafted in any of the six
  add constraint a_text_has_a_body check (bodies <> '{}'::jsonb);

alter table decision
  add column text_version_id uuid references text_version,
  add column text_language text check (text_language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  add column corrects_id uuid references decision,
  add constraint a_decision_is_on_one_text check (matrix_version_id is null or text_version_id is null),
  add constraint no_decision_corrects_itself check (corrects_id <> id),
  add constraint silence_adopts_one_text check (manner <> 'no-objection' or num_nonnulls(matrix_version_id, text_version_id) = 1),
  add unique (id, text_version_id, text_hash);
create index on decision (corrects_id);

-- What was adopted before texts had hashes is decided again as exactly what it says.
insert into decision (id, taken_on, taken_at, manner, subject, text_version_id, text_language, text_hash, decided_text, declared_by, source)
select gen_random_uuid(), was.taken_on, was.taken_at, was.manner, was.subject, version.id, 'en',
  encode(sha256(convert_to(version.bodies::text, 'UTF8')), 'hex'), version.bodies::text, was.declared_by, was.source
from text_version version join decision was on was.id = version.decision_id;
update text_version set decision_id = decision.id, text_hash = decision.text_hash
from decision where decision.text_version_id = text_version.id;

-- The gate: a text is in force by a decision on exactly this version and exactly this text.
alter table text_version
  add constraint the_decision_is_on_this_version foreign key (decision_id, id, text_hash) references decision (id, text_version_id, text_hash),
  add constraint a_decision_fixes_the_wording check (decision_id is null or text_hash is not null),
  add constraint nothing_abandoned_is_in_force check (abandoned_at is null or decision_id is null);

create function text_rests_after_circulation() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'versions of a text are never deleted' using errcode = 'restrict_violation';
  end if;
  if (new.text_id, new.kind, new.number, new.drafted_by, new.drafted_at) is distinct from (old.text_id, old.kind, old.number, old.drafted_by, old.drafted_at) then
    raise exception 'a version stays the version it is' using errcode = 'restrict_violation';
  end if;
  if new.bodies is distinct from old.bodies and (old.circulated_at is not null or old.decision_id is not null or old.abandoned_at is not null) then
    raise exception 'this text rests: it is under no-objection, in force or abandoned' using errcode = 'restrict_violation';
  end if;
  if old.decision_id is not null and (new.decision_id, new.text_hash, new.in_force_from) is distinct from (old.decision_id, old.text_hash, old.in_force_from) then
    raise exception 'a text in force is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger text_rests_after_circulation before update or delete on text_version
  for each row execute function text_rests_after_circulation();

-- ── the rule, regime by regime ───────────────────────────────────────────────────────────────────────────────────
-- A regime's newest rule counts; earlier ones stay, and what is open keeps its copy.
create table procedure_rule (
  id uuid primary key,
  regime text not null check (regime in ('matrix', 'text', 'report', 'urgent')),
  working_days int not null check (working_days between 1 and 60),
  may_extend text[] not null check (may_extend <@ array['chair', 'secretariat']),
  extension_limit int not null check (extension_limit between 0 and 20),
  hold_limit_months int check (hold_limit_months between 1 and 24),
  adopted_by text not null check (adopted_by in ('silence', 'chair')),
  after_clarification text not null check (after_clarification in ('continues', 'starts-again')),
  confirmed boolean not null,       -- false: from memory, to be confirmed against the Committee's guidelines
  source text not null check (btrim(source) <> ''),
  recorded_by uuid references account,
  recorded_at timestamptz not null
);
create trigger procedure_rule_is_append_only before update or delete on procedure_rule for each row execute function refuse_change();

-- ── circulations, cases, events ──────────────────────────────────────────────────────────────────────────────────
create table circulation (
  id uuid primary key,
  circulated_by uuid not null references account,
  circulated_at timestamptz not null,
  instruction text,   -- the Chair's written instruction, where the secretariat circulates
  words text          -- what is said to the members
);
create trigger circulation_is_append_only before update or delete on circulation for each row execute function refuse_change();

drop trigger concluded_without_adoption_is_a_draft_again on no_objection;
drop function concluded_without_adoption_is_a_draft_again();
drop trigger silence_adopts_after_the_deadline on decision;
drop function silence_adopts_after_the_deadline();
drop policy acts_conclude on no_objection;

alter table no_objection
  add column circulation_id uuid references circulation,
  add column text_id uuid,                -- known to members also when its version is a draft again
  add column text_version_id uuid,
  add foreign key (text_version_id, text_id) references text_version (id, text_id),
  add column status text not null default 'running' check (status in ('running', 'held', 'adopted', 'objected', 'withdrawn', 'lapsed')),
  add column days int,                    -- working days from day zero to the deadline
  add column extensions int not null default 0,
  add column held_since timestamptz,
  add column days_left int,               -- while held
  add column members text[] not null default '{}',
  alter column matrix_version_id drop not null,
  alter column state_code drop not null;
update no_objection set status = coalesce(outcome, 'running'), days = working_days,
  members = coalesce((select array_agg(distinct capacity.state_code) from capacity where kind = 'member'), '{}'),
  rule = rule || '{"regime":"matrix","mayExtend":["chair"],"extensionLimit":2,"holdLimitMonths":null,"afterClarification":"continues","confirmed":false,"source":"From memory"}'::jsonb;
insert into circulation (id, circulated_by, circulated_at) select id, circulated_by, circulated_at from no_objection;
update no_objection set circulation_id = id;

create table no_objection_event (
  id uuid primary key,
  ordinal bigint generated always as identity unique,
  no_objection_id uuid not null references no_objection,
  kind text not null check (kind in ('circulated', 'held', 'question-asked', 'lifted', 'objected', 'question-answered', 'extended',
    'amended', 'withdrawn', 'adopted', 'lapsed', 'recounted')),
  at timestamptz not null,               -- when it counts
  recorded_at timestamptz not null,
  recorded_by uuid not null references account,
  delegation text references state,
  days int check (days > 0),
  words text,                            -- reasons, question, answer, why
  evidence text,                         -- where the act came from, when somebody else records it
  refused text check (refused in ('late')),
  deadline timestamptz,                  -- as the members were told after it
  details jsonb not null default '{}',
  check (at <= recorded_at),
  check ((kind in ('held', 'question-asked', 'lifted', 'objected', 'question-answered')) = (delegation is not null)),
  check (kind not in ('objected', 'question-asked', 'question-answered') or btrim(words) <> ''),
  check ((kind = 'extended') = (days is not null)),
  check (refused is null or delegation is not null)
);
create index on no_objection_event (no_objection_id, at);
create trigger no_objection_event_is_append_only before update or delete on no_objection_event for each row execute function refuse_change();

insert into no_objection_event (id, no_objection_id, kind, at, recorded_at, recorded_by, deadline)
select gen_random_uuid(), id, 'circulated', circulated_at, circulated_at, circulated_by, deadline from no_objection;
insert into no_objection_event (id, no_objection_id, kind, at, recorded_at, recorded_by, delegation, words, refused)
select id, no_objection_id, 'objected', made_at, made_at, made_by, delegation, reason, case when late then 'late' end from objection;
insert into no_objection_event (id, no_objection_id, kind, at, recorded_at, recorded_by)
select gen_random_uuid(), id, 'withdrawn', withdrawn_at, withdrawn_at, withdrawn_by from no_objection where withdrawn_at is not null;
insert into no_objection_event (id, no_objection_id, kind, at, recorded_at, recorded_by)
select gen_random_uuid(), n.id, 'adopted', n.concluded_at, d.taken_at, d.declared_by from no_objection n join decision d on d.no_objection_id = n.id;
drop table objection;

alter table no_objection
  drop column outcome, drop column withdrawn_at, drop column withdrawn_by,
  alter column circulation_id set not null,
  alter column days set not null,
  alter column status drop default,
  alter column members drop default,
  add constraint a_case_is_on_one_text check ((matrix_version_id is null) <> (text_version_id is null)),
  add constraint a_version_has_its_text check ((text_version_id is null) = (text_id is null)),
  add constraint a_matrix_has_its_state check ((matrix_version_id is null) = (state_code is null)),
  add constraint concluded_has_its_moment check ((concluded_at is null) = (status in ('running', 'held'))),
  add constraint held_has_its_rest check ((status = 'held') <= (held_since is not null and days_left >= 1)),
  add unique (id, text_version_id, text_hash);
create unique index one_open_case_for_a_version on no_objection (text_version_id) where concluded_at is null;
create index on no_objection (circulation_id);

-- A table of one row for each delegation and reason that stops a clock.
create function who_holds(asked uuid) returns table (delegation text, why text, since timestamptz)
language sql stable security definer set search_path = app, pg_temp as $$
  select last.delegation, last.why, last.at from (
    select distinct on (event.delegation, why.why) event.delegation, why.why, event.at, event.kind
    from no_objection_event event
    cross join lateral (select case when event.kind in ('held', 'lifted') then 'hold' else 'question' end as why) why
    where event.no_objection_id = asked and event.refused is null and event.kind in ('held', 'lifted', 'question-asked', 'question-answered')
    order by event.delegation, why.why, event.at desc, event.ordinal desc
  ) last
  where last.kind in ('held', 'question-asked')
$$;

-- The case moves by its events only, and never brings a deadline nearer.
create function a_case_moves_by_its_events() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare happened text[];
begin
  if (new.id, new.matrix_version_id, new.state_code, new.text_id, new.circulated_by, new.circulated_at, new.circulation_id, new.members, new.working_days)
     is distinct from
     (old.id, old.matrix_version_id, old.state_code, old.text_id, old.circulated_by, old.circulated_at, old.circulation_id, old.members, old.working_days) then
    raise exception 'what a procedure was opened with never changes' using errcode = 'restrict_violation';
  end if;
  if old.concluded_at is not null then
    raise exception 'a procedure that is over never changes' using errcode = 'restrict_violation';
  end if;
  if new.deadline < old.deadline then
    raise exception 'a deadline never moves nearer' using errcode = 'check_violation';
  end if;
  select array_agg(event.kind) into happened from no_objection_event event where event.no_objection_id = new.id and event.refused is null;
  if new.rule is distinct from old.rule and (not 'recounted' = any (happened) or new.rule - 'holidayLists' is distinct from old.rule - 'holidayLists') then
    raise exception 'the rule of a case is the one it was opened with' using errcode = 'restrict_violation';
  end if;
  if (new.text_version_id, new.text_hash, new.number) is distinct from (old.text_version_id, old.text_hash, old.number) and not 'amended' = any (happened) then
    raise exception 'another text takes the place of the first by an amendment only' using errcode = 'restrict_violation';
  end if;
  if new.status in ('objected', 'withdrawn', 'lapsed') and not new.status = any (happened) then
    raise exception 'nothing that happened ends this procedure so' using errcode = 'check_violation';
  end if;
  if (new.status = 'held' and not exists (select from who_holds(new.id))) or (new.status in ('running', 'adopted') and exists (select from who_holds(new.id))) then
    raise exception 'a text is held exactly while somebody holds it' using errcode = 'check_violation';
  end if;
  if new.status = 'adopted' and not exists (select from decision d where d.no_objection_id = new.id) then
    raise exception 'a text is adopted by a decision' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function a_case_moves_by_its_events() owner to app_gate;
create trigger a_case_moves_by_its_events before update on no_objection for each row execute function a_case_moves_by_its_events();

-- Only members as at the opening speak; nothing but a late word is added to what is over.
create function an_event_fits_its_case() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  of_case no_objection;
begin
  select * into of_case from no_objection where id = new.no_objection_id;
  if new.delegation is not null and not new.delegation = any (of_case.members) then
    raise exception 'this delegation was no member of the Committee when the procedure was opened' using errcode = 'check_violation';
  end if;
  if new.kind = 'circulated' then
    if new.at <> of_case.circulated_at then
      raise exception 'a case opens when it is circulated' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.at < of_case.circulated_at then
    raise exception 'nothing happens before circulation' using errcode = 'check_violation';
  end if;
  if new.refused is null and of_case.concluded_at is not null then
    raise exception 'the procedure is over' using errcode = 'check_violation';
  end if;
  if new.refused is null and of_case.status = 'running' and new.at > of_case.deadline and new.kind not in ('adopted', 'recounted') then
    raise exception 'the period has passed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function an_event_fits_its_case() owner to app_gate;
create trigger an_event_fits_its_case before insert on no_objection_event for each row execute function an_event_fits_its_case();

-- Silence adopts only after the deadline, with no hold and no objection, declared by whom the rule says: the database is the last to be fooled.
create function silence_adopts_after_the_deadline() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  of_case no_objection;
begin
  if new.manner <> 'no-objection' then return new; end if;
  select * into of_case from no_objection where id = new.no_objection_id;
  if new.taken_at <= of_case.deadline then
    raise exception 'the no-objection period has not passed' using errcode = 'check_violation';
  end if;
  if of_case.concluded_at is not null or exists (select from no_objection_event event
       where event.no_objection_id = of_case.id and event.refused is null and event.kind in ('objected', 'withdrawn', 'lapsed')) then
    raise exception 'an objection was made, or the text was withdrawn' using errcode = 'check_violation';
  end if;
  if of_case.status = 'held' or exists (select from who_holds(of_case.id)) then
    raise exception 'the text is held' using errcode = 'check_violation';
  end if;
  if (of_case.rule ->> 'adoptedBy' = 'silence') <> (new.declared_by = '00000000-0000-7000-8000-000000001540') then
    raise exception 'the rule of the case says who declares' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function silence_adopts_after_the_deadline() owner to app_gate;
create trigger silence_adopts_after_the_deadline before insert on decision
  for each row execute function silence_adopts_after_the_deadline();

alter table decision
  add foreign key (no_objection_id, text_version_id, text_hash) references no_objection (id, text_version_id, text_hash);

-- Unless it was adopted, the text becomes a draft again; so does a version that an amendment put aside.
create function concluded_without_adoption_is_a_draft_again() returns trigger
language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.status in ('objected', 'withdrawn', 'lapsed') then
    update matrix_version set circulated_at = null where id = new.matrix_version_id;
    update text_version set circulated_at = null where id = new.text_version_id;
  elsif new.text_version_id is distinct from old.text_version_id then
    update text_version set circulated_at = null where id = old.text_version_id;
  end if;
  return null;
end $$;
alter function concluded_without_adoption_is_a_draft_again() owner to app_gate;
create trigger concluded_without_adoption_is_a_draft_again after update on no_objection
  for each row execute function concluded_without_adoption_is_a_draft_again();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['committee_text', 'procedure_rule', 'circulation', 'no_objection_event'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('create policy committee_reads on %I for select to app_user using ((select app_holds(''chair'', ''member'', ''secretariat'', ''expert'', ''system'')))', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
end $$;
alter function who_holds(uuid) owner to app_gate;
revoke all on function who_holds(uuid) from public;
grant execute on function who_holds(uuid) to app_gate;

-- A draft is for those who prepare texts; members read what was put before them; what is in force, whoever signed in.
drop policy signed_in_read on text_version;
create policy those_who_prepare on text_version for select to app_user
  using ((select app_holds('expert', 'secretariat', 'chair', 'system')));
create policy members_from_sharing on text_version for select to app_user
  using ((select app_holds('member')) and (shared_at is not null or circulated_at is not null or decision_id is not null));
create policy signed_in_read_what_is_in_force on text_version for select to app_user
  using ((select app_actor()) is not null and decision_id is not null and kind in ('disclaimer', 'transmittal-letter'));
drop policy secretariat_records on text_version;
create policy those_who_draft on text_version for insert to app_user
  with check ((select app_holds('secretariat', 'expert', 'chair')) and drafted_by = (select app_actor()) and decision_id is null);
create policy acts_move on text_version for update to app_user
  using ((select app_holds('secretariat', 'expert', 'chair', 'system'))) with check ((select app_holds('secretariat', 'expert', 'chair', 'system')));
grant update (bodies, wording, revision, shared_at, circulated_at, abandoned_at, decision_id, in_force_from, text_hash) on text_version to app_user;
create policy gate_takes_back on text_version for update to app_gate using (decision_id is null) with check (decision_id is null);
grant update (circulated_at) on text_version to app_gate;
-- Column by column: who drafted a text, and what was put aside, is not for the public.
revoke select on text_version from app_public;
grant select (id, text_id, kind, number, bodies, wording, decision_id, in_force_from, adopted, text_hash) on text_version to app_public;
create policy those_who_begin on committee_text for insert to app_user
  with check ((select app_holds('secretariat', 'expert', 'chair')) and begun_by = (select app_actor()));
create policy those_who_keep on committee_text for update to app_user
  using ((select app_holds('secretariat', 'chair'))) with check ((select app_holds('secretariat', 'chair')));
grant insert on committee_text to app_user;
grant update (title, lead_drafter_state, lead_drafter_body, due_on) on committee_text to app_user;

create policy records on procedure_rule for insert to app_user
  with check ((select app_holds('secretariat', 'chair')) and recorded_by = (select app_actor()));
grant insert on procedure_rule to app_user;

create policy Chair_or_on_instruction on circulation for insert to app_user
  with check (circulated_by = (select app_actor())
    and ((select app_holds('chair')) or ((select app_holds('secretariat')) and btrim(instruction) <> '')));
grant insert on circulation to app_user;

drop policy chair_circulates on no_objection;
create policy Chair_or_on_instruction on no_objection for insert to app_user
  with check (circulated_by = (select app_actor()) and status = 'running' and (select app_holds('chair', 'secretariat'))
    and exists (select from circulation c where c.id = circulation_id and c.circulated_by = (select app_actor())));
create policy acts_move on no_objection for update to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')))
  with check (case status
    when 'adopted' then (select app_holds('system', 'chair'))
    when 'lapsed' then (select app_holds('system'))
    when 'withdrawn' then (select app_holds('chair'))
    else (select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) end);
grant update (status, deadline, day_zero, days, extensions, held_since, days_left, concluded_at, text_version_id, text_hash, number, rule)
  on no_objection to app_user;

create function app_delegations() returns text[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(state_code), '{}') from capacity
  where account_id = app_actor() and kind = 'member'
    and valid_from <= app_now()::date and (valid_to is null or valid_to > app_now()::date)
$$;
alter function app_delegations() owner to app_gate;
revoke all on function app_delegations() from public;
grant execute on function app_delegations() to app_user, app_gate;

-- A member speaks for its own delegation; the secretariat records for another with the evidence; the rest by whose it is.
create policy whose_act_it_is on no_objection_event for insert to app_user
  with check (recorded_by = (select app_actor()) and case
    when kind in ('held', 'question-asked', 'lifted', 'objected') then
      (delegation = any ((select app_delegations())::text[]) and evidence is null)
      or ((select app_holds('secretariat')) and btrim(evidence) <> '')
    when kind = 'question-answered' then (select app_holds('chair', 'secretariat', 'expert'))
    when kind in ('circulated', 'amended', 'extended') then (select app_holds('chair', 'secretariat'))
    when kind = 'withdrawn' then (select app_holds('chair'))
    when kind = 'adopted' then (select app_holds('chair', 'system'))
    else (select app_holds('system')) end);
grant insert on no_objection_event to app_user;

create policy Chair_declares on decision for insert to app_user
  with check ((select app_holds('chair')) and declared_by = (select app_actor()) and manner in ('no-objection', 'meeting'));
create policy Chair_declares on meeting_decision for insert to app_user
  with check ((select app_holds('chair')) and relation = 'taken'
    and exists (select from decision d where d.id = decision_id and d.declared_by = (select app_actor())));
drop policy signed_in_read_decisions_on_what_they_may_read on decision;
create policy signed_in_read_decisions_on_what_they_may_read on decision for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system'))
         or matrix_version_id in (select v.id from matrix_version v) or text_version_id in (select v.id from text_version v));
drop policy secretariat_records on decision;
-- A meeting's record tells of a decision; it decides no text.
create policy secretariat_records on decision for insert to app_user
  with check ((select app_holds('secretariat')) and manner <> 'no-objection' and matrix_version_id is null and text_version_id is null);
