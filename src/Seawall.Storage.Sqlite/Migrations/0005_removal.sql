-- Persons are removed from entries of the journal that were kept for long enough; their hash stays, and with it the chain.

-- Up to which journal number that is done, always one row. Derived from the journal.
CREATE TABLE removal (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    up_to       INTEGER NOT NULL
) STRICT;

INSERT INTO removal VALUES (1, 0);

DROP TRIGGER journal_keeps_what_it_has;

CREATE TRIGGER journal_keeps_what_it_has BEFORE UPDATE ON journal
WHEN NOT (OLD.removed IS NULL AND length(NEW.removed) = 32
    AND NEW.who = '' AND NEW.note = '' AND NEW.evidence = '' AND NEW.body = x'' AND NEW.salt = zeroblob(16)
    AND NEW.sequence = OLD.sequence AND NEW.at = OLD.at AND NEW.kind = OLD.kind AND NEW.way = OLD.way
    AND NEW.lines = OLD.lines AND NEW.form = OLD.form AND NEW.hash = OLD.hash)
BEGIN
    SELECT RAISE (ABORT, 'the journal is append-only');
END;
