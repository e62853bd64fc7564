/**
 * The pages of Kinship in a browser, behind the login. Sees Jakarta Servlet and the kernel's public types; nothing else
 * depends on it.
 */
@NullMarked
package crm.web;

import org.jspecify.annotations.NullMarked;
