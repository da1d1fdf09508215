-- A member refers a case to a working group; the Committee is briefed; what a State received says why an entry was taken out; the public
-- reads yearly numbers that tell of no single request.

-- ── what a State received ────────────────────────────────────────────────────────────────────────────────────────
alter table help_received add ended_because text check (btrim(ended_because) <> '' and length(ended_because) <= 1000);
alter table help_received add check (ended_because is null or ended_at is not null);
grant update (ended_because) on help_received to app_user;

create or replace function help_received_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or (to_jsonb(new) - array['ended_at', 'ended_by', 'ended_because', 'audience']) is distinct from (to_jsonb(old) - array['ended_at', 'ended_by', 'ended_because', 'audience'])
     or audience_rank(new.audience) > audience_rank(old.audience) then
    raise exception 'what a State received is kept: a change is a new entry that replaces it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function help_received_replaces_its_own() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare old help_received;
begin
  if new.replaces is null then return new; end if;
  select * into old from help_received where id = new.replaces;
  if old.id is null or old.state_code <> new.state_code or old.ended_at is null or old.ended_because is not null then
    raise exception 'an entry replaces one of the same State that ended for it' using errcode = 'restrict_violation';
  end if;
  -- Only its State lets more people see what it received.
  if audience_rank(new.audience) > audience_rank(old.audience) and not new.state_code = any (app_states()) then
    raise exception 'only its State lets more people see what it received' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
alter function help_received_replaces_its_own() owner to app_gate;
revoke all on function help_received_replaces_its_own() from public;
create trigger help_received_replaces_its_own before insert on help_received for each row execute function help_received_replaces_its_own();

-- What was replaced or taken out is for its State and for those who serve.
create policy what_ended_is_for_its_State_and_who_serves on help_received as restrictive for select to app_user
  using (ended_at is null or state_code = any ((select app_states())::text[]) or (select app_holds('secretariat', 'chair', 'expert', 'system')));
-- Who serves enters for itself and the Committee; its State alone lets others see it.
create policy its_State_alone_shows_it on help_received as restrictive for insert to app_user
  with check (state_code = any ((select app_states())::text[]) or (select app_holds('system')) or audience_rank(audience) <= 2 or replaces is not null);

-- ── referral to a working group ──────────────────────────────────────────────────────────────────────────────────
create table request_referral (
  id uuid primary key,
  request_id uuid not null references assistance_request,
  working_group_id uuid not null references working_group,
  state_code text not null references state, -- the delegation
  words text not null check (btrim(words) <> '' and length(words) <= 4000),
  referred_by uuid not null references account,
  referred_at timestamptz not null,
  taken_up_at timestamptz,
  taken_up_by uuid references account,
  taken_up_words text not null default '' check (length(taken_up_words) <= 4000),
  check ((taken_up_at is null) = (taken_up_by is null)),
  check (taken_up_at is not null or taken_up_words = '')
);
create index on request_referral (request_id);
create unique index one_referral_to_a_group_at_a_time on request_referral (request_id, working_group_id) where taken_up_at is null;

create function a_referral_is_taken_up_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.taken_up_at is not null
     or (to_jsonb(new) - array['taken_up_at', 'taken_up_by', 'taken_up_words']) is distinct from (to_jsonb(old) - array['taken_up_at', 'taken_up_by', 'taken_up_words']) then
    raise exception 'a referral is kept, and taken up once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_referral_is_taken_up_once before update or delete on request_referral for each row execute function a_referral_is_taken_up_once();

-- ── briefings of the Committee on assistance ─────────────────────────────────────────────────────────────────────
create table assistance_briefing (
  id uuid primary key,
  covers_from date not null,
  covers_to date not null unique, -- up to, not including
  given_on date not null,
  meeting_id uuid references meeting,
  words text not null default '' check (length(words) <= 8000),
  figures jsonb not null,
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  check (covers_from < covers_to and covers_to <= given_on)
);
create trigger assistance_briefing_is_append_only before update or delete on assistance_briefing for each row execute function refuse_change();

