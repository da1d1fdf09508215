-- What experts are able for and when they are away is recorded, not assumed; the weekly rest days of hosts are recorded with their source;
-- and what a proposal for a year placed is taken over by a person, activity by activity, with a pointer to it.

-- ── expertise ────────────────────────────────────────────────────────────────────────────────────────────────────
-- In which subjects and languages an expert can serve activities; the newest counts, earlier ones stay.
create table expertise (
  account_id uuid not null references account,
  number int not null check (number > 0),
  subjects text[] not null check (subjects <@ array['nuclear', 'chemical', 'biological', 'means-of-delivery', 'legislation',
    'accounting-securing', 'physical-protection', 'border-control', 'export-control', 'financing', 'reporting', 'action-plan', 'assistance',
    'points-of-contact', 'industry-academia']),
  languages text[] not null check (languages <@ array['ar', 'zh', 'en', 'fr', 'ru', 'es']),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  primary key (account_id, number)
);
create trigger expertise_is_append_only before update or delete on expertise for each row execute function refuse_change();

-- Days on which an expert is away. Read by those who plan with them, and by nobody else.
create table expert_leave (
  id uuid primary key,
  account_id uuid not null references account,
  starts_on date not null,
  ends_before date not null,
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references account,
  check (starts_on < ends_before and ends_before <= starts_on + 400),
  check ((ended_at is null) = (ended_by is null))
);
create unique index leave_once on expert_leave (account_id, starts_on, ends_before) where ended_at is null;
create function leave_only_ends() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or to_jsonb(new) - array['ended_at', 'ended_by'] is distinct from to_jsonb(old) - array['ended_at', 'ended_by'] then
    raise exception 'leave is kept as it was recorded: a change is a new entry' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger leave_only_ends before update or delete on expert_leave for each row execute function leave_only_ends();

-- ── weekly rest days of hosts ────────────────────────────────────────────────────────────────────────────────────
create table rest_days (
  id uuid primary key,
  state_code text not null references state,
  weekdays int[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekdays) between 1 and 3
    and cardinality(weekdays) = (1 = any (weekdays))::int + (2 = any (weekdays))::int + (3 = any (weekdays))::int + (4 = any (weekdays))::int
      + (5 = any (weekdays))::int + (6 = any (weekdays))::int + (7 = any (weekdays))::int),   -- 1 is Monday
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references account,
  check ((ended_at is null) = (ended_by is null))
);
create unique index rest_days_once on rest_days (state_code) where ended_at is null;
create trigger a_mark_only_ends before update or delete on rest_days for each row execute function a_mark_only_ends();

-- ── a proposal for a year ────────────────────────────────────────────────────────────────────────────────────────
-- As what each activity stood when the proposal was made: days, standing, experts. Whoever takes it over sees what changed since.
alter table programme_run add column basis jsonb;
grant update (basis) on programme_run to app_user;
create or replace function a_programme_run_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or to_jsonb(new) - array['ended_at', 'result', 'failure', 'basis']
       is distinct from to_jsonb(old) - array['ended_at', 'result', 'failure', 'basis'] then
    raise exception 'what was proposed is kept as it was' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Weeks of leave that were typed for a proposal stand apart from it: members read a proposal, not who is away.
create table programme_run_leave (
  run_id uuid primary key references programme_run,
  leave jsonb not null check (jsonb_typeof(leave) = 'object')
);
alter table programme_run disable trigger a_programme_run_is_kept;
insert into programme_run_leave (run_id, leave) select id, input -> 'leave' from programme_run where input ? 'leave';
update programme_run set input = input - 'leave',
  result = regexp_replace(regexp_replace(result::text,
    '"(free|busy)": \[[^]]*\]', '"\1": []', 'g'),   -- whoever is able and in neither would be away
    '"rule": "on-leave", "weeks": \[[^]]*\], "expert": "[^"]*", "activity": "[^"]*"',
    '"rule": "on-leave", "weeks": [], "expert": "", "activity": ""', 'g')::jsonb;
alter table programme_run enable trigger a_programme_run_is_kept;
alter table programme_run add constraint leave_stands_apart check (not input ? 'leave');
create trigger programme_run_leave_is_append_only before update or delete on programme_run_leave for each row execute function refuse_change();

