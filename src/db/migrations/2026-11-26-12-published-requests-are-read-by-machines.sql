-- Feeds and files of published requests say who asks and when a request moved. The public may read neither the directory nor the
-- events of a request: these functions give of both what belongs to a published request, and nothing else.

-- The organisation that asks in a published request. In whose name it asks is not given: each of those States has a word of its own.
create function organisations_of_published_requests() returns table (request_id uuid, name jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  select r.id, o.name from requests_shown_to_the_public() shown
  join assistance_request r on r.id = shown.request_id join organisation o on o.id = r.organisation_id
$$;

-- How a request stands in the words that the public may know of: nothing of offers.
create function shown_standing(standing text, delivered_at timestamptz) returns text language sql immutable as $$
  select case when standing in ('circulated', 'offers-received', 'matched') then 'open' when standing = 'delivering' then 'under-way'
    when standing in ('fulfilled', 'follow-up', 'closed') then case when delivered_at is not null then 'delivered' else 'over' end end
$$;
revoke all on function shown_standing(text, timestamptz) from public;
grant execute on function shown_standing(text, timestamptz) to app_gate;

-- How a published request moved since it is published, in those words.
create function moves_of_published_requests() returns table (request_id uuid, standing text, at timestamptz)
language sql stable security definer set search_path = app, pg_temp as $$
  select e.request_id, shown_standing(e.to_standing, r.delivered_at), e.at from requests_shown_to_the_public() shown
  join request_publication p on p.id = shown.publication_id
  join assistance_request r on r.id = shown.request_id
  join request_event e on e.request_id = shown.request_id and e.at > p.effective_at
  where shown_standing(e.to_standing, r.delivered_at) is distinct from shown_standing(e.from_standing, r.delivered_at)
$$;

do $$
declare signature text;
begin
  foreach signature in array array['organisations_of_published_requests()', 'moves_of_published_requests()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
    execute format('grant execute on function %s to app_public', signature);
  end loop;
end $$;
