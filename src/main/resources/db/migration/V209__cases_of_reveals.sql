-- Of which case it was is known where only one has the number.
update personal_data_reveal
set case_id = (select min(f.id) from case_file f where f.case_number = substring(personal_data_reveal.object, 6))
where object like 'case:%'
  and (select count(*) from case_file f where f.case_number = substring(personal_data_reveal.object, 6)) = 1;
