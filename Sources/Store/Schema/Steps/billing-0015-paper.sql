-- What a bill on paper says of its supplier: where it is paid; and what it calls its district offices.
ALTER TABLE supplier ADD COLUMN iban TEXT;
ALTER TABLE supplier ADD COLUMN bik TEXT;
ALTER TABLE supplier ADD COLUMN kbe TEXT;
ALTER TABLE supplier ADD COLUMN bank_kk TEXT;
ALTER TABLE supplier ADD COLUMN bank_ru TEXT;
ALTER TABLE supplier ADD COLUMN bank_en TEXT;
ALTER TABLE supplier ADD COLUMN offices_kk TEXT;
ALTER TABLE supplier ADD COLUMN offices_ru TEXT;
ALTER TABLE supplier ADD COLUMN offices_en TEXT;

-- Where a text is printed: null on the back of the bill, 'overdue' beside a sum that is overdue.
ALTER TABLE bill_back ADD COLUMN place TEXT;
