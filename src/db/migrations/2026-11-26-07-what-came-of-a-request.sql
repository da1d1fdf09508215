-- A delivery that its provider says is over is the State's to confirm; a provider that was asked to put a request aside says that it did.

alter table delivery
  add column confirmed_by uuid references account,
  add column confirmed_at timestamptz,
  add column confirmed_words text not null default '' check (length(confirmed_words) <= 4000),
  add constraint confirmed_when_it_ended check ((confirmed_at is null) = (confirmed_by is null) and (confirmed_at is null or ended_at is not null));

create or replace function a_delivery_ends_once() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a delivery is kept as it was' using errcode = 'restrict_violation';
  end if;
  if (to_jsonb(new) - array['ended_on', 'ended_by', 'ended_at', 'outcome', 'delivered_items', 'outcome_words', 'confirmed_by', 'confirmed_at', 'confirmed_words'])
     is distinct from (to_jsonb(old) - array['ended_on', 'ended_by', 'ended_at', 'outcome', 'delivered_items', 'outcome_words', 'confirmed_by', 'confirmed_at', 'confirmed_words']) then
    raise exception 'a delivery is kept as it was' using errcode = 'restrict_violation';
  end if;
  if old.ended_at is not null and (new.ended_on, new.ended_by, new.ended_at, new.outcome, new.delivered_items, new.outcome_words)
     is distinct from (old.ended_on, old.ended_by, old.ended_at, old.outcome, old.delivered_items, old.outcome_words) then
    raise exception 'what came of a delivery stays' using errcode = 'restrict_violation';
  end if;
  if old.confirmed_at is not null and (new.confirmed_by, new.confirmed_at, new.confirmed_words) is distinct from (old.confirmed_by, old.confirmed_at, old.confirmed_words) then
    raise exception 'what was confirmed stays' using errcode = 'restrict_violation';
  end if;
  if new.confirmed_at is distinct from old.confirmed_at
     and (new.confirmed_by is distinct from app_actor() or new.request_id not in (select requests_of_mine())) then
    raise exception 'the State confirms what was delivered' using errcode = 'check_violation';
  end if;
  if new.ended_at is distinct from old.ended_at and new.ended_by is distinct from app_actor() then
    raise exception 'nobody acts in the name of another' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function a_delivery_ends_once() owner to app_gate;
drop policy both_sides_end on delivery;
create policy both_sides_end on delivery for update to app_user
  using (offer_id in (select o.id from offer o where o.provider_id = any ((select app_providers())::uuid[]) or o.request_id in (select requests_of_mine()))
    or (select app_holds('secretariat')))
  with check (true);
grant update (confirmed_by, confirmed_at, confirmed_words) on delivery to app_user;
