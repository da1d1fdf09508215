-- A meeting from its announcement to the last of its tasks: date or window, agenda, papers, statements, attendance, summaries, tasks.

-- ── the meeting ──────────────────────────────────────────────────────────────────────────────────────────────────
-- NOTE held_on is the day of the meeting, gone or to come; held_at says that it was held.
-- A meeting that a record only expects may be of no kind yet.
alter table meeting drop constraint meeting_kind_check, alter column kind drop not null;
update meeting set kind = null where held_on is null;
alter table meeting
  add constraint meeting_kind_check check (kind in ('formal', 'informal', 'sub-group', 'working-group', 'thematic', 'open')),
  add column number int unique check (number between 1 and 9999), -- one series of formal meetings from 2004
  add column group_name text check (btrim(group_name) <> ''),     -- which sub-group or working group
  add column starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'), -- New York
  add column held_at timestamptz,
  add column held_by uuid references account,
  add column cancelled_at timestamptz,
  add column cancelled_by uuid references account,
  add column cancelled_because text check (btrim(cancelled_because) <> ''),
  add constraint only_formal_meetings_are_numbered check (number is null or kind = 'formal'),
  add constraint a_meeting_was_held_on_a_day check (held_at is null or (held_on is not null and kind is not null)),
  add constraint held_or_cancelled check (held_at is null or cancelled_at is null),
  add check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancelled_because is null));
update meeting set held_at = held_on::timestamp at time zone 'America/New_York' where held_on <= current_date;

create function a_meeting_over_rests() returns trigger language plpgsql as $$
begin
  if old.held_at is not null or old.cancelled_at is not null then
    raise exception 'a meeting that was held or cancelled keeps its date' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_meeting_over_rests before update on meeting for each row execute function a_meeting_over_rests();

-- Every date and window a meeting was ever given, in the words used; the newest is that of the meeting itself.
create table meeting_date (
  meeting_id uuid not null references meeting,
  n int not null check (n > 0),
  on_day date,
  window_from date,
  window_to date,
  words text check (btrim(words) <> ''),
  source text not null check (source <> ''),
  set_by uuid references account,
  set_at timestamptz not null,
  primary key (meeting_id, n),
  check ((on_day is null) <> (window_from is null)),
  check ((window_from is null) = (window_to is null)),
  check (window_from < window_to)
);
insert into meeting_date (meeting_id, n, on_day, window_from, window_to, source, set_at)
  select id, 1, held_on, window_from, window_to, source, now() from meeting;

-- The agenda is replaced as a whole: the newest revision counts, the others are kept.
alter table agenda_item add column revision int not null default 1 check (revision > 0), drop constraint agenda_item_pkey;
alter table agenda_item add primary key (meeting_id, revision, n);

-- ── papers ───────────────────────────────────────────────────────────────────────────────────────────────────────
alter table meeting_paper add column id uuid not null default gen_random_uuid() unique;

create table paper_version (
  id uuid primary key,
  paper_id uuid not null references meeting_paper (id),
  number int not null check (number > 0),
  symbol text check (btrim(symbol) <> ''),
  added_by uuid not null references account,
  added_at timestamptz not null,
  unique (paper_id, number)
);

