-- Browsers in which a customer has signed in: strangers cannot make them wait, and no letter tells of them.
CREATE TABLE known_browser (
    mark BYTEA NOT NULL PRIMARY KEY,                -- SHA-256 of the cookie's, new with each sign-in
    customer BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL
);
CREATE INDEX known_browser_customer ON known_browser (customer, created_at);
