-- A customer's calendar: its secret address opens it without signing in. The token itself is only in that address; here
-- is its SHA-256.
CREATE TABLE calendar_link (
    customer BIGINT NOT NULL PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE,
    token BYTEA NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);

-- Which notices a customer got: none is sent twice. The subject is such as a bill's month, or a meter and a day.
CREATE TABLE notice_sent (
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    account TEXT NOT NULL,                          -- empty: it is about none of the customer's accounts
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    letter BIGINT NOT NULL,                         -- the letter's id, which outlives it
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (customer, account, kind, subject)
);
CREATE INDEX notice_sent_at ON notice_sent (sent_at);
CREATE INDEX notice_sent_subject ON notice_sent (kind, subject);

-- When the job of notices went through all accounts.
CREATE TABLE notice_run (
    id BIGINT NOT NULL PRIMARY KEY,
    finished_at BIGINT NOT NULL,
    letters BIGINT NOT NULL
);
CREATE INDEX notice_run_finished ON notice_run (finished_at);
