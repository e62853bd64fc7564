--liquibase formatted sql

--changeset kinship:record-type
--comment A record's type is kept like a picklist in a slot: rank and name in byte order, never null where the entity type has record types.
alter table record alter column record_type type text collate "C";
create index record_record_type on record (tenant_id, entity_id, record_type, id)
    where record_type is not null and deleted_at is null;
