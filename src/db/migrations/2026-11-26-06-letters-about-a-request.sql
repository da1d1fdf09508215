-- A run of letters may be about a request for assistance: the Chair's acknowledgement to who asked, the note verbale that circulates it,
-- the letter that forwards the offers. To whom such a letter may go, and whether it may still leave, is decided here.

alter table letter_run
  add column occasion text not null default 'matrices' check (occasion in ('matrices', 'acknowledgement', 'circulation', 'offers')),
  add column request_id uuid references assistance_request,
  add constraint a_run_names_the_request_it_is_about check ((occasion = 'matrices') = (request_id is null)),
  drop constraint letter_run_encloses_check,
  add constraint letter_run_encloses_check check (case occasion
    when 'matrices' then encloses <@ array['matrix', 'difference', 'model']
    when 'offers' then encloses <@ array['offers']
    else encloses <@ array['request'] end);
create index on letter_run (request_id);
-- A State reads its letter and no run: the letter itself says what it is about, as its run does.
alter table letter
  add column occasion text not null default 'matrices' check (occasion in ('matrices', 'acknowledgement', 'circulation', 'offers')),
  add column request_id uuid references assistance_request,
  add column request_seen bigint,     -- the last event of the request when the letter was read from it
  add constraint a_letter_names_the_request_it_is_about check ((occasion = 'matrices') = (request_id is null)),
  add constraint a_letter_knows_what_it_was_read_from check (request_id is null or print is null or request_seen is not null);
create index on letter (request_id);
grant update (request_seen) on letter to app_user;
create function what_a_letter_was_read_from_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a released letter is never changed' using errcode = 'restrict_violation';
end $$;
create trigger what_a_letter_was_read_from_stays before update on letter for each row
  when (old.standing <> 'drafted' and new.request_seen is distinct from old.request_seen) execute function what_a_letter_was_read_from_stays();

-- From which level on an addressee reads a request: 0 who asks, 3 a provider it names, 4 another provider, 5 any State.
create function addressee_reads_from(request uuid, to_state text, to_organisation uuid) returns int
language sql stable security definer set search_path = app, pg_temp as $$
  select min(told.rank) from (
    select 0 as rank from assistance_request r where r.id = request and (r.state_code = to_state or r.organisation_id = to_organisation)
    union all
    select case when p.id = any (r.named) then 3 else 4 end
    from assistance_request r, provider p
    where r.id = request and p.ended_on is null and (p.state_code = to_state or p.organisation_id = to_organisation)
    union all
    select 5 where to_state is not null
  ) told
$$;

-- Whether a request may be with an addressee now.
create function may_circulate_to(request uuid, to_state text, to_organisation uuid) returns boolean
language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from assistance_request r
    where r.id = request and r.kind = 'assistance' and r.standing in ('ready', 'circulated', 'offers-received', 'matched', 'delivering')
      and r.circulation in ('limited', 'all')
      and addressee_reads_from(r.id, to_state, to_organisation) <= audience_rank(r.audience)
      and (r.circulation = 'all' or addressee_reads_from(r.id, to_state, to_organisation) <= 3))
$$;

create function a_letter_goes_where_its_request_may() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  of_run letter_run;
begin
  select * into of_run from letter_run where id = new.run_id;
  new.occasion := coalesce(of_run.occasion, 'matrices');
  new.request_id := of_run.request_id;
  if new.occasion = 'circulation' and not may_circulate_to(new.request_id, new.state_code, new.organisation_id) then
    raise exception 'a request is circulated to those its State allowed' using errcode = 'check_violation';
  end if;
  if new.occasion in ('acknowledgement', 'offers') and not exists (select from assistance_request r
     where r.id = new.request_id and (r.state_code = new.state_code or r.organisation_id = new.organisation_id)) then
    raise exception 'who asked is written to, and nobody else' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_letter_goes_where_its_request_may before insert on letter for each row execute function a_letter_goes_where_its_request_may();

-- Whether a letter may still leave. What was read from its request before its State let fewer see it, or before an offer ended, does not.
-- Events are compared by their order, not by time: one that was asked for earlier may be written later.
create function letter_may_leave(of_letter uuid) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select case l.occasion
    when 'matrices' then true
    when 'circulation' then may_circulate_to(l.request_id, l.state_code, l.organisation_id)
    when 'acknowledgement' then exists (select from assistance_request r where r.id = l.request_id and r.standing = 'authenticated')
    else exists (select from assistance_request r where r.id = l.request_id and r.standing not in ('withdrawn', 'rejected', 'held-confidential'))
  end
  and (l.request_id is null or not exists (select from request_event e
    where e.request_id = l.request_id and e.ordinal > coalesce(l.request_seen, 0) and l.prepared_at is not null
      and (e.event in ('limit', 'forbid', 'tighten', 'withdraw')
        or (l.occasion = 'offers' and e.event in ('offer-withdrawn', 'offer-declined', 'delivery-fails')))))
  from letter l where l.id = of_letter
$$;

create function a_letter_leaves_while_its_request_may() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not letter_may_leave(new.letter_id) then
    raise exception 'the request this letter is about may no longer leave with it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
-- By hand it leaves with its event; by e-mail once it is taken in hand: what the server then took has left, whatever was said meanwhile.
create function a_letter_by_hand_leaves_while_its_request_may() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if exists (select from letter l where l.id = new.letter_id and l.channel = 'hand-over') and not letter_may_leave(new.letter_id) then
    raise exception 'the request this letter is about may no longer leave with it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_letter_by_hand_leaves_while_its_request_may before insert on letter_event for each row
  when (new.event = 'send') execute function a_letter_by_hand_leaves_while_its_request_may();
create trigger a_letter_by_mail_leaves_while_its_request_may before insert on letter_delivery for each row
  when (new.kind = 'letter') execute function a_letter_leaves_while_its_request_may();

do $$
declare signature text;
begin
  foreach signature in array array['addressee_reads_from(uuid, text, uuid)', 'may_circulate_to(uuid, text, uuid)', 'letter_may_leave(uuid)',
    'a_letter_goes_where_its_request_may()', 'a_letter_leaves_while_its_request_may()', 'a_letter_by_hand_leaves_while_its_request_may()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
grant execute on function letter_may_leave(uuid) to app_user;

-- Whoever may read nothing of a request finds no run and no letter about it; its addressee reads the letter once it left, as any.
create policy about_a_request_one_may_read on letter_run as restrictive for all to app_user
  using (request_id is null or request_id in (select mine.request_id from requests_i_read() mine));
create policy about_a_request_one_may_read on letter as restrictive for select to app_user
  using (request_id is null or state_code = any ((select app_states())::text[]) or request_id in (select mine.request_id from requests_i_read() mine));
