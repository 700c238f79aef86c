package org.mmn.promela;

/** A scenario that the translation has no words for. */
final class Unsayable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unsayable(String what) {
    super(what, null, false, false);
  }
}
