package org.mmn.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mmn.session.Answer;
import org.mmn.session.Inputs;
import org.mmn.session.Session;

/** A session that nobody types: no prompts, no echo; the last line needs no end. */
final class PipedSession {
  private final Session session;
  private final Console console;
  private final ProgressLine progress;

  PipedSession(Session session, Console console, ProgressLine progress) {
    this.session = session;
    this.console = console;
    this.progress = progress;
  }

  /** Takes all inputs; returns the worst exit code. */
  int run() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    Inputs inputs = new Inputs();
    int code = ExitCode.OK;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Optional<String> input = inputs.add(line);
      if (input.isPresent()) {
        Answer answer = take(input.get());
        if (answer.kind() == Answer.Kind.LEAVE) {
          return code;
        }
        code = ExitCode.worse(code, code(answer.kind()));
      }
    }
    Optional<String> last = inputs.rest();
    return last.isEmpty() ? code : ExitCode.worse(code, code(take(last.get()).kind()));
  }

  private Answer take(String input) {
    Answer answer = session.enter(input);
    progress.erase();
    boolean wrong = answer.kind() == Answer.Kind.SCRIPT || answer.kind() == Answer.Kind.USAGE;
    (wrong ? console.err() : console.out()).print(answer.text());
    console.flush();
    return answer;
  }

  static int code(Answer.Kind kind) {
    return switch (kind) {
      case OK, LEAVE -> ExitCode.OK;
      case NO -> ExitCode.FAILED;
      case BOUND -> ExitCode.INCONCLUSIVE;
      case SCRIPT -> ExitCode.SCRIPT;
      case USAGE -> ExitCode.USAGE;
    };
  }
}
