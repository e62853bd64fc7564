--liquibase formatted sql

--changeset kinship:follower-cursor
--comment How far each follower has come in a tenant's journal. Its row is held while it works, so that one node at a time does.
create table follower_cursor (
    tenant_id int not null,
    name text not null,
    v bigint not null,
    primary key (tenant_id, name)
);
alter table follower_cursor enable row level security;
alter table follower_cursor force row level security;
create policy tenant on follower_cursor using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update on follower_cursor to crm_app;

--changeset kinship:formula-due
--comment Records whose formulas read a record that has changed: those of entity_id whose lookup is target. A row goes when all are computed; a killed worker goes on after after_id.
create table formula_due (
    tenant_id int not null,
    id uuid not null,
    entity_id int not null,
    lookup text not null,
    target uuid not null,
    after_id uuid not null,
    primary key (tenant_id, id)
);
alter table formula_due enable row level security;
alter table formula_due force row level security;
create policy tenant on formula_due using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update, delete on formula_due to crm_app;
