package org.mmn.repl;

/** The entry point of the {@code mmn} command. */
public final class Main {
  private Main() {}

  /** Prints the version. */
  public static void main(String[] args) {
    System.out.println("mmn " + Main.class.getPackage().getImplementationVersion());
  }
}
