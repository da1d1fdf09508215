-- What the mandate asks of the Committee, when each piece is due, what is recorded of it, and the tasks of the programme of work.

-- A duty with its paragraph: each year on a day, or once. Days past a month's end mean its last day.
create table mandate_duty (
  id uuid primary key,
  title jsonb not null
    check (jsonb_typeof(title) = 'object' and title <> '{}' and title - array['ar', 'zh', 'en', 'fr', 'ru', 'es'] = '{}'),
  resolution text not null check (btrim(resolution) <> '' and length(resolution) <= 100),
  paragraph text check (btrim(paragraph) <> '' and length(paragraph) <= 100),
  due_month int check (due_month between 1 and 12),
  due_day int check (due_day between 1 and 31),
  due_on date,
  valid_from date not null,
  valid_to date,             -- half-open, like every range
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  language text not null default 'en' check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),  -- of the source
  made_by uuid references account,   -- nobody: it came with the product
  made_at timestamptz,
  ended_by uuid references account,
  ended_at timestamptz,
  check ((due_month is null) = (due_day is null)),
  constraint each_year_or_once check ((due_on is null) <> (due_month is null)),
  check (valid_from < valid_to),
  check ((made_by is null) = (made_at is null)),
  check ((ended_by is null) = (ended_at is null))
);
create function a_duty_only_ends() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null or new.valid_to is null or
     to_jsonb(new) - array['valid_to', 'ended_by', 'ended_at'] is distinct from to_jsonb(old) - array['valid_to', 'ended_by', 'ended_at'] then
    raise exception 'of a duty nothing changes but that it ends, once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_duty_only_ends before update or delete on mandate_duty for each row execute function a_duty_only_ends();

-- The Committee agreed to another date for one year's piece. The newest counts.
create table duty_extension (
  id uuid primary key,
  duty_id uuid not null references mandate_duty,
  year int not null check (year between 2004 and 2100),
  new_date date not null,
  words text not null check (btrim(words) <> '' and length(words) <= 4000),  -- by which decision, or in which words
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null
);
create index on duty_extension (duty_id, year);
create trigger duty_extension_is_append_only before update or delete on duty_extension for each row execute function refuse_change();

-- One year's piece was delivered. The newest counts: a mistake is corrected by a later line.
create table duty_delivery (
  id uuid primary key,
  duty_id uuid not null references mandate_duty,
  year int not null check (year between 2004 and 2100),
  delivered_on date not null,
  symbol text check (btrim(symbol) <> '' and length(symbol) <= 100),
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null
);
create index on duty_delivery (duty_id, year);
create trigger duty_delivery_is_append_only before update or delete on duty_delivery for each row execute function refuse_change();

-- A task of a year's programme of work, in one of its four areas.
create table programme_task (
  id uuid primary key,
  year int not null check (year between 2004 and 2100),
  area text not null check (area in ('national-implementation', 'assistance', 'cooperation', 'transparency')),
  duty_id uuid references mandate_duty,
  title text not null check (btrim(title) <> '' and length(title) <= 300),
  who text not null check (btrim(who) <> '' and length(who) <= 200),
  due_on date,
  quarter int check (quarter between 1 and 4),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  added_by uuid not null references account,
  added_at timestamptz not null,
  constraint a_date_or_a_quarter check ((due_on is null) <> (quarter is null)),
  constraint in_its_year check (due_on is null or extract(year from due_on) = year)
);
create index on programme_task (year);
create trigger programme_task_is_append_only before update or delete on programme_task for each row execute function refuse_change();

-- What happened with a task, line by line. The newest says where it stands; a task without a line is open.
create table programme_progress (
  id uuid primary key,
  task_id uuid not null references programme_task,
  status text not null check (status in ('open', 'in-progress', 'done', 'dropped')),
  note text not null check (btrim(note) <> '' and length(note) <= 4000),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null
);
create index on programme_progress (task_id, recorded_at);
create trigger programme_progress_is_append_only before update or delete on programme_progress
  for each row execute function refuse_change();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['mandate_duty', 'duty_extension', 'duty_delivery', 'programme_task', 'programme_progress'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('create policy committee_reads on %I for select to app_user using ((select app_holds(''chair'', ''member'', ''secretariat'', ''expert'', ''system'')))', name);
    execute format('grant select, insert on %I to app_user', name);
    execute format('grant select on %I to app_gate', name);
  end loop;
end $$;

create policy secretariat_adds on mandate_duty for insert to app_user
  with check ((select app_holds('secretariat')) and made_by = (select app_actor()) and ended_at is null);
create policy secretariat_ends on mandate_duty for update to app_user
  using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')) and ended_by = (select app_actor()));
grant update (valid_to, ended_by, ended_at) on mandate_duty to app_user;
create policy secretariat_records on duty_extension for insert to app_user
  with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()));
create policy secretariat_records on duty_delivery for insert to app_user
  with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()));
create policy those_who_serve_add on programme_task for insert to app_user
  with check ((select app_holds('secretariat', 'expert', 'chair')) and added_by = (select app_actor()));
create policy the_Committee_records on programme_progress for insert to app_user
  with check ((select app_holds('secretariat', 'expert', 'chair', 'member')) and recorded_by = (select app_actor()));
