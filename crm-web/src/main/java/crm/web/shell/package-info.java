/**
 * The frame around every view: navigation, the person's menu, what a session knows of its person. Views are laid into it.
 */
@NullMarked
package crm.web.shell;

import org.jspecify.annotations.NullMarked;
