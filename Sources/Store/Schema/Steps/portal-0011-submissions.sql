-- Readings that customers give. Moments are seconds since 1970 (UTC), values are in millionths.
CREATE TABLE submission (
    receipt TEXT NOT NULL PRIMARY KEY,                      -- "R-2610-0042173-0"
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    meter TEXT NOT NULL,
    month BIGINT NOT NULL,                                  -- for which it counts
    day BIGINT NOT NULL,                                    -- on which the meter was read
    until BIGINT NOT NULL,                                  -- the last day on which it can be corrected
    submitted_at BIGINT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('portal', 'link')),
    customer BIGINT REFERENCES customer (id) ON DELETE SET NULL,    -- who gave it; NULL: whoever had the link on the bill
    state TEXT NOT NULL CHECK (state IN ('received', 'held', 'asked', 'accepted', 'exported', 'posted', 'refused',
        'rejected', 'replaced')),
    changed_at BIGINT NOT NULL,                             -- the last state
    checks TEXT NOT NULL,                                   -- what was found, codes with commas between
    answered TEXT NOT NULL,                                 -- what its giver was asked, and said is so
    reason TEXT,                                            -- of the operator's decision
    export BIGINT                                           -- the number of the export that has it
);
-- One that counts for a month and is not passed on yet: a second one takes its place.
CREATE UNIQUE INDEX submission_open ON submission (account, service, meter, month)
    WHERE state IN ('received', 'held', 'asked', 'accepted');
CREATE INDEX submission_account ON submission (account, submitted_at);
CREATE INDEX submission_state ON submission (state, until);
CREATE INDEX submission_export ON submission (export);
CREATE INDEX submission_customer ON submission (customer);
CREATE INDEX submission_submitted ON submission (submitted_at);

CREATE TABLE submission_value (
    receipt TEXT NOT NULL REFERENCES submission (receipt) ON DELETE CASCADE,
    register TEXT NOT NULL CHECK (register IN ('total', 'day', 'peak', 'night')),
    value BIGINT NOT NULL,
    rolled_over BIGINT NOT NULL CHECK (rolled_over IN (0, 1)),
    PRIMARY KEY (receipt, register)
);

-- What was passed on to the billing system. Its content is made of the rows above, always the same bytes.
CREATE TABLE reading_export (
    number BIGINT NOT NULL PRIMARY KEY,                     -- 1, 2, 3
    created_at BIGINT NOT NULL,
    supplier TEXT NOT NULL,                                 -- whose services they are of
    row_count BIGINT NOT NULL,
    digest TEXT NOT NULL,                                   -- SHA-256 of readings.csv
    fetched_at BIGINT                                       -- when its files were first written; NULL: they were not
);

-- What the billing system answered. The latest answer counts; earlier ones stay.
CREATE TABLE reading_ack (
    receipt TEXT NOT NULL REFERENCES submission (receipt) ON DELETE CASCADE,
    register TEXT NOT NULL,
    number BIGINT NOT NULL,                                 -- from 1 on
    state TEXT NOT NULL CHECK (state IN ('posted', 'refused', 'changed')),
    value_used BIGINT,
    reason TEXT,
    reference TEXT,                                         -- the billing system's own
    received_at BIGINT NOT NULL,
    PRIMARY KEY (receipt, register, number)
);
