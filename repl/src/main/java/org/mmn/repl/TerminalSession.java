package org.mmn.repl;

import java.io.IOError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.mmn.session.Answer;
import org.mmn.session.Inputs;
import org.mmn.session.Session;

/** A session at a terminal: lines are edited, completed, coloured and remembered. */
final class TerminalSession {
  /** What stands before the further lines of an input. */
  static final String FURTHER = "  > ";

  private static final int REMEMBERED = 10_000;

  /** Complains, with stack traces, of terminals that the system does not describe. */
  private static final Logger JLINE = Logger.getLogger("org.jline");

  private final Session session;
  private final Opening opening;
  private final Console console;
  private final ProgressLine progress;
  private final Interruption stop;
  private final AtomicBoolean leaving = new AtomicBoolean();

  /**
   * @param stop raised by Ctrl-C while a command runs
   */
  TerminalSession(
      Session session, Opening opening, Console console, ProgressLine progress, Interruption stop) {
    this.session = session;
    this.opening = opening;
    this.console = console;
    this.progress = progress;
    this.stop = stop;
  }

  static String greeting(Session session) {
    return session.title() + ".  help or ?, Ctrl-D to leave\n";
  }

  int run() throws IOException {
    JLINE.setLevel(Level.OFF);
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      terminal.handle(Terminal.Signal.INT, signal -> stop.raise());
      Thread typing = Thread.currentThread();
      for (String signal : List.of("TERM", "HUP")) {
        Signals.register(signal, () -> leave(typing));
      }
      LineReader reader = reader(terminal);
      terminal.writer().print(greeting(session));
      terminal.flush();
      while (!leaving.get() && goesOn(reader, terminal)) {
        terminal.flush();
      }
      progress.erase();
      Thread.interrupted();
      return leaving.get() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }
  }

  /** Ends what is being done and the session, so that the terminal is left as it was. */
  private void leave(Thread typing) {
    leaving.set(true);
    stop.raise();
    typing.interrupt();
  }

  private boolean goesOn(LineReader reader, Terminal terminal) {
    String text;
    try {
      text = reader.readLine(session.prompt());
    } catch (UserInterruptException cleared) {
      return true;
    } catch (EndOfFileException | IOError left) {
      return false;
    }
    // A Ctrl-C that came when the line was already on its way belongs to nothing.
    Thread.interrupted();
    stop.lower();
    for (String input : Inputs.of(text)) {
      if (leaving.get() || stop.raised()) {
        return true;
      }
      Answer answer = session.enter(input);
      progress.erase();
      terminal.writer().print(Paint.apply(answer.text(), opening.colour()));
      if (answer.kind() == Answer.Kind.LEAVE) {
        return false;
      }
    }
    return true;
  }

  private LineReader reader(Terminal terminal) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(LineReader.SECONDARY_PROMPT_PATTERN, "%P" + FURTHER);
    variables.put(LineReader.INDENTATION, 0);
    variables.put(LineReader.HISTORY_SIZE, REMEMBERED);
    Optional<Path> file = history();
    file.ifPresent(f -> variables.put(LineReader.HISTORY_FILE, f));
    ReflowReader reader = new ReflowReader(terminal, variables, FURTHER);
    file.ifPresent(f -> reader.setHistory(new LastingHistory(f)));
    reader.setParser(new InputParser());
    reader.setCompleter(new SessionCompleter(session, opening.guide(), console.folder()));
    reader.setHighlighter(new InputHighlighter(opening.colour()));
    reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    reader.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
    reader.option(LineReader.Option.COMPLETE_MATCHER_TYPO, false);
    return reader;
  }

  /** As the XDG base directory specification says; without a home nothing is remembered. */
  private Optional<Path> history() {
    String given = console.environment().getOrDefault("XDG_STATE_HOME", "");
    String home = console.environment().getOrDefault("HOME", "");
    Path state = Path.of(given);
    if (!state.isAbsolute()) {
      state = home.isEmpty() ? state : Path.of(home, ".local", "state");
    }
    if (!state.isAbsolute()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.createDirectories(state.resolve("mmn")).resolve("history"));
    } catch (IOException unwritable) {
      return Optional.empty();
    }
  }
}
