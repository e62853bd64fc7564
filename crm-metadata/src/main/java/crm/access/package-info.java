/**
 * May this caller do this to this entity or record: roles, scopes and the readable branches that every query takes.
 */
@NullMarked
package crm.access;

import org.jspecify.annotations.NullMarked;
