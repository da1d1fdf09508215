-- A run makes one letter for each addressee; the Chair signs what was prepared, a second person releases it, it leaves after a
-- window, and each letter moves by its events alone: drafted, cleared, approved, sent, delivered … (founding methods annex, L1-L14).

-- ── whom the Committee writes to ─────────────────────────────────────────────────────────────────────────────────
create table organisation (
  id uuid primary key,
  kind text not null check (kind in ('international', 'regional', 'subregional', 'other-arrangement', 'civil-society')),
  name jsonb not null
    check (jsonb_typeof(name) = 'object' and name <> '{}' and name - array['ar', 'zh', 'en', 'fr', 'ru', 'es'] = '{}'),
  short_name text not null check (btrim(short_name) <> '' and length(short_name) <= 40),
  invented boolean not null default false,
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  recorded_by uuid references account,
  recorded_at timestamptz not null,
  ended_on date,
  unique (short_name)
);

-- Who is written to, and in what capacity, from a day to a day. A change is a new row that takes the place of the old one.
create table contact (
  id uuid primary key,
  state_code text references state,
  organisation_id uuid references organisation,
  capacity text not null check (capacity in ('permanent-mission', 'observer-mission', 'capital', 'point-of-contact-capital',
    'point-of-contact-mission', 'head', 'liaison', 'assistance')),
  name text not null default '' check (length(name) <= 200),         -- of a person or an office
  honorific text not null default '' check (length(honorific) <= 100), -- "Her Excellency Ms.", as it stands before the name
  function text not null default '' check (length(function) <= 200),
  is_person boolean not null,
  post_address text not null default '' check (length(post_address) <= 1000),
  emails text[] not null default '{}',
  telephones text[] not null default '{}',
  language text check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),  -- of correspondence
  valid_from date not null,
  valid_to date check (valid_to >= valid_from), -- the same day: entered by mistake, it never held
  public_by text check (btrim(public_by) <> '' and length(public_by) <= 500), -- the person's consent to be named in public, in words
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  replaces uuid unique references contact,
  recorded_by uuid references account,
  recorded_at timestamptz not null,
  check (num_nonnulls(state_code, organisation_id) = 1),
  check ((capacity in ('head', 'liaison', 'assistance')) or state_code is not null),
  check (cardinality(emails) <= 10 and cardinality(telephones) <= 10)
);
create index on contact (state_code);
create index on contact (organisation_id);

-- ── the register of what comes in ────────────────────────────────────────────────────────────────────────────────
create table incoming (
  id uuid primary key,
  year int not null,
  number int not null,
  kind text not null check (kind in ('note-verbale', 'letter', 'e-mail', 'national-report', 'assistance-request', 'invitation', 'other')),
  received_on date not null,
  state_code text references state,
  organisation_id uuid references organisation,
  sender text not null default '' check (length(sender) <= 300),       -- in words, when it is neither
  their_reference text not null default '' check (length(their_reference) <= 200),
  their_date date,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  summary text not null default '' check (length(summary) <= 4000),
  letter_id uuid references letter,   -- the letter it answers
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  processed_by uuid references account,
  processed_at timestamptz,
  processed_words text check (length(processed_words) <= 2000),
  unique (year, number),
  unique (id, state_code),
  check (num_nonnulls(state_code, organisation_id) <= 1),
  check (num_nonnulls(state_code, organisation_id) = 1 or btrim(sender) <> ''),
  check ((processed_at is null) = (processed_by is null))
);
create index on incoming (state_code, kind);
create index on incoming (letter_id);
create table incoming_file (
  id uuid primary key,
  incoming_id uuid not null references incoming,
  name text not null check (btrim(name) <> '' and length(name) <= 200),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'message/rfc822', 'text/plain',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  sha256 text not null,
  bytes bytea not null check (length(bytes) between 1 and 20000000),
  added_by uuid not null references account,
  added_at timestamptz not null,
  check (sha256 = encode(sha256(bytes), 'hex'))
);
create index on incoming_file (incoming_id);
create trigger incoming_file_is_append_only before update or delete on incoming_file for each row execute function refuse_change();

