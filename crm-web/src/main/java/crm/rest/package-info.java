/**
 * The REST face: one thin resource per kind of address, each doing its work in one transaction. May use the kernel and
 * the packages below it.
 */
@NullMarked
package crm.rest;

import org.jspecify.annotations.NullMarked;
