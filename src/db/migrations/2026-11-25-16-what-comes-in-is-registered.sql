-- What comes in is registered, translated, tied to the letter it answers and processed; information for the report waits until an expert
-- brings it in; briefings are kept as records.

-- ── the register of what comes in ────────────────────────────────────────────────────────────────────────────────
create table incoming_translation (
  id uuid primary key,
  incoming_id uuid not null references incoming,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  body text not null check (btrim(body) <> '' and length(body) <= 60000),
  unofficial boolean not null default true check (unofficial),  -- the sender's own language alone is what was sent
  added_by uuid not null references account,
  added_at timestamptz not null
);
create index on incoming_translation (incoming_id);
create trigger incoming_translation_is_append_only before update or delete on incoming_translation for each row execute function refuse_change();

create function an_entry_is_kept() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare of_letter letter;
begin
  if tg_op = 'DELETE' then
    raise exception 'what came in is kept' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' then
    if (new.id, new.year, new.number, new.kind, new.received_on, new.state_code, new.organisation_id, new.sender, new.their_reference,
        new.their_date, new.language, new.summary, new.recorded_by, new.recorded_at)
       is distinct from
       (old.id, old.year, old.number, old.kind, old.received_on, old.state_code, old.organisation_id, old.sender, old.their_reference,
        old.their_date, old.language, old.summary, old.recorded_by, old.recorded_at) then
      raise exception 'an entry stays as it was registered' using errcode = 'restrict_violation';
    end if;
    if old.letter_id is not null and new.letter_id is distinct from old.letter_id then
      raise exception 'an answer stays with its letter' using errcode = 'restrict_violation';
    end if;
    if old.processed_at is not null then
      raise exception 'a processed entry is never changed' using errcode = 'restrict_violation';
    end if;
    if new.processed_words is distinct from old.processed_words and new.processed_at is null then
      raise exception 'what was done is said when it is done' using errcode = 'check_violation';
    end if;
  end if;
  if session_user = 'app_user' then
    if tg_op = 'INSERT' and num_nonnulls(new.processed_at, new.processed_by, new.processed_words) > 0 then
      raise exception 'an entry begins unprocessed' using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and new.processed_at is not null and (new.processed_by <> app_actor() or new.processed_at < new.recorded_at) then
      raise exception 'nobody acts in the name of another' using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and new.letter_id is distinct from old.letter_id and not app_holds('secretariat') then
      raise exception 'the secretariat ties an answer to its letter' using errcode = 'check_violation';
    end if;
  end if;
  if new.letter_id is not null and (tg_op = 'INSERT' or old.letter_id is null) then
    select * into of_letter from letter where id = new.letter_id;
    if of_letter.released_at is null
       or (of_letter.state_code, of_letter.organisation_id) is distinct from (new.state_code, new.organisation_id) then
      raise exception 'an answer is tied to a letter that went to its sender' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
alter function an_entry_is_kept() owner to app_gate;
create trigger an_entry_is_kept before insert or update or delete on incoming for each row execute function an_entry_is_kept();

-- ── information received for the report ──────────────────────────────────────────────────────────────────────────
create table information_received (
  id uuid primary key,
  state_code text not null references state,
  origin text not null check (origin in ('consent', 'incoming', 'letter')),
  letter_id uuid references letter,
  incoming_id uuid,
  template_id text,
  row_id text,
  paragraph text not null default '' check (length(paragraph) <= 20),   -- of resolution 1540 (2004), "OP3(a)"
  measure text not null check (btrim(measure) <> '' and length(measure) <= 4000),
  dated date,
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  link text not null default '' check (link = '' or link ~ '^https?://' and length(link) <= 500),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  given_by uuid not null references account,
  given_at timestamptz not null,
  foreign key (incoming_id, state_code) references incoming (id, state_code),
  foreign key (template_id, row_id) references template_row (template_id, id),
  check ((template_id is null) = (row_id is null)),
  check (origin <> 'incoming' or incoming_id is not null),
  check (origin = 'incoming' or letter_id is not null)
);
create index on information_received (state_code);
create index on information_received (incoming_id);
create index on information_received (letter_id);
create trigger information_received_is_append_only before update or delete on information_received for each row execute function refuse_change();

create function information_comes_with_its_letter() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.letter_id is not null and not exists (select from letter l where l.id = new.letter_id and l.state_code = new.state_code and l.released_at is not null) then
    raise exception 'the letter did not go to this State' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function information_comes_with_its_letter() owner to app_gate;
create trigger information_comes_with_its_letter before insert on information_received for each row execute function information_comes_with_its_letter();

-- What became of a line: brought into a cell of the matrix, into a version of the report, or set aside with a reason. The last word counts.
create table information_outcome (
  information_id uuid not null references information_received,
  outcome text not null check (outcome in ('matrix', 'report', 'set-aside')),
  matrix_version_id uuid,
  row_id text,
  weapon text,
  aspect text,
  revision int,
  text_version_id uuid references text_version,
  reason text not null default '' check (length(reason) <= 2000),
  by uuid not null references account,
  at timestamptz not null,
  ordinal bigint generated always as identity unique,
  primary key (information_id, outcome),
  foreign key (matrix_version_id, row_id, weapon, aspect, revision) references cell_revision (matrix_version_id, row_id, weapon, aspect, revision),
  constraint a_cell_is_named check (case outcome when 'matrix' then num_nonnulls(matrix_version_id, row_id, weapon, aspect, revision) = 5
    else num_nonnulls(matrix_version_id, row_id, weapon, aspect, revision) = 0 end),
  constraint a_version_is_named check ((outcome = 'report') = (text_version_id is not null)),
  constraint a_reason_is_given check (outcome <> 'set-aside' or btrim(reason) <> '')
);
create trigger information_outcome_is_append_only before update or delete on information_outcome for each row execute function refuse_change();

