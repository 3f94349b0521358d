-- Every import begins in the same database.
delete from key_revision where question_version_id in
    (select v.id from question_version v join question q on q.id = v.question_id where q.bank in ('BANK', 'BANK-copy'));
delete from question_version where question_id in (select id from question where bank in ('BANK', 'BANK-copy'));
delete from question where bank in ('BANK', 'BANK-copy');
vacuum analyze question;
vacuum analyze question_version;
vacuum analyze key_revision;
vacuum analyze question_search;
vacuum analyze question_word;
vacuum analyze question_facts;
