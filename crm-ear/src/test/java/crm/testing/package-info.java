/**
 * What integration and browser tests share: the one running stack, a browser, waiting. Knows the launcher and HTTP, and
 * nothing of what is tested.
 */
@NullMarked
package crm.testing;

import org.jspecify.annotations.NullMarked;
