-- Which payment of the account a payment below zero reverses.
ALTER TABLE payment ADD COLUMN reverses TEXT;

-- Which month an adjustment is about, if it is not its own.
ALTER TABLE adjustment ADD COLUMN about BIGINT;
