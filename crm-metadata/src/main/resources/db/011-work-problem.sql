--liquibase formatted sql

--changeset kinship:work-problem
--comment Why work stopped is kept with its code and what it speaks of, so that screens say it in the reader's language.
alter table background_work alter column problem type json
    using case when problem is not null then json_build_object('code', 'INTERNAL', 'message', problem) end;