-- One language of a version: its words, or a file, or both.
create table paper_text (
  version_id uuid not null references paper_version,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  body text check (btrim(body) <> ''),
  file_name text check (file_name <> '' and file_name !~ '[/\\[:cntrl:]]'),
  file_type text check (file_type in ('application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'text/plain')),
  file_sha256 text,
  file_bytes bytea,
  added_by uuid not null references account,
  added_at timestamptz not null,
  primary key (version_id, language),
  check (body is not null or file_bytes is not null),
  check ((file_bytes is null) = (file_name is null) and (file_bytes is null) = (file_type is null) and (file_bytes is null) = (file_sha256 is null)),
  check (octet_length(file_bytes) between 1 and 5242880),
  check (file_sha256 = encode(sha256(file_bytes), 'hex'))
);

-- When papers were sent out, by whom and to whom.
create table paper_sending (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  sent_to text not null check (sent_to in ('members')),
  note text check (btrim(note) <> ''),
  sent_by uuid not null references account,
  sent_at timestamptz not null
);
create table sent_version (
  sending_id uuid not null references paper_sending,
  version_id uuid not null unique references paper_version, -- a version is sent once
  primary key (sending_id, version_id)
);

create function a_sent_version_never_changes() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if exists (select 1 from sent_version s where s.version_id = new.version_id) then
    raise exception 'this version was sent out' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
alter function a_sent_version_never_changes() owner to app_gate;
create trigger a_sent_version_never_changes before insert on paper_text for each row execute function a_sent_version_never_changes();

-- Papers of which no version was sent yet. One without versions comes from a record and is no secret of preparation.
create function papers_in_preparation() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select paper_id from paper_version left join sent_version on sent_version.version_id = paper_version.id
  group by paper_id having count(sent_version.version_id) = 0
$$;
alter function papers_in_preparation() owner to app_gate;
revoke all on function papers_in_preparation() from public;
grant execute on function papers_in_preparation() to app_user, app_gate;

-- ── what was said, who came, what came of it ─────────────────────────────────────────────────────────────────────
-- A statement in the words of its speaker. A delegation may hand its own in before the meeting and decide who reads it until then.
create table statement (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  state_code text references state,
  body text check (btrim(body) <> ''),
  words text not null check (btrim(words) <> ''),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  source text not null check (source <> ''),
  submitted_by uuid not null references account,
  submitted_at timestamptz not null,
  shown_at timestamptz,                               -- to members and experts, before the meeting is held
  superseded_by uuid unique references statement deferrable initially deferred,
  check ((state_code is null) <> (body is null)),
  check (superseded_by <> id)
);
create index on statement (meeting_id);

create function the_words_of_a_statement_rest() returns trigger language plpgsql as $$
begin
  if (new.id, new.meeting_id, new.state_code, new.body, new.words, new.language, new.source, new.submitted_by, new.submitted_at)
     is distinct from
     (old.id, old.meeting_id, old.state_code, old.body, old.words, old.language, old.source, old.submitted_by, old.submitted_at)
     or new.shown_at is distinct from coalesce(old.shown_at, new.shown_at)
     or new.superseded_by is distinct from coalesce(old.superseded_by, new.superseded_by) then
    raise exception 'the words of a statement are never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger the_words_of_a_statement_rest before update on statement for each row execute function the_words_of_a_statement_rest();

create table attendance (
  meeting_id uuid not null references meeting,
  revision int not null check (revision > 0),
  n int not null check (n > 0),
  state_code text references state,
  body text check (btrim(body) <> ''),
  names text check (btrim(names) <> ''),
  primary key (meeting_id, revision, n),
  unique (meeting_id, revision, state_code),
  check ((state_code is null) <> (body is null))
);

-- The summary for members and the outcomes, revision by revision.
create table meeting_text (
  meeting_id uuid not null references meeting,
  kind text not null check (kind in ('summary', 'outcomes')),
  revision int not null check (revision > 0),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  body text not null check (btrim(body) <> ''),
  written_by uuid not null references account,
  written_at timestamptz not null,
  primary key (meeting_id, kind, revision)
);

-- A text of its own for the public, in each language; it names no delegation.
create table public_summary (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  revision int not null check (revision > 0),
  body text not null check (btrim(body) <> ''),
  written_by uuid not null references account,
  written_at timestamptz not null,
  unique (meeting_id, language, revision),
  unique (id, meeting_id, language)
);
create table summary_publication (
  id uuid primary key,
  public_summary_id uuid not null,
  meeting_id uuid not null,
  language text not null,
  published_by uuid not null references account,
  published_at timestamptz not null,
  withdrawn_by uuid references account,
  withdrawn_at timestamptz,
  withdrawn_because text check (btrim(withdrawn_because) <> ''), -- null where a newer text took its place
  foreign key (public_summary_id, meeting_id, language) references public_summary (id, meeting_id, language),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (withdrawn_because is null or withdrawn_at is not null)
);
create unique index one_public_summary_in_a_language on summary_publication (meeting_id, language) where withdrawn_at is null;
create function a_publication_leaves_its_trace() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null then
    raise exception 'what was published and withdrawn stays on record' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_publication_leaves_its_trace before update or delete on summary_publication
  for each row execute function a_publication_leaves_its_trace();
create trigger public_edition_moves after insert or update on summary_publication
  for each statement execute function public_edition_moves();

-- ── tasks ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Who is to do what by when: from a meeting, or an operative point of a decision.
create table task (
  id uuid primary key,
  what text not null check (btrim(what) <> ''),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  due_on date,
  meeting_id uuid references meeting,
  decision_id uuid references decision,
  point int check (point between 1 and 999),
  account_id uuid references account,
  office text check (btrim(office) <> ''),
  state_code text references state,
  made_by uuid not null references account,
  made_at timestamptz not null,
  unique (decision_id, point),
  constraint a_point_is_of_a_decision check (point is null or decision_id is not null),
  constraint one_who_is_to_do_it check (num_nonnulls(account_id, office, state_code) = 1)
);
create index on task (meeting_id);
create table task_progress (
  task_id uuid not null references task,
  n int not null check (n > 0),
  status text not null check (status in ('open', 'in-progress', 'done', 'dropped')),
  words text check (btrim(words) <> ''),
  due_on date,                                        -- another day by which it is to be done
  reported_by uuid not null references account,
  reported_at timestamptz not null,
  primary key (task_id, n),
  constraint dropped_with_a_reason check (status <> 'dropped' or words is not null)
);
create table task_letter (
  task_id uuid not null references task,
  letter_id uuid not null references letter,
  primary key (task_id, letter_id)
);

do $$
declare name text;
begin
  foreach name in array array['meeting_date', 'paper_version', 'paper_text', 'paper_sending', 'sent_version', 'attendance', 'meeting_text',
    'public_summary', 'task', 'task_progress', 'task_letter'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', name || '_is_append_only', name);
  end loop;
  foreach name in array array['meeting_date', 'paper_version', 'paper_text', 'paper_sending', 'sent_version', 'statement', 'attendance',
    'meeting_text', 'public_summary', 'summary_publication', 'task', 'task_progress', 'task_letter'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate', name);
    execute format('grant insert on %I to app_user', name);
  end loop;
  foreach name in array array['meeting_date', 'paper_sending', 'sent_version', 'attendance', 'meeting_text', 'task', 'task_progress'] loop
    execute format('create policy committee_reads on %I for select to app_user using ((select app_holds(''chair'', ''member'', ''secretariat'', ''expert'', ''system'')))', name);
  end loop;
  foreach name in array array['meeting_date', 'sent_version', 'attendance', 'paper_sending', 'meeting_text', 'public_summary', 'summary_publication'] loop
    execute format('create policy secretariat_records on %I for insert to app_user with check ((select app_holds(''secretariat'')))', name);
  end loop;
end $$;

create policy secretariat_arranges on meeting for update to app_user
  using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')));
grant update (kind, number, group_name, held_on, window_from, window_to, place, starts_at, held_at, held_by,
  cancelled_at, cancelled_by, cancelled_because) on meeting to app_user;

-- Papers: those who prepare them at once; members once they were sent out.
drop policy committee_reads on meeting_paper;
create policy those_who_prepare on meeting_paper for select to app_user
  using ((select app_holds('chair', 'secretariat', 'expert', 'system')));
create policy members_from_sending on meeting_paper for select to app_user
  using ((select app_holds('member')) and id not in (select papers_in_preparation()));
create policy experts_add on meeting_paper for insert to app_user with check ((select app_holds('expert')));
create policy those_who_prepare on paper_version for select to app_user
  using ((select app_holds('chair', 'secretariat', 'expert', 'system')));
create policy members_from_sending on paper_version for select to app_user
  using ((select app_holds('member')) and id in (select s.version_id from sent_version s));
create policy with_its_version on paper_text for select to app_user using (version_id in (select v.id from paper_version v));
create policy those_who_prepare_add on paper_version for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and added_by = (select app_actor()));
create policy those_who_prepare_add on paper_text for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and added_by = (select app_actor()));

-- Statements: Chair and secretariat; the delegation its own; members and experts what was shown to them, and once the meeting was held
-- the words that stand then.
create policy chair_and_secretariat on statement for select to app_user using ((select app_holds('chair', 'secretariat', 'system')));
create policy ones_own on statement for select to app_user using (state_code = any ((select app_delegations())::text[]));
create policy shown_or_made on statement for select to app_user
  using ((select app_holds('member', 'expert'))
         and (shown_at is not null
              or (superseded_by is null and meeting_id in (select m.id from meeting m where m.held_at is not null))));
create policy secretariat_records on statement for insert to app_user
  with check ((select app_holds('secretariat')) and submitted_by = (select app_actor()));
create policy a_delegation_before_the_meeting on statement for insert to app_user
  with check (submitted_by = (select app_actor()) and state_code = any ((select app_delegations())::text[])
              and meeting_id in (select m.id from meeting m where m.held_at is null and m.cancelled_at is null));
create policy secretariat_replaces on statement for update to app_user
  using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')));
create policy a_delegation_before_the_meeting_changes on statement for update to app_user
  using (state_code = any ((select app_delegations())::text[])
         and meeting_id in (select m.id from meeting m where m.held_at is null and m.cancelled_at is null))
  with check (state_code = any ((select app_delegations())::text[]));
grant update (shown_at, superseded_by) on statement to app_user;

-- Public summaries: drafts and traces for secretariat and Chair; what stands published for the Committee and the public.
create policy secretariat_and_chair on public_summary for select to app_user using ((select app_holds('secretariat', 'chair', 'system')));
create policy secretariat_and_chair on summary_publication for select to app_user using ((select app_holds('secretariat', 'chair', 'system')));
create policy secretariat_withdraws on summary_publication for update to app_user
  using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')) and withdrawn_by = (select app_actor()));
grant update (withdrawn_by, withdrawn_at, withdrawn_because) on summary_publication to app_user;

create function summaries_shown_to_the_public() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select public_summary_id from summary_publication where withdrawn_at is null
$$;
create function meetings_shown_to_the_public() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select p.meeting_id from summary_publication p join meeting m on m.id = p.meeting_id where p.withdrawn_at is null and m.held_at is not null
$$;
do $$
declare signature text;
begin
  foreach signature in array array['summaries_shown_to_the_public()', 'meetings_shown_to_the_public()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
    execute format('grant execute on function %s to app_public, app_user, app_gate', signature);
  end loop;
end $$;
create policy committee_reads_what_is_public on public_summary for select to app_user
  using ((select app_holds('member', 'expert')) and id in (select summaries_shown_to_the_public()));
create policy the_public_reads_what_is_published on public_summary for select to app_public
  using (id in (select summaries_shown_to_the_public()) and meeting_id in (select meetings_shown_to_the_public()));
create policy the_public_reads_what_is_published on meeting for select to app_public
  using (id in (select meetings_shown_to_the_public()));
-- Column by column: of a meeting the public reads when it was, its kind and its number.
grant select (id, meeting_id, language, body) on public_summary to app_public;
grant select (id, kind, number, held_on) on meeting to app_public;

-- Tasks: secretariat and Chair set them; who has one reports on it.
create policy secretariat_and_chair_set on task for insert to app_user
  with check ((select app_holds('secretariat', 'chair')) and made_by = (select app_actor()));
create policy who_has_it_reports on task_progress for insert to app_user
  with check (reported_by = (select app_actor())
              and ((select app_holds('secretariat', 'chair'))
                   or task_id in (select k.id from task k where k.account_id = (select app_actor())
                                  or k.state_code = any ((select app_delegations())::text[]))));
create policy with_the_letter on task_letter for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) and letter_id in (select l.id from letter l));
create policy secretariat_and_chair_link on task_letter for insert to app_user with check ((select app_holds('secretariat', 'chair')));
