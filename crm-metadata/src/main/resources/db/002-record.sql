--liquibase formatted sql

--changeset kinship:record
--comment One physical shape for every record of every entity type, tenant-made ones included. values is the truth; the slots t, n, d, r are typed copies for indexes.
create table record (
    tenant_id int not null,
    entity_id int not null,
    id uuid not null,
    version int not null,
    record_type text,
    title text not null,
    title_key bytea not null,
    owner_id uuid not null,
    created_at timestamptz not null,
    created_by uuid not null,
    updated_at timestamptz not null,
    updated_by uuid not null,
    deleted_at timestamptz,
    values jsonb not null,
    computed jsonb,
    t1 text collate "C",
    t2 text collate "C",
    t3 text collate "C",
    t4 text collate "C",
    t5 text collate "C",
    t6 text collate "C",
    t7 text collate "C",
    t8 text collate "C",
    t9 text collate "C",
    t10 text collate "C",
    n1 bigint,
    n2 bigint,
    n3 bigint,
    n4 bigint,
    n5 bigint,
    n6 bigint,
    n7 bigint,
    n8 bigint,
    n9 bigint,
    n10 bigint,
    d1 timestamptz,
    d2 timestamptz,
    d3 timestamptz,
    d4 timestamptz,
    d5 timestamptz,
    d6 timestamptz,
    d7 timestamptz,
    d8 timestamptz,
    r1 uuid,
    r2 uuid,
    r3 uuid,
    r4 uuid,
    r5 uuid,
    r6 uuid,
    r7 uuid,
    r8 uuid,
    r9 uuid,
    r10 uuid,
    r11 uuid,
    r12 uuid,
    primary key (tenant_id, entity_id, id)
) partition by list (entity_id);

--changeset kinship:record-partitions
--comment The big standard entity types have a partition each, so that the planner's statistics mean something.
create table record_account partition of record for values in (3);
create table record_contact partition of record for values in (4);
create table record_opportunity partition of record for values in (5);
create table record_other partition of record default;
create statistics record_other_statistics (dependencies, mcv) on tenant_id, entity_id from record_other;

