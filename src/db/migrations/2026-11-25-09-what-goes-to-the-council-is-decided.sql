-- A report or a programme of work is delivered once a version of it is in force; a procedure keeps exactly the members of its day.

create function what_goes_to_the_Council_is_decided() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if exists (select from committee_text t where t.id = new.text_id and t.kind in ('report', 'programme-of-work'))
     and not exists (select from text_version v where v.text_id = new.text_id and v.decision_id is not null and v.in_force_from <= new.delivered_on) then
    raise exception 'no version of this text was adopted by a decision on that day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function what_goes_to_the_Council_is_decided() owner to app_gate;
create trigger what_goes_to_the_Council_is_decided before insert on text_delivered
  for each row execute function what_goes_to_the_Council_is_decided();

create function a_case_keeps_the_members_of_its_day() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  day date := (new.circulated_at at time zone 'America/New_York')::date;
  sitting text[];
begin
  select coalesce(array_agg(m.state_code order by m.state_code), '{}') into sitting from committee_member m
  where m.valid_from <= day and (m.valid_to is null or m.valid_to > day);
  if sitting = '{}' or sitting is distinct from (select array_agg(code order by code) from unnest(new.members) code) then
    raise exception 'a procedure is opened with the members of the Committee on that day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function a_case_keeps_the_members_of_its_day() owner to app_gate;
create trigger a_case_keeps_the_members_of_its_day before insert on no_objection
  for each row execute function a_case_keeps_the_members_of_its_day();
