/**
 * What a node takes from its surroundings: data sources, the time, a database brought up to date before everything else starts.
 */
@NullMarked
package crm.database;

import org.jspecify.annotations.NullMarked;
