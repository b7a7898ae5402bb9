-- A row for each run of a message that may have killed its process before. Whoever ends the run in order removes the message's rows.
CREATE TABLE suspect_run (
    endpoint TEXT NOT NULL,
    message_id TEXT NOT NULL,
    id TEXT NOT NULL,
    node_id TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (endpoint, message_id, id)
);