-- ── runs ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create table letter_run (
  id uuid primary key,
  title text not null check (btrim(title) <> '' and length(title) <= 200),
  addressees text not null check (addressees in ('states', 'organisations')),
  chosen jsonb not null,              -- by what conditions the addressees were chosen
  channel text not null check (channel in ('e-mail', 'hand-over')),
  round int not null default 0,       -- how often its letters were prepared anew
  encloses text[] not null check (encloses <@ array['matrix', 'difference', 'model']),
  dated date not null,
  reply_by date not null check (reply_by > dated),
  drafted_by uuid not null references account,
  drafted_at timestamptz not null,
  signed_by uuid references account,
  signed_at timestamptz,
  signed_print text,                  -- the fingerprint of all its letters that was signed
  signed_words text check (length(signed_words) <= 500), -- where the signature was given on paper: when and where it is kept
  released_by uuid references account,
  released_at timestamptz,
  released_print text,
  leaves_at timestamptz,              -- the end of the window in which it can still be called back
  stopped_at timestamptz,
  stopped_by uuid references account,
  cancelled_at timestamptz,
  cancelled_by uuid references account,
  check ((signed_at is null) = (signed_by is null) and (signed_at is null) = (signed_print is null)),
  check ((released_at is null) = (released_by is null) and (released_at is null) = (released_print is null) and (released_at is null) = (leaves_at is null)),
  check ((stopped_at is null) = (stopped_by is null)),
  check ((cancelled_at is null) = (cancelled_by is null)),
  constraint signed_before_release check (released_at is null or signed_at is not null),
  constraint what_leaves_is_what_was_signed check (released_print = signed_print),
  constraint a_second_person_releases_the_run check (released_by <> drafted_by),
  constraint a_window_is_open check (leaves_at >= released_at + interval '30 minutes')
);
create function a_released_run_is_fixed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a run is kept' using errcode = 'restrict_violation';
  end if;
  if (new.id, new.addressees, new.drafted_by, new.drafted_at) is distinct from (old.id, old.addressees, old.drafted_by, old.drafted_at) then
    raise exception 'a run keeps who began it' using errcode = 'restrict_violation';
  end if;
  if old.cancelled_at is not null then
    raise exception 'a cancelled run is never changed' using errcode = 'restrict_violation';
  end if;
  if old.signed_at is not null and
     (new.title, new.chosen, new.channel, new.encloses, new.dated, new.reply_by, new.round, new.signed_by, new.signed_at, new.signed_print, new.signed_words)
     is distinct from
     (old.title, old.chosen, old.channel, old.encloses, old.dated, old.reply_by, old.round, old.signed_by, old.signed_at, old.signed_print, old.signed_words) then
    raise exception 'a signed run is never changed' using errcode = 'restrict_violation';
  end if;
  if old.released_at is not null and
     (new.title, new.chosen, new.channel, new.encloses, new.dated, new.reply_by, new.signed_by, new.signed_at, new.signed_print, new.released_by, new.released_at, new.released_print, new.leaves_at)
     is distinct from
     (old.title, old.chosen, old.channel, old.encloses, old.dated, old.reply_by, old.signed_by, old.signed_at, old.signed_print, old.released_by, old.released_at, old.released_print, old.leaves_at) then
    raise exception 'a released run is never changed' using errcode = 'restrict_violation';
  end if;
  if new.cancelled_at is not null and old.cancelled_at is null and exists (select from letter l where l.run_id = new.id and l.released_at is not null) then
    raise exception 'letters of this run have left: it is stopped, not cancelled' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_released_run_is_fixed before update or delete on letter_run for each row execute function a_released_run_is_fixed();

-- Who signs and who releases is who does it, and what is signed and released is what lies in the database.
create function a_run_is_moved_in_ones_own_name() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  print text;
  others text[];
