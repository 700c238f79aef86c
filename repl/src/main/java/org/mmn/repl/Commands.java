package org.mmn.repl;

import java.util.List;
import java.util.Optional;

/** The commands by name; only the one that is asked for is made. */
final class Commands {
  /** A command and what it is for. */
  record Entry(String name, String purpose) {}

  static final List<Entry> ALL =
      List.of(
          new Entry("check", "explore every interleaving of a file's scenarios"),
          new Entry("test", "check files and folders against their expectations"),
          new Entry("run", "take one run: a schedule repeated, or one at random"),
          new Entry("find", "show the shortest way to a state, or that there is none"),
          new Entry("why", "say why threads wait at the end of a run"),
          new Entry("diff", "compare what scenarios show under several kernels"),
          new Entry("repl", "step through a scenario by hand, forward and back"),
          new Entry("fmt", "put files into the canonical format"),
          new Entry("lib", "show the drivers and mm operations that come with mmn"),
          new Entry("completion", "make a shell complete commands and options"),
          new Entry("man", "write the manual as pages for man(1)"),
          new Entry("help", "show the options of a command"));

  private Commands() {}

  static Optional<Command> find(String name, Console console, Interruption interruption) {
    return switch (name) {
      case "check" -> Optional.of(new CheckCommand(console, interruption));
      case "test" -> Optional.of(new TestCommand(console, interruption));
      case "run" -> Optional.of(new RunCommand(console, interruption));
      case "find" -> Optional.of(new FindCommand(console, interruption));
      case "why" -> Optional.of(new WhyCommand(console));
      case "diff" -> Optional.of(new DiffCommand(console, interruption));
      case "repl" -> Optional.of(new ReplCommand(console, interruption));
      case "fmt" -> Optional.of(new FmtCommand(console));
      case "lib" -> Optional.of(new LibCommand(console));
      case "completion" -> Optional.of(new CompletionCommand(console));
      case "man" -> Optional.of(new ManCommand(console));
      default -> Optional.empty();
    };
  }

  static List<String> names() {
    return ALL.stream().map(Entry::name).toList();
  }
}
