-- The exact text that lay before the Committee stays to be read, also when it is a draft again and worked on.
create table circulated_text (
  no_objection_id uuid not null references no_objection,
  text_hash text not null,
  body text not null,
  kept_at timestamptz not null,
  primary key (no_objection_id, text_hash),
  constraint the_hash_is_of_the_text check (encode(sha256(convert_to(body, 'UTF8')), 'hex') = text_hash)
);
create trigger circulated_text_is_append_only before update or delete on circulated_text for each row execute function refuse_change();
alter table circulated_text enable row level security;
alter table circulated_text force row level security;
create policy owner_fills on circulated_text for all to app_owner using (true) with check (true);
create policy gate_reads on circulated_text for select to app_gate using (true);
create policy committee_reads on circulated_text for select to app_user
  using ((select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));
create policy those_who_circulate on circulated_text for insert to app_user with check ((select app_holds('chair', 'secretariat')));
grant select, insert on circulated_text to app_user;
grant select on circulated_text to app_gate;
