--liquibase formatted sql

--changeset kinship:tenant
--comment The register of tenants, the only table that belongs to no tenant. It holds nothing of theirs but the name.
create table tenant (
    id int generated always as identity primary key,
    alias text not null unique,
    name text not null,
    language text not null,
    currency text not null,
    time_zone text not null,
    created_at timestamptz not null default now()
);
grant select, insert, update on tenant to crm_app;

--changeset kinship:tenant-clock
--comment v counts a tenant's changes without gaps in the order of their commits; metadata_version tells a node that its snapshot is old.
create table tenant_clock (
    tenant_id int not null primary key references tenant (id),
    v bigint not null default 0,
    metadata_version int not null default 1,
    writable boolean not null default true
);
alter table tenant_clock enable row level security;
alter table tenant_clock force row level security;
create policy tenant on tenant_clock using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update on tenant_clock to crm_app;

--changeset kinship:membership
--comment Who of the identity provider is which user of a tenant. Read before the tenant is known: then only the rows of the person who signs in are visible.
create table membership (
    tenant_id int not null references tenant (id),
    issuer text not null,
    subject text not null,
    user_id uuid not null,
    roles text[] not null,
    primary key (tenant_id, issuer, subject)
);
create index membership_subject on membership (issuer, subject);
alter table membership enable row level security;
alter table membership force row level security;
create policy tenant on membership using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
create policy self on membership for select
    using (issuer = current_setting('app.issuer', true) and subject = current_setting('app.subject', true));
grant select, insert, update, delete on membership to crm_app;

--changeset kinship:metadata-layer
--comment A tenant's customisation, every version of it. Append-only.
create table metadata_layer (
    tenant_id int not null references tenant (id),
    version int not null,
    document jsonb not null,
    applied_at timestamptz not null default now(),
    applied_by uuid not null,
    primary key (tenant_id, version)
);
alter table metadata_layer enable row level security;
alter table metadata_layer force row level security;
create policy tenant on metadata_layer using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on metadata_layer to crm_app;
