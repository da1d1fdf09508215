-- The information note: the experts' short paper after an activity (founding dossier, 3.1). A draft is written by those who keep the
-- activity; what is issued of it is a version that stays, and everybody reads one only where it was shown by an act of its own.

-- ── its headings ─────────────────────────────────────────────────────────────────────────────────────────────────
-- The title, its footnote, the headings and the contact line in one language; the newest counts, earlier ones stay.
create table information_note_headings (
  id uuid primary key,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  words jsonb not null check (jsonb_typeof(words) = 'object' and length(words::text) <= 12000
    and words ?& array['title', 'footnote', 'event', 'organizer', 'support', 'venue', 'participants', 'states', 'otherStates', 'allStates', 'intergovernmental',
      'international', 'civilSociety', 'experts', 'objectives', 'background', 'highlights', 'comments', 'contact']),
  confirmed boolean not null,             -- false: from memory
  source text not null check (btrim(source) <> '' and length(source) <= 1000),
  recorded_by uuid references account,
  recorded_at timestamptz not null
);
create index on information_note_headings (language, recorded_at);
create trigger information_note_headings_is_append_only before update or delete on information_note_headings for each row execute function refuse_change();

-- ── the draft ────────────────────────────────────────────────────────────────────────────────────────────────────
-- Who took part stands as the activity's record has it, or in the author's words: a group that is not in `participants` follows the record.
create table information_note_draft (
  activity_id uuid primary key references activity,
  revision int not null check (revision > 0),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  participants jsonb not null check (jsonb_typeof(participants) = 'object' and length(participants::text) <= 60000
    and participants - array['states', 'otherStates', 'intergovernmental', 'international', 'civilSociety'] = '{}'),
  objectives text not null check (length(objectives) <= 16000),
  background text not null check (length(background) <= 16000),
  highlights text not null check (length(highlights) <= 16000),
  comments text not null check (length(comments) <= 16000),
  written_by uuid not null references account,
  written_at timestamptz not null
);

-- ── what was issued ──────────────────────────────────────────────────────────────────────────────────────────────
create table information_note_version (
  activity_id uuid not null references activity,
  number int not null check (number > 0),
  revision int not null,                  -- of the draft, whose text the database copies
  facts jsonb not null check (jsonb_typeof(facts) = 'object' and length(facts::text) <= 200000),  -- what the activity's record said when it was issued
  headings_id uuid not null references information_note_headings,
  language text not null,
  participants jsonb not null,
  objectives text not null check (btrim(objectives) <> ''),
  background text not null check (btrim(background) <> ''),
  highlights text not null check (btrim(highlights) <> ''),
  comments text not null,
  issued_by uuid not null references account,
  issued_at timestamptz not null,
  shown_at timestamptz,
  shown_by uuid references account,
  primary key (activity_id, number),
  unique (activity_id, revision),
  check ((shown_at is null) = (shown_by is null))
);
create unique index one_note_of_an_activity_is_shown on information_note_version (activity_id) where shown_at is not null;

-- ── gates ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The activities whose note this person writes: those that were held, or that a source tells of, and that this person keeps.
create function notes_i_write() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select a.id from activity a
  where (a.standing in ('held', 'reported', 'evaluated', 'closed') or (a.on_record and a.standing = 'planned'))
    and ((a.owner_id is null and (select app_holds('secretariat', 'expert'))) or a.owner_id = any (app_asks_for()))
$$;

create function require_past_activity(activity uuid, moment timestamptz) returns void language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select from activity a where a.id = activity and (a.standing in ('held', 'reported', 'evaluated', 'closed')
      or (a.on_record and a.standing = 'planned' and (moment at time zone a.time_zone)::date >= a.ends_before))) then
    raise exception 'a note is written after the activity' using errcode = 'check_violation';
  end if;
end $$;

create function a_draft_note_goes_on_from_the_last() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a draft of a note is kept' using errcode = 'restrict_violation';
  end if;
  if (tg_op = 'INSERT' and new.revision <> 1)
     or (tg_op = 'UPDATE' and (new.activity_id <> old.activity_id or new.revision <> old.revision + 1)) then
    raise exception 'a draft goes on from its last revision' using errcode = 'check_violation';
  end if;
  perform require_past_activity(new.activity_id, new.written_at);
  return new;
end $$;
create trigger a_draft_note_goes_on_from_the_last before insert or update or delete on information_note_draft
  for each row execute function a_draft_note_goes_on_from_the_last();

-- What is issued is the text of the draft, under the headings that count: neither is taken from who issues it.
create function a_version_is_what_was_written() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  draft information_note_draft;
  last information_note_version;
