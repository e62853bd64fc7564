/**
 * The currencies of a tenant for its administrator: which there are, and what they are worth day by day. May use the shape.
 */
@NullMarked
package crm.web.admin.currency;

import org.jspecify.annotations.NullMarked;
