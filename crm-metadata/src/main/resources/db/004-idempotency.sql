--liquibase formatted sql

--changeset kinship:idempotency-key
--comment What writes answered, by the key their caller gave them.
create table idempotency_key (
    tenant_id int not null,
    actor uuid not null,
    key text not null,
    request_hash text not null,
    status int,
    headers jsonb,
    body text,
    created_at timestamptz not null,
    primary key (tenant_id, actor, key)
);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy tenant on idempotency_key using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update, delete on idempotency_key to crm_app;

--changeset kinship:idempotency-key-age
--comment Finds the keys of a tenant whose day is over.
create index idempotency_key_age on idempotency_key (tenant_id, created_at);
