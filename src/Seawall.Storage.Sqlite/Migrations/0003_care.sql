-- Guardians, cooling-off and what waits are in a line's detail (CareForm.cs); these find the lines by them. Derived.

ALTER TABLE line ADD COLUMN due INTEGER; -- when the first of what waits comes into force, unix seconds; mostly none

CREATE INDEX line_by_due ON line (due) WHERE due IS NOT NULL;

-- Guardians, those asked included, and their lines.
CREATE TABLE ward (
    guardian    INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    PRIMARY KEY (guardian, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX ward_by_number ON ward (number);
