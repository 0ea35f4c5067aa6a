-- A customer's own account: signing up, linked accounts, helpers, settings, security. Moments are seconds since 1970
-- (UTC); ids are random.

ALTER TABLE customer ADD COLUMN name TEXT;                  -- how the customer wishes to be addressed
ALTER TABLE customer ADD COLUMN phone TEXT;                 -- E.164
ALTER TABLE customer ADD COLUMN large_text BIGINT NOT NULL DEFAULT 0 CHECK (large_text IN (0, 1));
ALTER TABLE customer ADD COLUMN delete_at BIGINT;           -- when a requested deletion takes effect
CREATE INDEX customer_delete ON customer (delete_at);

ALTER TABLE account_link ADD COLUMN name TEXT;              -- the customer's own name for the account
ALTER TABLE account_link ADD COLUMN position BIGINT NOT NULL DEFAULT 0;
ALTER TABLE account_link ADD COLUMN hidden BIGINT NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));
ALTER TABLE account_link ADD COLUMN opens_first BIGINT NOT NULL DEFAULT 0 CHECK (opens_first IN (0, 1));
-- The payer when the link was proved: with another payer the link is no longer valid. NULL in older links: any payer.
ALTER TABLE account_link ADD COLUMN payer TEXT;
CREATE INDEX account_link_account ON account_link (account);

