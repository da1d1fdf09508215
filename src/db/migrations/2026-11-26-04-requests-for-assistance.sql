-- A request for assistance says for each of its fields who may see it. It moves by its events alone (founding methods annex, A1-A24), and
-- whether a reader may see a field is decided here: no page, count, search or file is asked.

-- ── who may see ──────────────────────────────────────────────────────────────────────────────────────────────────
-- One ordered scale, one meaning: each level includes those before it.
create function audience_rank(audience text) returns int language sql immutable as $$
  select array_position(array['secretariat', 'committee', 'named-providers', 'all-providers', 'states', 'public'], audience)
$$;

-- ── settings of the procedure ────────────────────────────────────────────────────────────────────────────────────
create table assistance_rule (
  id uuid primary key,
  window_days int not null check (window_days between 1 and 60),                     -- working days in which the State may limit circulation
  acknowledge_days int not null check (acknowledge_days between 1 and 60),           -- working days
  circulate_days int not null check (circulate_days between 1 and 60),               -- days after receipt
  follow_up_months int not null check (follow_up_months between 1 and 60),
  briefing_months int not null check (briefing_months between 1 and 24),
  confirm_months int not null check (confirm_months between 1 and 60),               -- how long "this is still true" holds
  informal_needs_note boolean not null,  -- a request that came informally is confirmed by a note verbale before it goes on
  confirmed boolean not null,
  source text not null check (btrim(source) <> '' and length(source) <= 1000),
  recorded_by uuid references account,
  recorded_at timestamptz not null
);
create trigger assistance_rule_is_append_only before update or delete on assistance_rule for each row execute function refuse_change();

-- ── the request ──────────────────────────────────────────────────────────────────────────────────────────────────
create table assistance_request (
  id uuid primary key,
  reference text not null unique check (reference ~ '^AR-[2-9A-HJ-NP-Z]{6}$'), -- drawn, not counted: it tells nothing of others
  kind text not null check (kind in ('assistance', 'general')),
  state_code text references state,
  organisation_id uuid references organisation,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  route text not null check (route in ('proper-form', 'informal')),
  arrived_by text not null check (arrived_by in ('here', 'note-verbale', 'letter', 'e-mail', 'national-report', 'referral')),
  incoming_id uuid references incoming,
  received_on date,                       -- in New York
  audience text not null check (audience_rank(audience) is not null),
  named uuid[] not null default '{}',     -- the providers it names
  guidance_id uuid references text_version,
  begun_by uuid not null references account,
  begun_at timestamptz not null,
  revision int not null default 0,        -- of the form: a save on an older one is told
  -- where it stands: moved by events
  standing text not null default 'draft' check (standing in ('draft', 'submitted', 'authenticated', 'circulation-window', 'held-confidential', 'ready',
    'circulated', 'offers-received', 'matched', 'delivering', 'fulfilled', 'follow-up', 'closed', 'withdrawn', 'rejected', 'acknowledged', 'answered')),
  circulation text check (circulation in ('none', 'limited', 'all')),
  authentic boolean not null default false,
  window_open boolean not null default false,
  window_ends_at timestamptz,
  offers int not null default 0 check (offers >= 0),
  accepted int not null default 0 check (accepted >= 0),
  running int not null default 0 check (running >= 0),
  delivered boolean not null default false,
  sent_to_all boolean not null default false,
  submitted_at timestamptz,
  circulated_at timestamptz,
  delivered_at timestamptz,
  moved_at timestamptz,
  check (num_nonnulls(state_code, organisation_id) = 1),
  check (kind = 'assistance' or audience in ('secretariat', 'committee')),
  constraint named_where_it_says_so check (standing = 'draft' or audience <> 'named-providers' or cardinality(named) > 0),
  -- What must always hold (founding methods annex, Assistance request).
  constraint circulated_only_when_authentic check (standing not in ('circulated', 'offers-received', 'matched', 'delivering') or (authentic and not window_open)),
  constraint the_window_and_the_standing_agree check (window_open = (standing = 'circulation-window') and (not window_open or window_ends_at is not null)),
  constraint never_to_all_when_the_State_limited check (not sent_to_all or circulation = 'all'),
  constraint confidential_is_never_with_providers check (standing <> 'held-confidential' or (circulation = 'none' and not sent_to_all)),
  constraint circulation_is_decided_before check (standing not in ('ready', 'circulated', 'offers-received', 'matched', 'delivering') or circulation is not null),
  constraint circulated_to_somebody check (standing not in ('circulated', 'offers-received') or circulation <> 'none'),
  constraint matched_has_an_accepted_offer check (standing not in ('matched', 'delivering') or accepted > 0),
  constraint accepted_was_offered check (accepted <= offers),
  constraint no_wider_than_the_audience check (circulation is null or circulation = 'none'
    or (circulation = 'all' and audience_rank(audience) >= 4) or (circulation = 'limited' and audience_rank(audience) >= 3))
);
create index on assistance_request (state_code);
create index on assistance_request (organisation_id);
create index on assistance_request (standing);

-- The States in whose name an organisation asks. Each may take its name out.
create table request_state (
  request_id uuid not null references assistance_request,
  state_code text not null references state,
  left_at timestamptz,
  left_by uuid references account,
  primary key (request_id, state_code),
  check ((left_at is null) = (left_by is null))
);
create index on request_state (state_code);

-- One thing that is asked for. 0 is the request itself.
create table request_item (
  request_id uuid not null references assistance_request,
  n int not null check (n between 1 and 200),
  id uuid not null unique,
  primary key (request_id, n)
);

-- A field of the request (item 0) or of one of its items, with who may see it; a list is JSON.
create table request_field (
  request_id uuid not null references assistance_request,
  item int not null check (item between 0 and 200),
  name text not null check (name ~ '^[a-z][a-z-]{1,40}$'),
  value text not null check (value <> '' and length(value) <= 20000),
  audience text not null check (audience_rank(audience) is not null),
  written_by uuid not null references account,
  written_at timestamptz not null,
  primary key (request_id, item, name),
  constraint a_person_is_never_named_to_all check (name <> 'contact' or audience_rank(audience) <= 4)
);

