-- A proposal of weeks and experts for the activities of a year: what was asked, and what came out. It is kept as it was; a person puts an
-- activity in its week, never the proposal by itself.
create table programme_run (
  id uuid primary key,
  year int not null check (year between 2004 and 2200),
  input jsonb not null,                     -- priorities, experts needed, weeks of leave, as they were typed
  ordered_by uuid not null references account,
  ordered_at timestamptz not null,
  ended_at timestamptz,
  result jsonb,
  failure text check (length(failure) <= 2000),
  check ((ended_at is null) = (result is null and failure is null))
);
create function a_programme_run_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or to_jsonb(new) - array['ended_at', 'result', 'failure'] is distinct from to_jsonb(old) - array['ended_at', 'result', 'failure'] then
    raise exception 'what was proposed is kept as it was' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_programme_run_is_kept before update or delete on programme_run for each row execute function a_programme_run_is_kept();

alter table programme_run enable row level security;
alter table programme_run force row level security;
create policy owner_fills on programme_run for all to app_owner using (true) with check (true);
create policy gate_reads on programme_run for select to app_gate using (true);
grant select on programme_run to app_user, app_gate;
create policy committee_reads on programme_run for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy those_who_plan_order on programme_run for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and ordered_by = (select app_actor()) and ended_at is null and result is null and failure is null);
create policy the_system_stores on programme_run for update to app_user using ((select app_holds('system'))) with check ((select app_holds('system')));
grant insert on programme_run to app_user;
grant update (ended_at, result, failure) on programme_run to app_user;
