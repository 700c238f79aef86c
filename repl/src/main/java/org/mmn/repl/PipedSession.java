package org.mmn.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.mmn.session.Answer;
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
    StringBuilder pending = new StringBuilder();
    int code = ExitCode.OK;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      pending.append(pending.isEmpty() ? "" : "\n").append(line);
      if (!Session.incomplete(pending.toString())) {
        Answer answer = take(pending);
        if (answer.kind() == Answer.Kind.LEAVE) {
          return code;
        }
        code = ExitCode.worse(code, code(answer.kind()));
      }
    }
    return pending.isEmpty() ? code : ExitCode.worse(code, code(take(pending).kind()));
  }

  private Answer take(StringBuilder pending) {
    Answer answer = session.enter(pending.toString());
    pending.setLength(0);
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
