-- session
SELECT session.customer, COALESCE(customer.name, customer.email) AS customer_name
FROM session JOIN customer ON customer.id = session.customer
WHERE session.token = :token AND session.seen_at > :seen AND session.created_at > :created;
-- batch
SELECT number FROM batch WHERE undone_at IS NULL ORDER BY number DESC LIMIT 1;
-- supplier
SELECT supplier.supplier, supplier.name_kk, supplier.offices_kk, supplier.phones, batch.payments_as_of,
    EXISTS (SELECT 1 FROM reading_window) AS takes_readings
FROM batch JOIN supplier ON supplier.supplier = batch.supplier
WHERE batch.undone_at IS NULL ORDER BY batch.number DESC LIMIT 1;
-- offices
SELECT kind, name_kk, address_kk, phones, hours_kk, email FROM office WHERE supplier = :supplier
ORDER BY kind, position, office;
-- services
SELECT service.service, service.name_kk, supplier.name_kk AS supplier_kk, service.unit,
    COALESCE(service.pays_others, '') = 'yes' AS pays_others
FROM service JOIN supplier ON supplier.supplier = service.supplier ORDER BY service.position, service.service;
-- plans
SELECT plan, service FROM plan;
-- account
SELECT account.account, account.account || COALESCE(' (' || account.printed_number || ')', '') AS number,
    COALESCE(link.name, account.address) AS title, account.payer, account.address, account.opened, account.residents,
    account.plan
FROM account_link AS link JOIN account ON account.account = link.account
WHERE link.customer = :customer AND link.slug = :slug AND (link.payer IS NULL OR link.payer = account.payer);
-- household
SELECT residents, plan FROM household WHERE account = :account AND valid_from <= :day
ORDER BY valid_from DESC LIMIT 1;
-- meters
SELECT service, meter, verified_on, replace_by FROM meter
WHERE account = :account AND (removed_on IS NULL OR removed_on > :day) ORDER BY service, meter;
-- balances
SELECT balance.service, balance.month, balance.charged, balance.closing, bill.month AS bill_month, bill.due AS bill_due,
    billed.closing AS billed_closing,
    CASE WHEN billed.month = bill.month
        THEN CASE WHEN billed.charged > 0 THEN billed.charged ELSE 0 END
            + CASE WHEN billed.adjusted > 0 THEN billed.adjusted ELSE 0 END
        ELSE 0 END AS billed_new,
    COALESCE((
        SELECT CAST(SUM(later.paid) AS BIGINT) FROM balance AS later
        WHERE later.account = :account AND later.service = service.service AND later.month > bill.month), 0) AS paid_since
FROM service CROSS JOIN balance
LEFT JOIN bill ON bill.account = :account
    AND bill.month = (SELECT MAX(latest.month) FROM bill AS latest WHERE latest.account = :account)
LEFT JOIN balance AS billed ON billed.account = :account AND billed.service = service.service AND billed.month = (
    SELECT MAX(latest.month) FROM balance AS latest
    WHERE latest.account = :account AND latest.service = service.service AND latest.month <= bill.month)
WHERE balance.account = :account AND balance.service = service.service AND balance.month = (
    SELECT MAX(latest.month) FROM balance AS latest
    WHERE latest.account = :account AND latest.service = service.service);
