-- The comments that the office shares with the reviewers of a rubric.

create table comment_banks (
  number bigint generated always as identity unique,
  -- In all versions of the rubric; a bank may be put in before any of them.
  rubric_id text primary key,
  body jsonb not null,
  put_at timestamptz not null default now()
);

alter table feed drop constraint feed_kind_check;
alter table feed add constraint feed_kind_check
  check (kind in ('framework', 'rubric', 'packet', 'receipt', 'comment-bank'));
