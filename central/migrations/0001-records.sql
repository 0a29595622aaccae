-- Reviewers, what they review, and the ledger of what they decided.

create table service (
  only_one boolean primary key default true check (only_one),
  service uuid not null default gen_random_uuid(),
  epoch uuid not null default gen_random_uuid(),
  name text not null check (name <> ''),
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
insert into service (name) values ('Central records');

create table reviewers (
  id text primary key,
  name text not null check (name <> ''),
  created_at timestamptz not null default now()
);

create table devices (
  id uuid primary key default gen_random_uuid(),
  reviewer_id text not null references reviewers,
  name text not null,
  public_key text not null unique check (length(public_key) = 43),
  enrolled_at timestamptz not null default now(),
  revoked_at timestamptz
);

-- Of tokens and codes only the SHA-256 is kept: whoever reads a backup cannot use them.
create table tokens (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  device_id uuid not null references devices,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index on tokens (device_id);

create table codes (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  reviewer_id text not null references reviewers,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  device_id uuid references devices,
  check ((used_at is null) = (device_id is null))
);

create table failed_tries (
  id bigint generated always as identity primary key,
  address text not null,
  tried_at timestamptz not null default now()
);
create index on failed_tries (tried_at);

create table frameworks (
  -- Numbers give a first sync its order of pages; ids would make its cursors too long.
  number bigint generated always as identity unique,
  id text not null,
  version integer not null check (version > 0),
  body jsonb not null,
  put_at timestamptz not null default now(),
  primary key (id, version)
);

create table rubrics (
  number bigint generated always as identity unique,
  id text not null,
  version integer not null check (version > 0),
  body jsonb not null,
  put_at timestamptz not null default now(),
  primary key (id, version)
);

create table evidence_files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  media_type text not null,
  -- SHA-256 of each piece of 1 MiB.
  pieces text[] not null check (cardinality(pieces) = ceil(size / 1048576.0)),
  stored_at timestamptz not null default now()
);

create table packets (
  number bigint generated always as identity unique,
  id text primary key,
  revision integer not null default 1 check (revision > 0),
  attempt integer not null check (attempt > 0),
  -- Counts how often the packet was given out again after a review that decided nothing.
  round integer not null default 1 check (round > 0),
  framework_id text not null,
  pathway_id text not null,
  achievement_id text not null,
  rubric_id text not null,
  rubric_version integer not null,
  blind boolean not null,
  learner_id text not null,
  learner_alias text not null,
  learner_name text,
  submitted_at timestamptz not null,
  due_at timestamptz,
  evidence jsonb not null check (jsonb_typeof(evidence) = 'array' and jsonb_array_length(evidence) > 0),
  reviewer_id text references reviewers,
  withdrawn_at timestamptz,
  foreign key (rubric_id, rubric_version) references rubrics
);
create unique index one_packet_an_attempt on packets (learner_id, achievement_id, attempt)
  where withdrawn_at is null;
create index on packets (reviewer_id, coalesce(due_at, 'infinity'), number);
create index on packets (learner_id, pathway_id);

-- Which revision of which packet has which file: who may read a file follows from it.
create table packet_evidence (
  packet_id text not null references packets,
  revision integer not null,
  sha256 text not null references evidence_files,
  primary key (packet_id, revision, sha256)
);
create index on packet_evidence (sha256);

-- What was decided before these records began, or elsewhere.
create table earlier_attempts (
  learner_id text not null,
  achievement_id text not null,
  attempt integer not null check (attempt > 0),
  body jsonb not null,
  primary key (learner_id, achievement_id, attempt)
);
create table earned_before (
  learner_id text not null,
  achievement_id text not null,
  primary key (learner_id, achievement_id)
);

create sequence judgements;

create table ledger (
  number bigint generated always as identity primary key,
  id uuid not null constraint ledger_id unique,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  canonical text not null,
  signature text not null,
  device_id uuid not null references devices,
  reviewer_id text not null references reviewers,
  sequence integer not null check (sequence > 0),
  previous_hash text,
  packet_id text not null references packets,
  packet_revision integer not null,
  round integer not null,
  kind text not null check (kind in ('review', 'amendment', 'second-opinion', 'withdrawal')),
  outcome text check (outcome in ('met', 'not-yet', 'returned', 'not-enough-evidence',
    'unreadable', 'wrong-file', 'authenticity-doubt', 'recused')),
  supersedes uuid check (supersedes is not null or kind in ('review', 'second-opinion')),
  received_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  -- What is `accepted` took effect when it was judged; what is `kept` was not to: a second opinion, or
  -- a decision whose withdrawal was here before it.
  state text not null check (state in ('held', 'accepted', 'kept', 'conflict', 'refused')),
  conflict text check (conflict in ('packet-revised', 'rubric-revised', 'withdrawn', 'reassigned',
    'decided-elsewhere', 'decided-by-another')),
  problem jsonb,
  -- The order in which decisions were judged, which for held ones is not that of arrival.
  judged bigint unique,
  -- The rubric version in force when it was accepted, where that was a later one than its own.
  rubric_now integer check (state = 'accepted' or rubric_now is null),
  constraint ledger_sequence unique (device_id, sequence),
  check ((kind = 'withdrawal') = (outcome is null)),
  check ((state = 'held') = (judged is null)),
  check ((state = 'conflict') = (conflict is not null)),
  check ((state = 'refused') = (problem is not null))
);
create index on ledger (packet_id, judged);
create index on ledger (device_id, number);
create index on ledger (supersedes) where supersedes is not null;

create function keep_ledger() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
  end if;
  if old.state <> 'held' then
    raise exception 'decision % is judged for good', old.id using errcode = 'restrict_violation';
  end if;
  if (new.number, new.id, new.hash, new.canonical, new.signature, new.device_id, new.reviewer_id,
      new.sequence, new.previous_hash, new.packet_id, new.packet_revision, new.kind, new.outcome,
      new.supersedes, new.received_at)
    is distinct from
     (old.number, old.id, old.hash, old.canonical, old.signature, old.device_id, old.reviewer_id,
      old.sequence, old.previous_hash, old.packet_id, old.packet_revision, old.kind, old.outcome,
      old.supersedes, old.received_at) then
    raise exception 'what decision % says is frozen', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_ledger before update or delete on ledger
  for each row execute function keep_ledger();
create trigger keep_ledger_whole before truncate on ledger
  for each statement execute function keep_ledger();

-- The decision that counts for each packet: the last one judged of those that took effect on the
-- packet as it is now and were not taken back since.
create view in_effect as
  select distinct on (l.packet_id) l.*
  from ledger l join packets p on p.id = l.packet_id
  where l.state = 'accepted' and l.kind <> 'withdrawal'
    and l.packet_revision = p.revision and l.round = p.round and p.withdrawn_at is null
    and not exists (select from ledger w
      where w.supersedes = l.id and w.kind = 'withdrawal' and w.state = 'accepted')
  order by l.packet_id, l.judged desc;

-- What arrived and could not be written into the ledger, once each: kept for the office.
create table refused (
  id bigint generated always as identity primary key,
  device_id uuid not null references devices,
  decision_id text,
  body_hash text not null,
  body text not null,
  problem jsonb not null,
  received_at timestamptz not null default now(),
  unique (device_id, body_hash)
);

create table feed (
  id bigint generated always as identity,
  -- The writing transaction. Ids are taken in another order than transactions commit; readers stay
  -- below the oldest transaction still running, so that none can add a row behind them.
  xid xid8 not null default pg_current_xact_id(),
  kind text not null check (kind in ('framework', 'rubric', 'packet', 'receipt')),
  -- Of a packet or decision its id; of a framework or rubric `id@version`.
  subject text not null,
  -- Whom it concerns; null for everyone.
  reviewer_id text references reviewers,
  put_at timestamptz not null default now(),
  primary key (xid, id)
);
create index on feed (reviewer_id, xid, id);
create index on feed (subject) where kind = 'rubric';
