-- What the papers of a decision are drawn from, as it was when it was prepared (JSON): the contract's head, and how many pieces
-- of evidence there were with the digest of their list. None for what was prepared before.
alter table completion_decision add column papers longtext;
-- The contract's end that was decided about; it stays where the contract is changed later.
alter table completion_decision add column ends_on date;
