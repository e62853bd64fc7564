/**
 * The API under {@code /api/v1}: records, metadata and who one is, for programs. Sees Jakarta REST and the kernel's
 * public types, never a page.
 */
@NullMarked
package crm.rest;

import org.jspecify.annotations.NullMarked;
