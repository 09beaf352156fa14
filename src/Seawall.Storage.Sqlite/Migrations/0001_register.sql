-- The register: subscribers' choices now, and the journal of how they came to be.
-- What the octets of choices, details and bodies mean is written in JournalForm.cs and LineForm.cs.

PRAGMA application_id = 1397053783; -- "SEAW"

-- The end of the journal, always one row. Everything that is written moves it, in the same transaction.
CREATE TABLE head (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    register    BLOB    NOT NULL, -- which register this is: 16 random octets
    sequence    INTEGER NOT NULL, -- the last journal number, 0 for none
    hash        BLOB    NOT NULL, -- its hash, empty for none
    last_rule   INTEGER NOT NULL  -- the last id given to a personal rule
) STRICT;

INSERT INTO head VALUES (1, randomblob(16), 0, x'', 0);

-- The journal: append-only, chained by hash.
CREATE TABLE journal (
    sequence    INTEGER PRIMARY KEY, -- from 1, without gaps
    at          INTEGER NOT NULL,    -- unix milliseconds, UTC
    kind        INTEGER NOT NULL,    -- JournalKind
    way         INTEGER NOT NULL,    -- ChangeWay
    who         TEXT    NOT NULL,
    note        TEXT    NOT NULL,
    lines       INTEGER NOT NULL,    -- how many lines the body changes
    body        BLOB    NOT NULL,
    hash        BLOB    NOT NULL     -- SHA-256 over the hash before and all of this row
) STRICT;

CREATE TRIGGER journal_keeps_what_it_has BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE (ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_keeps_all_it_has BEFORE DELETE ON journal
BEGIN
    SELECT RAISE (ABORT, 'the journal is append-only');
END;

-- Zones by name, and the place of their two bits in the choices of a line. Derived from the journal.
CREATE TABLE zone (
    place       INTEGER PRIMARY KEY, -- 0 to 31
    name        TEXT    NOT NULL UNIQUE
) STRICT;

-- The choices of every line anybody ever touched, as they are now. Derived from the journal.
CREATE TABLE line (
    number      INTEGER PRIMARY KEY, -- E.164, country code first
    voice       INTEGER NOT NULL,    -- two bits for each zone: 0 undecided, 1 open, 2 shut
    sms         INTEGER NOT NULL,
    detail      BLOB,                -- pauses and personal rules, where there are any
    last        INTEGER NOT NULL     -- the last journal number about the line; earlier ones are found from there
) STRICT;

CREATE TABLE subscriber (
    number      INTEGER PRIMARY KEY,
    operator    TEXT,
    region      TEXT,
    district    TEXT,
    language    TEXT,
    holder      TEXT
) STRICT;

-- Numbers that moved: whose they are, whatever their prefix says.
CREATE TABLE ported (
    number      INTEGER PRIMARY KEY,
    operator    TEXT    NOT NULL,
    region      TEXT    NOT NULL
) STRICT;
