package org.mmn.model;

import java.util.Set;

/** Which primitives a program uses: a field that no op of the program changes takes no room. */
public record Use(Set<String> names) {

  /** {@code size} if a primitive is used whose name begins with one of {@code prefixes}, else 0. */
  public int size(int size, String... prefixes) {
    for (String name : names) {
      for (String prefix : prefixes) {
        if (name.startsWith(prefix)) {
          return size;
        }
      }
    }
    return 0;
  }
}
