/**
 * Login, logout and tokens on the real stack, from outside. Uses {@code crm.testing} and nothing of the application's
 * code.
 */
@NullMarked
package crm.login;

import org.jspecify.annotations.NullMarked;
