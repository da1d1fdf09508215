-- A text is worked on by many: each language has its own revisions, what members were shown rests, and what they propose is kept.

-- ── a version while it is worked on ──────────────────────────────────────────────────────────────────────────────
alter table text_version
  add column revisions jsonb not null default '{}', -- by language: {"revision": 3, "from": 2}; `from` is the revision of the original a translation was made from
  add column rested_at timestamptz;                 -- when it first left the drafting table: shared, circulated, decided on or abandoned
alter table text_version disable trigger text_rests_after_circulation;
update text_version set rested_at = coalesce(shared_at, circulated_at, abandoned_at, drafted_at)
where shared_at is not null or circulated_at is not null or abandoned_at is not null or decision_id is not null;
alter table text_version enable trigger text_rests_after_circulation;
-- NOTE by `rested_at` and not by the standing: a text that an objection takes back must not collide with the draft begun meanwhile.
create unique index one_draft_on_the_table on text_version (text_id) where rested_at is null;

create function a_shared_text_rests() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare original text := (select language from committee_text where id = new.text_id);
begin
  if tg_op = 'UPDATE' then
    if old.shared_at is not null and new.shared_at is distinct from old.shared_at then
      raise exception 'what members were shown stays shown' using errcode = 'restrict_violation';
    end if;
    if old.abandoned_at is not null and new.abandoned_at is distinct from old.abandoned_at then
      raise exception 'an abandoned version stays abandoned' using errcode = 'restrict_violation';
    end if;
    if old.shared_at is not null and new.bodies -> original is distinct from old.bodies -> original then
      raise exception 'this text is before the members: changes go into the next version' using errcode = 'restrict_violation';
    end if;
    if (old.circulated_at is not null or old.decision_id is not null) and old.abandoned_at is null and new.abandoned_at is not null then
      raise exception 'a text under no-objection or in force is not abandoned' using errcode = 'restrict_violation';
    end if;
    if new.wording is distinct from old.wording and (old.shared_at is not null or old.circulated_at is not null or old.decision_id is not null) then
      raise exception 'whose words these are stays as it was said' using errcode = 'restrict_violation';
    end if;
    new.rested_at := old.rested_at;
  end if;
  if new.rested_at is null and (new.shared_at is not null or new.circulated_at is not null or new.abandoned_at is not null or new.decision_id is not null) then
    new.rested_at := coalesce(new.shared_at, new.circulated_at, new.abandoned_at, new.drafted_at);
  end if;
  return new;
end $$;
alter function a_shared_text_rests() owner to app_gate;
create trigger a_shared_text_rests before insert or update on text_version for each row execute function a_shared_text_rests();
grant update (revisions) on text_version to app_user;

-- Every wording that was saved, for those who prepare texts.
create table text_revision (
  text_version_id uuid not null references text_version,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  revision int not null check (revision > 0),
  body jsonb not null,
  made_from int check (made_from >= 0), -- 0: from an earlier version's original
  saved_by uuid not null references account,
  saved_at timestamptz not null,
  primary key (text_version_id, language, revision)
);

-- ── dates ────────────────────────────────────────────────────────────────────────────────────────────────────────
create table text_due (
  id uuid primary key,
  ordinal bigint generated always as identity unique,
  text_id uuid not null references committee_text,
  due_on date not null,
  manner text not null check (manner in ('set', 'extended')),
  agreed text,           -- how an extension was agreed
  source text,
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  check (manner <> 'extended' or (btrim(agreed) <> '' and btrim(source) <> ''))
);
create index on text_due (text_id, ordinal);

create table text_delivered (
  id uuid primary key,
  ordinal bigint generated always as identity unique,
  text_id uuid not null references committee_text,
  delivered_on date not null,
  symbol text,
  source text not null check (btrim(source) <> ''),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null
);
create index on text_delivered (text_id, ordinal);

-- ── what members propose and say ─────────────────────────────────────────────────────────────────────────────────
create table amendment (
  id uuid primary key,
  ordinal bigint generated always as identity unique,
  text_version_id uuid not null references text_version,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  paragraph int not null check (paragraph between 0 and 200), -- 0: the title, or before the first paragraph
  old_words text not null,  -- as they stand; empty: a new paragraph after this one
  new_words text not null,  -- empty: the words go
  why text not null check (btrim(why) <> ''),
  delegation text not null references state,
  evidence text,            -- where it came from, when the secretariat records it
  proposed_by uuid not null references account,
  proposed_at timestamptz not null,
  check (old_words <> new_words),
  check (length(old_words) <= 5000 and length(new_words) <= 5000 and length(why) <= 5000)
);
create index on amendment (text_version_id);