begin
  select * into draft from information_note_draft d where d.activity_id = new.activity_id;
  select * into last from information_note_version v where v.activity_id = new.activity_id order by v.number desc limit 1;
  if draft.revision is distinct from new.revision then
    raise exception 'a version is the last revision of the draft' using errcode = 'check_violation';
  end if;
  if new.revision <= coalesce(last.revision, 0) or new.number <> coalesce(last.number, 0) + 1 then
    raise exception 'a version follows the one before, with something new' using errcode = 'check_violation';
  end if;
  if new.shown_at is not null then
    raise exception 'a version is shown by an act of its own' using errcode = 'check_violation';
  end if;
  perform require_past_activity(new.activity_id, new.issued_at);
  select h.id into new.headings_id from information_note_headings h
  where h.language = draft.language order by h.recorded_at desc, h.id desc limit 1;
  new.language := draft.language;
  new.participants := draft.participants;
  -- Whoever reads the version reads its facts: of a group that the author worded, the record's names are not kept beside it.
  if jsonb_typeof(new.facts -> 'participants') = 'object' then
    new.facts := jsonb_set(new.facts, '{participants}', (new.facts -> 'participants')
      || coalesce((select jsonb_object_agg(g, '') from jsonb_object_keys(draft.participants) g), '{}'));
  end if;
  new.objectives := draft.objectives;
  new.background := draft.background;
  new.highlights := draft.highlights;
  new.comments := draft.comments;
  return new;
end $$;
create trigger a_version_is_what_was_written before insert on information_note_version
  for each row execute function a_version_is_what_was_written();

create function an_issued_note_stays() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - array['shown_at', 'shown_by'] is distinct from to_jsonb(old) - array['shown_at', 'shown_by'] then
    raise exception 'an issued note stays as it was issued' using errcode = 'restrict_violation';
  end if;
  if new.shown_by is not null and new.shown_by is distinct from app_actor() then
    raise exception 'nobody acts in the name of another' using errcode = 'check_violation';
  end if;
  if new.shown_at is not null and exists (select from information_note_version v where v.activity_id = new.activity_id and v.number > new.number) then
    raise exception 'what was replaced is not shown anew' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger an_issued_note_stays before update or delete on information_note_version for each row execute function an_issued_note_stays();
create trigger public_edition_moves after update on information_note_version for each row
  when (old.shown_at is distinct from new.shown_at) execute function public_edition_moves();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
declare signature text;
begin
  foreach name in array array['information_note_headings', 'information_note_draft', 'information_note_version'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
  foreach signature in array array['notes_i_write()', 'require_past_activity(uuid, timestamptz)', 'a_draft_note_goes_on_from_the_last()',
      'a_version_is_what_was_written()', 'an_issued_note_stays()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
grant execute on function notes_i_write() to app_user;

create policy signed_in_read on information_note_headings for select to app_user using ((select app_actor()) is not null);
create policy those_who_keep_the_headings on information_note_headings for insert to app_user
  with check ((select app_holds('secretariat', 'chair')) and recorded_by = (select app_actor()) and confirmed);
grant insert on information_note_headings to app_user;

create policy who_writes_it on information_note_draft for select to app_user using (activity_id in (select notes_i_write()));
create policy who_writes_begins on information_note_draft for insert to app_user
  with check (activity_id in (select notes_i_write()) and written_by = (select app_actor()));
create policy who_writes_goes_on on information_note_draft for update to app_user
  using (activity_id in (select notes_i_write())) with check (written_by = (select app_actor()));
grant insert on information_note_draft to app_user;
grant update (revision, language, participants, objectives, background, highlights, comments, written_by, written_at) on information_note_draft to app_user;

create policy those_who_keep_it on information_note_version for select to app_user using (activity_id in (select a.id from activity a)
  and ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) or activity_id in (select activities_of_mine())));
create policy what_is_shown on information_note_version for select to app_user
  using (shown_at is not null and activity_id in (select a.id from activity a where a.shown_at is not null));
create policy who_writes_issues on information_note_version for insert to app_user
  with check (activity_id in (select notes_i_write()) and issued_by = (select app_actor()));
create policy who_plans_shows on information_note_version for update to app_user
  using (activity_id in (select a.id from activity a where (a.owner_id is null and (select app_holds('secretariat'))) or a.owner_id = any ((select app_asks_for())::uuid[])))
  with check (true);
grant insert (activity_id, number, revision, facts, issued_by, issued_at) on information_note_version to app_user;
grant update (shown_at, shown_by) on information_note_version to app_user;

create policy the_public_reads_what_is_shown on information_note_version for select to app_public
  using (shown_at is not null and activity_id in (select a.id from activity a));
grant select (activity_id, number, language, facts, headings_id, participants, objectives, background, highlights, comments, issued_at, shown_at)
  on information_note_version to app_public;
create policy the_public_reads_those_of_what_is_shown on information_note_headings for select to app_public
  using (id in (select v.headings_id from information_note_version v));
grant select (id, language, words) on information_note_headings to app_public;