create table request_annex (
  id uuid primary key,
  request_id uuid not null references assistance_request,
  name text not null check (btrim(name) <> '' and length(name) <= 200),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'message/rfc822', 'text/plain',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  sha256 text not null,
  bytes bytea not null check (length(bytes) between 1 and 20000000),
  audience text not null check (audience_rank(audience) is not null),
  added_by uuid not null references account,
  added_at timestamptz not null,
  check (sha256 = encode(sha256(bytes), 'hex'))
);
create index on request_annex (request_id);

-- ── who helps ────────────────────────────────────────────────────────────────────────────────────────────────────
create table offer (
  id uuid primary key,
  request_id uuid not null references assistance_request,
  provider_id uuid not null references provider,
  programme_id uuid,
  items int[] not null check (cardinality(items) between 1 and 200),
  words text not null check (btrim(words) <> '' and length(words) <= 8000),
  conditions text not null default '' check (length(conditions) <= 4000),
  from_on date,
  to_on date check (to_on >= from_on),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  made_by uuid not null references account,
  made_at timestamptz not null,
  accepted_by uuid references account,
  accepted_at timestamptz,
  ended_by uuid references account,       -- withdrawn by the provider, declined by the State, fallen with a failed delivery or with the circulation
  ended_at timestamptz,
  ended_how text check (ended_how in ('withdrawn', 'declined', 'failed', 'recalled')),
  ended_words text not null default '' check (length(ended_words) <= 4000),
  check ((accepted_at is null) = (accepted_by is null)),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_how is null))
);
create index on offer (request_id);
create index on offer (provider_id);

create table delivery (
  id uuid primary key,
  request_id uuid not null references assistance_request,
  offer_id uuid not null references offer,
  started_on date not null,
  started_by uuid not null references account,
  started_at timestamptz not null,
  items int[] not null check (cardinality(items) between 1 and 200),
  words text not null default '' check (length(words) <= 4000),
  ended_on date check (ended_on >= started_on),
  ended_by uuid references account,
  ended_at timestamptz,
  outcome text check (outcome in ('delivered', 'partly', 'failed')),
  delivered_items int[] not null default '{}',
  outcome_words text not null default '' check (length(outcome_words) <= 4000),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (outcome is null) and (ended_at is null) = (ended_on is null)),
  check (delivered_items <@ items),
  check (outcome is null or (outcome = 'failed') = (delivered_items = '{}'))
);
create index on delivery (request_id);
create unique index one_delivery_of_an_offer_at_a_time on delivery (offer_id) where ended_at is null;

-- What each side says of it, asked for after the delivery and again after a year (resolution 2663, OP20).
create table feedback (
  id uuid primary key,
  request_id uuid not null references assistance_request,
  side text not null check (side in ('state', 'provider')),
  provider_id uuid references provider,
  happened text not null default '' check (length(happened) <= 4000),
  achieved text not null default '' check (length(achieved) <= 4000),
  opportunities text not null default '' check (length(opportunities) <= 4000),
  by uuid not null references account,
  at timestamptz not null,
  check ((side = 'provider') = (provider_id is not null)),
  check (btrim(happened || achieved || opportunities) <> '')
);
create index on feedback (request_id);
create trigger feedback_is_append_only before update or delete on feedback for each row execute function refuse_change();

-- ── whom it reached ──────────────────────────────────────────────────────────────────────────────────────────────
create table request_reach (
  request_id uuid not null references assistance_request,
  provider_id uuid not null references provider,
  reached_at timestamptz not null,
  recalled_at timestamptz,
  recall_seen_by uuid references account,
  recall_seen_at timestamptz check (recall_seen_at >= recalled_at),
  primary key (request_id, provider_id)
);
create index on request_reach (provider_id);

-- ── a summary on the website, by a consent of its own ────────────────────────────────────────────────────────────
create table request_publication (
  id uuid primary key,
  request_id uuid not null references assistance_request,
  summary jsonb not null,
  in_capacity text not null check (btrim(in_capacity) <> '' and length(in_capacity) <= 200),
  given_by uuid not null references account,
  given_at timestamptz not null,
  effective_at timestamptz not null,
  ended_by uuid references account,
  ended_at timestamptz,
  check (effective_at >= given_at),
  check ((ended_at is null) = (ended_by is null))
);
create unique index one_publication_at_a_time on request_publication (request_id) where ended_at is null;

-- ── what a State was given before ────────────────────────────────────────────────────────────────────────────────
create table help_received (
  id uuid primary key,
  state_code text not null references state,
  provider_id uuid references provider,
  provider_words text not null default '' check (length(provider_words) <= 300),
  what text not null check (btrim(what) <> '' and length(what) <= 4000),
  kinds text[] not null default '{}',
  areas text[] not null default '{}',     -- "OP3(b):NW", as in `matching/`
  from_on date,
  to_on date check (to_on >= from_on),
  result text not null default '' check (length(result) <= 4000),
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  audience text not null check (audience_rank(audience) is not null),
  request_id uuid references assistance_request, -- where it was asked for here
  replaces uuid unique references help_received,
  ended_at timestamptz,                   -- taken out of the history as mistaken
  ended_by uuid references account,
  entered_by uuid not null references account,
  entered_at timestamptz not null,
  check (num_nonnulls(provider_id, nullif(btrim(provider_words), '')) >= 1),
  check ((ended_at is null) = (ended_by is null))
);
create index on help_received (state_code);

