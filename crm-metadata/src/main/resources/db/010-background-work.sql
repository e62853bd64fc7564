--liquibase formatted sql

--changeset kinship:background-work
--comment What is done to a field in the background, of which filling an index is one kind. total is null until it has been counted; work with a problem waits for somebody.
alter table index_fill rename to background_work;
alter table background_work add column kind text not null default 'index';
alter table background_work add column argument json not null default '{}';
alter table background_work add column total bigint;
alter table background_work add column problem text;
alter table background_work drop constraint index_fill_pkey;
alter table background_work add primary key (tenant_id, entity_id, field, kind);
