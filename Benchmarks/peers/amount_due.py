"""What is to pay of an account now. Debts and overpayments are different suppliers' money: only an advance pays debts."""


def left_of_bill(row):
    """What is still to pay of what the latest bill asks for; a later correction in the customer's favour lowers it."""
    billed = row["billed_closing"]
    return 0 if billed is None else max(0, min(billed, billed - row["paid_since"], row["closing"]))


def left_of_earlier(row):
    """The part of it that earlier bills asked for already."""
    return max(0, left_of_bill(row) - row["billed_new"])


def amount_due(balances, today, as_of):
    """Of services with their balances."""
    debts = sum(max(0, row["closing"]) for _, row in balances)
    overpaid = sum(max(0, -row["closing"]) for _, row in balances)
    advances = sum(max(0, -row["closing"]) for service, row in balances if service["pays_others"])
    advance = min(debts, advances)
    debt = debts - advance
    month, day = next(((row["bill_month"], row["bill_due"]) for _, row in balances), (None, None))
    due = {
        "debt": debt, "overpaid": overpaid - advance, "advance": advance, "month": month, "day": day, "left": debt,
        "earlier": 0, "new": debt, "unbilled": 0, "days": 0, "is_late": False, "may_be_paid": False}
    if month is not None:
        left = max(0, sum(left_of_bill(row) for _, row in balances) - advances)
        earlier = max(0, sum(left_of_earlier(row) for _, row in balances) - advances)
        days = day - today
        due.update(
            left=left, earlier=earlier, new=left - earlier, unbilled=debt - left, days=days,
            is_late=left > 0 and days < 0,
            # What was paid on the due day and after it is not known yet.
            may_be_paid=left > 0 and days <= 0 and as_of <= day)
    return due
