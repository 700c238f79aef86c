package org.mmn.state;

/** A modelled quantity outgrew its field: the search ends as {@code limit} and says which. */
public final class CapacityExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;

  public CapacityExceeded(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  /** The quantity. */
  public String what() {
    return what;
  }
}
