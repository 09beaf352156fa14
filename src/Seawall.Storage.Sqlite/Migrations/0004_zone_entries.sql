-- Which entry of the journal gave a zone its place, for proofs about a line; 0 for those named before this was noted.

ALTER TABLE zone ADD COLUMN journal INTEGER NOT NULL DEFAULT 0;
