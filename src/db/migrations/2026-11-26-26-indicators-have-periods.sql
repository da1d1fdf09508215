-- For an indicator each calendar year is a period: what is aimed at, what was counted, what was locked of it, and what the Chair approved.
-- Rows are added and never changed. A count of one or two States is kept nowhere: null is "fewer than three".

create function year_of_new_york(moment timestamptz) returns int language sql immutable set search_path = app, pg_temp as $$
  select extract(year from moment at time zone 'America/New_York')::int
$$;

create table indicator_year_target (
  indicator_id uuid not null references indicator,
  year int not null check (year between 2004 and 9998),
  number int not null check (number > 0),
  states int not null check (states between 0 and 999),
  words text not null check (btrim(words) <> '' and length(words) <= 500),
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  set_by uuid not null references account,
  set_at timestamptz not null,
  primary key (indicator_id, year, number)
);

-- What the system counted of a year that is over, and of the year before: nobody else writes a figure.
create table indicator_year_count (
  id uuid primary key,
  indicator_id uuid not null references indicator,
  year int not null check (year between 2004 and 9998),
  baseline int check (baseline = 0 or baseline >= 3),
  actual int check (actual = 0 or actual >= 3),
  data_version text not null check (data_version ~ '^[0-9a-f]{64}$'),
  counted_at timestamptz not null,
  unique (id, indicator_id, year)
);

create table indicator_year_lock (
  indicator_id uuid not null references indicator,
  year int not null,
  number int not null check (number > 0),
  count_id uuid not null unique,
  words text not null check (length(words) <= 500 and (number = 1 or btrim(words) <> '')),   -- why it is locked anew
  locked_by uuid not null references account,
  locked_at timestamptz not null,
  primary key (indicator_id, year, number),
  foreign key (count_id, indicator_id, year) references indicator_year_count (id, indicator_id, year)
);

create table indicator_year_approval (
  indicator_id uuid not null,
  year int not null,
  number int not null,
  approved_by uuid not null references account,
  approved_at timestamptz not null,
  primary key (indicator_id, year, number),
  foreign key (indicator_id, year, number) references indicator_year_lock
);

-- ── gates ────────────────────────────────────────────────────────────────────────────────────────────────────────
create function require_standing_indicator(of_indicator uuid, of_year int) returns void
language plpgsql stable security definer set search_path = app, pg_temp as $$
begin
  if not exists (select from indicator i where i.id = of_indicator and i.ended_at is null and extract(year from i.chosen_on) <= of_year) then
    raise exception 'a period is of an indicator that stands, from the year in which it was chosen' using errcode = 'check_violation';
  end if;
end $$;

create function a_target_is_set_in_time() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  perform require_standing_indicator(new.indicator_id, new.year);
  if new.year < year_of_new_york(new.set_at) then
    raise exception 'no target is set for a year that is over' using errcode = 'check_violation';
  end if;
  if new.number <> 1 + coalesce((select max(t.number) from indicator_year_target t where t.indicator_id = new.indicator_id and t.year = new.year), 0) then
    raise exception 'targets are numbered one after the other' using errcode = 'unique_violation';
  end if;
  if exists (select from indicator_year_target t where t.indicator_id = new.indicator_id and t.year = new.year and t.set_at > new.set_at) then
    raise exception 'a later target is set later' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_target_is_set_in_time before insert on indicator_year_target for each row execute function a_target_is_set_in_time();

create function a_year_is_counted_when_over() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  perform require_standing_indicator(new.indicator_id, new.year);
  if new.year >= year_of_new_york(new.counted_at) then
    raise exception 'a year is counted to be locked when it is over' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_year_is_counted_when_over before insert on indicator_year_count for each row execute function a_year_is_counted_when_over();

create function a_lock_follows_the_last() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  last indicator_year_lock;
begin
  perform require_standing_indicator(new.indicator_id, new.year);
  select * into last from indicator_year_lock l where l.indicator_id = new.indicator_id and l.year = new.year order by l.number desc limit 1;
  if new.number <> 1 + coalesce(last.number, 0) then
    raise exception 'what is locked is numbered one after the other' using errcode = 'unique_violation';
  end if;
  if new.year >= year_of_new_york(new.locked_at) or new.locked_at < (select c.counted_at from indicator_year_count c where c.id = new.count_id) then
    raise exception 'a year is locked when it is over and counted' using errcode = 'check_violation';
  end if;
  if last.number is not null and exists (select from indicator_year_count a, indicator_year_count b where a.id = last.count_id and b.id = new.count_id
      and (b.counted_at < a.counted_at or (a.baseline, a.actual) is not distinct from (b.baseline, b.actual))) then
    raise exception 'a year is locked anew with other figures, counted later' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_lock_follows_the_last before insert on indicator_year_lock for each row execute function a_lock_follows_the_last();

create function the_last_lock_is_approved() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.number <> (select max(l.number) from indicator_year_lock l where l.indicator_id = new.indicator_id and l.year = new.year)
     or new.approved_at < (select l.locked_at from indicator_year_lock l where l.indicator_id = new.indicator_id and l.year = new.year and l.number = new.number) then
    raise exception 'what was locked last is approved, afterwards' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger the_last_lock_is_approved before insert on indicator_year_approval for each row execute function the_last_lock_is_approved();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text; signature text;
begin
  foreach name in array array['indicator_year_target', 'indicator_year_count', 'indicator_year_lock', 'indicator_year_approval'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', name || '_is_append_only', name);
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('create policy committee_reads on %I for select to app_user using ((select app_holds(''chair'', ''member'', ''secretariat'', ''expert'', ''system'')))', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
  foreach signature in array array['require_standing_indicator(uuid, int)', 'a_target_is_set_in_time()', 'a_year_is_counted_when_over()', 'a_lock_follows_the_last()',
      'the_last_lock_is_approved()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
revoke all on function year_of_new_york(timestamptz) from public;
grant execute on function year_of_new_york(timestamptz) to app_gate;

create policy those_who_set on indicator_year_target for insert to app_user
  with check ((select app_holds('secretariat', 'chair')) and set_by = (select app_actor()));
create policy the_system_counts on indicator_year_count for insert to app_user with check ((select app_holds('system')));
create policy secretariat_locks on indicator_year_lock for insert to app_user
  with check ((select app_holds('secretariat')) and locked_by = (select app_actor()));
create policy the_chair_approves on indicator_year_approval for insert to app_user
  with check ((select app_holds('chair')) and approved_by = (select app_actor()));
grant insert (indicator_id, year, number, states, words, source, set_by, set_at) on indicator_year_target to app_user;
grant insert (id, indicator_id, year, baseline, actual, data_version, counted_at) on indicator_year_count to app_user;
grant insert (indicator_id, year, number, count_id, words, locked_by, locked_at) on indicator_year_lock to app_user;
grant insert (indicator_id, year, number, approved_by, approved_at) on indicator_year_approval to app_user;
