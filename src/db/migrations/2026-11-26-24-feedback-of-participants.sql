-- What participants say of an activity, without a name: a code answers once, and an answer only adds to counts. No row of one answer
-- exists, nor its moment; what two questions got from the same person cannot be read together.

-- The questions, each with its scale, in six languages; a version is recorded, never changed.
create function activity_feedback_questions_are_whole(questions jsonb) returns boolean language sql immutable set search_path = app, pg_temp as $$
  select coalesce(jsonb_array_length(questions) between 1 and 8 and (select bool_and(
      coalesce(q ->> 'scale' in ('how-much', 'yes-partly-no', 'subject'), false) and q - array['scale', 'words'] = '{}'
      and (q -> 'words') - array['ar', 'zh', 'en', 'fr', 'ru', 'es'] = '{}'
      and (select bool_and(length(btrim(coalesce(q -> 'words' ->> l, ''))) between 1 and 300) from unnest(array['ar', 'zh', 'en', 'fr', 'ru', 'es']) l))
    from jsonb_array_elements(questions) q), false)
$$;
create table activity_feedback_form (
  id uuid primary key,
  number int not null unique check (number > 0),
  questions jsonb not null check (jsonb_typeof(questions) = 'array' and activity_feedback_questions_are_whole(questions)),
  open_days int not null check (open_days between 1 and 120),   -- after the last day of an activity
  confirmed boolean not null,                                   -- false: from memory, the Committee's own form was not found
  source text not null check (btrim(source) <> '' and length(source) <= 1000),
  recorded_by uuid references account,
  recorded_at timestamptz not null
);
create trigger activity_feedback_form_is_append_only before update or delete on activity_feedback_form for each row execute function refuse_change();

-- What can be answered on a scale.
create function activity_feedback_answers(scale text, subjects text[]) returns text[] language sql immutable as $$
  select case scale when 'how-much' then array['a-lot', 'somewhat', 'a-little', 'not-at-all'] when 'yes-partly-no' then array['yes', 'partly', 'no']
    when 'subject' then subjects end
$$;

-- The form of one activity: its address, the version of the questions and the matters it was opened with. The address is kept as it is,
-- since it stands on printed sheets and answers nothing without a code.
create table activity_feedback_sheet (
  activity_id uuid primary key references activity,
  form_id uuid not null references activity_feedback_form,
  subjects text[] not null,
  token text not null unique check (token ~ '^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$'),  -- 80 bits, to be typed from paper
  opened_by uuid not null references account,
  opened_at timestamptz not null,
  closed_at timestamptz
);

-- A code of a printed sheet, by its hash. That it was used is kept, never when.
create table activity_feedback_code (
  hash bytea primary key check (length(hash) = 32),
  activity_id uuid not null references activity_feedback_sheet,
  used boolean not null default false,
  made_by uuid not null references account,
  made_at timestamptz not null
);
create index on activity_feedback_code (activity_id);

create table activity_feedback_count (
  activity_id uuid not null references activity_feedback_sheet,
  question int not null,
  answer text not null,
  people int not null check (people > 0),
  primary key (activity_id, question, answer)
);

-- What was counted on paper, by whoever keeps the activity. A later entry stands in place of the earlier, which stays.
create table activity_feedback_paper (
  activity_id uuid not null references activity_feedback_sheet,
  number int not null check (number > 0),
  forms int not null check (forms between 0 and 5000),
  counts jsonb not null check (jsonb_typeof(counts) = 'array'),
  words text not null check (btrim(words) <> '' and length(words) <= 500),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  primary key (activity_id, number)
);
create trigger activity_feedback_paper_is_append_only before update or delete on activity_feedback_paper for each row execute function refuse_change();

-- ── gates ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Counts that the form can have: known questions, known answers, each once, of a question not more than forms.
create function activity_feedback_fits(of_activity uuid, counts jsonb, forms int) returns boolean
language sql stable security definer set search_path = app, pg_temp as $$
  with given as (select question, answer, people from jsonb_to_recordset(counts) as c(question int, answer text, people int))
  select not exists (select from given c left join activity_feedback_sheet s on s.activity_id = of_activity left join activity_feedback_form f on f.id = s.form_id
      where not coalesce(c.people >= 0 and c.question >= 1
        and c.answer = any (activity_feedback_answers(f.questions -> (c.question - 1) ->> 'scale', s.subjects)), false))
    and not exists (select from given group by question, answer having count(*) > 1)
    and not exists (select from given group by question having sum(people) > forms)
$$;

create function a_feedback_sheet_only_closes() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.closed_at is not null or to_jsonb(new) - 'closed_at' is distinct from to_jsonb(old) - 'closed_at' then
    raise exception 'a form of feedback is opened once and only closes' using errcode = 'restrict_violation';
  end if;
  if not exists (select from activity a join activity_feedback_form f on f.id = new.form_id where a.id = new.activity_id
      and a.standing in ('held', 'reported', 'evaluated', 'closed') and (new.closed_at at time zone a.time_zone)::date >= a.ends_before + f.open_days) then
    raise exception 'a form of feedback closes when its days are over' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_feedback_sheet_only_closes before update or delete on activity_feedback_sheet for each row execute function a_feedback_sheet_only_closes();

