-- The directory says whom the Committee writes to, from a day to a day: an entry is replaced or ended, never rewritten. States belong to
-- organisations. A file that brings entries is kept as it was read until a person confirms it.

-- ── entries ──────────────────────────────────────────────────────────────────────────────────────────────────────
create function an_entry_is_replaced_not_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'an entry of the directory is kept' using errcode = 'restrict_violation';
  end if;
  if to_jsonb(new) - array['valid_to', 'public_by'] is distinct from to_jsonb(old) - array['valid_to', 'public_by'] then
    raise exception 'an entry is replaced by a new one, not changed' using errcode = 'restrict_violation';
  end if;
  if old.valid_to is not null and new.valid_to is distinct from old.valid_to
     and (new.valid_to is null or new.valid_to > old.valid_to or exists (select from contact c where c.replaces = old.id)) then
    raise exception 'an entry that ends can only end earlier, one that was replaced not at all' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger an_entry_is_replaced_not_changed before update or delete on contact for each row execute function an_entry_is_replaced_not_changed();

create function a_new_entry_begins_when_the_old_ends() returns trigger language plpgsql as $$
begin
  if not exists (select from contact c where c.id = new.replaces and c.valid_to = new.valid_from and c.capacity = new.capacity
      and (c.state_code, c.organisation_id) is not distinct from (new.state_code, new.organisation_id)) then
    raise exception 'an entry takes the place of one of the same addressee and capacity that ends on its first day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_new_entry_begins_when_the_old_ends before insert on contact for each row when (new.replaces is not null)
  execute function a_new_entry_begins_when_the_old_ends();

-- ── which States belong to an organisation ───────────────────────────────────────────────────────────────────────
create table organisation_member (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  state_code text not null references state,
  kind text not null check (kind in ('member', 'observer')),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  recorded_by uuid references account,
  recorded_at timestamptz not null
);
create index on organisation_member (organisation_id);
create index on organisation_member (state_code);
create unique index a_state_belongs_once on organisation_member (organisation_id, state_code) where valid_to is null;

create function memberships_do_not_overlap() returns trigger language plpgsql as $$
begin
  if exists (select from organisation_member m where m.organisation_id = new.organisation_id and m.state_code = new.state_code
      and daterange(m.valid_from, m.valid_to) && daterange(new.valid_from, new.valid_to)) then
    raise exception 'this State belongs to the organisation in these days already' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger memberships_do_not_overlap before insert on organisation_member for each row execute function memberships_do_not_overlap();
create function a_membership_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'valid_to' is distinct from to_jsonb(old) - 'valid_to'
     or (old.valid_to is not null and (new.valid_to is null or new.valid_to > old.valid_to)) then
    raise exception 'a membership is kept, it can only end' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_membership_is_kept before update or delete on organisation_member for each row execute function a_membership_is_kept();

-- ── files that bring entries ─────────────────────────────────────────────────────────────────────────────────────
create table directory_import (
  id uuid primary key,
  file_name text not null check (btrim(file_name) <> '' and length(file_name) <= 200),
  sha256 text not null,
  source text not null check (btrim(source) <> '' and length(source) <= 300), -- whose list it is
  rows jsonb not null check (jsonb_typeof(rows) = 'array'),                   -- as they were read
  uploaded_by uuid not null references account,
  uploaded_at timestamptz not null,
  confirmed_by uuid references account,
  confirmed_at timestamptz,
  check ((confirmed_at is null) = (confirmed_by is null))
);
create function an_import_is_confirmed_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.confirmed_at is not null
     or to_jsonb(new) - array['confirmed_by', 'confirmed_at'] is distinct from to_jsonb(old) - array['confirmed_by', 'confirmed_at'] then
    raise exception 'what was read from a file is kept as it was' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger an_import_is_confirmed_once before update or delete on directory_import for each row execute function an_import_is_confirmed_once();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['organisation_member', 'directory_import'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
end $$;
create policy signed_in_read on organisation_member for select to app_user using ((select app_actor()) is not null);
create policy secretariat_records on organisation_member for insert to app_user
  with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()));
create policy secretariat_ends on organisation_member for update to app_user
  using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')));
grant insert, update (valid_to) on organisation_member to app_user;

-- Its rows hold names and numbers of people.
create policy secretariat_reads on directory_import for select to app_user using ((select app_holds('secretariat')));
create policy secretariat_brings on directory_import for insert to app_user
  with check ((select app_holds('secretariat')) and uploaded_by = (select app_actor()));
create policy secretariat_confirms on directory_import for update to app_user
  using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')) and confirmed_by = (select app_actor()));
grant insert, update (confirmed_by, confirmed_at) on directory_import to app_user;
