-- Sums of sponsors are kept to the hundredth.
alter table activity_party drop constraint activity_party_amount_check, alter column amount type numeric(16, 2),
  add constraint activity_party_amount_check check (amount > 0);

-- Those that name it: as organiser, host or sponsor, unless it was only ever proposed; as invited, once something has gone out.
create or replace function activities_that_name_me() returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
  select p.activity_id from activity_party p join activity a on a.id = p.activity_id
  where (p.organisation_id = any (app_asks_for()) or p.state_code = any (app_states())) and a.standing <> 'proposed'
    and (a.on_record or a.standing not in ('cancelled', 'merged')
      or exists (select from activity_event e where e.activity_id = a.id and e.event = 'approve'))
  union
  select i.activity_id from activity_invitee i join activity a on a.id = i.activity_id
  where (i.organisation_id = any (app_asks_for()) or i.state_code = any (app_states()))
    and ((a.invited_at is not null and i.standing <> 'pre-invited') or (a.on_record and a.standing not in ('proposed', 'planned')))
$$;

-- What an announcement said is written by whoever keeps its source, for as long as the source is followed.
drop policy in_ones_own_name on announcement_version;
create policy who_keeps_the_source_in_ones_own_name on announcement_version for insert to app_user
  with check (by = (select app_actor()) and announcement_id in (select a.id from announcement a join calendar_source s on s.id = a.source_id
    where s.ended_at is null and ((select app_holds('secretariat', 'system')) or s.organisation_id = any ((select app_asks_for())::uuid[]))));
