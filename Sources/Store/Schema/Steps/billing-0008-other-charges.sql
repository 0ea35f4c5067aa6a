-- Charges for something else than what was used stand among the lines of a bill: their `step` says what they are for.

-- Of a penalty: percent a year, in millionths.
ALTER TABLE bill_line ADD COLUMN rate_percent BIGINT CHECK (rate_percent >= 0);
-- Of an instalment: which part of how many.
ALTER TABLE bill_line ADD COLUMN part BIGINT;
ALTER TABLE bill_line ADD COLUMN parts BIGINT;