-- Sessions get a name in the list of sessions, and a device. Everyone signs in again after this step.
DROP TABLE session;
CREATE TABLE session (
    token BYTEA NOT NULL PRIMARY KEY,                       -- SHA-256 of the cookie's
    id BIGINT NOT NULL UNIQUE,
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    device TEXT NOT NULL,                                   -- browser and system, not the header itself
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX session_customer ON session (customer);
CREATE INDEX session_seen ON session (seen_at);

-- Between the right password and the code of the second factor.
CREATE TABLE sign_in_step (
    token BYTEA NOT NULL PRIMARY KEY,                       -- SHA-256 of the cookie's
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL
);
CREATE INDEX sign_in_step_customer ON sign_in_step (customer);

CREATE TABLE second_factor (
    customer BIGINT NOT NULL PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE,
    totp_key BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT,                                    -- NULL while it is being set up
    used_step BIGINT NOT NULL DEFAULT 0                     -- the time step of the last code: a code works once
);

CREATE TABLE recovery_code (
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    code BYTEA NOT NULL,                                    -- hashed
    PRIMARY KEY (customer, code)
);

-- Browsers on which the second factor is not asked for 30 days.
CREATE TABLE remembered_device (
    token BYTEA NOT NULL PRIMARY KEY,                       -- SHA-256 of the cookie's
    id BIGINT NOT NULL UNIQUE,
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX remembered_device_customer ON remembered_device (customer);

-- Links in letters: each works once, until it expires.
CREATE TABLE mail_link (
    token BYTEA NOT NULL PRIMARY KEY,                       -- SHA-256 of the link's
    purpose TEXT NOT NULL
        CHECK (purpose IN ('register', 'reset', 'invitation', 'new-email', 'undo-email', 'helper')),
    email TEXT NOT NULL,                                    -- to which it was sent
    customer BIGINT REFERENCES customer (id) ON DELETE CASCADE,
    subject BIGINT,                                         -- the id of what it is about, such as a helper's access
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX mail_link_email ON mail_link (email);
CREATE INDEX mail_link_customer ON mail_link (customer);
CREATE INDEX mail_link_expires ON mail_link (expires_at);

-- A registration that waits for its link.
CREATE TABLE registration (
    token BYTEA NOT NULL PRIMARY KEY REFERENCES mail_link (token) ON DELETE CASCADE,
    password TEXT NOT NULL,                                 -- Argon2id with its parameters
    language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
    consents TEXT NOT NULL                                  -- the agreed purposes and versions
);

-- The texts of consents as they were shown, so that it can be proved what was agreed.
CREATE TABLE consent_text (
    purpose TEXT NOT NULL,
    version TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
    text TEXT NOT NULL,
    PRIMARY KEY (purpose, version, language)
);

-- Kept after the customer was deleted: no reference.
CREATE TABLE consent (
    customer BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    agreed_at BIGINT NOT NULL,
    version TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
    withdrawn_at BIGINT,
    deleted_at BIGINT,                                      -- when the customer was deleted
    PRIMARY KEY (customer, purpose, agreed_at)
);
CREATE INDEX consent_deleted ON consent (deleted_at);

-- Optional letters that a customer does not want.
CREATE TABLE unwanted_letter (
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    PRIMARY KEY (customer, kind)
);

-- What happened to a customer's sign-in and accounts: shown to the customer.
CREATE TABLE security_event (
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    happened_at BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT,                                            -- such as an account's number
    device TEXT,
    PRIMARY KEY (customer, happened_at, id)
);
CREATE INDEX security_event_at ON security_event (happened_at);

-- What an operator did to a customer's sign-in, or read of it, and why. Kept after the customer was deleted: no
-- reference.
CREATE TABLE operator_act (
    id BIGINT NOT NULL PRIMARY KEY,
    happened_at BIGINT NOT NULL,
    act TEXT NOT NULL,
    customer BIGINT,                                        -- NULL: it was about all customers
    detail TEXT,                                            -- such as an account's number
    reason TEXT NOT NULL
);
CREATE INDEX operator_act_at ON operator_act (happened_at);
CREATE INDEX operator_act_customer ON operator_act (customer);

-- An account that its holder lets somebody else see.
CREATE TABLE helper_access (
    id BIGINT NOT NULL PRIMARY KEY,
    holder BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    account TEXT NOT NULL,
    email TEXT NOT NULL,                                    -- who was invited
    scope TEXT NOT NULL CHECK (scope IN ('view', 'readings')),
    last_day BIGINT,                                        -- NULL: until it is ended
    invited_at BIGINT NOT NULL,
    helper BIGINT REFERENCES customer (id) ON DELETE CASCADE,
    slug TEXT,                                              -- the account's opaque name in the helper's addresses
    accepted_at BIGINT,
    ended_at BIGINT,
    UNIQUE (helper, slug)
);
CREATE INDEX helper_access_holder ON helper_access (holder, account);
CREATE INDEX helper_access_email ON helper_access (email);

-- When a helper looked at an account: a row for each of the helper's sessions.
CREATE TABLE helper_use (
    access BIGINT NOT NULL REFERENCES helper_access (id) ON DELETE CASCADE,
    session BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (access, session)
);

-- The outbox: letters are written in the transaction that causes them, and sent afterwards.
CREATE TABLE letter (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    customer BIGINT REFERENCES customer (id) ON DELETE CASCADE,
    author BIGINT REFERENCES customer (id) ON DELETE CASCADE,   -- who caused it: it may name them
    language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
    subject TEXT NOT NULL,
    text TEXT NOT NULL,                                     -- empty once it is sent: it may contain a link
    html TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX letter_waiting ON letter (created_at) WHERE sent_at IS NULL;
CREATE INDEX letter_recipient ON letter (recipient, kind, created_at);
CREATE INDEX letter_customer ON letter (customer);
CREATE INDEX letter_author ON letter (author);
CREATE INDEX letter_created ON letter (created_at);

-- Rate limits: how often each subject, a keyed hash, did something since the start of its window.
CREATE TABLE quota (
    subject BYTEA NOT NULL PRIMARY KEY,
    started_at BIGINT NOT NULL,
    used BIGINT NOT NULL
);
CREATE INDEX quota_started ON quota (started_at);

-- Keyed hashes of deleted customers' e-mails, for a year: whoever has left is not invited again.
CREATE TABLE deleted_email (
    email BYTEA NOT NULL PRIMARY KEY,
    deleted_at BIGINT NOT NULL
);

-- When the data that are past their term were deleted, and how many rows.
CREATE TABLE retention_run (
    id BIGINT NOT NULL PRIMARY KEY,
    finished_at BIGINT NOT NULL,
    deleted_rows BIGINT NOT NULL
);
CREATE INDEX retention_run_finished ON retention_run (finished_at);
