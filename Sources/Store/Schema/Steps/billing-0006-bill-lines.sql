-- A step may stand more than once in a bill: with other days, or at another price (docs/exchange.md, bill_lines.csv). Without
-- days `charged_from` is 0. The key grows, so the table is made anew.

CREATE TABLE bill_line_with_days (
    account TEXT NOT NULL,
    month BIGINT NOT NULL,
    service TEXT NOT NULL,
    step TEXT NOT NULL,
    charged_from BIGINT NOT NULL DEFAULT 0,
    charged_until BIGINT,
    method TEXT NOT NULL CHECK (method IN ('meter', 'norm', 'average', 'fixed')),
    quantity BIGINT NOT NULL,
    price BIGINT NOT NULL,
    charged BIGINT NOT NULL,
    vat_percent BIGINT CHECK (vat_percent BETWEEN 0 AND 100),
    batch BIGINT NOT NULL,
    PRIMARY KEY (account, month, service, step, charged_from, price)
);

INSERT INTO bill_line_with_days (account, month, service, step, method, quantity, price, charged, batch)
    SELECT account, month, service, step, method, quantity, price, charged, batch FROM bill_line;

DROP TABLE bill_line;

ALTER TABLE bill_line_with_days RENAME TO bill_line;
