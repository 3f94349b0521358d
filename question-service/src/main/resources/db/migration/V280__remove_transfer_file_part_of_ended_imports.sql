-- From here on the file of an import goes when the import ends; its report stays.
delete from transfer_file_part p using job j
where j.id = p.job_id and j.organisation = p.organisation and j.kind = 'import' and j.state not in ('QUEUED', 'RUNNING');