create function information_goes_where_it_belongs() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare of_state text := (select i.state_code from information_received i where i.id = new.information_id);
begin
  if new.outcome = 'matrix' and not exists (select from matrix_version v where v.id = new.matrix_version_id and v.state_code = of_state) then
    raise exception 'information of a State goes into its own matrix' using errcode = 'check_violation';
  end if;
  if new.outcome = 'report' and not exists (select from text_version v where v.id = new.text_version_id and v.kind = 'report') then
    raise exception 'information goes into a text that is a report' using errcode = 'check_violation';
  end if;
  if new.outcome = 'set-aside' and exists (select from information_outcome o where o.information_id = new.information_id) then
    raise exception 'what was brought in is not set aside' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function information_goes_where_it_belongs() owner to app_gate;
create trigger information_goes_where_it_belongs before insert on information_outcome for each row execute function information_goes_where_it_belongs();

-- ── briefings ────────────────────────────────────────────────────────────────────────────────────────────────────
create table briefing (
  id uuid primary key,
  held_on date not null,
  place text not null check (btrim(place) <> '' and length(place) <= 300),
  meeting_id uuid references meeting,
  groups text[] not null default '{}' check (groups <@ array['african', 'asia-pacific', 'eastern-european', 'latin-american-and-caribbean',
    'western-european-and-other', 'non-members']),
  audience text not null default '' check (length(audience) <= 500),   -- others, in words
  given_by text not null check (btrim(given_by) <> '' and length(given_by) <= 300),
  subject text not null check (btrim(subject) <> '' and length(subject) <= 2000),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null
);
create trigger briefing_is_append_only before update or delete on briefing for each row execute function refuse_change();
create table briefing_organisation (
  briefing_id uuid not null references briefing,
  organisation_id uuid not null references organisation,
  primary key (briefing_id, organisation_id)
);
create trigger briefing_organisation_is_append_only before update or delete on briefing_organisation for each row execute function refuse_change();
-- What was given: a text, a letter, or something in words.
create table briefing_given (
  briefing_id uuid not null references briefing,
  n int not null check (n between 1 and 50),
  text_version_id uuid references text_version,
  letter_id uuid references letter,
  words text not null default '' check (length(words) <= 300),
  primary key (briefing_id, n),
  check (num_nonnulls(text_version_id, letter_id) <= 1),
  check (num_nonnulls(text_version_id, letter_id) = 1 or btrim(words) <> '')
);
create trigger briefing_given_is_append_only before update or delete on briefing_given for each row execute function refuse_change();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['incoming_translation', 'information_received', 'information_outcome', 'briefing', 'briefing_organisation', 'briefing_given'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate; grant insert on %I to app_user', name, name);
  end loop;
end $$;

create policy with_its_entry on incoming_translation for select to app_user using (incoming_id in (select i.id from incoming i));
create policy those_who_translate on incoming_translation for insert to app_user
  with check ((select app_holds('secretariat', 'expert')) and added_by = (select app_actor()));

create policy those_who_serve on information_received for select to app_user using ((select app_holds('secretariat', 'chair', 'expert', 'system')));
create policy ones_own on information_received for select to app_user using (state_code = any ((select app_states())::text[]));
create policy secretariat_enters on information_received for insert to app_user
  with check ((select app_holds('secretariat')) and given_by = (select app_actor()) and origin = 'incoming');
create policy the_State_gives on information_received for insert to app_user
  with check (state_code = any ((select app_states())::text[]) and given_by = (select app_actor()) and origin in ('letter', 'consent') and incoming_id is null);
create policy with_its_line on information_outcome for select to app_user using (information_id in (select i.id from information_received i));
create policy experts_bring_in on information_outcome for insert to app_user
  with check ((select app_holds('expert')) and by = (select app_actor()));

create policy those_who_serve on briefing for select to app_user using ((select app_holds('secretariat', 'chair', 'expert')));
create policy those_who_brief on briefing for insert to app_user
  with check ((select app_holds('secretariat', 'chair', 'expert')) and recorded_by = (select app_actor()));
create policy with_its_briefing on briefing_organisation for select to app_user using (briefing_id in (select b.id from briefing b));
create policy with_its_briefing_recorded on briefing_organisation for insert to app_user
  with check (briefing_id in (select b.id from briefing b where b.recorded_by = (select app_actor())));
create policy with_its_briefing on briefing_given for select to app_user using (briefing_id in (select b.id from briefing b));
create policy with_its_briefing_recorded on briefing_given for insert to app_user
  with check (briefing_id in (select b.id from briefing b where b.recorded_by = (select app_actor())));
