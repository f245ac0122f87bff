-- What stood in clear is encrypted by now, by the Java migration before this one.
alter table legal_hold drop column reason;
alter table legal_hold drop column lifted_reason;
