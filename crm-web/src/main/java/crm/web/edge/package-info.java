/**
 * What every request passes before our code and every answer after it: its id, headers, what is measured, logged and
 * traced of it. The only package that knows Undertow.
 */
@NullMarked
package crm.web.edge;

import org.jspecify.annotations.NullMarked;
