-- On what terms devices work, and when each was last heard of.

alter table service
  -- Days without contact after which a device destroys its key; null for never.
  add column lease_days integer default 30 check (lease_days between 1 and 3650),
  -- X25519, the public half; the private halves are in the data folder.
  add column office_key text check (length(office_key) = 43);

alter table devices add column last_contact timestamptz;
