-- Of a batch that is a part: the supplier whose rows it replaced. Its kind is 'update'.
ALTER TABLE batch ADD COLUMN part_of TEXT;
