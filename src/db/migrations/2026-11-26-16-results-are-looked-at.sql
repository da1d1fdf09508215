-- One look at one outcome: what was asked with which settings and seed, on which state of the records, and what came out. It is kept as it
-- was; a later look is another row. Nothing in it is of a single State.
create table result_run (
  id uuid primary key,
  outcome text not null check (outcome in ('first-report', 'updated-report', 'action-plan', 'point-of-contact', 'consent', 'cells', 'request', 'reply')),
  seed text not null check (seed ~ '^[0-9a-f]{16}$'),
  settings jsonb not null,
  smallest_effect numeric,                  -- as it was chosen before this look; null where nothing was chosen
  ordered_by uuid not null references account,
  ordered_at timestamptz not null,
  ended_at timestamptz,
  data_version text check (length(data_version) = 64),
  data_until date,
  result jsonb,
  failure text check (length(failure) <= 2000),
  check ((ended_at is null) = (result is null and failure is null)),
  check ((result is null) = (data_version is null))
);
create index on result_run (outcome, ordered_at);
create unique index one_look_waits on result_run (outcome) where ended_at is null;

create function a_result_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or to_jsonb(new) - array['ended_at', 'data_version', 'data_until', 'result', 'failure']
        is distinct from to_jsonb(old) - array['ended_at', 'data_version', 'data_until', 'result', 'failure'] then
    raise exception 'what was looked at is kept as it was' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_result_is_kept before update or delete on result_run for each row execute function a_result_is_kept();

alter table result_run enable row level security;
alter table result_run force row level security;
create policy owner_fills on result_run for all to app_owner using (true) with check (true);
create policy gate_reads on result_run for select to app_gate using (true);
grant select on result_run to app_user, app_gate;
create policy committee_reads on result_run for select to app_user using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy those_who_serve_order on result_run for insert to app_user
  with check ((select app_holds('secretariat', 'expert', 'chair')) and ordered_by = (select app_actor()) and ended_at is null and result is null and failure is null);
create policy the_system_stores on result_run for update to app_user using ((select app_holds('system'))) with check ((select app_holds('system')));
grant insert on result_run to app_user;
grant update (ended_at, data_version, data_until, result, failure) on result_run to app_user;
