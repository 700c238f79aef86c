/** What the kernel's lock validator would say. */
@NullMarked
package org.mmn.check.lockdep;

import org.jspecify.annotations.NullMarked;
