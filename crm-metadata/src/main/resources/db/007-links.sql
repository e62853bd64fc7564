--liquibase formatted sql

--changeset kinship:record-link
--comment Which record links to which by which field: the index of the links that a record keeps in its values. Those of deleted records stay.
create table record_link (
    tenant_id int not null,
    entity_id int not null,
    field text collate "C" not null,
    record_id uuid not null,
    target_id uuid not null,
    primary key (tenant_id, entity_id, field, record_id, target_id)
);
create index record_link_target on record_link (tenant_id, entity_id, field, target_id, record_id);
alter table record_link enable row level security;
alter table record_link force row level security;
create policy tenant on record_link using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on record_link to crm_app;
