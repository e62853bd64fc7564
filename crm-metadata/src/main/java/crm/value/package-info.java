/**
 * Values that fields hold and the JDK does not have: references to records, postal addresses. Uses nothing else of Kinship.
 */
@NullMarked
package crm.value;

import org.jspecify.annotations.NullMarked;