begin
  if tg_op = 'INSERT' then
    if num_nonnulls(new.signed_at, new.released_at, new.stopped_at, new.cancelled_at) > 0 then
      raise exception 'a run begins with nothing signed' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.signed_by is distinct from old.signed_by and new.signed_by <> app_actor())
     or (new.released_by is distinct from old.released_by and new.released_by <> app_actor())
     or (new.stopped_by is distinct from old.stopped_by and new.stopped_by <> app_actor())
     or (new.cancelled_by is distinct from old.cancelled_by and new.cancelled_by <> app_actor()) then
    raise exception 'nobody acts in the name of another' using errcode = 'check_violation';
  end if;
  if (new.signed_at is null) = (old.signed_at is null) and (new.released_at is null) = (old.released_at is null) then
    return new;
  end if;
  select encode(sha256(convert_to('["' || string_agg(coalesce(l.print, ''), '","' order by l.number) || '"]', 'UTF8')), 'hex'), array_agg(distinct l.standing)
  into print, others from letter l where l.run_id = new.id and l.standing <> 'cancelled';
  if old.signed_at is null and new.signed_at is not null then
    if not (app_holds('chair') or (app_holds('secretariat') and btrim(coalesce(new.signed_words, '')) <> '')) then
      raise exception 'the Chair signs; a signature on paper is recorded with where it is kept' using errcode = 'check_violation';
    end if;
    if others is distinct from array['cleared'] or new.signed_print is distinct from print then
      raise exception 'exactly what was prepared is signed' using errcode = 'check_violation';
    end if;
  end if;
  if old.released_at is null and new.released_at is not null then
    if not app_holds('secretariat') then
      raise exception 'the secretariat releases' using errcode = 'check_violation';
    end if;
    if others is distinct from array['approved'] or new.released_print is distinct from print then
      raise exception 'exactly what was signed is released' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
alter function a_run_is_moved_in_ones_own_name() owner to app_gate;

alter table letter
  add column run_id uuid references letter_run,
  add column organisation_id uuid references organisation,
  add column contact_id uuid references contact,
  add column form text not null default 'letter' check (form in ('letter', 'note-verbale')),
  add column channel text not null default 'hand-over' check (channel in ('e-mail', 'hand-over')),
  add column address text not null default '' check (length(address) <= 2000), -- the e-mail address, or where it is handed over
  add column sheet jsonb,             -- its words exactly as printed
  add column oddities jsonb not null default '[]',
  add column prepared_at timestamptz,
  add column pages int check (pages > 0),
  add column print text,              -- the fingerprint of what a reader of the dry run saw: addressee, channel, address and files
  add column standing text not null default 'drafted' check (standing in ('drafted', 'cleared', 'approved', 'sent', 'delivered',
    'undeliverable', 'reminded', 'replied', 'closed', 'cancelled')),
  add column tries int not null default 0 check (tries between 0 and 2),
  add column reminders int not null default 0 check (reminders between 0 and 2),
  add column moved_at timestamptz,
  alter column state_code drop not null,
  alter column matrix_version_id drop not null,
  alter column disclaimer_id drop not null,
  alter column model_id drop not null,
  add constraint a_letter_has_one_addressee check (num_nonnulls(state_code, organisation_id) = 1),
  add constraint a_matrix_goes_to_its_state check (matrix_version_id is null or (state_code is not null and disclaimer_id is not null)),
  add constraint nothing_unprepared_moves check (run_id is null or standing in ('drafted', 'cancelled') or (sheet is not null and print is not null and model_id is not null)),
  drop constraint nothing_is_released_without_a_decision,
  drop constraint letter_check2, -- what came back may have left once and be cancelled then
  add constraint what_left_is_not_cancelled check (run_id is not null or released_at is null or cancelled_at is null),
  add constraint nothing_is_released_without_a_decision check (released_at is null or matrix_version_id is null or (decision_id is not null and text_hash is not null));
drop index one_letter_for_a_version;
create index on letter (matrix_version_id);
create unique index one_letter_for_a_state_in_a_run on letter (run_id, state_code) where cancelled_at is null;
create unique index one_letter_for_an_organisation_in_a_run on letter (run_id, organisation_id) where cancelled_at is null;
create index letters_to_prepare on letter (run_id) where prepared_at is null and cancelled_at is null;
create index letters_that_wait on letter (standing);

