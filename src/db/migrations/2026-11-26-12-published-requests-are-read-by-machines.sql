-- Feeds and files of published requests say who asks and when a request moved. The public may read neither the directory nor the
-- events of a request: these functions give of both what belongs to a published request, and nothing else.

-- The organisation that asks in a published request. In whose name it asks is not given: each of those States has a word of its own.
create function organisations_of_published_requests() returns table (request_id uuid, name jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  select r.id, o.name from requests_shown_to_the_public() shown
  join assistance_request r on r.id = shown.request_id join organisation o on o.id = r.organisation_id
$$;

-- How a published request moved since it is published, by the standings that the public may know of.
create function moves_of_published_requests() returns table (request_id uuid, standing text, at timestamptz)
language sql stable security definer set search_path = app, pg_temp as $$
  select e.request_id, e.to_standing, e.at from requests_shown_to_the_public() shown
  join request_publication p on p.id = shown.publication_id
  join request_event e on e.request_id = shown.request_id and e.at > p.effective_at
  where e.to_standing is distinct from e.from_standing
    and e.to_standing in ('circulated', 'offers-received', 'matched', 'delivering', 'fulfilled', 'follow-up', 'closed')
$$;

do $$
declare signature text;
begin
  foreach signature in array array['organisations_of_published_requests()', 'moves_of_published_requests()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
    execute format('grant execute on function %s to app_public', signature);
  end loop;
end $$;

-- A summary that waited takes effect by itself, as a consent does: what is public is another edition from that moment on.
create or replace function public_edition_now() returns text
language sql stable security definer set search_path = app, pg_temp as $$
  select edition.edition || '.' || (select count(*) from consent c where c.effective_at > c.given_at and c.effective_at <= app_now())
    || '.' || (select count(*) from request_publication p where p.effective_at > p.given_at and p.effective_at <= app_now())
    || '.' || to_char(app_now() at time zone 'America/New_York', 'YYYYMMDD')
  from public_edition edition
$$;
