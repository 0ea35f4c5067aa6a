-- What comes from the billing system, as its batches say it: nothing here is edited by the portal.
-- docs/exchange.md specifies each column. Days count from 1970-01-01, months from year 0, sums are tiyn;
-- prices, quantities and readings are millionths. `batch` tells which batch a row came with.

CREATE TABLE batch (
    number INTEGER NOT NULL PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    supplier TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('full', 'update')),
    payments_as_of INTEGER NOT NULL,
    digest BLOB NOT NULL,
    row_count INTEGER NOT NULL,
    published_at INTEGER NOT NULL
) STRICT;

CREATE TABLE supplier (
    supplier TEXT NOT NULL PRIMARY KEY,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    bin TEXT,
    phones TEXT,
    email TEXT,
    website TEXT,
    batch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
    office TEXT NOT NULL PRIMARY KEY,
    supplier TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('contact_centre', 'district_office')),
    position INTEGER NOT NULL,
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
    batch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE service (
    service TEXT NOT NULL PRIMARY KEY,
    supplier TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit TEXT NOT NULL,
    position INTEGER NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    batch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
    plan TEXT NOT NULL PRIMARY KEY,
    service TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('flat', 'levels', 'zones', 'per_month', 'per_person', 'per_m2')),
    proration TEXT NOT NULL CHECK (proration IN ('always', 'below30')),
    offered_from INTEGER,
    offered_until INTEGER,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    batch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE price (
    plan TEXT NOT NULL,
    step TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    price_net INTEGER CHECK (price_net >= 0),
    vat_percent INTEGER NOT NULL CHECK (vat_percent BETWEEN 0 AND 100),
    confirmed TEXT NOT NULL CHECK (confirmed IN ('yes', 'no')),
    decision TEXT,
    decided_on INTEGER,
    decision_url TEXT,
    batch INTEGER NOT NULL,
    PRIMARY KEY (plan, step, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE norm (
    plan TEXT NOT NULL,
    category TEXT NOT NULL,
    step TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    upper_limit INTEGER CHECK (upper_limit >= 0),
    decision TEXT,
    decided_on INTEGER,
    decision_url TEXT,
    batch INTEGER NOT NULL,
    PRIMARY KEY (plan, category, step, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    account TEXT NOT NULL PRIMARY KEY,
    payer TEXT NOT NULL,
    address TEXT NOT NULL,
    residents INTEGER NOT NULL CHECK (residents >= 0),
    stove TEXT NOT NULL CHECK (stove IN ('electric', 'gas', 'none')),
    benefit TEXT NOT NULL CHECK (benefit IN ('none', 'lone_benefit')),
    plan TEXT,
    area INTEGER CHECK (area >= 0),
    office TEXT,
    closed_on INTEGER,
    batch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE household (
    account TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    residents INTEGER NOT NULL CHECK (residents >= 0),
    stove TEXT NOT NULL CHECK (stove IN ('electric', 'gas', 'none')),
    benefit TEXT NOT NULL CHECK (benefit IN ('none', 'lone_benefit')),
    plan TEXT,
    batch INTEGER NOT NULL,
    PRIMARY KEY (account, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE meter (
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    meter TEXT NOT NULL,
    registers TEXT NOT NULL CHECK (registers IN ('total', 'day_night', 'day_peak_night')),
    digits INTEGER NOT NULL CHECK (digits BETWEEN 1 AND 9),
    ratio INTEGER NOT NULL CHECK (ratio > 0),
    verified_on INTEGER,
    replace_by INTEGER,
    installed_on INTEGER,
    removed_on INTEGER,
    batch INTEGER NOT NULL,
    PRIMARY KEY (account, service, meter)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    meter TEXT NOT NULL,
    register TEXT NOT NULL CHECK (register IN ('total', 'day', 'peak', 'night')),
    day INTEGER NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('company', 'customer', 'remote', 'average')),
    value INTEGER NOT NULL CHECK (value >= 0),
    batch INTEGER NOT NULL,
    PRIMARY KEY (account, service, meter, register, day, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE balance (
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    month INTEGER NOT NULL,
    opening INTEGER NOT NULL,
    charged INTEGER NOT NULL,
    adjusted INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    closing INTEGER NOT NULL CHECK (closing = opening + charged + adjusted - paid),
    batch INTEGER NOT NULL,
    PRIMARY KEY (account, service, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE adjustment (
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    month INTEGER NOT NULL,
    number INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    reason_kk TEXT NOT NULL,
    reason_ru TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    batch INTEGER NOT NULL,
    PRIMARY KEY (account, service, month, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
    account TEXT NOT NULL,
    payment TEXT NOT NULL,
    day INTEGER NOT NULL,
    month INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    bank TEXT NOT NULL,
    batch INTEGER NOT NULL,
    PRIMARY KEY (account, payment)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment_split (
    account TEXT NOT NULL,
    payment TEXT NOT NULL,
    service TEXT NOT NULL,
    amount INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    PRIMARY KEY (account, payment, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE bill (
    account TEXT NOT NULL,
    month INTEGER NOT NULL,
    issued INTEGER NOT NULL,
    due INTEGER NOT NULL CHECK (due >= issued),
    batch INTEGER NOT NULL,
    PRIMARY KEY (account, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE bill_line (
    account TEXT NOT NULL,
    month INTEGER NOT NULL,
    service TEXT NOT NULL,
    step TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('meter', 'norm', 'average', 'fixed')),
    quantity INTEGER NOT NULL,
    price INTEGER NOT NULL,
    charged INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    PRIMARY KEY (account, month, service, step)
) STRICT, WITHOUT ROWID;
