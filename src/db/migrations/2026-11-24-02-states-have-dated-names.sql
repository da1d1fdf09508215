-- Member States, observers and, in a demonstration, invented States. Names are dated: a document of 2007 keeps the name of 2007.
create table state (
  code text primary key check (code ~ '^[A-Z]{3}$'),
  alpha2 text unique check (alpha2 ~ '^[A-Z]{2}$'), -- ISO leaves only 42 to users: an invented State may do without
  m49 text unique check (m49 ~ '^[0-9]{3}$'),
  kind text not null check (kind in ('member', 'observer', 'invented')),
  mode text references instance (mode) check (mode = 'demonstration'),
  admitted date,
  correspondence_language text not null default 'en' check (correspondence_language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  -- ISO 3166-1 leaves these codes to users; no country will ever get one.
  constraint invented_states_carry_user_assigned_codes
    check ((kind = 'invented') = (code ~ '^(AA[A-Z]|Q[M-Z][A-Z]|X[A-Z][A-Z]|ZZ[A-Z])$')),
  constraint invented_states_exist_in_demonstrations_only check ((kind = 'invented') = (mode is not null)),
  check ((kind = 'invented') = (m49 is null)),
  check (kind = 'invented' or alpha2 is not null)
);
alter table capacity add foreign key (state_code) references state;
alter table act add foreign key (state_code) references state;

create table state_name (
  state_code text not null references state,
  valid_from date not null default '-infinity',
  valid_to date not null default 'infinity',
  short jsonb not null check (short ?& array['ar', 'zh', 'en', 'fr', 'ru', 'es']),
  formal jsonb not null check (formal ?& array['ar', 'zh', 'en', 'fr', 'ru', 'es']),
  french_article text not null,
  source text not null check (source <> ''),
  primary key (state_code, valid_from),
  check (valid_from < valid_to)
);

create table state_group (
  state_code text not null references state,
  regional_group text not null check (regional_group in
    ('african', 'asia-pacific', 'eastern-european', 'latin-american-and-caribbean', 'western-european-and-other')),
  valid_from date not null default '-infinity',
  valid_to date not null default 'infinity',
  source text not null check (source <> ''),
  note text,
  primary key (state_code, regional_group, valid_from)
);

do $$
declare name text;
begin
  foreach name in array array['state', 'state_name', 'state_group'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy everybody_reads on %I for select to app_user, app_public, app_gate using (true)', name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('grant select on %I to app_user, app_public, app_gate', name);
  end loop;
end $$;