alter table letter_file drop constraint letter_file_standard_check;
alter table letter_file add constraint letter_file_standard_check check (standard in ('ua-1', 'a-2a', 'docx', 'difference'));
-- What a run prepared may be prepared anew until it is signed; from then on it is fixed.
drop trigger letter_file_is_append_only on letter_file;
create function files_of_a_signed_letter_are_fixed() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare of_letter letter;
begin
  select * into of_letter from letter where id = old.letter_id;
  if tg_op = 'UPDATE' or of_letter.released_at is not null or of_letter.standing <> 'drafted' then
    raise exception 'the files of a prepared letter are kept and never changed' using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
create function files_come_while_a_letter_is_prepared() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select from letter l where l.id = new.letter_id and l.standing = 'drafted' and l.prepared_at is null) then
    raise exception 'the files of a prepared letter are kept and never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
alter function files_come_while_a_letter_is_prepared() owner to app_gate;
create function a_letter_begins_in_its_run() returns trigger language plpgsql as $$
begin
  if current_user = 'app_user' and (new.run_id is null or new.standing <> 'drafted'
     or num_nonnulls(new.sheet, new.print, new.prepared_at, new.released_at, new.released_by, new.cancelled_at, new.moved_at) > 0
     or not exists (select from letter_run r where r.id = new.run_id and r.signed_at is null and r.cancelled_at is null)) then
    raise exception 'a letter begins as a draft of a run that is not signed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function files_of_a_signed_letter_are_fixed() owner to app_gate;
create trigger files_of_a_signed_letter_are_fixed before update or delete on letter_file for each row execute function files_of_a_signed_letter_are_fixed();
create trigger files_come_while_a_letter_is_prepared before insert on letter_file for each row
  when (current_user = 'app_user') execute function files_come_while_a_letter_is_prepared();

-- ── the machine of a letter ──────────────────────────────────────────────────────────────────────────────────────
-- The same table stands in src/correspondence/ledger/machine.ts; a test compares them.
create table letter_move (
  rule text primary key,
  from_standing text[] not null,
  event text not null,
  who text[] not null,
  to_standing text not null
);
insert into letter_move (rule, from_standing, event, who, to_standing) values
  ('L1', '{drafted}', 'clear-text', '{chair,system}', 'cleared'),
  ('L2', '{cleared}', 'edit', '{secretariat,expert,system}', 'drafted'),
  ('L3', '{cleared}', 'sign', '{chair,secretariat}', 'approved'),
  ('L4', '{approved}', 'send', '{secretariat,system}', 'sent'),
  ('L5', '{sent}', 'delivery-confirmed', '{secretariat,state,system}', 'delivered'),
  ('L6', '{sent}', 'delivery-failed', '{secretariat,system}', 'approved'),
  ('L7', '{sent}', 'delivery-failed', '{secretariat,system}', 'undeliverable'),
  ('L8', '{undeliverable}', 'address-corrected', '{secretariat}', 'approved'),
  ('L9', '{delivered,reminded}', 'reply-received', '{state,secretariat}', 'replied'),
  ('L10', '{delivered,reminded}', 'reminder-due', '{system,secretariat}', 'reminded'),
  ('L11', '{delivered,reminded}', 'no-reply-expected', '{chair,secretariat}', 'closed'),
  ('L12', '{replied}', 'reply-processed', '{secretariat,expert}', 'closed'),
  ('L13', '{replied}', 'further-reply-expected', '{secretariat}', 'delivered'),
  ('L14', '{drafted,cleared,approved,undeliverable}', 'cancel', '{chair,secretariat}', 'cancelled');

create table letter_event (
  id uuid primary key,
  letter_id uuid not null references letter,
  event text not null,
  at timestamptz not null,
  by uuid not null references account,
  words text not null default '' check (length(words) <= 2000),
  details jsonb not null default '{}',
  rule text references letter_move,
  from_standing text,
  to_standing text,
  ordinal bigint generated always as identity unique
);
create index on letter_event (letter_id, ordinal);
create trigger letter_event_is_append_only before update or delete on letter_event for each row execute function refuse_change();

