-- Run once, when the volume is empty: a role and a database of its own for each service, and nobody reaches another's.
\getenv question_password QUESTION_PASSWORD
\getenv session_password SESSION_PASSWORD
\getenv grading_password GRADING_PASSWORD

create role question login password :'question_password';
create role session login password :'session_password';
create role grading login password :'grading_password';

create database question owner question;
create database session owner session;
create database grading owner grading;

revoke connect, temporary on database question, session, grading, postgres from public;
