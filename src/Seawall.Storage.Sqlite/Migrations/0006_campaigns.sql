-- Campaigns, and the notices that lines were sent in them. What was applied and whom it was told are in the journal too;
-- how far a notice is that proves nothing yet is only here.

CREATE TABLE campaign (
    id          INTEGER PRIMARY KEY, -- from 1, never given twice
    applied     TEXT    NOT NULL,    -- JSON as in CampaignForm.cs: what its journal entry has, octet for octet
    standing    TEXT    NOT NULL     -- the same, of where it stands
) STRICT;

-- A row from the moment the line is first tried.
CREATE TABLE notice (
    campaign    INTEGER NOT NULL,
    number      INTEGER NOT NULL, -- E.164, country code first
    round       INTEGER NOT NULL,
    wave        INTEGER NOT NULL,
    state       INTEGER NOT NULL, -- NoticeState
    reason      INTEGER NOT NULL, -- NoticeReason
    marks       INTEGER NOT NULL, -- NoticeMarks
    attempts    INTEGER NOT NULL,
    at          INTEGER NOT NULL, -- unix seconds
    told        INTEGER NOT NULL, -- unix seconds, 0 where it was not
    due         INTEGER,          -- unix seconds; none where nothing is to be done
    next_hop    TEXT    NOT NULL,
    message_ids TEXT    NOT NULL, -- of each part, by spaces
    delivered   INTEGER NOT NULL, -- a bit for each part
    PRIMARY KEY (campaign, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_by_due ON notice (campaign, due) WHERE due IS NOT NULL;
