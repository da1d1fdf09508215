-- The secretariat's Word templates of a model, one for each language: the latest counts, the earlier stay.
create table letter_template (
  id uuid primary key,
  text_id uuid not null references committee_text,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  name text not null check (btrim(name) <> '' and length(name) <= 200),
  bytes bytea not null check (octet_length(bytes) between 1 and 8000000),
  sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')),
  kept_by uuid not null references account,
  kept_at timestamptz not null,
  ordinal bigint generated always as identity unique
);
create index on letter_template (text_id, language, ordinal);
create trigger letter_template_is_append_only before update or delete on letter_template for each row execute function refuse_change();
create trigger letter_template_is_never_emptied before truncate on letter_template for each statement execute function refuse_change();

create function a_template_is_of_a_model() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select from committee_text t where t.id = new.text_id and t.kind = 'letter-model') then
    raise exception 'a Word template is of a model of a letter' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function a_template_is_of_a_model() owner to app_gate;
create trigger a_template_is_of_a_model before insert on letter_template for each row execute function a_template_is_of_a_model();

alter table letter_template enable row level security;
alter table letter_template force row level security;
create policy owner_fills on letter_template for all to app_owner using (true) with check (true);
create policy gate_reads on letter_template for select to app_gate using (true);
create policy those_who_write on letter_template for select to app_user using ((select app_holds('secretariat', 'chair', 'expert', 'system')));
create policy secretariat_keeps on letter_template for insert to app_user with check ((select app_holds('secretariat')) and kept_by = (select app_actor()));
grant select on letter_template to app_user, app_gate;
grant insert on letter_template to app_user;
