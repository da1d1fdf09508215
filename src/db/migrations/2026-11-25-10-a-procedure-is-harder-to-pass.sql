-- What could be written past the acts of a procedure, and what its record told to somebody who may not read the procedure itself.

-- ── the record of acts ───────────────────────────────────────────────────────────────────────────────────────────
-- An administrator keeps accounts. Who objected and why, what was proposed and what a State answered stays with those who may read it.
create policy acts_of_the_Committee_are_not_for_an_administrator on act as restrictive for select to app_user
  using (verb !~ '^(no-objection|decision|statement|text|meeting|paper|task|matrix|cell|letter|consent)\.'
         or actor_id = (select app_actor()) or (select app_holds('chair', 'member', 'secretariat', 'expert', 'system')));

-- ── a case ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- Refused: after its time; or in time, but read when the outcome was on record.
alter table no_objection_event
  drop constraint no_objection_event_refused_check,
  add constraint no_objection_event_refused_check check (refused in ('late', 'decided')),
  -- NOTE not of rows of older times, whose moments of adoption and of recording differ.
  add constraint only_a_message_counts_from_before_it_is_recorded check (at = recorded_at or evidence is not null) not valid;

-- Two versions of one text before the members would both be adopted by one silence.
create unique index one_open_case_for_a_text on no_objection (text_id) where concluded_at is null;

-- A case is opened with the members of that day and the rule that counts then.
create function a_case_opens_as_things_stand() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  today date := (new.circulated_at at time zone 'America/New_York')::date;
  members text[];
  rule procedure_rule;
begin
  if not exists (select from circulation c where c.id = new.circulation_id and c.circulated_at = new.circulated_at) then
    raise exception 'a case opens with its circulation' using errcode = 'check_violation';
  end if;
  select coalesce(array_agg(m.state_code), '{}') into members from committee_member m
  where m.valid_from <= today and (m.valid_to is null or m.valid_to > today);
  if not (new.members @> members and new.members <@ members) then
    raise exception 'a case has the members of the day it opens' using errcode = 'check_violation';
  end if;
  select * into rule from procedure_rule r where r.regime = new.rule ->> 'regime' order by r.recorded_at desc, r.id desc limit 1;
  if (new.rule ->> 'adoptedBy', (new.rule ->> 'extensionLimit')::int, (new.rule ->> 'holdLimitMonths')::int, new.rule ->> 'afterClarification',
      new.rule -> 'mayExtend', (new.rule ->> 'workingDays')::int, new.days)
     is distinct from
     (rule.adopted_by, rule.extension_limit, rule.hold_limit_months, rule.after_clarification,
      to_jsonb(rule.may_extend), new.working_days, new.working_days) then
    raise exception 'a case opens by the rule that counts' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function a_case_opens_as_things_stand() owner to app_gate;
create trigger a_case_opens_as_things_stand before insert on no_objection for each row execute function a_case_opens_as_things_stand();

-- The deadline, the text and the extensions of a case are those its events tell.
create function a_case_says_what_its_events_say() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare put no_objection_event;
begin
  if new.deadline is distinct from old.deadline and not exists (select from no_objection_event event
       where event.no_objection_id = new.id and event.refused is null and event.deadline = new.deadline) then
    raise exception 'no event moved the deadline there' using errcode = 'check_violation';
  end if;
  if (new.text_version_id, new.text_hash) is distinct from (old.text_version_id, old.text_hash) then
    select * into put from no_objection_event event where event.no_objection_id = new.id and event.kind = 'amended'
    order by event.ordinal desc limit 1;
    if (put.details ->> 'version', put.details ->> 'textHash') is distinct from (new.text_version_id::text, new.text_hash) then
      raise exception 'no amendment put this text in its place' using errcode = 'check_violation';
    end if;
  end if;
  if new.extensions > (select count(*) from no_objection_event event
       where event.no_objection_id = new.id and event.refused is null and event.kind = 'extended') then
    raise exception 'a period was extended as often as events say' using errcode = 'check_violation';
  end if;
  if new.extensions > (new.rule ->> 'extensionLimit')::int then
    raise exception 'the rule of the case limits extensions' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function a_case_says_what_its_events_say() owner to app_gate;
