-- Packets whose ratings are agreed on: to practise with, to qualify by, or served hidden among others.
alter table packets
  add column calibration text check (calibration in ('practice', 'qualification', 'seed')),
  -- The packet of the set that this one is a reviewer's copy of, and in which of their rounds.
  add column copy_of text references packets,
  add column copy_round integer check (copy_round > 0),
  add check (copy_of is null or calibration in ('practice', 'qualification')),
  add check ((copy_round is not null) = (copy_of is not null and calibration = 'qualification'));

create unique index one_copy_a_round on packets (copy_of, reviewer_id, coalesce(copy_round, 0))
  where copy_of is not null;
create index on packets (rubric_id, calibration) where calibration is not null;

-- The ratings and reasons agreed on, of packets of a set and of hidden ones.
create table agreed (
  packet_id text primary key references packets,
  body jsonb not null check (jsonb_typeof(body) = 'array' and jsonb_array_length(body) > 0)
);

-- What the office set for a rubric, in all its versions.
create table calibration_terms (
  rubric_id text primary key,
  demanded boolean not null default false,
  -- Packets of one qualification round; the set may have more.
  size integer not null default 3 check (size between 1 and 50),
  -- The least share of criteria rated exactly as agreed, in per cent, and how far any may be off.
  exact integer not null default 80 check (exact between 0 and 100),
  within integer not null default 1 check (within between 0 and 8),
  rounds integer not null default 3 check (rounds between 1 and 20),
  -- One hidden packet among so many that are given out, on average; null for none.
  seed_every integer check (seed_every between 2 and 1000)
);

create table qualifications (
  reviewer_id text not null references reviewers,
  rubric_id text not null,
  round integer not null check (round > 0),
  given_at timestamptz not null default now(),
  -- As they were when the round was given: both ends judge by these.
  exact integer not null,
  within integer not null,
  judged_at timestamptz,
  passed boolean,
  verdict jsonb,
  primary key (reviewer_id, rubric_id, round),
  check ((judged_at is null) = (passed is null) and (judged_at is null) = (verdict is null))
);
