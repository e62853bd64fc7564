/**
 * What an entity type's page shows beside its fields: rules, lists, the layout, relations and versions, with their editors. Uses the shape and the product's own cells and editors.
 */
@NullMarked
package crm.web.admin.part;

import org.jspecify.annotations.NullMarked;
