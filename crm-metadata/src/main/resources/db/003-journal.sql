--liquibase formatted sql

--changeset kinship:change
--comment Every change of every record, for ever. The application can add to it and read it, nothing else.
create table change (
    tenant_id int not null,
    v bigint not null,
    entity_id int not null,
    record_id uuid not null,
    version int not null,
    metadata_version int not null,
    operation_id uuid not null,
    kind text not null,
    at timestamptz not null,
    actor uuid not null,
    origin text not null,
    delta jsonb not null,
    primary key (tenant_id, v)
);
create index change_record on change (tenant_id, entity_id, record_id, v);
alter table change enable row level security;
alter table change force row level security;
create policy tenant on change using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on change to crm_app;

--changeset kinship:unique-value
--comment Holds the values of unique fields of records that are not deleted.
create table unique_value (
    tenant_id int not null,
    entity_id int not null,
    field text not null,
    value text collate "C" not null,
    record_id uuid not null,
    primary key (tenant_id, entity_id, field, value)
);
create index unique_value_record on unique_value (tenant_id, entity_id, record_id);
alter table unique_value enable row level security;
alter table unique_value force row level security;
create policy tenant on unique_value using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on unique_value to crm_app;
