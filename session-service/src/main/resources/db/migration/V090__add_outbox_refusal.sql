-- Why grading-service would not take the submission as it is when it was last asked; null if it never said no. Somebody must look at it, and whoever
-- looks at the session sees it.
alter table outbox add column refusal text;
