-- What comes from the billing system, as its batches say it: nothing here is edited by the portal.
-- docs/exchange.md specifies each column. Days count from 1970-01-01, months from year 0, sums are tiyn;
-- prices, quantities and readings are millionths. `batch` tells which batch a row came with.

CREATE TABLE batch (
    number BIGINT NOT NULL PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    supplier TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('full', 'update')),
    payments_as_of BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    row_count BIGINT NOT NULL,
    published_at BIGINT NOT NULL
);

CREATE TABLE supplier (
    supplier TEXT NOT NULL PRIMARY KEY,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    bin TEXT,
    phones TEXT,
    email TEXT,
    website TEXT,
    batch BIGINT NOT NULL
);

CREATE TABLE office (
    office TEXT NOT NULL PRIMARY KEY,
    supplier TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('contact_centre', 'district_office')),
    position BIGINT NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    address_kk TEXT,
    address_ru TEXT,
    address_en TEXT,
    phones TEXT,
    hours_kk TEXT,
    hours_ru TEXT,
    hours_en TEXT,
    email TEXT,
    batch BIGINT NOT NULL
);

CREATE TABLE service (
    service TEXT NOT NULL PRIMARY KEY,
    supplier TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit TEXT NOT NULL,
    position BIGINT NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    batch BIGINT NOT NULL
);

CREATE TABLE plan (
    plan TEXT NOT NULL PRIMARY KEY,
    service TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('flat', 'levels', 'zones', 'per_month', 'per_person', 'per_m2')),
    proration TEXT NOT NULL CHECK (proration IN ('always', 'below30')),
    offered_from BIGINT,
    offered_until BIGINT,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    batch BIGINT NOT NULL
);

CREATE TABLE price (
    plan TEXT NOT NULL,
    step TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    price BIGINT NOT NULL CHECK (price >= 0),
    price_net BIGINT CHECK (price_net >= 0),
    vat_percent BIGINT NOT NULL CHECK (vat_percent BETWEEN 0 AND 100),
    confirmed TEXT NOT NULL CHECK (confirmed IN ('yes', 'no')),
    decision TEXT,
    decided_on BIGINT,
    decision_url TEXT,
    batch BIGINT NOT NULL,
    PRIMARY KEY (plan, step, valid_from)
);

CREATE TABLE norm (
    plan TEXT NOT NULL,
    category TEXT NOT NULL,
    step TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    upper_limit BIGINT CHECK (upper_limit >= 0),
    decision TEXT,
    decided_on BIGINT,
    decision_url TEXT,
    batch BIGINT NOT NULL,
    PRIMARY KEY (plan, category, step, valid_from)
);

CREATE TABLE account (
    account TEXT NOT NULL PRIMARY KEY,
    payer TEXT NOT NULL,
    address TEXT NOT NULL,
    residents BIGINT NOT NULL CHECK (residents >= 0),
    stove TEXT NOT NULL CHECK (stove IN ('electric', 'gas', 'none')),
    benefit TEXT NOT NULL CHECK (benefit IN ('none', 'lone_benefit')),
    plan TEXT,
    area BIGINT CHECK (area >= 0),
    office TEXT,
    closed_on BIGINT,
    batch BIGINT NOT NULL
);

CREATE TABLE household (
    account TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    residents BIGINT NOT NULL CHECK (residents >= 0),
    stove TEXT NOT NULL CHECK (stove IN ('electric', 'gas', 'none')),
    benefit TEXT NOT NULL CHECK (benefit IN ('none', 'lone_benefit')),
    plan TEXT,
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, valid_from)
);

CREATE TABLE meter (
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    meter TEXT NOT NULL,
    registers TEXT NOT NULL CHECK (registers IN ('total', 'day_night', 'day_peak_night')),
    digits BIGINT NOT NULL CHECK (digits BETWEEN 1 AND 9),
    ratio BIGINT NOT NULL CHECK (ratio > 0),
    verified_on BIGINT,
    replace_by BIGINT,
    installed_on BIGINT,
    removed_on BIGINT,
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, service, meter)
);

CREATE TABLE reading (
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    meter TEXT NOT NULL,
    register TEXT NOT NULL CHECK (register IN ('total', 'day', 'peak', 'night')),
    day BIGINT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('company', 'customer', 'remote', 'average')),
    value BIGINT NOT NULL CHECK (value >= 0),
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, service, meter, register, day, origin)
);

CREATE TABLE balance (
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    month BIGINT NOT NULL,
    opening BIGINT NOT NULL,
    charged BIGINT NOT NULL,
    adjusted BIGINT NOT NULL,
    paid BIGINT NOT NULL,
    closing BIGINT NOT NULL CHECK (closing = opening + charged + adjusted - paid),
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, service, month)
);

CREATE TABLE adjustment (
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    month BIGINT NOT NULL,
    number BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    reason_kk TEXT NOT NULL,
    reason_ru TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, service, month, number)
);

CREATE TABLE payment (
    account TEXT NOT NULL,
    payment TEXT NOT NULL,
    day BIGINT NOT NULL,
    month BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    bank TEXT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, payment)
);

CREATE TABLE payment_split (
    account TEXT NOT NULL,
    payment TEXT NOT NULL,
    service TEXT NOT NULL,
    amount BIGINT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, payment, service)
);

CREATE TABLE bill (
    account TEXT NOT NULL,
    month BIGINT NOT NULL,
    issued BIGINT NOT NULL,
    due BIGINT NOT NULL CHECK (due >= issued),
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, month)
);

CREATE TABLE bill_line (
    account TEXT NOT NULL,
    month BIGINT NOT NULL,
    service TEXT NOT NULL,
    step TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('meter', 'norm', 'average', 'fixed')),
    quantity BIGINT NOT NULL,
    price BIGINT NOT NULL,
    charged BIGINT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, month, service, step)
);
