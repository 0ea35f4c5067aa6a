-- What the operator tells customers, in three languages, from a moment until another.
CREATE TABLE operator_notice (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,                        -- earlier once the operator has ended it
    audience TEXT NOT NULL,                         -- empty: all; else a line for each office, service, address
    title_kk TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    letters TEXT NOT NULL CHECK (letters IN ('none', 'wanted', 'written'))
);
CREATE INDEX operator_notice_ends ON operator_notice (ends_at);

-- A notice to those who owe: its text, once for all of them.
CREATE TABLE debt_notice (
    name TEXT NOT NULL PRIMARY KEY,                 -- the operator's own, such as "2019-10/1"
    title_kk TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Which holder of which account it went to: the proof. The letter's row says which server took it, and when.
CREATE TABLE debt_notice_sent (
    id BIGINT NOT NULL PRIMARY KEY,
    notice TEXT NOT NULL REFERENCES debt_notice (name),
    account TEXT NOT NULL,
    customer BIGINT REFERENCES customer (id) ON DELETE SET NULL,
    debt BIGINT NOT NULL,
    as_of BIGINT NOT NULL,                          -- the day up to which payments were counted
    letter BIGINT NOT NULL,                         -- the letter's id, which may be deleted before this row
    posted_at BIGINT NOT NULL,
    seen_at BIGINT,                                 -- when the customer, signed in, first opened its page
    taken_at BIGINT,                                -- the letter's, kept when the customer is deleted
    server TEXT,
    UNIQUE (notice, account, customer)
);
CREATE INDEX debt_notice_sent_account ON debt_notice_sent (account, posted_at);
CREATE INDEX debt_notice_sent_customer ON debt_notice_sent (customer);
CREATE INDEX debt_notice_sent_posted ON debt_notice_sent (posted_at);
