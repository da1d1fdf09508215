-- What was proposed for which need, with reasons; who looked at it; what a person decided. Nothing of it is for a provider or a State but
-- what a person put to them, and a provider reads that only where it may read the request.

create table match_round (
  id uuid primary key,
  kind text not null check (kind in ('all', 'conference', 'request')),
  request_id uuid references assistance_request,       -- of one request
  groups text[] not null default '{}' check (groups <@ array['african', 'asia-pacific', 'eastern-european', 'latin-american-and-caribbean',
    'western-european-and-other']),
  title text not null default '' check (length(title) <= 200),
  terms jsonb not null,                                -- weights with their author, the day, how fine
  figures jsonb not null,                              -- value, bound, shares, the price of each rule, what stays open and why
  made_by uuid not null references account,
  made_at timestamptz not null,
  check ((kind = 'request') = (request_id is not null)),
  check ((kind = 'conference') = (cardinality(groups) > 0))
);
create trigger match_round_is_append_only before update or delete on match_round for each row execute function refuse_change();

create table match_proposal (
  id uuid primary key,
  round_id uuid not null references match_round,
  request_id uuid not null references assistance_request,
  item_id uuid not null references request_item (id),
  programme_id uuid not null references programme,
  place int not null check (place between 1 and 20),   -- 1: what the round proposes; others: the next best for the item
  fit numeric(4, 1) not null check (fit between 0 and 100),
  for_person boolean not null,
  reasons jsonb not null,
  unique (round_id, item_id, programme_id)
);
create index on match_proposal (round_id);
create index on match_proposal (request_id);
create trigger match_proposal_is_append_only before update or delete on match_proposal for each row execute function refuse_change();

-- Who opened which round: kept, because it tells of confidential requests.
create table match_seen (
  round_id uuid not null references match_round,
  account_id uuid not null references account,
  at timestamptz not null,
  primary key (round_id, account_id)
);
create trigger match_seen_is_append_only before update or delete on match_seen for each row execute function refuse_change();

create table match_decision (
  id uuid primary key,
  proposal_id uuid not null references match_proposal,
  decision text not null check (decision in ('put-to-state', 'put-to-provider', 'set-aside')),
  words text not null default '' check (length(words) <= 4000),
  by uuid not null references account,
  at timestamptz not null,
  unique (proposal_id, decision)
);
create trigger match_decision_is_append_only before update or delete on match_decision for each row execute function refuse_change();

-- Nobody fits: told to the Chair, who may ask members and States; answered in words.
create table match_escalation (
  id uuid primary key,
  request_id uuid not null references assistance_request,
  words text not null check (btrim(words) <> '' and length(words) <= 4000),
  by uuid not null references account,
  at timestamptz not null,
  answered_by uuid references account,
  answered_at timestamptz,
  answer text not null default '' check (length(answer) <= 4000),
  check ((answered_at is null) = (answered_by is null) and (answered_at is null or btrim(answer) <> ''))
);
create unique index one_open_escalation_of_a_request on match_escalation (request_id) where answered_at is null;
create function an_escalation_is_answered_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.answered_at is not null
     or (to_jsonb(new) - array['answered_by', 'answered_at', 'answer']) is distinct from (to_jsonb(old) - array['answered_by', 'answered_at', 'answer']) then
    raise exception 'what was told to the Chair stays' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger an_escalation_is_answered_once before update or delete on match_escalation for each row execute function an_escalation_is_answered_once();

-- A provider is told only of what it may read itself.
create function a_provider_is_told_of_what_it_may_read() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  r assistance_request;
  provider uuid;
begin
  if new.decision <> 'put-to-provider' then
    return new;
  end if;
  select a.* into r from match_proposal p join assistance_request a on a.id = p.request_id where p.id = new.proposal_id;
  select g.provider_id into provider from match_proposal p join programme g on g.id = p.programme_id where p.id = new.proposal_id;
  if r.standing not in ('circulated', 'offers-received', 'matched') or r.circulation = 'none'
     or not (audience_rank(r.audience) >= 4 or (r.audience = 'named-providers' and provider = any (r.named))) then
    raise exception 'a provider is not told of a request that it may not read' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_provider_is_told_of_what_it_may_read before insert on match_decision
  for each row execute function a_provider_is_told_of_what_it_may_read();

do $$
declare name text;
begin
  foreach name in array array['match_round', 'match_proposal', 'match_seen', 'match_decision', 'match_escalation'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate; grant insert on %I to app_user', name, name);
  end loop;
end $$;
alter function a_provider_is_told_of_what_it_may_read() owner to app_gate;
revoke all on function a_provider_is_told_of_what_it_may_read() from public;
create policy those_who_serve on match_round for select to app_user using ((select app_holds('secretariat', 'expert', 'chair')));
create policy those_who_match on match_round for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and made_by = (select app_actor()));
create policy those_who_serve on match_seen for select to app_user using ((select app_holds('secretariat', 'expert', 'chair')));
create policy in_ones_own_name on match_seen for insert to app_user
  with check ((select app_holds('secretariat', 'expert', 'chair')) and account_id = (select app_actor()));
create policy those_who_serve on match_proposal for select to app_user using ((select app_holds('secretariat', 'expert', 'chair')));
create policy those_who_match on match_proposal for insert to app_user with check ((select app_holds('secretariat', 'expert')));
create function proposals_put_to(reader text) returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select d.proposal_id from match_decision d where d.decision = reader
$$;
alter function proposals_put_to(text) owner to app_gate;
revoke all on function proposals_put_to(text) from public;
grant execute on function proposals_put_to(text) to app_user;
-- What a person put to a State is the State's to read, what was put to a provider the provider's: the proposal, and no round.
create policy put_to_its_reader on match_proposal for select to app_user
  using ((request_id in (select requests_of_mine()) and id in (select proposals_put_to('put-to-state')))
    or (request_id in (select r.id from assistance_request r)
        and programme_id in (select g.id from programme g where g.provider_id = any ((select app_providers())::uuid[]))
        and id in (select proposals_put_to('put-to-provider'))));
create policy those_who_serve on match_decision for select to app_user using ((select app_holds('secretariat', 'expert', 'chair')));
create policy those_who_decide on match_decision for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and by = (select app_actor()));
create policy those_who_serve on match_escalation for select to app_user using ((select app_holds('secretariat', 'expert', 'chair')));
create policy those_who_match on match_escalation for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and by = (select app_actor()) and answered_at is null);
create policy the_Chair_answers on match_escalation for update to app_user
  using ((select app_holds('chair'))) with check (answered_by = (select app_actor()));
grant update (answered_by, answered_at, answer) on match_escalation to app_user;