-- What was taken over from a proposal: the days and the experts that an activity has by it, and its days before.
create table programme_take_over (
  run_id uuid not null references programme_run,
  activity_id uuid not null references activity,
  starts_on date not null,
  ends_before date not null check (ends_before > starts_on),
  experts uuid[] not null,
  was_from date not null,
  was_before date not null,
  taken_by uuid not null references account,
  taken_at timestamptz not null,
  primary key (run_id, activity_id)
);
create trigger programme_take_over_is_append_only before update or delete on programme_take_over for each row execute function refuse_change();
create function what_is_taken_over_was_proposed() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  proposed text[];
  monday date;
begin
  select array(select jsonb_array_elements_text(p -> 'experts') order by 1),
    date_trunc('week', make_date(r.year, 1, 4)::timestamp)::date + 7 * (p ->> 'week')::int
  into proposed, monday
  from programme_run r, jsonb_array_elements(r.result -> 'proposal' -> 'placed') p
  where r.id = new.run_id and p ->> 'activity' = new.activity_id::text and not (p ->> 'isConfirmed')::boolean;
  if monday is null or proposed is distinct from array(select e::text from unnest(new.experts) e order by 1)
     or new.starts_on >= monday + 7 or new.ends_before <= monday then
    raise exception 'only what was proposed is taken over' using errcode = 'check_violation';
  end if;
  if not exists (select from activity a where a.id = new.activity_id and a.owner_id is null and a.precision = 'days'
      and a.starts_on = new.starts_on and a.ends_before = new.ends_before and a.standing in ('proposed', 'planned', 'invited', 'postponed'))
     or array(select e.account_id::text from activity_expert e where e.activity_id = new.activity_id order by 1) is distinct from proposed then
    raise exception 'what is recorded as taken over stands so' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger what_is_taken_over_was_proposed before insert on programme_take_over for each row execute function what_is_taken_over_was_proposed();
alter function what_is_taken_over_was_proposed() owner to app_gate;
revoke all on function what_is_taken_over_was_proposed() from public;

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['expertise', 'expert_leave', 'rest_days', 'programme_run_leave', 'programme_take_over'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select, insert on %I to app_user', name);
    execute format('grant select on %I to app_gate', name);
  end loop;
end $$;
create policy committee_reads on expertise for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy each_their_own_and_the_secretariat on expertise for insert to app_user
  with check (recorded_by = (select app_actor())
    and ((select app_holds('secretariat')) or (account_id = (select app_actor()) and (select app_holds('expert'))))
    and account_id in (select c.account_id from capacity c where c.kind = 'expert'));

create policy those_who_plan_read on expert_leave for select to app_user using ((select app_holds('secretariat', 'expert', 'system')));
create policy each_their_own_and_the_secretariat on expert_leave for insert to app_user
  with check (recorded_by = (select app_actor()) and ended_at is null
    and ((select app_holds('secretariat')) or (account_id = (select app_actor()) and (select app_holds('expert'))))
    and account_id in (select c.account_id from capacity c where c.kind = 'expert'));
create policy each_their_own_and_the_secretariat_end on expert_leave for update to app_user
  using ((select app_holds('secretariat')) or (account_id = (select app_actor()) and (select app_holds('expert'))))
  with check (ended_by = (select app_actor()));
grant update (ended_at, ended_by) on expert_leave to app_user;

create policy signed_in_read on rest_days for select to app_user using ((select app_actor()) is not null);
create policy secretariat_records on rest_days for insert to app_user
  with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()) and ended_at is null);
create policy secretariat_ends on rest_days for update to app_user
  using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')) and ended_by = (select app_actor()));
grant update (ended_at, ended_by) on rest_days to app_user;

create policy those_who_plan_read on programme_run_leave for select to app_user using ((select app_holds('secretariat', 'expert', 'system')));
create policy who_orders_says on programme_run_leave for insert to app_user
  with check ((select app_holds('secretariat', 'expert'))
    and run_id in (select r.id from programme_run r where r.ordered_by = (select app_actor()) and r.ended_at is null));

create policy committee_reads on programme_take_over for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy secretariat_takes_over on programme_take_over for insert to app_user
  with check ((select app_holds('secretariat')) and taken_by = (select app_actor()));
