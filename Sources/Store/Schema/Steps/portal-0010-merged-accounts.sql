-- To which account a link was passed on when its own was merged into it, once; and of a link that came so, from which.
ALTER TABLE account_link ADD COLUMN passed_on TEXT;
ALTER TABLE account_link ADD COLUMN passed_from TEXT;
