-- The templates of the matrix, one row for each generation, with sections and rows; labels in as many languages as there are.
create table matrix_template (
  id text primary key check (id ~ '^[a-z0-9-]+$'),
  label jsonb not null check (label ? 'en'),
  years text not null,
  basis text not null,
  confirmed boolean not null
);

create table template_section (
  template_id text not null references matrix_template,
  id text not null,
  n int not null,
  paragraphs text[] not null,
  kind text not null check (kind in ('status', 'measures')),
  title jsonb not null check (title ? 'en'),
  question jsonb check (question ? 'en'),
  confirmed boolean not null,
  primary key (template_id, id),
  unique (template_id, n)
);

create table template_row (
  template_id text not null,
  id text not null,
  section_id text not null,
  n int not null,
  paragraphs text[] not null,
  label jsonb not null check (label ? 'en'),
  weapons text[] not null check (weapons <@ array['NW', 'CW', 'BW']),
  aspects text[] not null check (aspects <@ array['status', 'framework', 'enforcement'] and aspects <> '{}'),
  confirmed boolean not null,
  memory_confidence text check (memory_confidence in ('high', 'medium', 'low')),
  source text,
  primary key (template_id, id),
  unique (template_id, section_id, n),
  foreign key (template_id, section_id) references template_section,
  check (confirmed or memory_confidence is not null)
);

do $$
declare name text;
begin
  foreach name in array array['matrix_template', 'template_section', 'template_row'] loop
    execute format('alter table %I enable row level security; alter table %I force row level security', name, name);
    execute format('create policy everybody_reads on %I for select to app_user, app_public, app_gate using (true)', name);
    execute format('create policy owner_fills on %I for all to app_owner using (true) with check (true)', name);
    execute format('grant select on %I to app_user, app_public', name);
  end loop;
end $$;
