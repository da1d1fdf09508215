-- What the system writes to a person is a row before it is anything else: made once, kept for ever, sent where the installation
-- can send. What a person put off, and the addresses at which a calendar may read in a person's name.

create table mail (
  id uuid primary key,
  account_id uuid not null references account,
  kind text not null check (kind in ('digest', 'urgent')),
  key text not null check (key <> ''),  -- what it is about, once for each person: no mail is made twice, whatever runs at once
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  subject text not null check (subject <> '' and length(subject) <= 300),
  body text not null check (body <> ''),
  message_id text not null unique,      -- the same at every try, so that a mail sent twice is recognised as one
  outgoing boolean not null,            -- made to leave; what was made while nothing could leave stays here for ever
  made_at timestamptz not null,
  tries int not null default 0 check (tries >= 0),
  next_try_at timestamptz,              -- nobody else tries it before
  trouble text check (length(trouble) <= 500),  -- what the last try met, in the words of the mail server
  sent_to text,
  sent_at timestamptz,
  gave_up_at timestamptz,
  unique (account_id, key),
  check (outgoing or (tries = 0 and sent_at is null and gave_up_at is null)),
  check (sent_at is null or (gave_up_at is null and sent_to is not null)),
  check (gave_up_at is null or trouble is not null),
  check ((next_try_at is not null) = (outgoing and sent_at is null and gave_up_at is null))
);
create index on mail (account_id, made_at desc);
create index mail_that_waits on mail (next_try_at) where next_try_at is not null;

create function mail_keeps_its_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a mail is kept for ever' using errcode = 'restrict_violation';
  end if;
  if (new.id, new.account_id, new.kind, new.key, new.language, new.subject, new.body, new.message_id, new.outgoing, new.made_at)
     is distinct from
     (old.id, old.account_id, old.kind, old.key, old.language, old.subject, old.body, old.message_id, old.outgoing, old.made_at)
     or old.sent_at is not null or old.gave_up_at is not null then
    raise exception 'the words of a mail never change, nor what came of it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger mail_keeps_its_words before update or delete on mail for each row execute function mail_keeps_its_words();
create trigger mail_is_never_emptied before truncate on mail for each statement execute function refuse_change();

-- Of which deadline a person was warned: a new deadline of the same thing gives a new warning.
create table deadline_warning (
  account_id uuid not null references account,
  item text not null check (item <> ''),
  deadline timestamptz not null,
  mail_id uuid not null references mail,
  primary key (account_id, item, deadline)
);
create trigger deadline_warning_is_append_only before update or delete on deadline_warning
  for each row execute function refuse_change();

-- How often a person wants the digest; who chose nothing gets it each week.
create table digest_choice (
  account_id uuid primary key references account,
  rhythm text not null check (rhythm in ('weekly', 'daily', 'none')),
  chosen_at timestamptz not null
);

-- The hours at which digests were made: each once.
create table digest_round (
  due_at timestamptz primary key,
  made_at timestamptz not null,
  mails int not null check (mails >= 0)
);
create trigger digest_round_is_append_only before update or delete on digest_round for each row execute function refuse_change();

-- What a person put off until a day.
create table snooze (
  account_id uuid not null references account,
  item text not null check (item <> '' and length(item) <= 300),
  until date not null,
  made_at timestamptz not null,
  primary key (account_id, item)
);

-- An address at which a calendar reads in a person's name; the address itself is kept as a hash only.
create table feed (
  id uuid primary key,
  account_id uuid not null references account,
  token_hash bytea not null unique,
  content text not null check (content in ('everything', 'own-deadlines')),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  made_at timestamptz not null,
  revoked_at timestamptz
);
create index on feed (account_id);

create function revoked_feed_stays_revoked() returns trigger language plpgsql as $$
begin
  if old.revoked_at is not null then
    raise exception 'a revoked feed stays revoked' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger revoked_feed_stays_revoked before update on feed for each row execute function revoked_feed_stays_revoked();

-- Whose feed an address opens; nobody's once it was revoked or the account was closed.
create function read_feed(token text) returns table (account_id uuid, content text, language text)
language sql stable security definer set search_path = app, pg_temp as $$
  select feed.account_id, feed.content, feed.language
  from feed join account on account.id = feed.account_id
  where feed.token_hash = sha256(convert_to(token, 'UTF8')) and feed.revoked_at is null and account.closed_at is null
$$;

