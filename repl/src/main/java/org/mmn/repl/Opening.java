package org.mmn.repl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.VersionRange;
import org.mmn.resolve.ClassPathModules;
import org.mmn.session.Answer;
import org.mmn.session.SearchLimits;
import org.mmn.session.Session;
import org.mmn.workspace.LibraryGuide;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** How a command line begins a session: a file, a scenario of it, a kernel, a schedule. */
final class Opening {
  private final ParseResult given;
  private final Console console;
  private final Interruption interruption;
  private final ProgressLine progress;
  private final SearchOptions search;
  private final LibraryGuide guide =
      new LibraryGuide(new ClassPathModules(Opening.class.getClassLoader()));

  /**
   * @param interruption stops searches
   */
  Opening(ParseResult given, Console console, Interruption interruption, ProgressLine progress) {
    this.given = given;
    this.console = console;
    this.interruption = interruption;
    this.progress = progress;
    this.search = new SearchOptions(given);
  }

  static OptionSpec[] options() {
    return new OptionSpec[] {
      Manual.value("TOKEN", "After this schedule (default: at the beginning).", "--schedule"),
      Manual.values("NAME=N", "Set a constant of the file (default: as written).", "-D"),
      Manual.value("VERSION", "The kernel (default: the scenario's first).", "--kernel"),
      Manual.value("TITLE|N", "The scenario (default: the first).", "--scenario")
    };
  }

  boolean colour() {
    return Display.of(given, console).colour();
  }

  LibraryGuide guide() {
    return guide;
  }

  Session session() {
    return new Session(
        Mmn.withStdlib(), guide, new ConsoleDisk(console), search.constants(), new Bounds());
  }

  /** Of the command line, until somebody stops the search. */
  private final class Bounds implements SearchLimits {
    @Override
    public Options options(Options usual) {
      return search.search(interruption, progress, 1).with(usual.constants(), 0);
    }

    @Override
    public boolean isStopped() {
      return interruption.raised();
    }
  }

  /** Opens the file, and goes to where the command line says. */
  Answer begin(Session session, String file) throws IOException {
    Answer opened = session.open(Scripts.read(file, console));
    if (opened.kind() != Answer.Kind.OK) {
      return opened;
    }
    if (search.kernel().filter(k -> !k.isSingle()).isPresent()) {
      throw new UsageException("--kernel wants one release here, as v5.4");
    }
    Optional<KernelVersion> kernel = search.kernel().flatMap(VersionRange::from);
    String schedule = given.matchedOptionValue("--schedule", "");
    return session.begin(search.scenario(), kernel, schedule);
  }

  /** The words of a command line that begins there again, but for a schedule. */
  List<String> again(String file) {
    List<String> words = new ArrayList<>(List.of(quoted(file)));
    for (String option : List.of("--scenario", "--kernel")) {
      String value = given.matchedOptionValue(option, "");
      if (!value.isEmpty()) {
        words.add(option + " " + quoted(value));
      }
    }
    search.constants().forEach((name, value) -> words.add("-D " + name + "=" + value));
    return words;
  }

  private static String quoted(String word) {
    return word.matches("[\\w./+:@%,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Prints an answer where it belongs; returns the exit code that it asks for. */
  static int say(Console console, Answer answer, String text, boolean colour) {
    boolean wrong = answer.kind() == Answer.Kind.SCRIPT || answer.kind() == Answer.Kind.USAGE;
    if (wrong) {
      console.err().print(text);
    } else {
      console.out().print(Paint.apply(text, colour));
    }
    console.flush();
    return PipedSession.code(answer.kind());
  }
}