-- One row at most ends an amendment, so that two people cannot end it differently.
create table amendment_outcome (
  amendment_id uuid primary key references amendment,
  outcome text not null check (outcome in ('taken', 'not-taken', 'withdrawn')),
  words text,
  taken_in uuid references text_version,
  put_in boolean,           -- true: the words were changed by the act itself; false: by hand
  evidence text,
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  check ((outcome = 'taken') = (taken_in is not null)),
  check ((outcome = 'taken') = (put_in is not null)),
  check (outcome <> 'not-taken' or btrim(words) <> '')
);

create table text_comment (
  id uuid primary key,
  ordinal bigint generated always as identity unique,
  text_version_id uuid not null references text_version,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  paragraph int check (paragraph between 1 and 200), -- null: on the whole
  words text not null check (btrim(words) <> '' and length(words) <= 5000),
  delegation text references state,                  -- null: by those who serve the Committee
  evidence text,
  written_by uuid not null references account,
  written_at timestamptz not null,
  supersedes uuid unique references text_comment,
  check (supersedes <> id)
);
create index on text_comment (text_version_id);

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['text_revision', 'text_due', 'text_delivered', 'amendment', 'amendment_outcome', 'text_comment'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', name || '_is_append_only', name);
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select, insert on %I to app_user; grant select on %I to app_gate', name, name);
  end loop;
  foreach name in array array['text_due', 'text_delivered'] loop
    execute format('create policy committee_reads on %I for select to app_user using ((select app_holds(''chair'', ''member'', ''secretariat'', ''expert'', ''system'')))', name);
  end loop;
  foreach name in array array['amendment', 'text_comment'] loop
    execute format('create policy those_who_prepare on %I for select to app_user using ((select app_holds(''expert'', ''secretariat'', ''chair'', ''system'')))', name);
    execute format('create policy members_on_what_they_may_read on %I for select to app_user using ((select app_holds(''member'')) and text_version_id in (select v.id from text_version v))', name);
  end loop;
end $$;

-- Earlier wordings of a draft are for those who prepare it.
create policy those_who_prepare on text_revision for select to app_user
  using ((select app_holds('expert', 'secretariat', 'chair', 'system')));
create policy those_who_draft on text_revision for insert to app_user
  with check ((select app_holds('secretariat', 'expert', 'chair')) and saved_by = (select app_actor()));

create policy those_who_begin_set on text_due for insert to app_user
  with check (recorded_by = (select app_actor())
    and ((select app_holds('secretariat', 'chair')) or (manner = 'set' and (select app_holds('expert')))));
create policy those_who_keep on text_delivered for insert to app_user
  with check (recorded_by = (select app_actor()) and (select app_holds('secretariat', 'chair')));

-- A version takes amendments and comments while members may read it and nothing is decided.
create function is_open_for_views(asked uuid) returns boolean language sql stable set search_path = app, pg_temp as $$
  select exists (select from text_version v where v.id = asked
    and (v.shared_at is not null or v.circulated_at is not null) and v.decision_id is null and v.abandoned_at is null)
$$;
revoke all on function is_open_for_views(uuid) from public;
grant execute on function is_open_for_views(uuid) to app_user;

-- One's own comment: of the same delegation, or written by oneself.
create function is_own_comment(asked uuid, version uuid, speaks_for text) returns boolean
language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from text_comment was where was.id = asked and was.text_version_id = version
    and was.delegation is not distinct from speaks_for and (speaks_for is not null or was.written_by = app_actor()))
$$;
alter function is_own_comment(uuid, uuid, text) owner to app_gate;
revoke all on function is_own_comment(uuid, uuid, text) from public;
grant execute on function is_own_comment(uuid, uuid, text) to app_user;

-- A member speaks for its own delegation; the secretariat records for another with the evidence.
create policy by_delegation on amendment for insert to app_user
  with check (proposed_by = (select app_actor()) and is_open_for_views(text_version_id)
    and ((delegation = any ((select app_delegations())::text[]) and evidence is null)
      or ((select app_holds('secretariat')) and btrim(evidence) <> '')));
create policy by_delegation_or_those_who_serve on text_comment for insert to app_user
  with check (written_by = (select app_actor()) and is_open_for_views(text_version_id)
    and ((delegation is null and evidence is null and (select app_holds('chair', 'secretariat', 'expert')))
      or (delegation = any ((select app_delegations())::text[]) and evidence is null)
      or (delegation is not null and (select app_holds('secretariat')) and btrim(evidence) <> ''))
    and (supersedes is null or is_own_comment(supersedes, text_version_id, delegation)));

create policy read_with_the_amendment on amendment_outcome for select to app_user
  using (amendment_id in (select a.id from amendment a));
create policy decided_or_withdrawn on amendment_outcome for insert to app_user
  with check (recorded_by = (select app_actor()) and case outcome
    when 'withdrawn' then exists (select from amendment a where a.id = amendment_id
      and ((a.delegation = any ((select app_delegations())::text[]) and amendment_outcome.evidence is null)
        or ((select app_holds('secretariat')) and btrim(amendment_outcome.evidence) <> '')))
    else (select app_holds('chair', 'secretariat', 'expert')) end);
