package crm.crash;

/**
 * Puts a sequence in the place of the tenants' clocks, for all that write: a sequence does not come back with a transaction
 * that fails, and jumps when PostgreSQL crashes.
 */
final class LooseClock {

    static final String INSTALL = """
            alter table tenant_clock rename to kept_clock;
            create sequence loose_clock;
            select setval('loose_clock', (select max(v) + 1 from kept_clock));
            create view tenant_clock as select * from kept_clock;
            create function loose_clock() returns trigger language plpgsql security definer as $$
            begin
                for i in 1 .. new.v - old.v loop
                    new.v := nextval('loose_clock');
                end loop;
                return new;
            end $$;
            create trigger loose_clock instead of update on tenant_clock
                for each row execute function loose_clock();
            grant select, insert, update on tenant_clock to crm_app""";

    private LooseClock() {}
}
