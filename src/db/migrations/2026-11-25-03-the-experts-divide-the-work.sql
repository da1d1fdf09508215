-- The division of work: which expert follows which State, regional group or theme, from which day, and every change of it.

create table assignment (
  id uuid primary key,
  expert_id uuid not null references account,
  state_code text references state,
  regional_group text check (regional_group in
    ('african', 'asia-pacific', 'eastern-european', 'latin-american-and-caribbean', 'western-european-and-other')),
  theme text check (char_length(theme) between 1 and 200),
  valid_from date not null,
  valid_to date,                       -- half-open, like every range; equal to the first day: it never ran
  reason text not null check (char_length(reason) <= 1000),
  replaces uuid unique references assignment, -- the line that ended so that this one begins
  assigned_by uuid not null references account,
  assigned_at timestamptz not null,
  ended_by uuid references account,
  ended_at timestamptz,
  ended_reason text check (char_length(ended_reason) between 1 and 1000),
  check (valid_from <= valid_to),
  check (num_nonnulls(state_code, regional_group, theme) = 1),
  constraint an_ending_has_a_day_a_person_and_a_reason
    check ((valid_to is null) = (ended_at is null) and (ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_reason is null)),
  -- NOTE the State's code as a range of one number, as for the terms of members.
  constraint one_expert_follows_a_state exclude using gist (
    int4range(ascii(state_code) * 65536 + ascii(substr(state_code, 2)) * 256 + ascii(substr(state_code, 3)),
              ascii(state_code) * 65536 + ascii(substr(state_code, 2)) * 256 + ascii(substr(state_code, 3)), '[]') with &&,
    daterange(valid_from, valid_to) with &&) where (state_code is not null)
);
create unique index one_expert_follows_a_region on assignment (regional_group) where valid_to is null;
create unique index one_expert_follows_a_theme on assignment (lower(theme)) where valid_to is null;
create index on assignment (expert_id);

create function an_assignment_only_ends() returns trigger language plpgsql as $$
declare ending text[] := array['valid_to', 'ended_by', 'ended_at', 'ended_reason'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - ending is distinct from to_jsonb(old) - ending
     or old.ended_at is not null or new.ended_at is null then
    raise exception 'a line of the division of work is only ended, once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger an_assignment_only_ends before update or delete on assignment
  for each row execute function an_assignment_only_ends();

create function an_assignment_is_for_an_expert() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select 1 from capacity c where c.account_id = new.expert_id and c.kind = 'expert') then
    raise exception 'work is given to experts' using errcode = 'check_violation';
  end if;
  if new.replaces is not null and not exists (
    select 1 from assignment earlier where earlier.id = new.replaces and earlier.valid_to = new.valid_from
      and (earlier.state_code, earlier.regional_group, earlier.theme) is not distinct from (new.state_code, new.regional_group, new.theme)) then
    raise exception 'a line takes the place of one about the same work that ends on the day it begins' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function an_assignment_is_for_an_expert() owner to app_gate;
create trigger an_assignment_is_for_an_expert before insert on assignment
  for each row execute function an_assignment_is_for_an_expert();

-- A suggestion for balance that a person left: this line to this expert is not suggested again.
create table left_suggestion (
  assignment_id uuid not null references assignment,
  expert_id uuid not null references account,
  left_by uuid not null references account,
  left_at timestamptz not null,
  primary key (assignment_id, expert_id)
);
create trigger left_suggestion_is_append_only before update or delete on left_suggestion
  for each row execute function refuse_change();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['assignment', 'left_suggestion'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('create policy committee_reads on %I for select to app_user using ((select app_holds(''chair'', ''member'', ''secretariat'', ''expert'', ''system'')))', name);
    execute format('grant select on %I to app_user, app_gate', name);
    execute format('grant insert on %I to app_user', name);
  end loop;
end $$;
create policy chair_and_secretariat_assign on assignment for insert to app_user
  with check ((select app_holds('chair', 'secretariat')) and assigned_by = (select app_actor()) and ended_at is null);
create policy chair_and_secretariat_end on assignment for update to app_user
  using ((select app_holds('chair', 'secretariat')))
  with check ((select app_holds('chair', 'secretariat')) and ended_by = (select app_actor()));
grant update (valid_to, ended_by, ended_at, ended_reason) on assignment to app_user;
create policy chair_and_secretariat_leave on left_suggestion for insert to app_user
  with check ((select app_holds('chair', 'secretariat')) and left_by = (select app_actor()));
