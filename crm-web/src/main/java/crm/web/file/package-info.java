/**
 * Files over HTTP: what an answer with one says, to programs and to pages. May use the kernel; REST and the screens use it.
 */
@NullMarked
package crm.web.file;

import org.jspecify.annotations.NullMarked;
