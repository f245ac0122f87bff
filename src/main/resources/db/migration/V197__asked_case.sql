-- The cases of persons whose request is still open, also those that were merged into one another: what they ask for stays until they have
-- their answer, unless all goes.
create view asked_case as
select q.case_id from subject_request q where q.state = 'OPEN'
union
select f.id from subject_request q join case_file f on f.merged_into = q.case_id where q.state = 'OPEN'
union
select f.merged_into from subject_request q join case_file f on f.id = q.case_id
where q.state = 'OPEN' and f.merged_into is not null
union
select s.id from subject_request q join case_file f on f.id = q.case_id join case_file s on s.merged_into = f.merged_into
where q.state = 'OPEN';