-- ── the machine ──────────────────────────────────────────────────────────────────────────────────────────────────
-- The same table stands in src/assistance/requests/machine.ts; a test compares them and walks both.
create table request_move (
  rule text primary key,
  kind text not null,
  from_standing text[] not null,
  event text not null,
  who text[] not null,
  to_standing text                        -- null: it stays where it is, or goes where what is left says
);
insert into request_move (rule, kind, from_standing, event, who, to_standing) values
  ('A1', 'assistance', '{draft}', 'submit', '{state,organisation,secretariat}', 'submitted'),
  ('A2', 'assistance', '{submitted}', 'authenticate', '{secretariat}', 'authenticated'),
  ('A3', 'assistance', '{submitted}', 'not-authentic', '{secretariat}', 'rejected'),
  ('A4', 'assistance', '{submitted}', 'ask-for-more', '{secretariat,expert}', 'draft'),
  ('A5', 'assistance', '{authenticated}', 'acknowledge', '{chair,secretariat,system}', null),
  ('A6', 'assistance', '{circulation-window}', 'limit', '{state,organisation}', 'circulation-window'),
  ('A7', 'assistance', '{circulation-window}', 'forbid', '{state,organisation}', 'held-confidential'),
  ('A8', 'assistance', '{circulation-window}', 'window-closes', '{system}', 'ready'),
  ('A9', 'assistance', '{circulation-window}', 'waive', '{state,organisation}', 'ready'),
  ('A10', 'assistance', '{held-confidential}', 'allow', '{state,organisation}', 'ready'),
  ('A11', 'assistance', '{ready}', 'circulate', '{secretariat,system}', 'circulated'),
  ('A12', 'assistance', '{circulated,offers-received,matched}', 'offer-made', '{provider,state,secretariat}', null),
  ('A13', 'assistance', '{offers-received,matched}', 'accept', '{state,organisation}', 'matched'),
  ('A14', 'assistance', '{offers-received,matched}', 'offer-withdrawn', '{provider,state}', null),
  ('A15', 'assistance', '{matched,delivering}', 'delivery-starts', '{provider,state,organisation}', 'delivering'),
  ('A16', 'assistance', '{delivering}', 'delivery-ends', '{provider,state,organisation}', null),
  ('A17', 'assistance', '{delivering}', 'delivery-fails', '{provider,state,organisation,secretariat}', null),
  ('A18', 'assistance', '{fulfilled}', 'year-passes', '{system}', 'follow-up'),
  ('A19', 'assistance', '{follow-up}', 'follow-up-recorded', '{expert,secretariat,state,organisation}', 'closed'),
  ('A20', 'assistance', '{circulated}', 'year-passes', '{system}', 'follow-up'),
  ('A21', 'assistance', '{follow-up}', 'renew', '{state,organisation}', 'ready'),
  ('A22', 'assistance', '{draft,submitted,authenticated,circulation-window,held-confidential,ready,circulated,offers-received,matched,delivering}', 'withdraw', '{state,organisation}', 'withdrawn'),
  ('A23', 'assistance', '{ready,circulated,offers-received}', 'forbid', '{state,organisation}', 'held-confidential'),
  ('A24', 'assistance', '{ready,circulated,offers-received}', 'limit', '{state,organisation}', null),
  -- Ours: the State declines an offer; and it tightens who may see the request wherever it stands.
  ('A25', 'assistance', '{offers-received,matched}', 'offer-declined', '{state,organisation}', null),
  ('A26', 'assistance', '{submitted,authenticated,circulation-window,held-confidential,ready,circulated,offers-received,matched,delivering,fulfilled,follow-up,closed}', 'tighten', '{state,organisation}', null),
  ('G1', 'general', '{draft}', 'submit', '{state,organisation,secretariat}', 'submitted'),
  ('G2', 'general', '{submitted}', 'authenticate', '{secretariat}', 'authenticated'),
  ('G3', 'general', '{submitted}', 'not-authentic', '{secretariat}', 'rejected'),
  ('G4', 'general', '{submitted}', 'ask-for-more', '{secretariat,expert}', 'draft'),
  ('G5', 'general', '{authenticated}', 'acknowledge', '{chair,secretariat,system}', 'acknowledged'),
  ('G6', 'general', '{acknowledged}', 'answer', '{chair,secretariat,expert}', 'answered'),
  ('G7', 'general', '{answered}', 'close', '{state,organisation,secretariat}', 'closed'),
  ('G8', 'general', '{answered}', 'ask-again', '{state,organisation}', 'acknowledged'),
  ('G9', 'general', '{draft,submitted,authenticated,acknowledged,answered}', 'withdraw', '{state,organisation}', 'withdrawn'),
  ('G10', 'general', '{submitted,authenticated,acknowledged,answered,closed}', 'tighten', '{state,organisation}', null);

create table request_event (
  id uuid primary key,
  request_id uuid not null references assistance_request,
  event text not null,
  at timestamptz not null,
  by uuid not null references account,
  words text not null default '' check (length(words) <= 8000),
  details jsonb not null default '{}',
  rule text references request_move,
  from_standing text,
  to_standing text,
  ordinal bigint generated always as identity unique
);
create index on request_event (request_id, ordinal);
create trigger request_event_is_append_only before update or delete on request_event for each row execute function refuse_change();

-- The requests this person asks in, or is named in: the whole of them is theirs.
create function requests_of_mine() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select r.id from assistance_request r where r.state_code = any (app_states()) or r.organisation_id = any (app_asks_for())
  union
  select s.request_id from request_state s join assistance_request r on r.id = s.request_id
  where s.state_code = any (app_states()) and s.left_at is null and r.submitted_at is not null
$$;

-- Those it asks for itself: a State in whose name an organisation asks reads the whole, and it is the organisation that asks.
create function requests_i_ask() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select r.id from assistance_request r where r.state_code = any ((select app_states())::text[]) or r.organisation_id = any ((select app_asks_for())::uuid[])
$$;
-- Those it writes: its own, and the secretariat what came on paper.
create function requests_i_write() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select requests_i_ask() union all select r.id from assistance_request r where r.arrived_by <> 'here' and (select app_holds('secretariat'))
$$;

-- From which level on this person reads each request; 0 is everything. Nothing of it: no row. 7: that it is there and where it stands,
-- while its State writes on it again, and none of its fields.
create function requests_i_read() returns table (request_id uuid, from_rank int)
language sql stable security definer set search_path = app, pg_temp as $$
  select told.id, min(told.rank) from (
    select m.id, 0 as rank from requests_of_mine() m (id)
    union all
    -- What came on paper is entered by the secretariat, a draft of its own until it is submitted.
    select r.id, 0 from assistance_request r where (select app_holds('secretariat')) and r.arrived_by <> 'here'
    union all
    select r.id, case when r.standing = 'draft' then 7 else 1 end
    from assistance_request r where (select app_holds('secretariat', 'chair', 'expert', 'system')) and r.submitted_at is not null
    union all
    select r.id, 2 from assistance_request r where (select app_holds('member')) and r.submitted_at is not null and r.standing <> 'draft'
    union all
    select r.id, case when r.named && mine.ids then 3 else 4 end
    from assistance_request r, (select app_providers() as ids) mine
    where cardinality(mine.ids) > 0 and r.kind = 'assistance'
      and r.standing in ('circulated', 'offers-received', 'matched', 'delivering', 'fulfilled', 'follow-up', 'closed')
      and r.circulated_at is not null and r.circulation <> 'none'
    union all
    select r.id, 5 from assistance_request r
    where (select app_holds('state')) and r.kind = 'assistance'
      and r.standing in ('circulated', 'offers-received', 'matched', 'delivering', 'fulfilled', 'follow-up', 'closed')
      and r.circulated_at is not null and r.sent_to_all
  ) told (id, rank)
  join assistance_request whole on whole.id = told.id
  where told.rank <= audience_rank(whole.audience) or told.rank = 7
  group by told.id
