-- Near-duplicates are looked up while questions come in. With a list of pending entries, each look-up reads all of that list:
-- ten milliseconds a question in a large import, and less than a tenth of one without it.
alter index question_search_fingerprint set (fastupdate = off);
select gin_clean_pending_list('question_search_fingerprint');
