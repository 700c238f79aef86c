package org.mmn.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.mmn.session.Answer;
import org.mmn.session.Session;

/** A session at a terminal: lines are edited, completed, coloured and remembered. */
final class TerminalSession {
  private static final int REMEMBERED = 10_000;

  private final Session session;
  private final Opening opening;
  private final Console console;
  private final ProgressLine progress;
  private final Interruption stop;

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

  int run() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      terminal.handle(Terminal.Signal.INT, signal -> stop.raise());
      LineReader reader = reader(terminal);
      terminal.writer().println(session.title() + ".  help or ?, Ctrl-D to leave");
      terminal.flush();
      while (goesOn(reader, terminal)) {
        terminal.flush();
      }
      return ExitCode.OK;
    }
  }

  private boolean goesOn(LineReader reader, Terminal terminal) {
    String input;
    try {
      input = reader.readLine(session.prompt());
    } catch (UserInterruptException cleared) {
      return true;
    } catch (EndOfFileException left) {
      return false;
    }
    stop.lower();
    Answer answer = session.enter(input);
    progress.erase();
    terminal.writer().print(Paint.apply(answer.text(), opening.colour()));
    return answer.kind() != Answer.Kind.LEAVE;
  }

  private LineReader reader(Terminal terminal) {
    LineReader reader =
        LineReaderBuilder.builder()
            .appName("mmn")
            .terminal(terminal)
            .parser(new InputParser())
            .completer(new SessionCompleter(session, opening.guide(), console.folder()))
            .highlighter(new InputHighlighter(opening.colour()))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P  > ")
            .variable(LineReader.INDENTATION, 0)
            .variable(LineReader.HISTORY_SIZE, REMEMBERED)
            .build();
    history().ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
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
