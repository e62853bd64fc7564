/**
 * The walls around the application as a browser meets them. docs/security.md names the tests of all threats.
 */
@NullMarked
package crm.security;

import org.jspecify.annotations.NullMarked;
