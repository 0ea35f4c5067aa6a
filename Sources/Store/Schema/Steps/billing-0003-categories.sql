-- The categories of households (docs/exchange.md, categories.csv and category_marks.csv), as the batches tell them. Until a
-- batch tells others, these: with an electric stove or without, with the benefit of a lone resident or without.

CREATE TABLE category (
    category TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL,
    residents_max BIGINT CHECK (residents_max >= 1),
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    batch BIGINT NOT NULL
);

CREATE TABLE category_mark (
    stove TEXT NOT NULL,
    benefit TEXT NOT NULL,
    category TEXT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (stove, benefit)
);

INSERT INTO category (category, position, residents_max, name_kk, name_ru, name_en, batch) VALUES
    ('no_stove', 1, NULL, 'Электр плитасы жоқ', 'Без электрической плиты', 'Without an electric stove', 0),
    ('no_stove_lone', 2, 1, 'Электр плитасы жоқ, жеңілдігі бар жалғыз басты тұрғын',
        'Без электрической плиты, одиноко проживающий с льготой',
        'Without an electric stove, lone resident with the benefit', 0),
    ('stove', 3, NULL, 'Электр плитасы бар', 'С электрической плитой', 'With an electric stove', 0),
    ('stove_lone', 4, 1, 'Электр плитасы бар, жеңілдігі бар жалғыз басты тұрғын',
        'С электрической плитой, одиноко проживающий с льготой',
        'With an electric stove, lone resident with the benefit', 0);

INSERT INTO category_mark (stove, benefit, category, batch) VALUES
    ('electric', 'none', 'stove', 0),
    ('electric', 'lone_benefit', 'stove_lone', 0),
    ('gas', 'none', 'no_stove', 0),
    ('gas', 'lone_benefit', 'no_stove_lone', 0),
    ('none', 'none', 'no_stove', 0),
    ('none', 'lone_benefit', 'no_stove_lone', 0);

-- Stove and benefit become codes. SQLite can't drop a check, so the tables are made anew.

CREATE TABLE account_with_codes (
    account TEXT NOT NULL PRIMARY KEY,
    payer TEXT NOT NULL,
    address TEXT NOT NULL,
    residents BIGINT NOT NULL CHECK (residents >= 0),
    stove TEXT NOT NULL,
    benefit TEXT NOT NULL,
    plan TEXT,
    area BIGINT CHECK (area >= 0),
    office TEXT,
    closed_on BIGINT,
    batch BIGINT NOT NULL
);

INSERT INTO account_with_codes
    (account, payer, address, residents, stove, benefit, plan, area, office, closed_on, batch)
    SELECT account, payer, address, residents, stove, benefit, plan, area, office, closed_on, batch FROM account;

DROP TABLE account;

ALTER TABLE account_with_codes RENAME TO account;

CREATE TABLE household_with_codes (
    account TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    residents BIGINT NOT NULL CHECK (residents >= 0),
    stove TEXT NOT NULL,
    benefit TEXT NOT NULL,
    plan TEXT,
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, valid_from)
);

INSERT INTO household_with_codes (account, valid_from, residents, stove, benefit, plan, batch)
    SELECT account, valid_from, residents, stove, benefit, plan, batch FROM household;

DROP TABLE household;

ALTER TABLE household_with_codes RENAME TO household;
