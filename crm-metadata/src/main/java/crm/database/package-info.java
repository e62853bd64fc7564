/**
 * Brings the database up to date when a node starts, and finds the data sources. Runs before everything else.
 */
@NullMarked
package crm.database;

import org.jspecify.annotations.NullMarked;
