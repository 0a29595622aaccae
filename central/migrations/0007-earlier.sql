-- Files of attempts that were decided before these records began, or elsewhere: who may read one
-- follows from it.
create table earlier_files (
  learner_id text not null,
  achievement_id text not null,
  attempt integer not null,
  sha256 text not null references evidence_files,
  primary key (learner_id, achievement_id, attempt, sha256),
  foreign key (learner_id, achievement_id, attempt) references earlier_attempts
);
create index on earlier_files (sha256);

-- When a level was earned before, and by what: titles and kinds, no bytes.
alter table earned_before
  add column earned_at timestamptz,
  add column evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array');
