-- A report or a programme of work is delivered once a version of it is in force.

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
