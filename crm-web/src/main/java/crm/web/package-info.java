/**
 * The pages of Kinship in a browser, behind the login. Sees Jakarta Servlet and the kernel's public types; the REST face
 * takes from here only who is signed in.
 */
@NullMarked
package crm.web;

import org.jspecify.annotations.NullMarked;
