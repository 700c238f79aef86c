package org.mmn.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What all commands say of themselves, in the order in which help lists them. */
record Pages(List<Page> all) {

  /** One command. */
  record Page(Commands.Entry entry, CommandSpec spec) {
    List<OptionSpec> options() {
      return spec.options().stream().filter(o -> !o.hidden()).toList();
    }

    /** An option's text, on one line. */
    static String text(OptionSpec option) {
      return String.join(" ", option.description()).replace("%%", "%");
    }
  }

  static Pages of(Console console) {
    List<Page> pages = new ArrayList<>();
    for (Commands.Entry entry : Commands.ALL) {
      Optional<Command> command = Commands.find(entry.name(), console, Interruption.none());
      command.ifPresent(c -> pages.add(new Page(entry, c.manual().spec())));
    }
    return new Pages(List.copyOf(pages));
  }

  List<String> names() {
    return Commands.names();
  }
}
