--liquibase formatted sql

--changeset kinship:file-content
--comment What is in the files of records, once for each tenant and digest, with what a page shows of a picture. Removed when no record has it any more and nobody may put it into one.
create table file_content (
    tenant_id int not null,
    digest text collate "C" not null,
    size bigint not null,
    media_type text not null,
    width int not null,
    height int not null,
    small bytea,
    created_at timestamptz not null default now(),
    created_by uuid not null,
    primary key (tenant_id, digest)
);
create index file_content_size on file_content (tenant_id) include (size);
alter table file_content enable row level security;
alter table file_content force row level security;
create policy tenant on file_content using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update, delete on file_content to crm_app;

--changeset kinship:file-part
--comment The bytes, in parts of one length but for the last. Most of them are compressed already.
create table file_part (
    tenant_id int not null,
    digest text collate "C" not null,
    number int not null,
    bytes bytea not null,
    primary key (tenant_id, digest, number)
);
alter table file_part alter column bytes set storage external;
alter table file_part enable row level security;
alter table file_part force row level security;
create policy tenant on file_part using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on file_part to crm_app;

--changeset kinship:file-upload
--comment Who may put a content into a record, for a day: because he has uploaded it, or has taken it out of one.
create table file_upload (
    tenant_id int not null,
    digest text collate "C" not null,
    user_id uuid not null,
    at timestamptz not null default now(),
    primary key (tenant_id, digest, user_id)
);
create index file_upload_age on file_upload (tenant_id, at);
alter table file_upload enable row level security;
alter table file_upload force row level security;
create policy tenant on file_upload using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update, delete on file_upload to crm_app;

--changeset kinship:file-use
--comment Which record has which content in which field: the index of the files that a record keeps in its values, deleted records included.
create table file_use (
    tenant_id int not null,
    digest text collate "C" not null,
    entity_id int not null,
    record_id uuid not null,
    field text collate "C" not null,
    primary key (tenant_id, digest, entity_id, record_id, field)
);
alter table file_use enable row level security;
alter table file_use force row level security;
create policy tenant on file_use using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on file_use to crm_app;
