-- Sums of the time at work, where the office has said that it asks for them. They are of a machine
-- that is named nowhere else: of no reviewer, and of no packet alone.
alter table service add column time_sums boolean not null default false;

create table time_sums (
  source uuid not null,
  week text not null,
  rubric_id text not null,
  packets integer not null check (packets >= 0),
  criteria jsonb not null check (jsonb_typeof(criteria) = 'object'),
  primary key (source, week, rubric_id)
);
