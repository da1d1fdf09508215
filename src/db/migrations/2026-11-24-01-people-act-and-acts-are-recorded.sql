-- Who acts, in what capacity, and the record of what was done.
-- Reading is decided by the policies beside each table; app_gate owns the functions that look past them and give ids only.

-- One row says what this installation is. Invented States and people can exist only in a demonstration.
create table instance (
  only_one boolean primary key default true check (only_one),
  mode text not null unique check (mode in ('demonstration', 'live')),
  made_at timestamptz not null default now()
);

create table account (
  id uuid primary key,
  mode text not null references instance (mode),
  name text not null check (name <> ''),
  email text not null unique check (email = lower(email)),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  in_cast boolean not null default false,
  made_at timestamptz not null default now(),
  closed_at timestamptz,
  check (not in_cast or mode = 'demonstration')
);

-- What a person acts as, and for how long.
create table capacity (
  id uuid primary key,
  account_id uuid not null references account,
  kind text not null check (kind in ('system', 'administrator', 'secretariat', 'chair', 'member', 'expert', 'state')),
  state_code text,
  valid_from date not null,
  valid_to date,
  check (valid_to > valid_from),
  check ((kind in ('member', 'state')) = (state_code is not null))
);
create index on capacity (account_id);

create table actor_session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  opened_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- A link that lets its holder set a first password; stored as a hash, used once.
create table invitation (
  token_hash bytea primary key,
  account_id uuid not null references account,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- The demonstration's clock: how far it stands ahead of the world's. The newest row counts.
create table clock_move (
  id uuid primary key,
  mode text not null default 'demonstration' check (mode = 'demonstration') references instance (mode),
  ahead interval not null check (ahead >= interval '0'),
  moved_by uuid not null references account,
  moved_at timestamptz not null default now()
);

-- The record of acts: written in the same commit as the act's effect.
create table act (
  id uuid primary key,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  actor_id uuid not null references account,
  capacity text not null,
  verb text not null check (verb ~ '^[a-z-]+\.[a-z-]+$'),
  subject_id text not null,
  state_code text,
  details jsonb not null default '{}'
);
create index on act (subject_id);
create index on act (at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger act_is_append_only before update or delete on act for each row execute function refuse_change();
create trigger act_is_never_emptied before truncate on act for each statement execute function refuse_change();

-- ── who is asking ────────────────────────────────────────────────────────────────────────────────────────────────
create function app_now() returns timestamptz language sql stable security definer set search_path = app, pg_temp as $$
  select now() + coalesce((select ahead from clock_move order by moved_at desc, id desc limit 1), interval '0')
$$;

create function app_actor() returns uuid language sql stable security definer set search_path = app, pg_temp as $$
  select session.account_id
  from actor_session session join account on account.id = session.account_id
  where session.token_hash = sha256(convert_to(coalesce(current_setting('app.token', true), ''), 'UTF8'))
    and session.expires_at > now() and account.closed_at is null
$$;

create function app_capacities() returns text[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(kind), '{}') from capacity
  where account_id = app_actor() and valid_from <= app_now()::date and (valid_to is null or valid_to > app_now()::date)
$$;

create function app_states() returns text[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(state_code), '{}') from capacity
  where account_id = app_actor() and kind = 'state'
    and valid_from <= app_now()::date and (valid_to is null or valid_to > app_now()::date)
$$;

create function app_holds(variadic wanted text[]) returns boolean language sql stable set search_path = app, pg_temp as $$
  select app_capacities() && wanted
$$;

-- Called by the sign-in, which alone knows the token.
create function open_actor_session(token text, account uuid, until timestamptz) returns void
language sql security definer set search_path = app, pg_temp as $$
  insert into actor_session (token_hash, account_id, expires_at)
  values (sha256(convert_to(token, 'UTF8')), account, until)
$$;

create function close_actor_session(token text) returns void
language sql security definer set search_path = app, pg_temp as $$
  delete from actor_session where token_hash = sha256(convert_to(token, 'UTF8')) or expires_at < now() - interval '1 day'
$$;

-- Closes every session of an account: its password changed, or it was closed.
create function close_actor_sessions_of(account uuid) returns void
language sql security definer set search_path = app, pg_temp as $$
  delete from actor_session where account_id = account
$$;

-- A newer invitation takes the place of every older one.
create function is_the_last_of_its_account(asked invitation) returns boolean
language sql stable security definer set search_path = app, pg_temp as $$
  select not exists (select 1 from invitation newer where newer.account_id = asked.account_id and newer.made_at > asked.made_at)
$$;

-- An invitation is the only way to an account's first password: it can be used once, before its time ends.
create function use_invitation(token text) returns uuid
language sql security definer set search_path = app, pg_temp as $$
  update invitation set used_at = now()
  where token_hash = sha256(convert_to(token, 'UTF8')) and used_at is null and expires_at > app_now() and is_the_last_of_its_account(invitation)
  returning account_id
$$;

create function read_invitation(token text) returns table (account_id uuid, name text, email text, language text)
language sql stable security definer set search_path = app, pg_temp as $$
  select account.id, account.name, account.email, account.language
  from invitation join account on account.id = invitation.account_id
  where invitation.token_hash = sha256(convert_to(token, 'UTF8')) and used_at is null and expires_at > app_now() and closed_at is null
    and is_the_last_of_its_account(invitation)
$$;

-- What the sign-in must know about an account before anybody is signed in.
create function account_may_sign_in(account uuid) returns boolean
language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select 1 from account a where a.id = account_may_sign_in.account and a.closed_at is null)
$$;

-- The demonstration's people, for the sign-in page; empty in a live installation.
create function demonstration_cast() returns table (id uuid, name text, email text, kind text, state_code text)
language sql stable security definer set search_path = app, pg_temp as $$
  select account.id, account.name, account.email, capacity.kind, capacity.state_code
  from account join capacity on capacity.account_id = account.id
  where account.in_cast and account.closed_at is null and exists (select 1 from instance where mode = 'demonstration')
  order by account.id
$$;

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['instance', 'account', 'capacity', 'actor_session', 'invitation', 'clock_move', 'act'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
  end loop;
end $$;

create policy everybody_reads_the_mode on instance for select to app_user, app_public using (true);
create policy gate_reads on instance for select to app_gate using (true);
create policy owner_sets on instance for all to app_owner using (true) with check (true);

create policy signed_in_read on account for select to app_user using ((select app_actor()) is not null);
create policy administrator_invites on account for insert to app_user with check ((select app_holds('administrator')));
create policy administrator_changes on account for update to app_user
  using ((select app_holds('administrator')) or id = (select app_actor()))
  with check ((select app_holds('administrator')) or id = (select app_actor()));
create policy gate_reads on account for select to app_gate using (true);
create policy owner_sets on account for all to app_owner using (true) with check (true);

create policy signed_in_read on capacity for select to app_user using ((select app_actor()) is not null);
create policy administrator_gives on capacity for insert to app_user with check ((select app_holds('administrator')));
create policy administrator_ends on capacity for update to app_user using ((select app_holds('administrator'))) with check ((select app_holds('administrator')));
create policy gate_reads on capacity for select to app_gate using (true);
create policy owner_sets on capacity for all to app_owner using (true) with check (true);

create policy gate_only on actor_session for all to app_gate using (true) with check (true);

create policy administrator_invites on invitation for insert to app_user with check ((select app_holds('administrator')));
create policy gate_uses on invitation for all to app_gate using (true) with check (true);
create policy owner_sets on invitation for all to app_owner using (true) with check (true);

create policy signed_in_read on clock_move for select to app_user using ((select app_actor()) is not null);
create policy administrator_moves on clock_move for insert to app_user
  with check ((select app_holds('administrator')) and moved_by = (select app_actor()));
create policy gate_reads on clock_move for select to app_gate using (true);

create policy own_acts_and_for_those_who_keep_the_record on act for select to app_user
  using (actor_id = (select app_actor()) or (select app_holds('secretariat', 'administrator', 'system')));
create policy in_ones_own_name on act for insert to app_user with check (actor_id = (select app_actor()));
create policy owner_records on act for insert to app_owner with check (true);

-- ── grants ───────────────────────────────────────────────────────────────────────────────────────────────────────
grant select on instance to app_user, app_public, app_gate;
grant select, insert on account, capacity to app_user;
grant update (name, language, closed_at) on account to app_user;
grant update (valid_to) on capacity to app_user;
grant insert on invitation to app_user;
grant select, insert on clock_move to app_user;
grant select, insert on act to app_user;
grant select on account, capacity, clock_move to app_gate;
grant select, insert, update, delete on actor_session to app_gate;
grant select, update on invitation to app_gate;

do $$
declare signature text;
begin
  foreach signature in array array['app_now()', 'app_actor()', 'app_capacities()', 'app_states()',
    'open_actor_session(text, uuid, timestamptz)', 'close_actor_session(text)', 'close_actor_sessions_of(uuid)',
    'use_invitation(text)', 'read_invitation(text)', 'account_may_sign_in(uuid)', 'demonstration_cast()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
grant execute on function app_now(), app_actor(), app_capacities(), app_states() to app_user, app_public, app_gate;
grant execute on function open_actor_session(text, uuid, timestamptz), close_actor_session(text), close_actor_sessions_of(uuid),
  use_invitation(text), read_invitation(text), account_may_sign_in(uuid), demonstration_cast() to app_auth;