$$;

-- The levels of each request that this person reads: asked once for a query, however many fields it reads.
create function parts_i_read() returns table (request_id uuid, audience text)
language sql stable security definer set search_path = app, pg_temp as $$
  select mine.request_id, level.audience
  from requests_i_read() mine join unnest(array['secretariat', 'committee', 'named-providers', 'all-providers', 'states', 'public']) with ordinality level (audience, rank)
    on mine.from_rank <= level.rank
$$;

-- What the public reads: a summary that its State agreed to show, while the request is one that may be shown.
create function requests_shown_to_the_public() returns table (request_id uuid, publication_id uuid)
language sql stable security definer set search_path = app, pg_temp as $$
  select r.id, p.id from request_publication p join assistance_request r on r.id = p.request_id
  where p.ended_at is null and p.effective_at <= app_now() and r.audience = 'public' and r.kind = 'assistance'
    and r.circulated_at is not null and r.standing in ('circulated', 'offers-received', 'matched', 'delivering', 'fulfilled', 'follow-up', 'closed')
$$;

-- Whether this person may move a request so: by the capacity that the machine names, and only where it is theirs.
create function may_move(of_request assistance_request, wanted text[]) returns boolean
language sql stable security definer set search_path = app, pg_temp as $$
  select app_holds(variadic array(select unnest(wanted) intersect select unnest(array['secretariat', 'chair', 'expert', 'system'])))
    or ('state' = any (wanted) and of_request.state_code = any (app_states()))
    or ('organisation' = any (wanted) and of_request.organisation_id = any (app_asks_for()))
    or ('provider' = any (wanted) and cardinality(app_providers()) > 0
        and exists (select from requests_i_read() mine where mine.request_id = of_request.id and mine.from_rank >= 3))
$$;

create function a_request_moves_by_its_events() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  r assistance_request;
  move request_move;
  next_standing text;
  asked text;             -- what the State's own word on who may see it means for circulation
  audience_after text;
  named_after uuid[];
  open_offers int;
  accepted_offers int;
  running_deliveries int;
  was_delivered boolean;
