-- session
SELECT session.customer, customer.email FROM session JOIN customer ON customer.id = session.customer
WHERE session.token = :token AND session.seen_at > :seen AND session.created_at > :created;
-- batch
SELECT number FROM batch ORDER BY number DESC LIMIT 1;
-- supplier
SELECT supplier.supplier, supplier.name_kk, supplier.phones, batch.payments_as_of
FROM batch JOIN supplier ON supplier.supplier = batch.supplier ORDER BY batch.number DESC LIMIT 1;
-- offices
SELECT kind, name_kk, address_kk, phones, hours_kk, email FROM office WHERE supplier = :supplier
ORDER BY kind, position, office;
-- services
SELECT service.service, service.name_kk, supplier.name_kk AS supplier_kk
FROM service JOIN supplier ON supplier.supplier = service.supplier ORDER BY service.position, service.service;
-- plans
SELECT plan, service FROM plan;
-- account
SELECT account.account, account.payer, account.address, account.residents, account.plan
FROM account_link JOIN account ON account.account = account_link.account
WHERE account_link.customer = :customer AND account_link.slug = :slug;
-- household
SELECT residents, plan FROM household WHERE account = :account AND valid_from <= :day
ORDER BY valid_from DESC LIMIT 1;
-- meters
SELECT service, meter, verified_on, replace_by FROM meter WHERE account = :account AND removed_on IS NULL
ORDER BY service, meter;
-- balances
SELECT balance.service, balance.month, balance.charged, balance.closing FROM service CROSS JOIN balance
WHERE balance.account = :account AND balance.service = service.service AND balance.month = (
    SELECT MAX(latest.month) FROM balance AS latest
    WHERE latest.account = :account AND latest.service = service.service);