-- One try to hand a letter over by e-mail. Taken in hand first and settled by the server's answer; what was taken and never settled is
-- uncertain, is not tried again by itself, and waits for a person who looks.
create table letter_delivery (
  id uuid primary key,
  letter_id uuid not null references letter,
  kind text not null default 'letter' check (kind in ('letter', 'reminder')),
  address text not null check (btrim(address) <> ''),
  message_id text not null unique,
  taken_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references account,
  outcome text check (outcome in ('accepted', 'refused', 'put-back', 'found', 'not-found')),
  words text not null default '' check (length(words) <= 1000),
  check ((settled_at is null) = (outcome is null) and (settled_at is null) = (settled_by is null))
);
create unique index one_delivery_in_hand on letter_delivery (letter_id) where settled_at is null;
create index on letter_delivery (letter_id);
create function a_settled_delivery_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.settled_at is not null
     or (new.id, new.letter_id, new.kind, new.address, new.message_id, new.taken_at) is distinct from (old.id, old.letter_id, old.kind, old.address, old.message_id, old.taken_at) then
    raise exception 'a delivery is kept as it was' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_settled_delivery_stays before update or delete on letter_delivery for each row execute function a_settled_delivery_stays();

create function a_letter_moves_by_its_events() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  of_letter letter;
  of_run letter_run;
  move letter_move;
  never_left boolean;
begin
  select * into of_letter from letter where id = new.letter_id for update;
  select * into of_run from letter_run where id = of_letter.run_id;
  select m.* into move from letter_move m
  where m.event = new.event and of_letter.standing = any (m.from_standing)
    and (m.rule <> 'L6' or of_letter.tries < 2) and (m.rule <> 'L7' or of_letter.tries >= 2)
    and (m.rule <> 'L10' or of_letter.reminders < 2);
  if move.rule is null then
    raise exception 'a letter that is % does not take %', of_letter.standing, new.event using errcode = 'check_violation';
  end if;
  if move.rule = 'L3' and (of_run.id is null or of_run.signed_at is null) then
    raise exception 'nobody signed this run' using errcode = 'check_violation';
  end if;
  if move.rule = 'L4' and of_run.id is not null and
     (of_run.released_at is null or of_run.cancelled_at is not null or new.at < of_run.leaves_at
      -- What was in hand when the run was stopped has left.
      or (of_run.stopped_at is not null and not exists (select from letter_delivery d
            where d.letter_id = new.letter_id and d.kind = 'letter' and d.taken_at <= of_run.stopped_at and d.outcome in ('accepted', 'found', 'refused')))) then
    raise exception 'the run was not released, is stopped, or can still be called back' using errcode = 'check_violation';
  end if;
  if move.rule = 'L3' and exists (select from matrix_version v where v.id = of_letter.matrix_version_id and v.superseded_at is not null) then
    raise exception 'a newer version took the place of the matrix' using errcode = 'check_violation';
  end if;
  if move.rule = 'L8' and of_run.cancelled_at is not null then
    raise exception 'the run was cancelled' using errcode = 'check_violation';
  end if;
  if move.rule in ('L4', 'L14') and exists (select from letter_delivery d where d.letter_id = new.letter_id and d.kind = 'letter' and d.settled_at is null) then
    raise exception 'this letter is in hand' using errcode = 'check_violation';
  end if;
  never_left := move.rule in ('L6', 'L7') and not exists (select from letter_delivery d
    where d.letter_id = new.letter_id and d.kind = 'letter' and d.outcome in ('accepted', 'found')) and of_letter.channel = 'e-mail';
  new.rule := move.rule;
  new.from_standing := of_letter.standing;
  new.to_standing := move.to_standing;
  update letter set
    standing = move.to_standing,
    moved_at = new.at,
    tries = case move.rule when 'L6' then tries + 1 when 'L8' then 0 else tries end,
    reminders = case move.rule when 'L10' then reminders + 1 else reminders end,
    -- What was refused at the door never left; what came back may have been read on its State's page.
    released_at = case when move.rule = 'L4' and released_at is null then new.at when never_left then null else released_at end,
    released_by = case when move.rule = 'L4' and released_at is null then of_run.released_by when never_left then null else released_by end,
    cancelled_at = case when move.rule = 'L14' then new.at else cancelled_at end
  where id = new.letter_id;
  return new;
end $$;
alter function a_letter_moves_by_its_events() owner to app_gate;
create trigger a_letter_moves_by_its_events before insert on letter_event for each row execute function a_letter_moves_by_its_events();

