/** The built-in checks: observers of a search that turn what they see into findings. */
@NullMarked
package org.mmn.check;

import org.jspecify.annotations.NullMarked;
