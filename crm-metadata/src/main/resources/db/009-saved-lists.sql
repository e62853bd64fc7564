--liquibase formatted sql

--changeset kinship:saved-list
--comment Lists that a person has saved for himself. Those for roles or everybody are in the layer.
create table saved_list (
    tenant_id int not null,
    user_id uuid not null,
    entity text not null,
    name text not null,
    label text not null,
    filter text,
    columns text[] not null,
    sort text not null,
    saved_at timestamptz not null default now(),
    primary key (tenant_id, user_id, entity, name)
);
alter table saved_list enable row level security;
alter table saved_list force row level security;
create policy tenant on saved_list using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update, delete on saved_list to crm_app;
