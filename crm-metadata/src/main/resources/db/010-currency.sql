--liquibase formatted sql

--changeset kinship:currency-rate
--comment From a day on, so many of a currency are one of the company's own. A rate that was changed or taken away keeps its row, with the end.
create table currency_rate (
    tenant_id int not null,
    id uuid not null,
    currency text not null,
    starts date not null,
    rate numeric(20, 10) not null check (rate > 0),
    set_at timestamptz not null default clock_timestamp(),
    set_by uuid not null,
    ended_at timestamptz,
    ended_by uuid,
    primary key (tenant_id, id)
);
create unique index currency_rate_day on currency_rate (tenant_id, currency, starts) where ended_at is null;
alter table currency_rate enable row level security;
alter table currency_rate force row level security;
create policy tenant on currency_rate using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update on currency_rate to crm_app;

--changeset kinship:foreign-currency
--comment The currency of a record where it is not the company's: a change of its rate finds the records by it, deleted ones too. In values it could not be indexed under row security.
alter table record add column foreign_currency text collate "C";
create index record_foreign_currency on record (tenant_id, entity_id, foreign_currency, id)
    where foreign_currency is not null;
