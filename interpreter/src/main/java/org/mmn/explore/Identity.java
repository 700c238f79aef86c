package org.mmn.explore;

import org.mmn.state.State;

/**
 * What tells states apart whichever worker came to them: 64 bits that follow from the contents
 * alone. Limits: two that differ have the same bits with a probability of 2^-64.
 */
public interface Identity<S extends State> {
  long state(S state);

  /** Of all that is one thread's own. */
  long position(S state, int thread);
}
