/**
 * How a tenant's metadata changes: the difference between two snapshots, what stands against it, and its application as a new version. May use the kernel below the faces.
 */
@NullMarked
package crm.metadata.change;

import org.jspecify.annotations.NullMarked;
