-- A member who objects may not read the draft that the text becomes again; a row it cannot read it cannot update.
-- So the database takes the text back itself, and the case keeps which text it was about.
alter table no_objection add column state_code text, add column number int;
update no_objection set state_code = version.state_code, number = version.number
from matrix_version version where version.id = no_objection.matrix_version_id;
alter table no_objection
  alter column state_code set not null,
  alter column number set not null,
  add foreign key (matrix_version_id, state_code) references matrix_version (id, state_code);

create function concluded_without_adoption_is_a_draft_again() returns trigger
language plpgsql security definer set search_path = app, pg_temp as $$
begin
  update matrix_version set circulated_at = null where id = new.matrix_version_id;
  return null;
end $$;
alter function concluded_without_adoption_is_a_draft_again() owner to app_gate;
create trigger concluded_without_adoption_is_a_draft_again after update on no_objection
  for each row when (old.outcome is null and new.outcome in ('objected', 'withdrawn'))
  execute function concluded_without_adoption_is_a_draft_again();

create policy gate_takes_back on matrix_version for update to app_gate using (approved_at is null) with check (approved_at is null);
grant update (circulated_at) on matrix_version to app_gate;
