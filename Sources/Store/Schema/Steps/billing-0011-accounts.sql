-- A second number of an account, which customers know from paper; since when it exists; and the account into which it was merged.
ALTER TABLE account ADD COLUMN printed_number TEXT;
ALTER TABLE account ADD COLUMN opened BIGINT;
ALTER TABLE account ADD COLUMN merged_into TEXT;
CREATE INDEX account_merged ON account (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX account_printed ON account (printed_number) WHERE printed_number IS NOT NULL;