create function a_feedback_code_answers_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.used or to_jsonb(new) - 'used' is distinct from to_jsonb(old) - 'used' then
    raise exception 'a code answers once, and is kept' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_feedback_code_answers_once before update or delete on activity_feedback_code for each row execute function a_feedback_code_answers_once();

create function a_feedback_count_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.people <> old.people + 1 or to_jsonb(new) - 'people' is distinct from to_jsonb(old) - 'people' then
    raise exception 'an answer adds one' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_feedback_count_only_grows before update or delete on activity_feedback_count for each row execute function a_feedback_count_only_grows();

create function paper_counts_fit() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.number <> 1 + coalesce((select max(p.number) from activity_feedback_paper p where p.activity_id = new.activity_id), 0) then
    raise exception 'entries are numbered one after the other' using errcode = 'unique_violation';
  end if;
  if not exists (select from activity a where a.id = new.activity_id and a.standing in ('held', 'reported', 'evaluated'))
     or not activity_feedback_fits(new.activity_id, new.counts, new.forms) then
    raise exception 'counts from paper are of the form of an activity that was held' using errcode = 'check_violation';
  end if;
  -- Two looks at counts of which one was corrected tell the sheet that was corrected.
  if new.number > 1 and exists (select from activity_feedback_sheet s where s.activity_id = new.activity_id and s.closed_at is not null) then
    raise exception 'counts from paper that were told stay' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger paper_counts_fit before insert on activity_feedback_paper for each row execute function paper_counts_fit();

-- Takes one answer: the code is used and the counts grow together, or nothing happens. Only the system calls it, for whoever has the address.
create function answer_activity_feedback(of_token text, of_code bytea, answers jsonb) returns text
language plpgsql security definer set search_path = app, pg_temp as $$
declare
  sheet activity_feedback_sheet;
  was_used boolean;
begin
  if not coalesce(app_holds('system'), false) then
    raise exception 'an answer comes by the address that was given out' using errcode = 'insufficient_privilege';
  end if;
  select * into sheet from activity_feedback_sheet s where s.token = of_token;
  if sheet.activity_id is null or sheet.closed_at is not null
     or not exists (select from activity a where a.id = sheet.activity_id and a.standing in ('held', 'reported', 'evaluated')) then return 'closed'; end if;
  if coalesce(jsonb_array_length(answers), 0) = 0 or exists (select from jsonb_to_recordset(answers) as c(people int) where people is distinct from 1)
     or not activity_feedback_fits(sheet.activity_id, answers, 1) then
    raise exception 'an answer is one of those the form has' using errcode = 'check_violation';
  end if;
  select c.used into was_used from activity_feedback_code c where c.hash = of_code and c.activity_id = sheet.activity_id for update;
  if was_used is null then return 'no-such-code'; end if;
  if was_used then return 'used'; end if;
  update activity_feedback_code c set used = true where c.hash = of_code;
  insert into activity_feedback_count as kept (activity_id, question, answer, people)
    select sheet.activity_id, c.question, c.answer, 1 from jsonb_to_recordset(answers) as c(question int, answer text)
    on conflict (activity_id, question, answer) do update set people = kept.people + 1;
  return 'counted';
end $$;

-- Who reads what participants said of an activity: the Committee and those who serve it, and the organisation that keeps it.
create function reads_activity_feedback(of_activity uuid) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(app_holds('chair', 'member', 'secretariat', 'expert', 'system'), false) or of_activity in (select activities_of_mine())
$$;

-- Whose feedback this person keeps. The Chair writes activities and keeps no feedback: paper is counted for the Chair as for all readers.
create function feedback_i_keep() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select mine.id from activities_i_write() mine (id)
  where (select app_holds('secretariat', 'expert')) or mine.id in (select activities_of_mine())
$$;

-- How many answered, by code and on paper.
create function activity_feedback_given(of_activity uuid)
returns table (form_id uuid, subjects text[], closed_at timestamptz, codes int, answered int, forms int)
language sql stable security definer set search_path = app, pg_temp as $$
  select s.form_id, s.subjects, s.closed_at,
    (select count(*)::int from activity_feedback_code c where c.activity_id = s.activity_id),
    (select count(*)::int from activity_feedback_code c where c.activity_id = s.activity_id and c.used),
    coalesce((select p.forms from activity_feedback_paper p where p.activity_id = s.activity_id order by p.number desc limit 1), 0)
  from activity_feedback_sheet s where s.activity_id = of_activity and reads_activity_feedback(of_activity)
$$;

