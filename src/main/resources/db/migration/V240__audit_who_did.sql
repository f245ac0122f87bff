-- What one user did of one kind: measured at ten million events, a user's own index read all of a week's events, 3 s, where none was of
-- that kind.
create index ix_audit_event_did on audit_event (user_name, action, happened_at, number);
