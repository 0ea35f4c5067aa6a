-- Accounts that were closed long ago are deleted: they are found without reading the others.

CREATE INDEX account_closed ON account (closed_on) WHERE closed_on IS NOT NULL;
