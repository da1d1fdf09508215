-- How other bodies write an organisation or a place, and what a person took it for; nothing: it is none that is on record here.
create table written_name (
  id uuid primary key,
  kind text not null check (kind in ('organisation', 'place')),
  -- in plain letters, as names are held against each other
  plain text not null check (plain <> '' and length(plain) <= 500),
  written text not null check (btrim(written) <> '' and length(written) <= 500),
  organisation_id uuid references organisation,
  state_code text references state,
  decided_by uuid not null references account,
  decided_at timestamptz not null,
  undone_by uuid references account,
  undone_at timestamptz,
  check (kind = 'organisation' or organisation_id is null),
  check (kind = 'place' or state_code is null),
  check ((undone_at is null) = (undone_by is null))
);
create unique index a_name_is_taken_for_one on written_name (kind, plain) where undone_at is null;
create index on written_name (organisation_id);
create index on written_name (state_code);
create trigger a_written_name_is_only_undone before update or delete on written_name for each row execute function a_decision_is_only_undone();

alter table written_name enable row level security;
alter table written_name force row level security;
create policy owner_fills on written_name for all to app_owner using (true) with check (true);
create policy gate_reads on written_name for select to app_gate using (true);
grant select on written_name to app_user, app_gate;
create policy committee_reads on written_name for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy secretariat_decides on written_name for insert to app_user
  with check ((select app_holds('secretariat')) and decided_by = (select app_actor()) and undone_at is null);
create policy secretariat_undoes on written_name for update to app_user
  using ((select app_holds('secretariat'))) with check (undone_by = (select app_actor()));
grant insert, update (undone_at, undone_by) on written_name to app_user;

-- Host State and region are no words of the body: they are read out of them, and read anew when somebody says where a place is.
create or replace function an_announcement_is_kept() returns trigger language plpgsql as $$
declare
  read_out text[] := array['last_seen_at', 'compared_at', 'compared_with', 'host_state', 'region'];
begin
  if tg_op = 'DELETE' then raise exception 'what was announced is kept' using errcode = 'restrict_violation'; end if;
  if (new.id, new.source_id, new.uid, new.instance, new.first_seen_at) is distinct from (old.id, old.source_id, old.uid, old.instance, old.first_seen_at) then
    raise exception 'an announcement keeps whose it is' using errcode = 'restrict_violation';
  end if;
  if new.version not in (old.version, old.version + 1)
     or (new.version = old.version and to_jsonb(new) - read_out is distinct from to_jsonb(old) - read_out) then
    raise exception 'what changes in an announcement is another version of it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
