-- The latest batch can be undone: the batches since the last full one but one are kept, to be published again.

-- When the batch was undone. Its number is not given again.
ALTER TABLE batch ADD COLUMN undone_at BIGINT;

-- The files of a batch in parts of a MiB, each compressed by itself (deflate). `size` is what it was, in bytes.
CREATE TABLE batch_content (
    batch BIGINT NOT NULL,
    file TEXT NOT NULL,
    position BIGINT NOT NULL,
    size BIGINT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (batch, file, position)
);

-- The categories that full batch `kept_for` did not bring, and so took over from the batches before it.
CREATE TABLE kept_category (
    kept_for BIGINT NOT NULL,
    category TEXT NOT NULL,
    position BIGINT NOT NULL,
    residents_max BIGINT,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (kept_for, category)
);

CREATE TABLE kept_category_mark (
    kept_for BIGINT NOT NULL,
    stove TEXT NOT NULL,
    benefit TEXT NOT NULL,
    category TEXT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (kept_for, stove, benefit)
);

-- The batch that changed the account.
ALTER TABLE account_before ADD COLUMN batch BIGINT NOT NULL DEFAULT 0;

-- Accounts of which something is kept though batches no longer have them, and the batch that had them no more.
CREATE TABLE former_account (
    account TEXT NOT NULL PRIMARY KEY,
    gone_with BIGINT NOT NULL
);
