--liquibase formatted sql

--changeset kinship:search-word
--comment The words of searchable fields of records that are not deleted. Compared as ranges of bytes, which is leakproof: an index of texts of the database's own (GIN) is passed over where row-level security is forced.
create table search_word (
    tenant_id int not null,
    entity_id int not null,
    field text collate "C" not null,
    word text collate "C" not null,
    record_id uuid not null,
    primary key (tenant_id, entity_id, field, word, record_id)
);
alter table search_word enable row level security;
alter table search_word force row level security;
create policy tenant on search_word using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on search_word to crm_app;

--changeset kinship:change-note
--comment Why a change was made, in the words of who made it.
alter table change add column note text;
