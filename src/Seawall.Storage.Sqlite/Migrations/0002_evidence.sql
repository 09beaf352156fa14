-- What a change can be traced back to; and entries hashed in two parts, so that the persons in an old one can be removed
-- without breaking the chain. What is hashed in which form is written in JournalForm.cs.

ALTER TABLE journal ADD COLUMN form INTEGER NOT NULL DEFAULT 1;
ALTER TABLE journal ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN salt BLOB NOT NULL DEFAULT x'00000000000000000000000000000000'; -- 16 octets
ALTER TABLE journal ADD COLUMN removed BLOB; -- where who, note, evidence, salt and body were removed: their hash