begin
  select * into r from assistance_request where id = new.request_id for update;
  select m.* into move from request_move m
  where m.kind = r.kind and m.event = new.event and r.standing = any (m.from_standing);
  if move.rule is null then
    raise exception 'a request that is % does not take %', r.standing, new.event using errcode = 'check_violation';
  end if;
  if new."by" <> app_actor() or not may_move(r, move.who) then
    raise exception 'who does % acts for it and in their own name', new.event using errcode = 'check_violation';
  end if;
  next_standing := coalesce(move.to_standing, r.standing);
  audience_after := coalesce(new.details ->> 'audience', r.audience);
  named_after := case when new.details ? 'named' then array(select jsonb_array_elements_text(new.details -> 'named')::uuid) else r.named end;
  asked := case when audience_rank(r.audience) < 3 then 'none' when r.audience = 'named-providers' then 'limited' else 'all' end;
  select count(*) filter (where o.ended_at is null), count(*) filter (where o.ended_at is null and o.accepted_at is not null)
  into open_offers, accepted_offers from offer o where o.request_id = r.id;
  select count(*) filter (where d.ended_at is null), bool_or(d.outcome in ('delivered', 'partly'))
  into running_deliveries, was_delivered from delivery d where d.request_id = r.id;
  was_delivered := coalesce(was_delivered, false);

  if new.event not in ('limit', 'forbid', 'allow', 'tighten') and (new.details ? 'audience' or new.details ? 'named') and new.event <> 'accept' then
    raise exception 'who may see a request is said by its State' using errcode = 'check_violation';
  end if;
  if new.event in ('limit', 'forbid', 'tighten') then
    if audience_rank(audience_after) > audience_rank(r.audience) or (r.audience = 'named-providers' and not named_after <@ r.named) then
      raise exception 'who may see a request is only made narrower here' using errcode = 'check_violation';
    end if;
  end if;

  case move.rule
    when 'A1', 'G1' then
      if not exists (select from request_field f where f.request_id = r.id) then
        raise exception 'an empty request is not sent' using errcode = 'check_violation';
      end if;
    when 'A2', 'G2' then
      -- Confirmed with the Permanent Mission by a second channel.
      if coalesce(btrim(new.details ->> 'with'), '') = '' or coalesce(new.details ->> 'channel', '') not in ('telephone', 'in-person', 'note-verbale', 'e-mail')
         or new.details ->> 'channel' = r.arrived_by then
        raise exception 'a request is confirmed with its Mission by another channel than it came by' using errcode = 'check_violation';
      end if;
    when 'A5' then
      next_standing := case when asked = 'none' then 'held-confidential' else 'circulation-window' end;
      if asked <> 'none' and (new.details ->> 'windowEndsAt') is null then
        raise exception 'the window has an end' using errcode = 'check_violation';
      end if;
    when 'A6' then
      if new.at > r.window_ends_at then raise exception 'the window has closed' using errcode = 'check_violation'; end if;
      if audience_after <> 'named-providers' or cardinality(named_after) = 0 then
        raise exception 'circulation is limited to providers that are named' using errcode = 'check_violation';
      end if;
    when 'A7', 'A23' then
      if audience_rank(audience_after) > 2 then
        raise exception 'circulation is forbidden: no provider reads it' using errcode = 'check_violation';
      end if;
      if open_offers > 0 then
        raise exception 'offers end when the circulation ends' using errcode = 'check_violation';
      end if;
    when 'A8' then
      if new.at <= r.window_ends_at then raise exception 'the window is open' using errcode = 'check_violation'; end if;
    when 'A10' then
      if audience_after <> 'named-providers' or cardinality(named_after) = 0 then
        raise exception 'circulation is allowed to providers that are named' using errcode = 'check_violation';
      end if;
    when 'A11' then
      if r.circulation = 'none' or (r.circulation = 'limited' and cardinality(r.named) = 0) then
        raise exception 'the State allowed no circulation' using errcode = 'check_violation';
      end if;
    when 'A12' then
      if open_offers <> r.offers + 1 then raise exception 'an offer is made when it is written' using errcode = 'check_violation'; end if;
      next_standing := case when accepted_offers > 0 then 'matched' else 'offers-received' end;
    when 'A13' then
      if accepted_offers <> r.accepted + 1 then raise exception 'no open offer was accepted' using errcode = 'check_violation'; end if;
    when 'A14', 'A25' then
      if open_offers <> r.offers - 1 then raise exception 'no offer was taken back' using errcode = 'check_violation'; end if;
      next_standing := case when accepted_offers > 0 then 'matched' when open_offers > 0 then 'offers-received' else 'circulated' end;
    when 'A15' then
      if running_deliveries <> r.running + 1 then raise exception 'no delivery was begun' using errcode = 'check_violation'; end if;
    when 'A16' then
      if running_deliveries <> r.running - 1 or not was_delivered then raise exception 'no delivery ended' using errcode = 'check_violation'; end if;
      next_standing := case when running_deliveries > 0 then 'delivering' else 'fulfilled' end;
    when 'A17' then
      if running_deliveries <> r.running - 1 then raise exception 'no delivery failed' using errcode = 'check_violation'; end if;
      next_standing := case when running_deliveries > 0 then 'delivering' when was_delivered then 'fulfilled' else 'circulated' end;
      if next_standing = 'circulated' and open_offers > 0 then
        raise exception 'where the last delivery failed its offers have ended' using errcode = 'check_violation';
      end if;
    when 'A18' then
      if new.at < r.delivered_at + (select make_interval(months => u.follow_up_months) from assistance_rule u order by u.recorded_at desc, u.id desc limit 1) - interval '1 day' then
        raise exception 'the time of the question has not come' using errcode = 'check_violation';
      end if;
    when 'A20' then
      if new.at < r.circulated_at + (select make_interval(months => u.follow_up_months) from assistance_rule u order by u.recorded_at desc, u.id desc limit 1) - interval '1 day' then
        raise exception 'the time of the question has not come' using errcode = 'check_violation';
      end if;
    when 'A21' then
      if was_delivered then raise exception 'nothing delivered is asked for again' using errcode = 'check_violation'; end if;
    when 'A26' then
      -- Where it may yet go out, less than all providers is said by limiting or forbidding circulation.
      if r.standing in ('circulation-window', 'ready', 'circulated', 'offers-received') and audience_rank(audience_after) < 4
         and audience_rank(audience_after) < audience_rank(r.audience) then
        raise exception 'circulation is limited or forbidden by name' using errcode = 'check_violation';
      end if;
    when 'A24' then
      if audience_after <> 'named-providers' or cardinality(named_after) = 0 then
        raise exception 'circulation is limited to providers that are named' using errcode = 'check_violation';
      end if;
    else null;
  end case;

  new.rule := move.rule;
  new.from_standing := r.standing;
  new.to_standing := next_standing;
  update assistance_request set
    standing = next_standing,
    moved_at = new.at,
    audience = audience_after,
    named = named_after,
    submitted_at = case when new.event = 'submit' then coalesce(submitted_at, new.at) else submitted_at end,
    received_on = case when new.event = 'submit' then coalesce(received_on, (new.at at time zone 'America/New_York')::date) else received_on end,
    authentic = case when new.event = 'authenticate' then true when move.rule in ('A4', 'G4') then false else authentic end,
    window_open = (next_standing = 'circulation-window'),
    window_ends_at = case when move.rule = 'A5' and next_standing = 'circulation-window' then (new.details ->> 'windowEndsAt')::timestamptz else window_ends_at end,
    circulation = case
      when move.rule = 'A5' and asked = 'none' then 'none'
      when move.rule in ('A6', 'A10', 'A24') then 'limited'
      when move.rule in ('A7', 'A23') then 'none'
      when move.rule in ('A8', 'A9') then coalesce(circulation, asked)
      when move.rule = 'A26' and circulation is not null and standing <> 'held-confidential' then
        case when audience_rank(audience_after) < 3 then 'none' when audience_rank(audience_after) = 3 then 'limited' else circulation end
      else circulation end,
    sent_to_all = case
      when move.rule = 'A11' then circulation = 'all'
      when move.rule in ('A23', 'A24', 'A21') then false
      when move.rule = 'A26' and audience_rank(audience_after) < 4 then false
      else sent_to_all end,
    circulated_at = case when move.rule = 'A11' then new.at else circulated_at end,
    offers = open_offers,
    accepted = accepted_offers,
    running = running_deliveries,
    delivered = was_delivered,
    delivered_at = case when move.rule in ('A16', 'A17') and next_standing = 'fulfilled' then new.at else delivered_at end
  where id = r.id;
  return new;
end $$;
create trigger a_request_moves_by_its_events before insert on request_event for each row execute function a_request_moves_by_its_events();

-- What was written stands from the moment it was sent; the State may make it narrower, nobody else may touch it.
create function a_sent_request_is_fixed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a request is kept' using errcode = 'restrict_violation';
  end if;
  if current_user = 'app_gate' then
    return new;
  end if;
  if (new.id, new.reference, new.kind, new.begun_by, new.begun_at, new.arrived_by) is distinct from (old.id, old.reference, old.kind, old.begun_by, old.begun_at, old.arrived_by) then
    raise exception 'a request keeps who began it' using errcode = 'restrict_violation';
  end if;
  if (new.standing, new.circulation, new.authentic, new.window_open, new.window_ends_at, new.offers, new.accepted, new.running, new.delivered, new.sent_to_all,
      new.submitted_at, new.circulated_at, new.delivered_at, new.moved_at)
     is distinct from
     (old.standing, old.circulation, old.authentic, old.window_open, old.window_ends_at, old.offers, old.accepted, old.running, old.delivered, old.sent_to_all,
      old.submitted_at, old.circulated_at, old.delivered_at, old.moved_at) then
    raise exception 'a request moves by its events' using errcode = 'restrict_violation';
  end if;
  if old.standing <> 'draft' then
    raise exception 'a request that was sent is not changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_sent_request_is_fixed before update or delete on assistance_request for each row execute function a_sent_request_is_fixed();

