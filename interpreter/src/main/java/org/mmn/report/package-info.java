/** Results and runs as text for people, and as data. */
@NullMarked
package org.mmn.report;

import org.jspecify.annotations.NullMarked;
