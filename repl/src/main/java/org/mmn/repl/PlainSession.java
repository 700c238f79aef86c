package org.mmn.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.utils.Signals;
import org.mmn.session.Answer;
import org.mmn.session.Inputs;
import org.mmn.session.Session;

/** A session at a terminal that can do no more than print: it edits and echoes lines itself. */
final class PlainSession {
  private final Session session;
  private final Console console;
  private final Interruption stop;
  private final Inputs inputs = new Inputs();
  private boolean busy;

  /**
   * @param stop raised by Ctrl-C while a command runs
   */
  PlainSession(Session session, Console console, Interruption stop) {
    this.session = session;
    this.console = console;
    this.stop = stop;
  }

  int run() throws IOException {
    Signals.register("INT", this::interrupted);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    console.out().print(TerminalSession.greeting(session));
    prompt();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Optional<String> input = add(line);
      if (input.isPresent()) {
        Answer answer = session.enter(input.get());
        if (answer.kind() == Answer.Kind.LEAVE) {
          return ExitCode.OK;
        }
        console.out().print(answer.text());
      }
      prompt();
    }
    console.out().print("\n");
    return ExitCode.OK;
  }

  private synchronized Optional<String> add(String line) {
    Optional<String> input = inputs.add(line);
    busy = input.isPresent();
    stop.lower();
    return input;
  }

  private synchronized void prompt() {
    busy = false;
    console.out().print(inputs.isPending() ? TerminalSession.FURTHER : session.prompt());
    console.flush();
  }

  /** Ctrl-C stops what is done; at the prompt the lines that are no input yet are forgotten. */
  private synchronized void interrupted() {
    if (busy) {
      stop.raise();
    } else {
      inputs.clear();
      console.out().print("\n");
      prompt();
    }
  }
}
