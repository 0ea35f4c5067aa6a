-- The code that a supplier had before.
ALTER TABLE supplier ADD COLUMN renamed_from TEXT;
