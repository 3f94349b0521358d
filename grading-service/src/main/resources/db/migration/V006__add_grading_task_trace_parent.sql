-- W3C trace context of the delivery, so that grading later on is logged under the trace that brought the submission.
alter table grading_task add column trace_parent text;
