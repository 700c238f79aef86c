package org.mmn.resolve;

/** A label of a function or thread body. Identity is the declaration. */
public final class Label {
  private final String name;
  private boolean observed;

  public Label(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /**
   * Whether a {@code schedule} or {@code at()} names it, so that being there is part of the state.
   */
  public boolean observed() {
    return observed;
  }

  void observe() {
    observed = true;
  }

  @Override
  public String toString() {
    return name;
  }
}
