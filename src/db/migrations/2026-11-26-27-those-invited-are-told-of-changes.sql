-- What one who is invited is told: that it is invited, that days changed, that it is confirmed or takes place no more. The database writes
-- them with the event, so that nobody is forgotten; who is told says that it was seen.
create table activity_notice (
  id uuid primary key,
  activity_id uuid not null references activity,
  event text not null check (event in ('invite', 'change-dates', 'confirm', 'cancel', 'merge')),
  state_code text references state,
  organisation_id uuid references organisation,
  -- the days as they were then
  starts_on date not null,
  ends_before date not null,
  precision text not null,
  made_at timestamptz not null,
  seen_by uuid references account,
  seen_at timestamptz,
  check (num_nonnulls(state_code, organisation_id) = 1),
  check ((seen_at is null) = (seen_by is null))
);
create index on activity_notice (activity_id);
create index on activity_notice (state_code) where seen_at is null;
create index on activity_notice (organisation_id) where seen_at is null;

create function a_notice_is_only_seen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.seen_at is not null
     or to_jsonb(new) - array['seen_at', 'seen_by'] is distinct from to_jsonb(old) - array['seen_at', 'seen_by'] then
    raise exception 'a notice is kept: it is seen once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_notice_is_only_seen before update or delete on activity_notice for each row execute function a_notice_is_only_seen();

create function those_invited_are_told() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into activity_notice (id, activity_id, event, state_code, organisation_id, starts_on, ends_before, precision, made_at)
    select gen_random_uuid(), a.id, new.event, i.state_code, i.organisation_id, a.starts_on, a.ends_before, a.precision, new.at
    from activity a join activity_invitee i on i.activity_id = a.id
    where a.id = new.activity_id and a.invited_at is not null and not a.on_record and i.standing = 'invited';
  return null;
end $$;
create trigger those_invited_are_told after insert on activity_event for each row
  when (new.event in ('change-dates', 'confirm', 'cancel', 'merge')) execute function those_invited_are_told();

create function who_is_invited_is_told() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into activity_notice (id, activity_id, event, state_code, organisation_id, starts_on, ends_before, precision, made_at)
    select gen_random_uuid(), a.id, 'invite', new.state_code, new.organisation_id, a.starts_on, a.ends_before, a.precision, new.changed_at
    from activity a where a.id = new.activity_id and a.invited_at is not null and not a.on_record
      and a.standing in ('invited', 'confirmed', 'postponed');
  return null;
end $$;
create trigger who_is_invited_is_told after update of standing on activity_invitee for each row
  when (new.standing = 'invited' and old.standing <> 'invited') execute function who_is_invited_is_told();
create trigger who_is_added_is_told after insert on activity_invitee for each row
  when (new.standing = 'invited') execute function who_is_invited_is_told();

alter table activity_notice enable row level security;
alter table activity_notice force row level security;
create policy owner_fills on activity_notice for all to app_owner using (true) with check (true);
create policy gate_writes on activity_notice for all to app_gate using (true) with check (true);
grant select on activity_notice to app_user;
grant select, insert on activity_notice to app_gate;
create policy who_plans_the_committee_and_who_is_told on activity_notice for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) or activity_id in (select activities_of_mine())
    or organisation_id = any ((select app_asks_for())::uuid[]) or state_code = any ((select app_states())::text[]));
create policy who_is_told_sees on activity_notice for update to app_user
  using (organisation_id = any ((select app_asks_for())::uuid[]) or state_code = any ((select app_states())::text[]))
  with check (seen_by = (select app_actor()));
grant update (seen_at, seen_by) on activity_notice to app_user;
do $$
declare signature text;
begin
  foreach signature in array array['those_invited_are_told()', 'who_is_invited_is_told()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
