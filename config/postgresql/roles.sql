-- The roles and databases Kinship needs, for psql 15 or later, as a superuser:
--
--   psql -v owner_password=… -v app_password=… -v keycloak_password=… -f roles.sql
--
-- crm_owner owns the tables and runs the upgrades at the start of the application.
-- crm_app   is the application at run time: it owns nothing and cannot step around row-level security.
-- keycloak  is Keycloak's own, in its own database.
-- Running it again changes nothing.

select format('create role crm_owner login nosuperuser nocreatedb nocreaterole nobypassrls password %L', :'owner_password')
where not exists (select from pg_roles where rolname = 'crm_owner') \gexec

select format('create role crm_app login nosuperuser nocreatedb nocreaterole nobypassrls password %L', :'app_password')
where not exists (select from pg_roles where rolname = 'crm_app') \gexec

-- Compiling the statement of a list takes longer than running it.
alter role crm_app set jit = off;

select format('create role keycloak login nosuperuser nocreatedb nocreaterole nobypassrls password %L', :'keycloak_password')
where not exists (select from pg_roles where rolname = 'keycloak') \gexec

select 'create database crm owner crm_owner encoding ''UTF8'' template template0'
where not exists (select from pg_database where datname = 'crm') \gexec

select 'create database keycloak owner keycloak encoding ''UTF8'' template template0'
where not exists (select from pg_database where datname = 'keycloak') \gexec

revoke all on database crm from public;
grant connect on database crm to crm_app;
revoke all on database keycloak from public;

\connect crm
revoke all on schema public from public;
grant usage on schema public to crm_app;