-- Its words never change once it was signed; where it stands changes by events only (the gate writes it).
create or replace function released_letter_never_changes() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a letter is kept, a released one never changed' using errcode = 'restrict_violation';
  end if;
  if current_user <> 'app_gate' and (new.standing, new.tries, new.reminders, new.moved_at) is distinct from (old.standing, old.tries, old.reminders, old.moved_at) then
    raise exception 'a letter moves by its events' using errcode = 'restrict_violation';
  end if;
  if current_user <> 'app_gate' and old.released_at is not null and (new.released_at, new.released_by, new.cancelled_at) is distinct from (old.released_at, old.released_by, old.cancelled_at) then
    raise exception 'a released letter is never changed' using errcode = 'restrict_violation';
  end if;
  if current_user <> 'app_gate' and old.run_id is not null and (new.released_at, new.released_by, new.cancelled_at) is distinct from (old.released_at, old.released_by, old.cancelled_at) then
    raise exception 'a letter of a run leaves and is cancelled by its events' using errcode = 'restrict_violation';
  end if;
  if (old.released_at is not null or old.standing <> 'drafted') and
     (new.state_code, new.organisation_id, new.matrix_version_id, new.text_hash, new.decision_id, new.model_id, new.disclaimer_id, new.language, new.year, new.number,
      new.dated, new.reply_by, new.form, new.channel, new.sheet, new.print, new.run_id)
     is distinct from
     (old.state_code, old.organisation_id, old.matrix_version_id, old.text_hash, old.decision_id, old.model_id, old.disclaimer_id, old.language, old.year, old.number,
      old.dated, old.reply_by, old.form, old.channel, old.sheet, old.print, old.run_id) then
    raise exception 'a released letter is never changed' using errcode = 'restrict_violation';
  end if;
  if old.address is distinct from new.address and old.standing not in ('drafted', 'undeliverable') then
    raise exception 'the address of a prepared letter is corrected when it is undeliverable' using errcode = 'restrict_violation';
  end if;
  if current_user = 'app_user' and new.print is distinct from old.print and new.print is not null and not app_holds('system') then
    raise exception 'the system prepares letters' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Letters of before: what was released lay on its State's page, and the State's word answered it.
alter table letter disable trigger released_letter_never_changes;
update letter set moved_at = coalesce(cancelled_at, released_at, drafted_at), standing = case
  when cancelled_at is not null then 'cancelled'
  when released_at is null then 'drafted'
  when exists (select from consent c where c.letter_id = letter.id) then 'replied'
  else 'delivered' end;
-- A draft of before goes on as a run of one.
insert into letter_run (id, title, addressees, chosen, channel, encloses, dated, reply_by, drafted_by, drafted_at)
select l.id, 'OC.' || l.number || '/' || l.year, 'states', jsonb_build_object('states', jsonb_build_array(l.state_code)), 'hand-over', '{matrix}',
  l.dated, l.reply_by, l.drafted_by, l.drafted_at
from letter l where l.standing = 'drafted';
update letter set run_id = id where standing = 'drafted';
alter table letter enable trigger released_letter_never_changes;

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['organisation', 'contact', 'incoming', 'incoming_file', 'letter_run', 'letter_move', 'letter_event', 'letter_delivery'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
end $$;
create policy gate_moves on letter for update to app_gate using (true) with check (true);
grant update (standing, tries, reminders, moved_at, released_at, released_by, cancelled_at) on letter to app_gate;

create policy signed_in_read on organisation for select to app_user using ((select app_actor()) is not null);
create policy secretariat_records on organisation for insert to app_user with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()));
create policy secretariat_ends on organisation for update to app_user using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')));
grant insert, update (name, kind, short_name, source, ended_on) on organisation to app_user;

-- Names and numbers of people are for those who write, and for the State that gave them.
create policy those_who_write on contact for select to app_user using ((select app_holds('secretariat', 'chair', 'expert', 'system')));
create policy ones_own on contact for select to app_user using (state_code = any ((select app_states())::text[]));
create policy secretariat_records on contact for insert to app_user with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()));
create policy secretariat_ends on contact for update to app_user using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')));
grant insert, update (valid_to, public_by) on contact to app_user;

