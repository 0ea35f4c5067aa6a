-- A letter waits until next_at. Whoever takes it to send it moves next_at ahead, so that nobody else sends it meanwhile.
ALTER TABLE letter ADD COLUMN next_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE letter ADD COLUMN is_bulk BIGINT NOT NULL DEFAULT 0;    -- 1: sent after all others
ALTER TABLE letter ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE letter ADD COLUMN server TEXT;                          -- who took or refused it last
ALTER TABLE letter ADD COLUMN answer TEXT;                          -- its last words
ALTER TABLE letter ADD COLUMN failed_at BIGINT;                     -- refused for ever, or given up
ALTER TABLE letter ADD COLUMN unsubscribe TEXT;                     -- the address that ends such letters
DROP INDEX letter_waiting;
CREATE INDEX letter_waiting ON letter (is_bulk, next_at, created_at) WHERE sent_at IS NULL AND failed_at IS NULL;
-- For the operator's list and figures, however many letters were sent.
CREATE INDEX letter_unsent ON letter (created_at, id, failed_at, attempts) WHERE sent_at IS NULL;

CREATE TABLE letter_attachment (
    letter BIGINT NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    content BYTEA NOT NULL,                                         -- deleted once the letter is sent
    PRIMARY KEY (letter, position)
);

-- What the mail server said of the customer's e-mail when it refused it for ever.
ALTER TABLE customer ADD COLUMN email_refusal TEXT;
