-- Messages to the operator, with a conversation each. Moments are seconds since 1970 (UTC).
CREATE TABLE feedback (
    reference TEXT NOT NULL PRIMARY KEY,                    -- eight random digits, which people quote
    form BYTEA NOT NULL UNIQUE,                             -- SHA-256 of the form's token: a form is sent once
    topic TEXT NOT NULL,                                    -- a code of the operator's list
    state TEXT NOT NULL CHECK (state IN ('new', 'taken', 'answered', 'closed')),
    customer BIGINT REFERENCES customer (id) ON DELETE CASCADE, -- NULL: a visitor
    account TEXT,                                           -- its number; as a visitor typed it
    subject TEXT,                                           -- what on the site it is about: "bill.2019-09"
    email TEXT,
    phone TEXT,                                             -- E.164
    language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
    created_at BIGINT NOT NULL,
    due BIGINT NOT NULL,                                    -- the day by which an answer is due
    changed_at BIGINT NOT NULL,                             -- the last message or state
    closed_at BIGINT
);
CREATE INDEX feedback_customer ON feedback (customer);
CREATE INDEX feedback_email ON feedback (email);
CREATE INDEX feedback_created ON feedback (created_at);
CREATE INDEX feedback_closed ON feedback (closed_at);

CREATE TABLE feedback_message (
    feedback TEXT NOT NULL REFERENCES feedback (reference) ON DELETE CASCADE,
    number BIGINT NOT NULL,                                 -- from 1 on
    author TEXT NOT NULL CHECK (author IN ('customer', 'operator')),
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (feedback, number)
);

-- The files themselves are in a folder. A file belongs to a form until its message is sent.
CREATE TABLE feedback_attachment (
    file TEXT NOT NULL PRIMARY KEY,                         -- its name in the folder
    form BYTEA,                                             -- SHA-256 of the form's token; NULL once it is sent
    owner BYTEA,                                            -- keyed hash of the browser that has the form
    feedback TEXT REFERENCES feedback (reference) ON DELETE CASCADE,
    message BIGINT,
    position BIGINT NOT NULL,                               -- of the form's files
    name TEXT NOT NULL,                                     -- as its sender named it
    kind TEXT NOT NULL CHECK (kind IN ('jpeg', 'png', 'pdf')),
    size BIGINT NOT NULL,                                   -- in bytes
    created_at BIGINT NOT NULL
);
CREATE INDEX feedback_attachment_form ON feedback_attachment (form);
CREATE INDEX feedback_attachment_feedback ON feedback_attachment (feedback, message);
CREATE INDEX feedback_attachment_pending ON feedback_attachment (created_at) WHERE form IS NOT NULL;
