-- What a person with a session of its own could write past the acts of a request, and what the record and the history told of one to
-- somebody who may not read it.

-- ── in one's own name ────────────────────────────────────────────────────────────────────────────────────────────
create function a_field_is_written_in_ones_own_name() returns trigger language plpgsql as $$
begin
  if app_actor() is not null and new.written_by <> app_actor()
     and (tg_op = 'INSERT' or (new.written_by, new.value) is distinct from (old.written_by, old.value)) then
    raise exception 'nobody writes in the name of another' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_field_is_written_in_ones_own_name before insert or update on request_field for each row execute function a_field_is_written_in_ones_own_name();
create policy in_ones_own_name on request_annex as restrictive for insert to app_user with check (added_by = (select app_actor()));

create function help_is_ended_in_ones_own_name() returns trigger language plpgsql as $$
begin
  if app_actor() is not null and new.ended_by is distinct from old.ended_by and new.ended_by is distinct from app_actor() then
    raise exception 'nobody acts in the name of another' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger help_is_ended_in_ones_own_name before update on help_received for each row execute function help_is_ended_in_ones_own_name();

-- ── moves ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- It fires before the others. A request that is not for who writes is answered as one that never was.
create function a_move_is_of_a_request_that_is_read() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  r assistance_request;
begin
  if app_actor() is null then
    return new;
  end if;
  if not exists (select from requests_i_read() mine where mine.request_id = new.request_id) then
    raise exception 'there is no such request' using errcode = 'check_violation';
  end if;
  select * into r from assistance_request where id = new.request_id;
  -- What is written here is sent by who asks; the secretariat sends what came on paper.
  if new.event = 'submit' and r.id not in (select requests_i_write()) then
    raise exception 'a request is sent by who asks' using errcode = 'check_violation';
  end if;
  -- Working days are no fewer than so many days, but for the hour.
  if r.kind = 'assistance' and new.event = 'acknowledge' and (new.details ->> 'windowEndsAt')::timestamptz
     < new.at + (select make_interval(days => u.window_days - 1) from assistance_rule u order by u.recorded_at desc, u.id desc limit 1) then
    raise exception 'the window is as long as the rule says' using errcode = 'check_violation';
  end if;
  if new.event = 'delivery-fails' and not exists (select from delivery d where d.request_id = r.id and d.ended_at = new.at and d.outcome = 'failed') then
    raise exception 'no delivery failed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function a_move_is_of_a_request_that_is_read() owner to app_gate;
revoke all on function a_move_is_of_a_request_that_is_read() from public;
create trigger a_move_is_of_a_request_that_is_read before insert on request_event for each row execute function a_move_is_of_a_request_that_is_read();

-- An offer falls with a delivery, never by itself.
create function an_offer_falls_with_its_delivery() returns trigger language plpgsql as $$
begin
  if new.ended_how = 'failed' and old.ended_how is distinct from new.ended_how and pg_trigger_depth() < 2 then
    raise exception 'an offer falls with a delivery that failed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger an_offer_falls_with_its_delivery before update on offer for each row execute function an_offer_falls_with_its_delivery();

-- ── what tells of a request elsewhere ────────────────────────────────────────────────────────────────────────────
-- A draft is nobody else's, in the record too; a request is named there to those who may read it.
create policy acts_on_a_request_are_for_its_readers on act as restrictive for select to app_user
  using (verb !~ '^request\.' or actor_id = (select app_actor()) or (select app_holds('system'))
    or subject_id in (select mine.request_id::text from requests_i_read() mine));
drop policy acts_of_the_Committee_are_not_for_an_administrator on act;
create policy acts_of_the_Committee_are_not_for_an_administrator on act as restrictive for select to app_user
  using (verb !~ '^(no-objection|decision|statement|text|meeting|paper|task|matrix|cell|letter|letter-run|consent)\.'
         or actor_id = (select app_actor()) or (select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));

-- What came of a request is read in the history by no more than its request, as long as that is drawn closer.
create policy what_came_of_a_request_one_may_read on help_received as restrictive for select to app_user
  using (request_id is null or state_code = any ((select app_states())::text[]) or (select app_holds('secretariat', 'chair', 'expert', 'system'))
    or request_id in (select mine.request_id from requests_i_read() mine));
create function history_is_narrowed_with_its_request() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  update help_received set audience = new.audience
  where request_id = new.request_id and ended_at is null and audience_rank(audience) > audience_rank(new.audience);
  return null;
end $$;
alter function history_is_narrowed_with_its_request() owner to app_gate;
revoke all on function history_is_narrowed_with_its_request() from public;
create trigger history_is_narrowed_with_its_request after update on request_field for each row
  when (audience_rank(new.audience) < audience_rank(old.audience) and new.name in ('need', 'kinds', 'subject')) execute function history_is_narrowed_with_its_request();
create policy gate_narrows on help_received for update to app_gate using (true) with check (true);
grant update (audience) on help_received to app_gate;

-- Of what was put to whom each hears its own, by number too.
create or replace function proposals_put_to(reader text) returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select d.proposal_id from match_decision d join match_proposal p on p.id = d.proposal_id
  where d.decision = reader and ((select app_holds('secretariat', 'expert', 'chair')) or p.request_id in (select requests_of_mine())
    or p.programme_id in (select g.id from programme g where g.provider_id = any ((select app_providers())::uuid[])))
$$;
