package org.mmn.repl;

import java.util.List;

/** The entry point of the {@code mmn} command. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Console console = Console.ofProcess();
    Interruption interruption = Interruption.listen();
    int code = new FrontDoor(console, interruption).run(List.of(args));
    console.flush();
    interruption.leave(code);
  }
}
