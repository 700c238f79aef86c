package org.mmn.resolve;

/** How much a scenario may have. The packed ranges of {@code org.mmn.model.PageRange} set two. */
final class Limits {
  static final int THREADS = 64;
  static final int MMS = 64;
  static final int PAGES = 1023;
  static final int FRAMES = 4096;

  private Limits() {}
}