create policy those_who_serve on incoming for select to app_user using ((select app_holds('secretariat', 'chair', 'expert', 'system')));
create policy ones_own on incoming for select to app_user using (state_code = any ((select app_states())::text[]));
create policy secretariat_registers on incoming for insert to app_user
  with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()));
create policy those_who_process on incoming for update to app_user
  using ((select app_holds('secretariat', 'expert'))) with check ((select app_holds('secretariat', 'expert')));
grant insert, update (letter_id, summary, processed_by, processed_at, processed_words) on incoming to app_user;
create policy with_its_entry on incoming_file for select to app_user using (incoming_id in (select i.id from incoming i));
create policy secretariat_files on incoming_file for insert to app_user with check ((select app_holds('secretariat')) and added_by = (select app_actor()));
grant insert on incoming_file to app_user;

create policy those_who_write on letter_run for select to app_user using ((select app_holds('secretariat', 'chair', 'expert', 'system')));
create policy secretariat_begins on letter_run for insert to app_user with check ((select app_holds('secretariat')) and drafted_by = (select app_actor()));
create policy those_who_move on letter_run for update to app_user
  using ((select app_holds('secretariat', 'chair', 'system'))) with check ((select app_holds('secretariat', 'chair', 'system')));
grant insert, update (title, chosen, channel, encloses, dated, reply_by, round, signed_by, signed_at, signed_print, signed_words, released_by, released_at,
  released_print, leaves_at, stopped_at, stopped_by, cancelled_at, cancelled_by) on letter_run to app_user;

create policy everybody_reads_the_machine on letter_move for select to app_user using (true);
create policy with_its_letter on letter_event for select to app_user using (letter_id in (select l.id from letter l));
create policy by_whom_the_machine_says on letter_event for insert to app_user
  with check (by = (select app_actor()) and letter_id in (select l.id from letter l)
    and exists (select from letter_move m where m.rule = letter_event.rule and (select app_holds(variadic m.who))));
grant insert on letter_event to app_user;
create policy those_who_write on letter_delivery for select to app_user using ((select app_holds('secretariat', 'chair', 'expert', 'system')));
create policy system_takes on letter_delivery for insert to app_user with check ((select app_holds('system')));
create policy settled_by_who_saw on letter_delivery for update to app_user
  using ((select app_holds('system', 'secretariat'))) with check (settled_by = (select app_actor()));
grant insert, update (settled_at, settled_by, outcome, words) on letter_delivery to app_user;

-- The system prepares the letters of a run and keeps their files.
drop policy secretariat_releases on letter;
create policy secretariat_and_system_prepare on letter for update to app_user
  using ((select app_holds('secretariat', 'system'))) with check ((select app_holds('secretariat', 'system')));
grant update (contact_id, form, channel, address, sheet, oddities, prepared_at, pages, print, model_id, disclaimer_id, matrix_version_id, language, dated, reply_by) on letter to app_user;
drop policy secretariat_files on letter_file;
create policy system_files on letter_file for insert to app_user with check ((select app_holds('system')));
create policy prepared_anew on letter_file for delete to app_user using ((select app_holds('system')));

create trigger a_letter_begins_in_its_run before insert on letter for each row execute function a_letter_begins_in_its_run();
create trigger a_run_is_moved_in_ones_own_name before insert or update on letter_run for each row
  when (current_user = 'app_user') execute function a_run_is_moved_in_ones_own_name();
grant delete on letter_file to app_user;

-- ── models of letters: many, each for a situation ────────────────────────────────────────────────────────────────
alter table committee_text drop constraint committee_text_kind_check;
alter table committee_text add constraint committee_text_kind_check check (kind in ('disclaimer', 'transmittal-letter', 'letter-model', 'strategy',
  'request-form-guidance', 'programme-of-work', 'report', 'list-of-activities', 'other'));
drop policy signed_in_read_what_is_in_force on text_version;
create policy signed_in_read_what_is_in_force on text_version for select to app_user
  using ((select app_actor()) is not null and decision_id is not null and kind in ('disclaimer', 'transmittal-letter', 'letter-model'));
