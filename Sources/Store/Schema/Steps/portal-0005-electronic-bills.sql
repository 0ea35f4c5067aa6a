-- Bills by e-mail. A subscription ends with its link, and counts only as long as the account has the same payer.

CREATE TABLE ebill_subscription (
    customer BIGINT NOT NULL,
    account TEXT NOT NULL,
    payer TEXT NOT NULL,                                    -- of the account when the customer subscribed
    instead_of_paper BIGINT NOT NULL CHECK (instead_of_paper IN (0, 1)),
    token BYTEA NOT NULL UNIQUE,                            -- SHA-256 of the token that ends it, in its letters
    since BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (customer, account),
    FOREIGN KEY (customer, account) REFERENCES account_link (customer, account) ON DELETE CASCADE
);
CREATE INDEX ebill_subscription_account ON ebill_subscription (account, customer);
CREATE INDEX ebill_subscription_since ON ebill_subscription (since);
CREATE INDEX ebill_subscription_ended ON ebill_subscription (ended_at) WHERE ended_at IS NOT NULL;

-- A row for each letter with a bill: the first, then its corrections. It is written with its letter in one transaction.
CREATE TABLE ebill (
    month BIGINT NOT NULL,
    account TEXT NOT NULL,
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    revision BIGINT NOT NULL CHECK (revision >= 0),         -- 0: the first; from 1 on corrections
    letter BIGINT NOT NULL UNIQUE,                          -- its id; a letter that was withdrawn is gone
    to_pay BIGINT NOT NULL,
    due BIGINT NOT NULL,
    fingerprint BYTEA NOT NULL,                             -- of what the bill charges
    planned_at BIGINT NOT NULL,
    written_at BIGINT,                                      -- when its words were last written, to be sent
    PRIMARY KEY (month, account, customer, revision)
);
CREATE INDEX ebill_customer ON ebill (customer);
CREATE INDEX ebill_planned ON ebill (planned_at);

-- What the operator has decided about a month, and by which batch its letters were planned.
CREATE TABLE ebill_month (
    month BIGINT NOT NULL PRIMARY KEY,
    is_held BIGINT NOT NULL CHECK (is_held IN (0, 1)),
    planned_batch BIGINT,                                   -- NULL: not yet, or again
    planned_at BIGINT NOT NULL
);