do $$
declare name text;
begin
  foreach name in array array['request_referral', 'assistance_briefing'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select, insert on %I to app_user', name);
    execute format('grant select on %I to app_gate', name);
  end loop;
end $$;

-- Members and those who serve, each where the request itself may be read; not its State, and no provider.
create policy members_and_who_serves on request_referral for select to app_user
  using ((select app_holds('secretariat', 'chair', 'expert', 'member', 'system'))
    and request_id in (select mine.request_id from requests_i_read() mine where mine.from_rank <= 2));
create policy a_member_refers on request_referral for insert to app_user
  with check ((select app_holds('member')) and referred_by = (select app_actor()) and taken_up_at is null
    and state_code = any ((select app_delegations())::text[])
    and request_id in (select mine.request_id from requests_i_read() mine where mine.from_rank <= 2));
create policy chair_and_secretariat_take_it_up on request_referral for update to app_user
  using ((select app_holds('chair', 'secretariat'))) with check ((select app_holds('chair', 'secretariat')) and taken_up_by = (select app_actor()));
grant update (taken_up_at, taken_up_by, taken_up_words) on request_referral to app_user;

create policy the_Committee_and_who_serves on assistance_briefing for select to app_user
  using ((select app_holds('secretariat', 'chair', 'expert', 'member', 'system')));
create policy those_who_brief on assistance_briefing for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and recorded_by = (select app_actor()));

-- ── yearly numbers ───────────────────────────────────────────────────────────────────────────────────────────────
-- Cells of one row whose sum is shown as well. Under three: nothing. Where there is such a one, every cell that equals the smallest of the
-- others is left out with it, so that no hidden cell can be told from another, nor reckoned from the sum.
create function without_small_cells(cells int[]) returns int[] language sql immutable as $$
  select array_agg(case
      when cell < 3 then null
      when told.any_small and cell = told.smallest_other then null
      else cell
    end order by place)
  from unnest(cells) with ordinality c (cell, place),
    lateral (select bool_or(n < 3) as any_small, min(n) filter (where n >= 3) as smallest_other from unnest(cells) u (n)) told
$$;

-- Of years that ended, requests that every State may read; region null is the sum of the year. A cell without a number is left out, never nought.
create function assistance_numbers() returns table (year int, what text, region text, n int)
language sql stable security definer set search_path = app, pg_temp as $$
  -- What every State may read, and nothing else: who can read most requests could tell the others from a number of all.
  with open_request as (
    select r.* from assistance_request r
    where r.kind = 'assistance' and r.circulated_at is not null and audience_rank(r.audience) >= 5 and r.standing not in ('rejected', 'withdrawn')
  ),
  happened (what, day, state_code) as (
    select 'requests', r.received_on, r.state_code from open_request r
    union all
    select 'offers', (o.made_at at time zone 'America/New_York')::date, r.state_code
    from offer o join open_request r on r.id = o.request_id
    union all
    select 'matches', (o.accepted_at at time zone 'America/New_York')::date, r.state_code
    from offer o join open_request r on r.id = o.request_id where o.accepted_at is not null
    union all
    select 'deliveries', d.ended_on, r.state_code
    from delivery d join open_request r on r.id = d.request_id where d.outcome in ('delivered', 'partly')
  ),
  told as (
    select extract(year from h.day)::int as year, h.what, coalesce(g.regional_group, 'organisation') as region
    from happened h left join state_group g on g.state_code = h.state_code and g.valid_from <= h.day and g.valid_to > h.day
    where h.day is not null and extract(year from h.day) < extract(year from app_now() at time zone 'America/New_York')
  ),
  regions (region) as (values ('african'), ('asia-pacific'), ('eastern-european'), ('latin-american-and-caribbean'), ('western-european-and-other'), ('organisation')),
  -- From the Committee's first year on, whatever happened: that a year is there tells nothing.
  years as (select generate_series(2004, extract(year from app_now() at time zone 'America/New_York')::int - 1) as year),
  found as (select t.year, t.what, t.region, count(*)::int as n from told t group by 1, 2, 3),
  counted as (
    select y.year, w.what, array_agg(r.region order by r.region) as regions, array_agg(coalesce(f.n, 0) order by r.region) as cells
    from years y cross join (values ('requests'), ('offers'), ('matches'), ('deliveries')) w (what) cross join regions r
      left join found f on (f.year, f.what, f.region) = (y.year, w.what, r.region)
    group by y.year, w.what
  )
  select c.year, c.what, cell.region, cell.n
  from counted c cross join lateral unnest(c.regions, without_small_cells(c.cells)) cell (region, n)
  union all
  select c.year, c.what, null, (select case when sum(s) >= 3 then sum(s)::int end from unnest(c.cells) s) from counted c
$$;
alter function assistance_numbers() owner to app_gate;
revoke all on function assistance_numbers(), without_small_cells(int[]) from public;
grant execute on function assistance_numbers() to app_user, app_public;
grant execute on function without_small_cells(int[]) to app_user, app_gate;
