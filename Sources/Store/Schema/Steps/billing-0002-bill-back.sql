-- What the operator prints on the back of the bills (docs/exchange.md, bill_back.csv), as the batches say it.

CREATE TABLE bill_back (
    section TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT CHECK (valid_until >= valid_from),
    position BIGINT NOT NULL,
    head_kk TEXT NOT NULL,
    head_ru TEXT NOT NULL,
    head_en TEXT NOT NULL,
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (section, valid_from)
);
