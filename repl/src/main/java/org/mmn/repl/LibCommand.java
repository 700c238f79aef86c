package org.mmn.repl;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mmn.report.Paragraphs;
import org.mmn.resolve.ClassPathModules;
import org.mmn.source.Spelling;
import org.mmn.workspace.LibraryGuide;
import org.mmn.workspace.LibraryGuide.Entry;
import org.mmn.workspace.LibraryGuide.Module;
import picocli.CommandLine.ParseResult;

/** {@code mmn lib}: what comes with mmn, from the library's own documentation. */
final class LibCommand implements Command {
  private final Console console;
  private final LibraryGuide guide =
      new LibraryGuide(new ClassPathModules(LibCommand.class.getClassLoader()));

  LibCommand(Console console) {
    this.console = console;
  }

  @Override
  public Manual manual() {
    return new Manual("lib", "Shows the drivers and mm operations that come with mmn.")
        .takes("NAME", "0..*", "A module, a group, or what one declares (default: all).")
        .group("Output", Display.debugOption())
        .examples("mmn lib drivers", "mmn lib mm.oom_kill", "mmn lib munmap")
        .exitCodes("0:shown", "2:wrong usage", "5:nothing has this name", "70:a bug in mmn");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    List<String> names = given.matchedPositionalValue(0, List.<String>of());
    if (names.isEmpty()) {
      guide.names().forEach(this::line);
      return ExitCode.OK;
    }
    int code = ExitCode.OK;
    for (String name : names) {
      code = ExitCode.worse(code, show(name));
    }
    return code;
  }

  /** A module on a line, with its drivers below. */
  private void line(String name) {
    Module module = guide.module(name).orElseThrow();
    String versions = module.versions().isEmpty() ? "" : " (" + module.versions() + ")";
    print(Paragraphs.hanging(String.format("%-22s ", name), module.summary() + versions));
    module.entries().stream()
        .filter(e -> e.head().startsWith("driver "))
        .forEach(e -> print(Paragraphs.hanging(" ".repeat(23), e.head() + versions(e))));
  }

  private static String versions(Entry entry) {
    return entry.versions().isEmpty() ? "" : "   " + entry.versions();
  }

  private int show(String name) {
    Optional<Module> module = guide.module(name);
    if (module.isPresent()) {
      show(module.get());
      return ExitCode.OK;
    }
    if (!guide.group(name).isEmpty()) {
      guide.group(name).forEach(this::line);
      return ExitCode.OK;
    }
    List<String> definers = guide.definers(name);
    if (definers.isEmpty()) {
      String meant =
          Spelling.nearest(name, guide.known()).map(n -> "; did you mean '" + n + "'?").orElse("");
      console.hint("nothing is called '" + name + "'" + meant);
      return ExitCode.NOTHING;
    }
    for (String definer : definers) {
      guide.module(definer).ifPresent(m -> showEntries(m, m.entries(), name));
    }
    return ExitCode.OK;
  }

  private void show(Module module) {
    print(module.name() + (module.versions().isEmpty() ? "" : "   kernel " + module.versions()));
    print("\n\n" + Paragraphs.text("", module.doc()) + "\n");
    for (Entry entry : module.entries()) {
      print(Paragraphs.hanging("  ", entry.head() + versions(entry)));
      print(Paragraphs.text("      ", entry.summary()));
      for (Entry member : entry.members()) {
        print(Paragraphs.hanging("      ", member.head() + versions(member)));
        print(Paragraphs.text("          ", member.summary()));
      }
    }
  }

  private void showEntries(Module module, List<Entry> entries, String name) {
    for (Entry entry : entries) {
      if (entry.isCalled(name)) {
        String of = module.versions().isEmpty() ? "" : "   kernel " + module.versions();
        print(Paragraphs.hanging("", entry.head() + versions(entry)));
        print(Paragraphs.text("    ", "in " + module.name() + of));
        print("\n" + Paragraphs.text("    ", entry.doc()));
        entry.members().forEach(m -> print(Paragraphs.hanging("    ", m.head() + versions(m))));
      }
      showEntries(module, entry.members(), name);
    }
  }

  private void print(String text) {
    console.out().print(text);
  }
}