-- How often what stands in calendars has changed, for calendars that were given it before.
create table calendar_change (
  kind text not null check (kind in ('meeting', 'no-objection', 'letter')),
  id uuid not null,
  sequence int not null check (sequence >= 0),
  changed_at timestamptz not null,
  primary key (kind, id)
);
insert into calendar_change (kind, id, sequence, changed_at) select 'meeting', id, 0, now() from meeting;
insert into calendar_change (kind, id, sequence, changed_at) select 'no-objection', id, 0, circulated_at from no_objection;
insert into calendar_change (kind, id, sequence, changed_at) select 'letter', id, 0, coalesce(released_at, drafted_at) from letter;

create function calendar_changes() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare changed uuid := (to_jsonb(new) ->> tg_argv[1])::uuid;
begin
  insert into calendar_change (kind, id, sequence, changed_at) values (tg_argv[0], changed, 0, app_now())
  on conflict (kind, id) do update set sequence = calendar_change.sequence + 1, changed_at = excluded.changed_at;
  return null;
end $$;
alter function calendar_changes() owner to app_gate;
create trigger calendar_changes after insert or update on meeting for each row execute function calendar_changes('meeting', 'id');
create trigger calendar_changes after insert or update on no_objection for each row execute function calendar_changes('no-objection', 'id');
create trigger calendar_changes after insert or update on letter for each row execute function calendar_changes('letter', 'id');
create trigger calendar_changes after insert on consent for each row execute function calendar_changes('letter', 'letter_id');

-- What those who keep the mail running must know, and no more: how many, never whose or what.
create function mail_counts() returns table (waiting int, in_trouble int, given_up int)
language sql stable security definer set search_path = app, pg_temp as $$
  select count(*) filter (where next_try_at is not null)::int,
    count(*) filter (where next_try_at is not null and trouble is not null)::int,
    count(*) filter (where gave_up_at is not null)::int
  from mail where app_holds('secretariat', 'administrator')
$$;

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['mail', 'deadline_warning', 'digest_choice', 'digest_round', 'snooze', 'feed', 'calendar_change'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_gate', name);
  end loop;
end $$;

-- A mail may say what its reader alone may know: it is the reader's, and of the system that makes and sends it.
create policy ones_own on mail for select to app_user
  using (account_id = (select app_actor()) or (select app_holds('system')));
create policy system_makes on mail for insert to app_user with check ((select app_holds('system')));
create policy system_sends on mail for update to app_user
  using ((select app_holds('system'))) with check ((select app_holds('system')));
grant select, insert on mail to app_user;
grant update (tries, next_try_at, trouble, sent_to, sent_at, gave_up_at) on mail to app_user;

create policy system_keeps on deadline_warning for all to app_user
  using ((select app_holds('system'))) with check ((select app_holds('system')));
grant select, insert on deadline_warning to app_user;
create policy system_keeps on digest_round for all to app_user
  using ((select app_holds('system'))) with check ((select app_holds('system')));
grant select, insert on digest_round to app_user;

create policy ones_own on digest_choice for all to app_user
  using (account_id = (select app_actor())) with check (account_id = (select app_actor()));
create policy system_reads on digest_choice for select to app_user using ((select app_holds('system')));
grant select, insert, update (rhythm, chosen_at) on digest_choice to app_user;

create policy ones_own on snooze for all to app_user
  using (account_id = (select app_actor())) with check (account_id = (select app_actor()));
grant select, insert, delete, update (until, made_at) on snooze to app_user;

create policy ones_own on feed for all to app_user
  using (account_id = (select app_actor())) with check (account_id = (select app_actor()));
grant select (id, account_id, content, language, made_at, revoked_at), insert, update (revoked_at) on feed to app_user;

-- Known to whoever may read the thing itself: the inner queries run under its own policies.
create policy with_its_thing on calendar_change for select to app_user
  using (case kind
    when 'meeting' then exists (select 1 from meeting m where m.id = calendar_change.id)
    when 'no-objection' then exists (select 1 from no_objection n where n.id = calendar_change.id)
    else exists (select 1 from letter l where l.id = calendar_change.id) end);
grant select on calendar_change to app_user;
create policy gate_counts on calendar_change for all to app_gate using (true) with check (true);
grant insert, update on calendar_change to app_gate;

do $$
declare signature text;
begin
  foreach signature in array array['read_feed(text)', 'mail_counts()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
grant execute on function read_feed(text) to app_auth;
grant execute on function mail_counts() to app_user;