--changeset kinship:record-indexes
--comment An allocated slot is never null, so one partial index serves values, absences and paging. No index on updated_at: it would end HOT updates.
create index record_title on record (tenant_id, entity_id, title_key, id) where deleted_at is null;
create index record_deleted on record (tenant_id, entity_id, deleted_at, id) where deleted_at is not null;
create index record_t1 on record (tenant_id, entity_id, t1, id) where t1 is not null and deleted_at is null;
create index record_t2 on record (tenant_id, entity_id, t2, id) where t2 is not null and deleted_at is null;
create index record_t3 on record (tenant_id, entity_id, t3, id) where t3 is not null and deleted_at is null;
create index record_t4 on record (tenant_id, entity_id, t4, id) where t4 is not null and deleted_at is null;
create index record_t5 on record (tenant_id, entity_id, t5, id) where t5 is not null and deleted_at is null;
create index record_t6 on record (tenant_id, entity_id, t6, id) where t6 is not null and deleted_at is null;
create index record_t7 on record (tenant_id, entity_id, t7, id) where t7 is not null and deleted_at is null;
create index record_t8 on record (tenant_id, entity_id, t8, id) where t8 is not null and deleted_at is null;
create index record_t9 on record (tenant_id, entity_id, t9, id) where t9 is not null and deleted_at is null;
create index record_t10 on record (tenant_id, entity_id, t10, id) where t10 is not null and deleted_at is null;
create index record_n1 on record (tenant_id, entity_id, n1, id) where n1 is not null and deleted_at is null;
create index record_n2 on record (tenant_id, entity_id, n2, id) where n2 is not null and deleted_at is null;
create index record_n3 on record (tenant_id, entity_id, n3, id) where n3 is not null and deleted_at is null;
create index record_n4 on record (tenant_id, entity_id, n4, id) where n4 is not null and deleted_at is null;
create index record_n5 on record (tenant_id, entity_id, n5, id) where n5 is not null and deleted_at is null;
create index record_n6 on record (tenant_id, entity_id, n6, id) where n6 is not null and deleted_at is null;
create index record_n7 on record (tenant_id, entity_id, n7, id) where n7 is not null and deleted_at is null;
create index record_n8 on record (tenant_id, entity_id, n8, id) where n8 is not null and deleted_at is null;
create index record_n9 on record (tenant_id, entity_id, n9, id) where n9 is not null and deleted_at is null;
create index record_n10 on record (tenant_id, entity_id, n10, id) where n10 is not null and deleted_at is null;
create index record_d1 on record (tenant_id, entity_id, d1, id) where d1 is not null and deleted_at is null;
create index record_d2 on record (tenant_id, entity_id, d2, id) where d2 is not null and deleted_at is null;
create index record_d3 on record (tenant_id, entity_id, d3, id) where d3 is not null and deleted_at is null;
create index record_d4 on record (tenant_id, entity_id, d4, id) where d4 is not null and deleted_at is null;
create index record_d5 on record (tenant_id, entity_id, d5, id) where d5 is not null and deleted_at is null;
create index record_d6 on record (tenant_id, entity_id, d6, id) where d6 is not null and deleted_at is null;
create index record_d7 on record (tenant_id, entity_id, d7, id) where d7 is not null and deleted_at is null;
create index record_d8 on record (tenant_id, entity_id, d8, id) where d8 is not null and deleted_at is null;
create index record_r1 on record (tenant_id, entity_id, r1, id) where r1 is not null and deleted_at is null;
create index record_r2 on record (tenant_id, entity_id, r2, id) where r2 is not null and deleted_at is null;
create index record_r3 on record (tenant_id, entity_id, r3, id) where r3 is not null and deleted_at is null;
create index record_r4 on record (tenant_id, entity_id, r4, id) where r4 is not null and deleted_at is null;
create index record_r5 on record (tenant_id, entity_id, r5, id) where r5 is not null and deleted_at is null;
create index record_r6 on record (tenant_id, entity_id, r6, id) where r6 is not null and deleted_at is null;
create index record_r7 on record (tenant_id, entity_id, r7, id) where r7 is not null and deleted_at is null;
create index record_r8 on record (tenant_id, entity_id, r8, id) where r8 is not null and deleted_at is null;
create index record_r9 on record (tenant_id, entity_id, r9, id) where r9 is not null and deleted_at is null;
create index record_r10 on record (tenant_id, entity_id, r10, id) where r10 is not null and deleted_at is null;
create index record_r11 on record (tenant_id, entity_id, r11, id) where r11 is not null and deleted_at is null;
create index record_r12 on record (tenant_id, entity_id, r12, id) where r12 is not null and deleted_at is null;

--changeset kinship:record-visibility
--comment Answers the standard lists of one person or a team without touching the table: owner first, with the slots those lists filter and sort by.
create index record_visible_account on record_account (tenant_id, entity_id, owner_id, id)
    include (title_key, t1, t2, t3, n1, n2) where deleted_at is null;
create index record_visible_contact on record_contact (tenant_id, entity_id, owner_id, id)
    include (title_key, t1, r1) where deleted_at is null;
create index record_visible_opportunity on record_opportunity (tenant_id, entity_id, owner_id, id)
    include (title_key, t1, t2, n1, n2, d1, d2, r1) where deleted_at is null;
create index record_visible_other on record_other (tenant_id, entity_id, owner_id, id)
    include (title_key, t1) where deleted_at is null;

--changeset kinship:record-security
--comment Partitions do not inherit row security: each has its own forced policy. Rights are granted on the parent only.
alter table record enable row level security;
alter table record force row level security;
create policy tenant on record using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
alter table record_account enable row level security;
alter table record_account force row level security;
create policy tenant on record_account using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
alter table record_contact enable row level security;
alter table record_contact force row level security;
create policy tenant on record_contact using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
alter table record_opportunity enable row level security;
alter table record_opportunity force row level security;
create policy tenant on record_opportunity using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
alter table record_other enable row level security;
alter table record_other force row level security;
create policy tenant on record_other using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update on record to crm_app;

--changeset kinship:record-choice-date
--comment Lists of one stage by date, and of several stages merged: an entity type's picklist in t2 with its date in d1. The date's own index would pass over all that was ever closed.
create index record_t2_d1 on record (tenant_id, entity_id, t2, d1, id) include (owner_id)
    where t2 is not null and d1 is not null and deleted_at is null;
