-- A summary for the website may be proposed by those who serve; who asks agrees, in its own words or in those. What may not be
-- shown is not consented to either, and the public edition moves when a consent that waited takes effect.

-- Words in some of the six languages.
create function is_summary(summary jsonb) returns boolean language sql immutable as $$
  select jsonb_typeof(summary) = 'object' and summary <> '{}' and summary - array['ar', 'zh', 'en', 'fr', 'ru', 'es'] = '{}'
    and not exists (select from jsonb_each(summary) words (language, text)
      where jsonb_typeof(text) <> 'string' or btrim(text #>> '{}') = '' or length(text #>> '{}') > 3000)
$$;
revoke all on function is_summary(jsonb) from public;
grant execute on function is_summary(jsonb) to app_user, app_gate;
alter table request_publication add constraint a_summary_is_words check (is_summary(summary));

create table publication_proposal (
  id uuid primary key,
  request_id uuid not null references assistance_request,
  summary jsonb not null constraint a_summary_is_words check (is_summary(summary)),
  by uuid not null references account,
  at timestamptz not null
);
create index on publication_proposal (request_id, at);
create trigger publication_proposal_is_append_only before update or delete on publication_proposal for each row execute function refuse_change();

-- Only what is for everybody and was circulated: a consent is not kept for later, and nothing is proposed that cannot be shown.
create function a_summary_is_of_what_may_be_shown() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select from assistance_request r where r.id = new.request_id and r.audience = 'public' and r.kind = 'assistance' and r.circulated_at is not null
      and r.standing in ('circulated', 'offers-received', 'matched', 'delivering', 'fulfilled', 'follow-up', 'closed')) then
    raise exception 'this request is not one that may be shown to the public' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function a_summary_is_of_what_may_be_shown() owner to app_gate;
revoke all on function a_summary_is_of_what_may_be_shown() from public;
create trigger a_summary_is_of_what_may_be_shown before insert on request_publication for each row execute function a_summary_is_of_what_may_be_shown();
create trigger a_summary_is_of_what_may_be_shown before insert on publication_proposal for each row execute function a_summary_is_of_what_may_be_shown();

alter table publication_proposal enable row level security;
alter table publication_proposal force row level security;
create policy owner_fills on publication_proposal for all to app_owner using (true) with check (true);
create policy gate_reads on publication_proposal for select to app_gate using (true);
create policy who_asks_and_who_serves on publication_proposal for select to app_user
  using (request_id in (select mine.request_id from requests_i_read() mine where mine.from_rank <= 1));
create policy those_who_propose on publication_proposal for insert to app_user
  with check (by = (select app_actor()) and (select app_holds('secretariat', 'expert')) and request_id in (select r.id from assistance_request r));
grant select on publication_proposal to app_user, app_gate;
grant insert on publication_proposal to app_user;

-- Of a request that is shown the public also reads the day it came and, where an organisation asks, its name.
grant select (received_on) on assistance_request to app_public;
create policy the_public_reads_who_asks on organisation for select to app_public
  using (id in (select r.organisation_id from assistance_request r where r.id in (select shown.request_id from requests_shown_to_the_public() shown)));

create or replace function public_edition_now() returns text
language sql stable security definer set search_path = app, pg_temp as $$
  select edition.edition || '.' || (select count(*) from consent c where c.effective_at > c.given_at and c.effective_at <= app_now())
    || '.' || (select count(*) from request_publication p where p.effective_at > p.given_at and p.effective_at <= app_now())
    || '.' || to_char(app_now() at time zone 'America/New_York', 'YYYYMMDD')
  from public_edition edition
$$;
