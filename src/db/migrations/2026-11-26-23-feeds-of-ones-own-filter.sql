-- A feed may give the activities of outreach that a filter of the calendar leaves, as its person may read them; alone, or with
-- meetings and deadlines. The filter is fixed when the feed is made.
alter table feed drop constraint feed_content_check;
alter table feed add constraint feed_content_check
  check (content in ('everything', 'own-deadlines', 'activities', 'activities-and-dates'));
alter table feed add column filter jsonb check (
  jsonb_typeof(filter) = 'object'
  and filter - array['kind', 'region', 'subject', 'standing', 'owner'] = '{}'::jsonb
  and not jsonb_path_exists(filter, '$.* ? (@.type() != "string" || @ == "")')
  and length(filter::text) <= 400
);
alter table feed add constraint activities_have_a_filter
  check ((filter is not null) = (content in ('activities', 'activities-and-dates')));
grant select (filter) on feed to app_user;

-- Whose feed an address opens; nobody's once it was revoked, the account was closed, or its person acts as nothing any more.
drop function read_feed(text);
create function read_feed(token text) returns table (account_id uuid, content text, language text, filter jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  select feed.account_id, feed.content, feed.language, feed.filter
  from feed join account on account.id = feed.account_id
  where feed.token_hash = sha256(convert_to(token, 'UTF8')) and feed.revoked_at is null and account.closed_at is null
    and exists (select 1 from capacity where capacity.account_id = account.id
      and capacity.valid_from <= app_now()::date and (capacity.valid_to is null or capacity.valid_to > app_now()::date))
$$;
alter function read_feed(text) owner to app_gate;
revoke all on function read_feed(text) from public;
grant execute on function read_feed(text) to app_auth;
