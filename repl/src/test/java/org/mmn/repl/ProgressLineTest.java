package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ProgressLine line(boolean terminal, boolean quiet) {
    return line(terminal, quiet, Map.of("TERM", "xterm"));
  }

  private ProgressLine line(boolean terminal, boolean quiet, Map<String, String> environment) {
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            to, to, InputStream.nullInputStream(), terminal, terminal, environment, Path.of(""));
    return new ProgressLine(console, quiet);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalSeesAtMostFiveASecondAndNothingInTheEnd() throws InterruptedException {
    ProgressLine line = line(true, false);
    for (int i = 0; i < 100; i++) {
      line.at(i, 1, 1);
    }
    assertThat(printed()).isEmpty();
    Thread.sleep(250);
    for (int i = 0; i < 100; i++) {
      line.at(1000 + i, 1, 1);
    }
    assertThat(printed()).isEqualTo("\r\u001b[K\u001b[?7l1,000 states, 1 open, depth 1\u001b[?7h");
    line.erase();
    assertThat(printed()).endsWith("\r\u001b[K");
  }

  @Test
  void nobodyElseSeesAny() throws InterruptedException {
    ProgressLine pipe = line(false, false);
    ProgressLine quiet = line(true, true);
    ProgressLine dumb = line(true, false, Map.of("TERM", "dumb"));
    Thread.sleep(250);
    pipe.at(1, 1, 1);
    quiet.at(1, 1, 1);
    dumb.at(1, 1, 1);
    pipe.erase();
    quiet.erase();
    dumb.erase();
    assertThat(printed()).isEmpty();
  }
}
