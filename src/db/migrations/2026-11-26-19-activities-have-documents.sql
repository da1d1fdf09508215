-- Files of an activity: the information note of the experts, a press release, statements, a programme. Whether everybody may take one is
-- said for each; it is taken only while the activity itself is shown.
create table activity_document (
  id uuid primary key,
  activity_id uuid not null references activity,
  kind text not null check (kind in ('information-note', 'press-release', 'statement', 'programme', 'presentation', 'report', 'other')),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  name text not null check (btrim(name) <> '' and length(name) <= 200),
  media_type text not null check (media_type in ('application/pdf', 'text/plain', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  sha256 text not null,
  bytes bytea not null check (length(bytes) between 1 and 6000000),
  shown boolean not null,
  added_by uuid not null references account,
  added_at timestamptz not null,
  check (sha256 = encode(sha256(bytes), 'hex'))
);
create unique index a_document_once on activity_document (activity_id, sha256);
create trigger public_edition_moves after insert or delete on activity_document for each statement execute function public_edition_moves();

alter table activity_document enable row level security;
alter table activity_document force row level security;
create policy owner_fills on activity_document for all to app_owner using (true) with check (true);
create policy gate_reads on activity_document for select to app_gate using (true);
create policy with_its_activity on activity_document for select to app_user using (activity_id in (select a.id from activity a)
  and (shown or (select app_holds('chair', 'member', 'secretariat', 'expert', 'system')) or activity_id in (select activities_of_mine())));
create policy the_public_takes_what_is_shown on activity_document for select to app_public
  using (shown and activity_id in (select a.id from activity a));
create policy who_plans_adds on activity_document for insert to app_user
  with check (added_by = (select app_actor()) and activity_id in (select activities_i_write()));
create policy who_plans_takes_out on activity_document for delete to app_user using (activity_id in (select activities_i_write()));
grant select on activity_document to app_user, app_gate;
grant select (id, activity_id, kind, language, name, media_type, bytes) on activity_document to app_public;
grant insert, delete on activity_document to app_user;
