package org.mmn.state;

/** What an explorer sees of a state: a value that can be copied, compared and hashed. */
public interface State {
  State copy();

  boolean sameAs(State other);

  long hash();
}
