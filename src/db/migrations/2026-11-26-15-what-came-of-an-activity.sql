-- What came of an activity: each State or organisation that took part is asked after 3, 6 and 12 months; what a State did is recorded
-- with its source and the day it did it, and tied to rows of its matrix, so that the chain can be read from activity to cell.

create table follow_up (
  id uuid primary key,
  activity_id uuid not null references activity,
  state_code text references state,
  organisation_id uuid references organisation,
  months int not null check (months in (3, 6, 12)),
  due_on date not null,
  made_at timestamptz not null,
  link_hash bytea unique check (length(link_hash) = 32),     -- of the address last given out; the address itself is not kept
  link_made_by uuid references account,
  link_made_at timestamptz,
  answered_at timestamptz,
  answered_by uuid references account,                       -- the system's for who came by the address
  answered_how text check (answered_how in ('here', 'link', 'on-behalf')),
  answered_as text not null default '' check (length(answered_as) <= 200),
  words text not null default '' check (length(words) <= 8000),
  language text check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  check (num_nonnulls(state_code, organisation_id) = 1),
  check ((link_hash is null) = (link_made_at is null) and (link_hash is null) = (link_made_by is null)),
  check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (answered_how is null))
);
create unique index asked_once on follow_up (activity_id, coalesce(state_code, organisation_id::text), months);
create index on follow_up (state_code);

create function a_follow_up_is_answered_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a follow-up is kept' using errcode = 'restrict_violation'; end if;
  if to_jsonb(new) - array['link_hash', 'link_made_by', 'link_made_at', 'answered_at', 'answered_by', 'answered_how', 'answered_as', 'words', 'language']
     is distinct from to_jsonb(old) - array['link_hash', 'link_made_by', 'link_made_at', 'answered_at', 'answered_by', 'answered_how', 'answered_as', 'words', 'language']
     or old.answered_at is not null then
    raise exception 'a follow-up is answered once' using errcode = 'restrict_violation';
  end if;
  if (new.link_hash, new.link_made_by, new.link_made_at) is distinct from (old.link_hash, old.link_made_by, old.link_made_at)
     and new.link_hash is not null and app_actor() is not null and (not app_holds('secretariat') or new.link_made_by is distinct from app_actor()) then
    raise exception 'the secretariat gives out an address, in its own name' using errcode = 'check_violation';
  end if;
  if app_actor() is not null and new.answered_at is not null and new.answered_how is distinct from (case
      when app_holds('system') then 'link'
      when coalesce(new.state_code = any (app_states()), false) or coalesce(new.organisation_id = any (app_asks_for()), false) then 'here'
      else 'on-behalf' end) then
    raise exception 'an answer says who gave it' using errcode = 'check_violation';
  end if;
  if app_actor() is not null and new.answered_at is null
     and (new.words, new.answered_as, new.language) is distinct from (old.words, old.answered_as, old.language) then
    raise exception 'words come with their answer' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_follow_up_is_answered_once before update or delete on follow_up for each row execute function a_follow_up_is_answered_once();

-- What a State did, dated by when it acted. It follows an activity where somebody says so; it never says that it was caused by it.
create table reported_action (
  id uuid primary key,
  state_code text not null references state,
  kind text not null check (kind in ('first-report', 'updated-report', 'action-plan', 'point-of-contact', 'law', 'institution', 'training', 'treaty', 'request', 'other')),
  done_on date not null,
  what text not null check (btrim(what) <> '' and length(what) <= 4000),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  subjects text[] not null default '{}' check (subjects <@ array['nuclear', 'chemical', 'biological', 'means-of-delivery', 'legislation',
    'accounting-securing', 'physical-protection', 'border-control', 'export-control', 'financing', 'reporting', 'action-plan', 'assistance',
    'points-of-contact', 'industry-academia']),
  activity_id uuid references activity,
  follow_up_id uuid references follow_up,
  reported_by uuid not null references account,
  reported_at timestamptz not null,
  taken_back_by uuid references account,
  taken_back_at timestamptz,
  check ((taken_back_at is null) = (taken_back_by is null))
);
create index on reported_action (state_code);
create index on reported_action (activity_id);
create function a_reported_action_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.taken_back_at is not null
     or to_jsonb(new) - array['taken_back_at', 'taken_back_by'] is distinct from to_jsonb(old) - array['taken_back_at', 'taken_back_by'] then
    raise exception 'what was reported is kept: it is taken back and reported anew' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_reported_action_is_kept before update or delete on reported_action for each row execute function a_reported_action_is_kept();

-- The rows of a template that an action is about.
create table reported_action_row (
  action_id uuid not null references reported_action,
  template_id text not null,
  row_id text not null,
  added_by uuid not null references account,
  added_at timestamptz not null,
  primary key (action_id, template_id, row_id),
  foreign key (template_id, row_id) references template_row (template_id, id)
);

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['follow_up', 'reported_action', 'reported_action_row'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
end $$;
create policy committee_and_its_own on follow_up for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) or state_code = any ((select app_states())::text[])
    or organisation_id = any ((select app_asks_for())::uuid[]));
create policy the_clock_asks on follow_up for insert to app_user
  with check ((select app_holds('system')) and answered_at is null and link_hash is null);
create policy who_answers on follow_up for update to app_user
  using ((select app_holds('secretariat', 'system')) or state_code = any ((select app_states())::text[]) or organisation_id = any ((select app_asks_for())::uuid[]))
  with check ((answered_by is null or answered_by = (select app_actor()))
    and (answered_how is null or (answered_how = 'link') = (select app_holds('system'))));
grant insert on follow_up to app_user;
grant update (link_hash, link_made_by, link_made_at, answered_at, answered_by, answered_how, answered_as, words, language) on follow_up to app_user;

create policy committee_and_its_own on reported_action for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) or state_code = any ((select app_states())::text[]));
create policy who_reports on reported_action for insert to app_user
  with check (reported_by = (select app_actor()) and taken_back_at is null
    and (activity_id is null or activity_id in (select a.id from activity a))
    and (follow_up_id is null or follow_up_id in (select f.id from follow_up f where f.state_code = reported_action.state_code and f.activity_id = reported_action.activity_id))
    and ((select app_holds('secretariat', 'expert', 'system')) or state_code = any ((select app_states())::text[])));
create policy who_takes_back on reported_action for update to app_user
  using ((select app_holds('secretariat', 'expert')) or state_code = any ((select app_states())::text[]))
  with check (taken_back_by = (select app_actor()));
grant insert on reported_action to app_user;
grant update (taken_back_at, taken_back_by) on reported_action to app_user;
create policy with_its_action on reported_action_row for select to app_user using (action_id in (select a.id from reported_action a));
create policy those_who_serve_tie on reported_action_row for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and added_by = (select app_actor()) and action_id in (select a.id from reported_action a));
create policy those_who_serve_untie on reported_action_row for delete to app_user using ((select app_holds('secretariat', 'expert')));
grant insert, delete on reported_action_row to app_user;