-- The counts of a form that has closed, by question and answer; the empty answer is "no answer". The cells of a question are withheld as
-- the yearly numbers of assistance are (people is null): under three, and those by which they could be told from the number of all.
create function activity_feedback_counts(of_activity uuid) returns table (on_paper boolean, question int, answer text, people int)
language sql stable security definer set search_path = app, pg_temp as $$
  with sheet as (
    select s.*, f.questions from activity_feedback_sheet s join activity_feedback_form f on f.id = s.form_id
    where s.activity_id = of_activity and s.closed_at is not null and reads_activity_feedback(of_activity)
  ), paper as (
    select p.* from activity_feedback_paper p join sheet s using (activity_id) order by p.number desc limit 1
  ), given as (
    select false as on_paper, c.question, c.answer, c.people from activity_feedback_count c join sheet s using (activity_id)
    union all
    select true, c.question, c.answer, c.people from paper p, jsonb_to_recordset(p.counts) as c(question int, answer text, people int)
  ), whole as (
    select false as on_paper, (select count(*)::int from activity_feedback_code c where c.activity_id = s.activity_id and c.used) as forms from sheet s
    union all
    select true, p.forms from paper p
  ), asked as (
    select w.on_paper, w.forms, q.n, activity_feedback_answers(s.questions -> (q.n - 1) ->> 'scale', s.subjects) as answers
    from sheet s, whole w, generate_series(1, jsonb_array_length(s.questions)) as q(n) where w.forms > 0
  ), counted as (
    select a.*, array(select coalesce((select g.people from given g where g.on_paper = a.on_paper and g.question = a.n and g.answer = one), 0)
      from unnest(a.answers) with ordinality u(one, place) order by place) as cells
    from asked a
  )
  select c.on_paper, c.n, told.answer, told.people
  from counted c cross join lateral unnest(c.answers || array[''],
    without_small_cells(c.cells || (c.forms - coalesce((select sum(n)::int from unnest(c.cells) n), 0)))) told (answer, people)
$$;

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text; signature text;
begin
  foreach name in array array['activity_feedback_form', 'activity_feedback_sheet', 'activity_feedback_code', 'activity_feedback_count', 'activity_feedback_paper'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_gate', name);
  end loop;
  foreach signature in array array['activity_feedback_fits(uuid, jsonb, int)', 'a_feedback_sheet_only_closes()', 'paper_counts_fit()', 'reads_activity_feedback(uuid)', 'feedback_i_keep()',
      'answer_activity_feedback(text, bytea, jsonb)', 'activity_feedback_given(uuid)', 'activity_feedback_counts(uuid)'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
revoke all on function activity_feedback_questions_are_whole(jsonb), activity_feedback_answers(text, text[]) from public;
grant execute on function activity_feedback_questions_are_whole(jsonb), activity_feedback_answers(text, text[]) to app_gate, app_user, app_owner;
grant execute on function feedback_i_keep(), answer_activity_feedback(text, bytea, jsonb), activity_feedback_given(uuid), activity_feedback_counts(uuid) to app_user;

create policy gate_uses on activity_feedback_code for update to app_gate using (true) with check (true);
create policy gate_counts on activity_feedback_count for insert to app_gate with check (true);
create policy gate_counts_on on activity_feedback_count for update to app_gate using (true) with check (true);
grant update (used) on activity_feedback_code to app_gate;
grant insert, update (people) on activity_feedback_count to app_gate;

create policy signed_in_read on activity_feedback_form for select to app_user using ((select app_actor()) is not null);
create policy secretariat_records on activity_feedback_form for insert to app_user
  with check ((select app_holds('secretariat')) and confirmed and recorded_by = (select app_actor()));
grant select, insert on activity_feedback_form to app_user;

create policy who_keeps_it on activity_feedback_sheet for select to app_user
  using ((select app_holds('system')) or activity_id in (select activities_of_mine())
    or ((select app_holds('secretariat', 'expert')) and activity_id in (select a.id from activity a where a.owner_id is null)));
create policy who_keeps_it_opens on activity_feedback_sheet for insert to app_user
  with check (opened_by = (select app_actor()) and closed_at is null and activity_id in (select feedback_i_keep())
    and subjects = (select a.subjects from activity a where a.id = activity_id));
create policy the_clock_closes on activity_feedback_sheet for update to app_user
  using ((select app_holds('system'))) with check ((select app_holds('system')) and closed_at is not null);
grant select, insert, update (closed_at) on activity_feedback_sheet to app_user;

create policy with_its_sheet on activity_feedback_code for select to app_user using (activity_id in (select s.activity_id from activity_feedback_sheet s));
create policy who_keeps_it_makes on activity_feedback_code for insert to app_user
  with check (made_by = (select app_actor()) and not used and activity_id in (select feedback_i_keep())
    and activity_id in (select s.activity_id from activity_feedback_sheet s where s.closed_at is null));
grant select (activity_id, used), insert (hash, activity_id, made_by, made_at) on activity_feedback_code to app_user;

create policy with_its_sheet on activity_feedback_paper for select to app_user using (activity_id in (select s.activity_id from activity_feedback_sheet s));
create policy who_keeps_it_counts on activity_feedback_paper for insert to app_user
  with check (recorded_by = (select app_actor()) and activity_id in (select feedback_i_keep()));
grant select, insert on activity_feedback_paper to app_user;
