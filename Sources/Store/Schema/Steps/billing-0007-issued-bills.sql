-- A bill is what was issued: what a batch changes afterwards is kept.

-- To whom a bill was issued, where the billing system says it itself.
ALTER TABLE bill ADD COLUMN payer TEXT;
ALTER TABLE bill ADD COLUMN address TEXT;
ALTER TABLE bill ADD COLUMN residents BIGINT CHECK (residents >= 0);

-- What an account was until a batch changed it, for its bills issued until `last_issued`.
CREATE TABLE account_before (
    account TEXT NOT NULL,
    last_issued BIGINT NOT NULL,
    payer TEXT NOT NULL,
    address TEXT NOT NULL,
    residents BIGINT NOT NULL,
    stove TEXT NOT NULL,
    benefit TEXT NOT NULL,
    plan TEXT,
    PRIMARY KEY (account, last_issued)
);

-- The version of a bill that batch number `batch` replaced.
CREATE TABLE bill_version (
    account TEXT NOT NULL,
    month BIGINT NOT NULL,
    batch BIGINT NOT NULL,
    replaced_on BIGINT NOT NULL,
    issued BIGINT NOT NULL,
    due BIGINT NOT NULL,
    payer TEXT NOT NULL,
    address TEXT NOT NULL,
    residents BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (account, month, batch)
);

-- Hashes of what the bills of an account say, by month, so that an import finds what it changes without reading all of it. Only
-- for speed: where one is missing or differs, the rows themselves are compared.
CREATE TABLE billed_content (
    account TEXT NOT NULL,
    part TEXT NOT NULL,
    months BYTEA NOT NULL,
    PRIMARY KEY (account, part)
);
