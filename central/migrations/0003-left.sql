-- When a device's reviewer left it, which shuts it out as well.

alter table devices add column left_at timestamptz;
