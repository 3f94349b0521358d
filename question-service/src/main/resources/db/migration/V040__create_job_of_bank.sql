-- Imports and exports are listed bank by bank; their requests name it.
create index job_of_bank on job (organisation, kind, (request ->> 'bankId'), id) where request ->> 'bankId' is not null;
