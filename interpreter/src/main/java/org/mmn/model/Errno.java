package org.mmn.model;

/** The error numbers that ops return, positive (rule 5). Linux: asm-generic/errno-base.h. */
public final class Errno {
  public static final int EINTR = 4;
  public static final int EDEADLK = 35;
  public static final int EALREADY = 114;

  private Errno() {}
}
