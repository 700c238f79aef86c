package org.mmn.check;

import org.mmn.state.View;

/** A condition on states, as a property gives it. */
@FunctionalInterface
public interface Predicate {
  boolean test(View view);
}
