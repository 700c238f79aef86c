package org.mmn.state;

/** A bound of the model or the search was come to: it ends as {@code limit} and says which. */
public final class CapacityExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;

  public CapacityExceeded(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  /** The bound. */
  public String what() {
    return what;
  }
}