create function parts_of_a_sent_request_are_fixed() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  whole assistance_request;
begin
  select * into whole from assistance_request r where r.id = coalesce(new.request_id, old.request_id);
  if whole.standing = 'draft' then
    return coalesce(new, old);
  end if;
  if tg_op = 'UPDATE' and audience_rank(new.audience) < audience_rank(old.audience)
     and (to_jsonb(new) - 'audience') = (to_jsonb(old) - 'audience') then
    return new; -- narrower, at any time
  end if;
  raise exception 'a request that was sent is not changed' using errcode = 'restrict_violation';
end $$;
create trigger parts_of_a_sent_request_are_fixed before insert or update or delete on request_field for each row execute function parts_of_a_sent_request_are_fixed();
create trigger parts_of_a_sent_request_are_fixed before insert or update or delete on request_annex for each row execute function parts_of_a_sent_request_are_fixed();
create function items_of_a_sent_request_are_fixed() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if (select r.standing from assistance_request r where r.id = coalesce(new.request_id, old.request_id)) <> 'draft' then
    raise exception 'a request that was sent is not changed' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger items_of_a_sent_request_are_fixed before insert or update or delete on request_item for each row execute function items_of_a_sent_request_are_fixed();

-- Nobody acts in the name of another, and what was said once is not said again.
create function an_offer_ends_once() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'an offer is kept' using errcode = 'restrict_violation'; end if;
  if (to_jsonb(new) - array['accepted_by', 'accepted_at', 'ended_by', 'ended_at', 'ended_how', 'ended_words'])
     is distinct from (to_jsonb(old) - array['accepted_by', 'accepted_at', 'ended_by', 'ended_at', 'ended_how', 'ended_words']) then
    raise exception 'an offer stays as it was made' using errcode = 'restrict_violation';
  end if;
  if old.ended_at is not null or (old.accepted_at is not null and (new.accepted_at, new.accepted_by) is distinct from (old.accepted_at, old.accepted_by)) then
    raise exception 'what was said of an offer stays' using errcode = 'restrict_violation';
  end if;
  if (new.accepted_by is distinct from old.accepted_by and new.accepted_by <> app_actor())
     or (new.ended_by is distinct from old.ended_by and new.ended_by <> app_actor()) then
    raise exception 'nobody acts in the name of another' using errcode = 'check_violation';
  end if;
  if new.accepted_at is distinct from old.accepted_at and new.request_id not in (select requests_of_mine()) then
    raise exception 'the State accepts an offer' using errcode = 'check_violation';
  end if;
  if new.ended_how = 'withdrawn' and not new.provider_id = any (app_providers()) then
    raise exception 'the provider withdraws its offer' using errcode = 'check_violation';
  end if;
  if new.ended_how in ('declined', 'recalled') and new.request_id not in (select requests_of_mine()) then
    raise exception 'the State declines an offer' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger an_offer_ends_once before update or delete on offer for each row execute function an_offer_ends_once();

create function a_delivery_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or (to_jsonb(new) - array['ended_on', 'ended_by', 'ended_at', 'outcome', 'delivered_items', 'outcome_words'])
        is distinct from (to_jsonb(old) - array['ended_on', 'ended_by', 'ended_at', 'outcome', 'delivered_items', 'outcome_words']) then
    raise exception 'a delivery is kept as it was' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_delivery_ends_once before update or delete on delivery for each row execute function a_delivery_ends_once();

-- At the end of each act the request says what its offers and deliveries are.
create function the_request_knows_its_offers() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  r assistance_request;
begin
  select * into r from assistance_request where id = new.request_id;
  if r.offers <> (select count(*) from offer o where o.request_id = r.id and o.ended_at is null)
     or r.accepted <> (select count(*) from offer o where o.request_id = r.id and o.ended_at is null and o.accepted_at is not null)
     or r.running <> (select count(*) from delivery d where d.request_id = r.id and d.ended_at is null) then
    raise exception 'an offer or a delivery moves its request' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger the_request_knows_its_offers after insert or update on offer deferrable initially deferred
  for each row execute function the_request_knows_its_offers();
create constraint trigger the_request_knows_its_offers after insert or update on delivery deferrable initially deferred
  for each row execute function the_request_knows_its_offers();

create function a_publication_opens_late_and_ends_once() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a publication is kept' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    new.effective_at := new.given_at + make_interval(hours => (select i.consent_delay_hours from instance i));
    return new;
  end if;
  if old.ended_at is not null or (to_jsonb(new) - array['ended_at', 'ended_by']) is distinct from (to_jsonb(old) - array['ended_at', 'ended_by']) then
    raise exception 'a publication stays as it was given' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_publication_opens_late_and_ends_once before insert or update or delete on request_publication
  for each row execute function a_publication_opens_late_and_ends_once();
create trigger public_edition_moves after insert or update on request_publication for each statement execute function public_edition_moves();
-- What can never be public moves no public page: not even by the time in which it is made anew.
create trigger public_edition_moves_with_a_request after update on assistance_request for each row
  when (old.audience = 'public' or new.audience = 'public') execute function public_edition_moves();

create function help_received_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or (to_jsonb(new) - array['ended_at', 'ended_by', 'audience']) is distinct from (to_jsonb(old) - array['ended_at', 'ended_by', 'audience'])
     or audience_rank(new.audience) > audience_rank(old.audience) then
    raise exception 'what a State received is kept: a change is a new entry that replaces it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger help_received_is_kept before update or delete on help_received for each row execute function help_received_is_kept();

