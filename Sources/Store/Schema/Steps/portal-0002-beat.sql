-- A number that grows every second while there are replicas: by it a node knows how far behind each one is. One row.

CREATE TABLE beat (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL
);
INSERT INTO beat (id, number) VALUES (1, 0);
