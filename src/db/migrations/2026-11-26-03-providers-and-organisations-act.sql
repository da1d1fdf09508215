-- Who can help: an organisation or a State. A person of an organisation acts for it: as a provider of assistance, or in asking on behalf
-- of States.

alter table capacity
  drop constraint capacity_kind_check,
  drop constraint a_provider_is_of_an_organisation,
  add constraint capacity_kind_check
    check (kind in ('system', 'administrator', 'secretariat', 'chair', 'member', 'expert', 'state', 'provider', 'organisation')),
  add constraint a_provider_is_of_an_organisation check ((kind in ('provider', 'organisation')) = (organisation_id is not null));

-- The organisations in whose name this person may ask.
create function app_asks_for() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from capacity
  where account_id = app_actor() and kind = 'organisation'
    and valid_from <= app_now()::date and (valid_to is null or valid_to > app_now()::date)
$$;

create table provider (
  id uuid primary key,
  organisation_id uuid unique references organisation,
  state_code text unique references state,
  source text not null check (btrim(source) <> '' and length(source) <= 500),
  recorded_by uuid references account,
  recorded_at timestamptz not null,
  ended_on date,
  check (num_nonnulls(organisation_id, state_code) = 1)
);

-- The providers this person acts for: the organisation it is a provider of, and the State it speaks for.
create function app_providers() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(p.id), '{}') from provider p
  where (p.organisation_id = any (app_organisations()) or p.state_code = any (app_states())) and p.ended_on is null
$$;

do $$
declare signature text;
begin
  foreach signature in array array['app_asks_for()', 'app_providers()'] loop
    execute format('alter function %s owner to app_gate; revoke all on function %s from public', signature, signature);
    execute format('grant execute on function %s to app_user', signature);
  end loop;
end $$;

alter table provider enable row level security;
alter table provider force row level security;
create policy owner_fills on provider for all to app_owner using (true) with check (true);
create policy gate_reads on provider for select to app_gate using (true);
-- Who can help is no secret: offers are open, requests are not.
create policy signed_in_read on provider for select to app_user using ((select app_actor()) is not null);
create policy the_public_reads on provider for select to app_public using (ended_on is null);
create policy secretariat_records on provider for insert to app_user
  with check ((select app_holds('secretariat')) and recorded_by = (select app_actor()));
create policy secretariat_ends on provider for update to app_user
  using ((select app_holds('secretariat'))) with check ((select app_holds('secretariat')));
grant select on provider to app_user, app_gate, app_public;
grant insert on provider to app_user;
grant update (ended_on) on provider to app_user;
