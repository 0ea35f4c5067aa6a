-- Whether what is overpaid for a service pays for the others: 'yes' or 'no'; null is 'no'.
ALTER TABLE service ADD COLUMN pays_others TEXT;

-- What a meter showed until its registers were changed, and the day of the change.
ALTER TABLE meter ADD COLUMN registers_before TEXT;
ALTER TABLE meter ADD COLUMN registers_since BIGINT;
