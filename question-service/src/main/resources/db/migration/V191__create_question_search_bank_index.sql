-- How many questions each bank has, told beside every list, is counted in this index alone; and a small bank among many is found by it.
create index question_search_bank on question_search (organisation, bank, state);
