-- What else the office knows a learner by: other names, e-mail addresses, user names. Written out of blind reviews.
alter table packets add column learner_also text[] not null default '{}';

-- Regions of files that reviewers do not get to see. They belong to the bytes, in whichever packet these are.
create table covers (
  id uuid primary key default gen_random_uuid(),
  sha256 text not null references evidence_files,
  -- Counted from 0.
  page integer not null check (page >= 0),
  -- left, top, width, height in parts of the page as it stands upright.
  box double precision[] not null check (
    array_length(box, 1) = 4 and 0 <= all (box) and 1 >= all (box) and box[3] > 0 and box[4] > 0
  ),
  name text not null default '',
  put_at timestamptz not null default now()
);
create index on covers (sha256);
