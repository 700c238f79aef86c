package org.mmn.run;

import java.util.Arrays;
import org.mmn.state.Field;
import org.mmn.state.View;

/**
 * What an order of threads may look at: all there is, unless names are left out that are given only
 * after it.
 */
interface Sight {
  /** Looks at another state. */
  default void look(View state) {}

  /** The order of two positions in that state: by content, for numbers depend on who came first. */
  default int compare(Position a, Position b) {
    return Arrays.compare(a.key, b.key);
  }

  /** What {@code value} of a field is in that state. */
  default int value(Field field, int value) {
    return value;
  }
}