-- Who asks, and who circulates, tells others to put a request aside; who was reached says itself that it saw the notice, once.
create function a_recall_is_seen_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.request_id, new.provider_id) is distinct from (old.request_id, old.provider_id)
     or (old.recall_seen_at is not null and new.recalled_at is not distinct from old.recalled_at) then
    raise exception 'whom a request reached is kept' using errcode = 'restrict_violation';
  end if;
  if app_actor() is null or (app_holds('secretariat', 'system') and new.recall_seen_by is null) then
    return new;
  end if;
  if new.reached_at is distinct from old.reached_at or (new.recalled_at is distinct from old.recalled_at
     and (new.recalled_at is null or new.recall_seen_at is not null or new.request_id not in (select requests_i_ask()))) then
    raise exception 'who asks tells others to put a request aside' using errcode = 'restrict_violation';
  end if;
  if new.recall_seen_at is not null and (new.recall_seen_by, new.recall_seen_at) is distinct from (old.recall_seen_by, old.recall_seen_at)
     and (new.recall_seen_by <> app_actor() or not new.provider_id = any (app_providers())) then
    raise exception 'who was reached says that it saw the notice' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_recall_is_seen_once before update or delete on request_reach for each row execute function a_recall_is_seen_once();

-- ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
declare signature text;
begin
  foreach name in array array['assistance_rule', 'assistance_request', 'request_state', 'request_item', 'request_field', 'request_annex', 'offer', 'delivery',
    'feedback', 'request_reach', 'request_publication', 'help_received', 'request_move', 'request_event'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('create policy gate_reads on %I for select to app_gate using (true)', name);
    execute format('grant select on %I to app_user, app_gate', name);
  end loop;
  foreach signature in array array['requests_of_mine()', 'requests_i_ask()', 'requests_i_write()', 'requests_i_read()', 'parts_i_read()', 'requests_shown_to_the_public()', 'may_move(assistance_request, text[])',
    'a_request_moves_by_its_events()', 'parts_of_a_sent_request_are_fixed()', 'items_of_a_sent_request_are_fixed()', 'an_offer_ends_once()',
    'the_request_knows_its_offers()', 'a_publication_opens_late_and_ends_once()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
  end loop;
end $$;
revoke all on function audience_rank(text) from public;
grant execute on function audience_rank(text) to app_user, app_public, app_gate;
grant execute on function requests_of_mine(), requests_i_ask(), requests_i_write(), requests_i_read(), parts_i_read() to app_user;
grant execute on function requests_shown_to_the_public() to app_user, app_public;
create policy gate_moves on assistance_request for update to app_gate using (true) with check (true);
grant update on assistance_request to app_gate;

create policy signed_in_read on assistance_rule for select to app_user using ((select app_actor()) is not null);
create policy those_who_keep_the_rules on assistance_rule for insert to app_user
  with check ((select app_holds('secretariat', 'chair')) and recorded_by = (select app_actor()));
grant insert on assistance_rule to app_user;
create policy signed_in_read on request_move for select to app_user using ((select app_actor()) is not null);

create policy who_may_see_it on assistance_request for select to app_user using (id in (select mine.request_id from requests_i_read() mine));
create policy the_public_reads_what_is_published on assistance_request for select to app_public
  using (id in (select shown.request_id from requests_shown_to_the_public() shown));
grant select (id, reference, kind, state_code, organisation_id, language, standing, submitted_at, circulated_at, delivered_at) on assistance_request to app_public;
create policy who_asks_begins on assistance_request for insert to app_user
  with check (begun_by = (select app_actor()) and standing = 'draft' and (
    (arrived_by = 'here' and (state_code = any ((select app_states())::text[]) or organisation_id = any ((select app_asks_for())::uuid[])))
    or (arrived_by <> 'here' and (select app_holds('secretariat')))));
create policy who_asks_writes on assistance_request for update to app_user using (id in (select requests_i_write())) with check (id in (select requests_i_write()));
-- A request begins as a draft: where it stands is written by its events.
grant insert (id, reference, kind, state_code, organisation_id, language, route, arrived_by, incoming_id, received_on, audience, named, guidance_id, begun_by, begun_at)
  on assistance_request to app_user;
grant update (audience, named, revision) on assistance_request to app_user;

create policy with_its_request on request_state for select to app_user using (request_id in (select r.id from assistance_request r));
create policy who_asks_names on request_state for insert to app_user
  with check (left_at is null and left_by is null and request_id in (select r.id from assistance_request r where r.standing = 'draft' and r.organisation_id is not null
    and (r.organisation_id = any ((select app_asks_for())::uuid[]) or (r.arrived_by <> 'here' and (select app_holds('secretariat'))))));
create policy a_State_leaves on request_state for update to app_user
  using (state_code = any ((select app_states())::text[])) with check (state_code = any ((select app_states())::text[]) and left_by = (select app_actor()));
create policy who_asks_takes_out on request_state for delete to app_user
  using (left_at is null and request_id in (select r.id from assistance_request r where r.standing = 'draft' and (r.organisation_id = any ((select app_asks_for())::uuid[])
    or (r.arrived_by <> 'here' and (select app_holds('secretariat'))))));
grant insert, delete on request_state to app_user;
grant update (left_at, left_by) on request_state to app_user;

-- A field is read by whom both the request and the field are for.
create policy who_may_see_it on request_field for select to app_user
  using ((request_id, audience) in (select mine.request_id, mine.audience from parts_i_read() mine));
create policy the_public_reads_what_is_published on request_field for select to app_public
  using (audience = 'public' and request_id in (select shown.request_id from requests_shown_to_the_public() shown));
grant select (request_id, item, name, value, audience) on request_field to app_public;
create policy who_may_see_it on request_annex for select to app_user
  using ((request_id, audience) in (select mine.request_id, mine.audience from parts_i_read() mine));
-- An item of which nothing is for the reader is not there, also not as a number.
create policy what_may_be_seen_of_it on request_item for select to app_user
  using (request_id in (select requests_of_mine()) or (request_id, n) in (select f.request_id, f.item from request_field f)
    or request_id in (select r.id from assistance_request r where r.arrived_by <> 'here' and r.standing = 'draft' and (select app_holds('secretariat'))));
do $$
declare name text;
begin
  foreach name in array array['request_field', 'request_annex', 'request_item'] loop
    execute format($policy$create policy who_asks_writes on %I for insert to app_user
      with check (request_id in (select requests_i_write()))$policy$, name);
    execute format($policy$create policy who_asks_takes_out on %I for delete to app_user
      using (request_id in (select requests_i_write()))$policy$, name);
    execute format('grant insert, delete on %I to app_user', name);
  end loop;
  foreach name in array array['request_field', 'request_annex'] loop
    execute format($policy$create policy who_asks_changes on %I for update to app_user
      using (request_id in (select requests_i_write())) with check (true)$policy$, name);
  end loop;
end $$;
grant update (value, audience, written_by, written_at) on request_field to app_user;
grant update (audience) on request_annex to app_user;

-- What happened is for who asks and for those who serve; a member reads it where it may read the request.
create policy who_asks_and_who_serves on request_event for select to app_user
  using (request_id in (select mine.request_id from requests_i_read() mine where mine.from_rank <= 2 or mine.from_rank = 7));
create policy in_ones_own_name on request_event for insert to app_user with check (by = (select app_actor()));
grant insert on request_event to app_user;

create policy both_sides_and_who_serves on offer for select to app_user
  using (provider_id = any ((select app_providers())::uuid[])
    or request_id in (select mine.request_id from requests_i_read() mine where mine.from_rank <= 2));
create policy a_provider_offers on offer for insert to app_user
  with check (made_by = (select app_actor()) and accepted_at is null and ended_at is null
    and ((provider_id = any ((select app_providers())::uuid[]) and request_id in (select mine.request_id from requests_i_read() mine where mine.from_rank >= 3))
      or ((select app_holds('secretariat')) and request_id in (select r.id from assistance_request r))));
create policy both_sides_move_it on offer for update to app_user
  using (provider_id = any ((select app_providers())::uuid[]) or request_id in (select requests_of_mine()) or (select app_holds('secretariat')))
  with check (true);
grant insert on offer to app_user;
grant update (accepted_by, accepted_at, ended_by, ended_at, ended_how, ended_words) on offer to app_user;

create policy both_sides_and_who_serves on delivery for select to app_user
  using (offer_id in (select o.id from offer o));
create policy both_sides_begin on delivery for insert to app_user
  with check (started_by = (select app_actor()) and ended_at is null and offer_id in (select o.id from offer o
    where o.request_id = delivery.request_id and o.accepted_at is not null and o.ended_at is null
      and (o.provider_id = any ((select app_providers())::uuid[]) or o.request_id in (select requests_of_mine()))));
create policy both_sides_end on delivery for update to app_user
  using (offer_id in (select o.id from offer o where o.provider_id = any ((select app_providers())::uuid[]) or o.request_id in (select requests_of_mine()))
    or (select app_holds('secretariat')))
  with check (ended_by = (select app_actor()));
grant insert on delivery to app_user;
grant update (ended_on, ended_by, ended_at, outcome, delivered_items, outcome_words) on delivery to app_user;

-- Each side speaks freely: the other does not read it.
create policy ones_own_and_who_serves on feedback for select to app_user
  using ((side = 'state' and request_id in (select requests_of_mine())) or provider_id = any ((select app_providers())::uuid[])
    or request_id in (select mine.request_id from requests_i_read() mine where mine.from_rank between 1 and 2));
create policy each_side_speaks on feedback for insert to app_user
  with check (by = (select app_actor()) and ((side = 'state' and request_id in (select requests_of_mine()))
    or (provider_id = any ((select app_providers())::uuid[]) and exists (select from offer o
      where o.request_id = feedback.request_id and o.provider_id = feedback.provider_id and o.accepted_at is not null))));
grant insert on feedback to app_user;

create policy who_asks_and_who_serves on request_reach for select to app_user
  using (provider_id = any ((select app_providers())::uuid[])
    or request_id in (select mine.request_id from requests_i_read() mine where mine.from_rank <= 2));
create policy those_who_circulate on request_reach for insert to app_user with check ((select app_holds('secretariat', 'system')));
create policy recalled_and_seen on request_reach for update to app_user
  using (request_id in (select requests_of_mine()) or provider_id = any ((select app_providers())::uuid[]) or (select app_holds('secretariat', 'system')))
  with check (true);
grant insert on request_reach to app_user;
grant update (reached_at, recalled_at, recall_seen_by, recall_seen_at) on request_reach to app_user;

create policy who_asks_and_who_serves on request_publication for select to app_user
  using (request_id in (select mine.request_id from requests_i_read() mine where mine.from_rank <= 2)
    or id in (select shown.publication_id from requests_shown_to_the_public() shown));
create policy the_public_reads_what_is_published on request_publication for select to app_public
  using (id in (select shown.publication_id from requests_shown_to_the_public() shown));
grant select (id, request_id, summary, effective_at) on request_publication to app_public;
create policy the_State_agrees on request_publication for insert to app_user
  with check (given_by = (select app_actor()) and ended_at is null and request_id in (select requests_i_ask()));
create policy the_State_ends on request_publication for update to app_user
  using (request_id in (select requests_i_ask())) with check (ended_by = (select app_actor()));
grant insert on request_publication to app_user;
grant update (ended_at, ended_by) on request_publication to app_user;

create policy who_may_see_it on help_received for select to app_user
  using (state_code = any ((select app_states())::text[])
    or (select app_holds('secretariat', 'chair', 'expert', 'system'))
    or ((select app_holds('member')) and audience_rank(audience) >= 2)
    or (provider_id = any ((select app_providers())::uuid[]) and audience_rank(audience) >= 3)
    or (cardinality((select app_providers())::uuid[]) > 0 and audience_rank(audience) >= 4)
    or ((select app_holds('state')) and audience_rank(audience) >= 5));
create policy those_who_enter on help_received for insert to app_user
  with check (entered_by = (select app_actor()) and ended_at is null
    and (state_code = any ((select app_states())::text[]) or (select app_holds('secretariat', 'expert', 'system'))));
create policy those_who_correct on help_received for update to app_user
  using (state_code = any ((select app_states())::text[]) or (select app_holds('secretariat', 'expert'))) with check (true);
grant insert on help_received to app_user;
grant update (ended_at, ended_by, audience) on help_received to app_user;

-- What was done about a request is for those who serve it, and for who did it: the record of acts tells an administrator nothing of it.
create policy acts_on_assistance_are_not_for_an_administrator on act as restrictive for select to app_user
  using (actor_id = (select app_actor()) or (select app_holds('secretariat', 'system'))
    or verb !~ '^(request|offer|delivery|feedback|help-received|match)\.');
