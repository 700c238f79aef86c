/** The front door: the command line. The only package that prints, reads files or exits. */
@NullMarked
package org.mmn.repl;

import org.jspecify.annotations.NullMarked;
