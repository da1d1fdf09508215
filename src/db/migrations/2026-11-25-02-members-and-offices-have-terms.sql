-- Who is a member of the Committee, who holds which office and which working groups there are: all of it with dates, so that
-- "who was a member on a day" is a question the system answers. Ranges are half-open; no last day means: until further notice.

create table committee_member (
  id uuid primary key,
  state_code text not null references state,
  seat text not null check (seat in ('permanent', 'elected')),
  valid_from date not null,
  valid_to date,
  source text not null check (char_length(source) between 1 and 500),
  recorded_by uuid references account,   -- nobody: of the demonstration
  recorded_at timestamptz not null,
  ended_by uuid references account,
  ended_at timestamptz,
  ended_source text check (char_length(ended_source) between 1 and 500),
  check (valid_from <= valid_to),        -- equal: it never ran; so a line recorded by mistake is taken back
  constraint an_ending_has_a_person_and_a_source
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_source is null)),
  -- NOTE a State's code is written as a range of one number, so that the index for ranges, which every server has, can compare it.
  constraint terms_of_a_state_do_not_overlap exclude using gist (
    int4range(ascii(state_code) * 65536 + ascii(substr(state_code, 2)) * 256 + ascii(substr(state_code, 3)),
              ascii(state_code) * 65536 + ascii(substr(state_code, 2)) * 256 + ascii(substr(state_code, 3)), '[]') with &&,
    daterange(valid_from, valid_to) with &&)
);

-- Working groups, and the sub-committees of the first years.
create table working_group (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 200),
  language text not null default 'en' check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  valid_from date not null,
  valid_to date,
  source text not null check (char_length(source) between 1 and 500),
  recorded_by uuid references account,
  recorded_at timestamptz not null,
  ended_by uuid references account,
  ended_at timestamptz,
  ended_source text check (char_length(ended_source) between 1 and 500),
  check (valid_from <= valid_to),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_source is null))
);

-- An office gives no rights by itself: what a person may do here is a capacity of an account.
create table office (
  id uuid primary key,
  kind text not null check (kind in ('chair', 'vice-chair', 'coordinator', 'expert', 'group-coordinator', 'secretariat')),
  person_name text check (char_length(person_name) between 1 and 200),
  account_id uuid references account,
  state_code text references state,
  working_group_id uuid references working_group,
  valid_from date not null,
  valid_to date,
  source text not null check (char_length(source) between 1 and 500),
  recorded_by uuid references account,
  recorded_at timestamptz not null,
  ended_by uuid references account,
  ended_at timestamptz,
  ended_source text check (char_length(ended_source) between 1 and 500),
  check (valid_from <= valid_to),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_source is null)),
  constraint somebody_holds_an_office check (num_nonnulls(person_name, account_id, state_code) > 0),
  constraint a_coordinator_has_a_working_group check ((kind = 'coordinator') = (working_group_id is not null))
);

-- A line on record is ended once and earlier than it would have ended; nothing else of it changes. A correction is a new line.
create function a_line_only_ends() returns trigger language plpgsql as $$
declare ending text[] := array['valid_to', 'ended_by', 'ended_at', 'ended_source'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - ending is distinct from to_jsonb(old) - ending
     or old.ended_at is not null or new.ended_at is null or new.valid_to is null or new.valid_to > old.valid_to then
    raise exception 'rows of % are only ended, once', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['committee_member', 'working_group', 'office'] loop
    execute format('create trigger a_line_only_ends before update or delete on %I for each row execute function a_line_only_ends()', name);
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('create policy committee_reads on %I for select to app_user using ((select app_holds(''chair'', ''member'', ''secretariat'', ''expert'', ''system'')))', name);
    execute format('create policy secretariat_records on %I for insert to app_user with check ((select app_holds(''secretariat'')) and recorded_by = (select app_actor()) and ended_at is null)', name);
    execute format('create policy secretariat_ends on %I for update to app_user using ((select app_holds(''secretariat''))) with check ((select app_holds(''secretariat'')) and ended_by = (select app_actor()))', name);
    execute format('grant select on %I to app_user, app_gate', name);
    execute format('grant insert on %I to app_user', name);
    execute format('grant update (valid_to, ended_by, ended_at, ended_source) on %I to app_user', name);
  end loop;
end $$;
