-- What is shown was reckoned for all States at each look of a policy. A public page about one State says so (app.state): then
-- that State's words alone are read, and nothing of any other State. Without it all are read, as before.
create function app_state() returns text language sql stable set search_path = app, pg_temp as $$
  select nullif(current_setting('app.state', true), '')
$$;
create or replace function parts_shown_to_the_public() returns table (matrix_version_id uuid, section_id text)
language sql stable security definer set search_path = app, pg_temp as $$
  select s.matrix_version_id, part.section_id
  from shown('infinity', app_now(), app_state()) s cross join lateral unnest(coalesce(s.sections, array[null::text])) part (section_id)
  where s.to_public and (s.languages is null or coalesce(current_setting('app.language', true), '') = ''
    or current_setting('app.language', true) = any (s.languages))
$$;
create or replace function public_consents() returns table (state_code text, matrix_version_id uuid, given_on date, sections text[], languages text[])
language sql stable security definer set search_path = app, pg_temp as $$
  select s.state_code, s.matrix_version_id,
    coalesce(c.note_verbale_date, i.their_date, i.received_on, (c.given_at at time zone 'America/New_York')::date), s.sections, s.languages
  from shown('infinity', app_now(), app_state()) s
  join consent c on c.id = s.consent_id left join incoming i on i.id = c.incoming_id
  where s.to_public
$$;
revoke all on function app_state() from public;
grant execute on function app_state() to app_gate;
