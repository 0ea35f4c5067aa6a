-- By which plan each service of an account is charged, from a day on. Where an account has no rows for a service, the plan of
-- its household counts.
CREATE TABLE account_plan (
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    plan TEXT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, service, valid_from)
);

-- Which readings a bill rests on, where the billing system tells it.
CREATE TABLE bill_reading (
    account TEXT NOT NULL,
    month BIGINT NOT NULL,
    service TEXT NOT NULL,
    meter TEXT NOT NULL,
    register TEXT NOT NULL,
    from_day BIGINT NOT NULL,
    from_value BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    until_value BIGINT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, month, service, meter, register, from_day)
);
