/**
 * Reads a whole database as its superuser and tells what does not fit together: the journal with the records, slots and
 * unique values with {@code values}. For every test after which nothing may be lost; knows SQL and metadata, no server.
 */
@NullMarked
package crm.consistency;

import org.jspecify.annotations.NullMarked;
