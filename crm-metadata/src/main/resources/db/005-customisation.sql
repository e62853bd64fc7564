--liquibase formatted sql

--changeset kinship:layer-text
--comment A layer is kept as it was written: the order of its fields and options means something, and jsonb forgets it. The register holds what the layer has used for its names.
alter table metadata_layer alter column document type json using document::json;
alter table metadata_layer add column register json not null default '{}';

--changeset kinship:index-fill
--comment Fields whose slot not every record has yet. A row goes when its slot is ready; a killed fill goes on after after_id.
create table index_fill (
    tenant_id int not null,
    entity_id int not null,
    entity text not null,
    field text not null,
    slot text not null,
    after_id uuid not null,
    done bigint not null default 0,
    started_at timestamptz not null default now(),
    primary key (tenant_id, entity_id, field)
);
alter table index_fill enable row level security;
alter table index_fill force row level security;
create policy tenant on index_fill using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update, delete on index_fill to crm_app;

--changeset kinship:auto-number
--comment The last number that a field has given to a record. Its row is held to the commit, so that there are no gaps.
create table auto_number (
    tenant_id int not null,
    entity_id int not null,
    field text not null,
    last bigint not null,
    primary key (tenant_id, entity_id, field)
);
alter table auto_number enable row level security;
alter table auto_number force row level security;
create policy tenant on auto_number using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update on auto_number to crm_app;