create trigger a_case_says_what_its_events_say before update on no_objection for each row execute function a_case_says_what_its_events_say();

-- As before; and a period is extended by whom the rule says; and where the Chair declares, a text whose period has passed may still be withdrawn: nothing is decided yet.
create or replace function an_event_fits_its_case() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  of_case no_objection;
begin
  select * into of_case from no_objection where id = new.no_objection_id;
  if new.delegation is not null and not new.delegation = any (of_case.members) then
    raise exception 'this delegation was no member of the Committee when the procedure was opened' using errcode = 'check_violation';
  end if;
  if new.kind = 'circulated' then
    if new.at <> of_case.circulated_at then
      raise exception 'a case opens when it is circulated' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.at < of_case.circulated_at then
    raise exception 'nothing happens before circulation' using errcode = 'check_violation';
  end if;
  if new.refused is null and of_case.concluded_at is not null then
    raise exception 'the procedure is over' using errcode = 'check_violation';
  end if;
  if new.refused is null and of_case.status = 'running' and new.at > of_case.deadline and new.kind not in ('adopted', 'recounted')
     and not (new.kind = 'withdrawn' and of_case.rule ->> 'adoptedBy' = 'chair') then
    raise exception 'the period has passed' using errcode = 'check_violation';
  end if;
  if new.kind = 'extended' and not (coalesce(of_case.rule -> 'mayExtend' ? (new.details ->> 'by'), false)
                                    and (new.details ->> 'by') = any (app_capacities())) then
    raise exception 'the rule of the case says who extends' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- What lies before the members is taken from there by the end of its procedure, or by an amendment, and by nothing else.
create function under_no_objection_it_stays() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if old.circulated_at is not null and new.circulated_at is distinct from old.circulated_at and exists (
    select from no_objection n where n.concluded_at is null and new.id in (n.text_version_id, n.matrix_version_id)) then
    raise exception 'this text lies before the Committee' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
alter function under_no_objection_it_stays() owner to app_gate;
create trigger under_no_objection_it_stays before update on text_version for each row execute function under_no_objection_it_stays();
create trigger under_no_objection_it_stays before update on matrix_version for each row execute function under_no_objection_it_stays();

-- ── decisions of meetings, and corrections ───────────────────────────────────────────────────────────────────────
-- A correction says what it corrects, and not that a meeting took it. It decides no text.
alter table decision
  drop constraint decision_manner_check,
  add constraint decision_manner_check check (manner in ('no-objection', 'meeting', 'correction', 'not-recorded')),
  add constraint a_correction_corrects_words_of_the_record
    check (manner <> 'correction' or (corrects_id is not null and num_nonnulls(matrix_version_id, text_version_id, no_objection_id) = 0));
drop policy Chair_declares on decision;
create policy Chair_declares on decision for insert to app_user
  with check ((select app_holds('chair')) and declared_by = (select app_actor())
    and (manner = 'no-objection' or (manner in ('meeting', 'correction') and matrix_version_id is null)));
drop policy secretariat_records on decision;
create policy secretariat_records on decision for insert to app_user
  with check ((select app_holds('secretariat')) and manner in ('meeting', 'not-recorded') and corrects_id is null
    and matrix_version_id is null and text_version_id is null);

-- A meeting that adopts a text is one that was held, and stands beside the decision. Asked at the end, when both are written.
create function a_meeting_that_was_held_took_it() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  if current_user = 'app_user' and not exists (select from meeting_decision taken join meeting on meeting.id = taken.meeting_id
       where taken.decision_id = new.id and taken.relation = 'taken' and meeting.held_at is not null) then
    raise exception 'no meeting that was held took this decision' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger a_meeting_that_was_held_took_it after insert on decision deferrable initially deferred
  for each row when (new.manner = 'meeting' and new.text_version_id is not null) execute function a_meeting_that_was_held_took_it();
