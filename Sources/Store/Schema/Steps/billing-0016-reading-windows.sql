-- On which days of a month customers give readings of a service (docs/exchange.md, reading_windows.csv).
CREATE TABLE reading_window (
    service TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    first_day BIGINT CHECK (first_day BETWEEN 1 AND 31),    -- NULL, as last_day: none are taken from then on
    last_day BIGINT CHECK (last_day BETWEEN 1 AND 31),
    kept_from BIGINT,                                       -- NULL: none are taken before the window opens
    late TEXT,                                              -- 'keep': after the window for the next month
    most_a_day BIGINT CHECK (most_a_day > 0),               -- in millionths of the service's unit
    batch BIGINT NOT NULL,
    PRIMARY KEY (service, valid_from)
);
