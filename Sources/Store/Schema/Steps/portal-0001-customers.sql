-- What the portal itself takes in. Moments are seconds since 1970 (UTC); ids are random.

CREATE TABLE customer (
    id BIGINT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,             -- lower case
    password TEXT NOT NULL,                 -- Argon2id with its parameters
    language TEXT CHECK (language IN ('kk', 'ru', 'en')),
    created_at BIGINT NOT NULL
);

-- Which accounts a customer may read. The slug is the account's opaque name in this customer's addresses.
CREATE TABLE account_link (
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    account TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (customer, slug),
    UNIQUE (customer, account)
);

-- The token itself is only in the visitor's cookie; here is its SHA-256.
CREATE TABLE session (
    token BYTEA NOT NULL PRIMARY KEY,
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX session_customer ON session (customer);
CREATE INDEX session_seen ON session (seen_at);

-- Failed sign-ins by subject: a keyed hash of the e-mail with the visitor's address, or of the address alone.
CREATE TABLE sign_in_failure (
    subject BYTEA NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    failed_at BIGINT NOT NULL
);
CREATE INDEX sign_in_failure_at ON sign_in_failure (failed_at);

-- Random keys that all nodes share: for form tokens, for the subjects above.
CREATE TABLE secret (
    name TEXT NOT NULL PRIMARY KEY,
    value BYTEA NOT NULL
);
