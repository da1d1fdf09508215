-- The register of themes: what standing is recorded for each, the positions recorded on it, and what uses it.
-- For the Committee, its experts and the secretariat alone: to everybody else a theme does not exist.

create table theme (
  id uuid primary key,
  name jsonb not null
    check (jsonb_typeof(name) = 'object' and name <> '{}' and name - array['ar', 'zh', 'en', 'fr', 'ru', 'es'] = '{}'),
  description text not null check (length(description) <= 4000),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  made_by uuid not null references account,
  made_at timestamptz not null
);
create trigger theme_is_append_only before update or delete on theme for each row execute function refuse_change();

-- Which rows of a template belong to a theme is a choice that may change; the record of acts keeps who chose.
create table theme_row (
  theme_id uuid not null references theme,
  template_id text not null,
  row_id text not null,
  added_by uuid not null references account,
  added_at timestamptz not null,
  primary key (theme_id, template_id, row_id),
  foreign key (template_id, row_id) references template_row (template_id, id)
);
create index on theme_row (template_id);

-- What a source reports of a theme's standing on a day. The newest counts; earlier ones stay.
create table theme_standing (
  id uuid primary key,
  theme_id uuid not null references theme,
  standing text not null check (standing in ('agreed', 'contested', 'another-forum', 'not-settled')),
  forum text check (btrim(forum) <> '' and length(forum) <= 200),
  said text not null check (btrim(said) <> '' and length(said) <= 4000),
  dated date not null,
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  constraint another_forum_has_a_name check ((standing = 'another-forum') = (forum is not null))
);
create index on theme_standing (theme_id, dated);
create trigger theme_standing_is_append_only before update or delete on theme_standing for each row execute function refuse_change();

-- Who took which position, when, by which source: a State, or another body in words.
create table theme_position (
  id uuid primary key,
  theme_id uuid not null references theme,
  state_code text references state,
  body text check (btrim(body) <> '' and length(body) <= 200),
  kind text not null check (kind in ('supports', 'objects', 'another-forum', 'seeks-instructions', 'comment')),
  said text not null check (btrim(said) <> '' and length(said) <= 4000),
  dated date not null,
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  meeting_id uuid,
  meeting_position int,
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  foreign key (meeting_id, meeting_position) references recorded_position (meeting_id, n),
  check ((state_code is null) <> (body is null)),
  check ((meeting_id is null) = (meeting_position is null))
);
create index on theme_position (theme_id, dated);
-- What was said at a meeting is recorded once on a theme.
create unique index once_from_a_meeting on theme_position (theme_id, meeting_id, meeting_position) where meeting_id is not null;
create trigger theme_position_is_append_only before update or delete on theme_position for each row execute function refuse_change();

-- What uses a theme, and why. It may end; nothing else of it changes.
create table theme_use (
  id uuid primary key,
  theme_id uuid not null references theme,
  kind text not null check (kind in ('activity', 'paper', 'text', 'request-form', 'report', 'matrix-row')),
  used_id text not null check (used_id <> '' and length(used_id) <= 200),
  label text not null check (btrim(label) <> '' and length(label) <= 500),
  label_language text not null check (label_language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  reason text not null check (length(reason) <= 4000),
  reason_language text not null check (reason_language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  used_by uuid not null references account,
  used_at timestamptz not null,
  ended_by uuid references account,
  ended_at timestamptz,
  check ((ended_at is null) = (ended_by is null))
);
create unique index one_running_use_of_a_theme on theme_use (theme_id, kind, used_id) where ended_at is null;
create index on theme_use (kind, used_id);

create function a_use_only_ends() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null or
     to_jsonb(new) - array['ended_at', 'ended_by'] is distinct from to_jsonb(old) - array['ended_at', 'ended_by'] then
    raise exception 'of the use of a theme nothing changes but that it ends, once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_use_only_ends before update or delete on theme_use for each row execute function a_use_only_ends();

-- Where positions differ, a use has a reason: the database is the last to be fooled.
create function a_contested_theme_asks_for_a_reason() returns trigger
language plpgsql security definer set search_path = app, pg_temp as $$
declare newest text;
begin
  select standing into newest from theme_standing where theme_id = new.theme_id
  order by dated desc, recorded_at desc, id desc limit 1;
  if newest in ('contested', 'another-forum') and btrim(new.reason) = '' then
    raise exception 'positions on this theme differ: its use asks for a reason' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function a_contested_theme_asks_for_a_reason() owner to app_gate;
create trigger a_contested_theme_asks_for_a_reason before insert on theme_use
  for each row execute function a_contested_theme_asks_for_a_reason();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['theme', 'theme_row', 'theme_standing', 'theme_position', 'theme_use'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('create policy committee_reads on %I for select to app_user using ((select app_holds(''chair'', ''member'', ''secretariat'', ''expert'', ''system'')))', name);
    execute format('grant select, insert on %I to app_user', name);
    execute format('grant select on %I to app_gate', name);
  end loop;
end $$;

create policy those_who_prepare_record on theme for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and made_by = (select app_actor()));
create policy those_who_prepare_choose on theme_row for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and added_by = (select app_actor()));
create policy those_who_prepare_take_out on theme_row for delete to app_user using ((select app_holds('secretariat', 'expert')));
grant delete on theme_row to app_user;
create policy chair_and_secretariat_record on theme_standing for insert to app_user
  with check ((select app_holds('secretariat', 'chair')) and recorded_by = (select app_actor()));
-- The secretariat records what anybody said; a member, its own delegation's position.
create policy secretariat_records on theme_position for insert to app_user
  with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()));
create policy members_record_their_own on theme_position for insert to app_user
  with check ((select app_holds('member')) and recorded_by = (select app_actor()) and state_code in (
    select c.state_code from capacity c
    where c.account_id = (select app_actor()) and c.kind = 'member'
      and c.valid_from <= app_now()::date and (c.valid_to is null or c.valid_to > app_now()::date)));
create policy those_who_serve_use on theme_use for insert to app_user
  with check ((select app_holds('secretariat', 'expert', 'chair')) and used_by = (select app_actor()) and ended_at is null);
create policy those_who_serve_end on theme_use for update to app_user
  using ((select app_holds('secretariat', 'expert', 'chair')))
  with check ((select app_holds('secretariat', 'expert', 'chair')) and ended_by = (select app_actor()));
grant update (ended_by, ended_at) on theme_use to app_user;

-- The administrator keeps the record of acts; what was done in this register is not for an administrator.
create policy acts_on_themes_are_for_the_Committee on act as restrictive for select to app_user
  using (verb not like 'theme.%' or actor_id = (select app_actor())
         or (select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
