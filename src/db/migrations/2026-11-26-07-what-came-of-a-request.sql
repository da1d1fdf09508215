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

-- ── offers ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- Read as the person who offers: an item of which nothing is for them cannot be offered, nor guessed by its number.
create function an_offer_is_of_items_that_are_read() returns trigger language plpgsql as $$
begin
  if exists (select from unnest(new.items) item (n)
    where item.n <> 0 and not exists (select from request_item i where i.request_id = new.request_id and i.n = item.n)) then
    raise exception 'an offer is of items that can be read' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger an_offer_is_of_items_that_are_read before insert on offer for each row execute function an_offer_is_of_items_that_are_read();

-- Accepting an offer names its provider, and says nothing else of who may see the request. It fires before the request moves.
create function a_named_provider_is_accepted() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  was uuid[];
  named_after uuid[];
begin
  if new.event <> 'accept' then
    return new;
  end if;
  if new.details ? 'audience' then
    raise exception 'who may see a request is said by its State' using errcode = 'check_violation';
  end if;
  if new.details ? 'named' then
    select r.named into was from assistance_request r where r.id = new.request_id;
    named_after := array(select jsonb_array_elements_text(new.details -> 'named')::uuid);
    if not was <@ named_after or exists (select from unnest(named_after) one (id) where one.id <> all (was) and not exists (
        select from offer o where o.request_id = new.request_id and o.provider_id = one.id and o.accepted_at is not null and o.ended_at is null)) then
      raise exception 'accepting an offer names its provider alone' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create trigger a_named_provider_is_accepted before insert on request_event for each row execute function a_named_provider_is_accepted();

-- An offer falls with a delivery that brought nothing; with the last one, where nothing was delivered, every offer.
create function offers_fall_with_a_delivery() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  all_fall boolean;
begin
  all_fall := not exists (select from delivery d where d.request_id = new.request_id and (d.ended_at is null or d.outcome in ('delivered', 'partly')));
  update offer set ended_by = new.ended_by, ended_at = new.ended_at, ended_how = 'failed'
  where request_id = new.request_id and ended_at is null and (all_fall or id = new.offer_id);
  return null;
end $$;
create trigger offers_fall_with_a_delivery after update on delivery for each row
  when (old.outcome is null and new.outcome = 'failed') execute function offers_fall_with_a_delivery();
create policy gate_ends on offer for update to app_gate using (true) with check (true);
grant update (ended_by, ended_at, ended_how) on offer to app_gate;

-- ── on the website ───────────────────────────────────────────────────────────────────────────────────────────────
-- A public page is made anew when a field for everybody is made narrower.
create trigger public_edition_moves_with_a_field after update on request_field for each row
  when (old.audience = 'public' and new.audience <> 'public') execute function public_edition_moves();

do $$
declare signature text;
begin
  foreach signature in array array['a_named_provider_is_accepted()', 'offers_fall_with_a_delivery()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
