package org.mmn.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.mmn.report.DiagnosticText;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Formatter;
import picocli.CommandLine.ParseResult;

/** {@code mmn fmt FILE...}: scripts in the one canonical format. */
final class FmtCommand implements Command {
  private final Console console;

  FmtCommand(Console console) {
    this.console = console;
  }

  @Override
  public Manual manual() {
    return new Manual("fmt", "Puts files into the canonical format.")
        .takes("FILE", "1..*", "Scripts, or folders of them; - formats standard input to output.")
        .group(
            "What to do",
            Manual.flag("Name the files that are not; change nothing.", "--check"),
            Display.debugOption())
        .examples(
            "mmn fmt examples/seed/nested-pairs.mmn", "mmn fmt --check examples", "mmn fmt - <FILE")
        .exitCodes(
            "0:all are formatted",
            "1:--check found some that are not",
            "2:wrong usage",
            "3:a script does not parse; it was left alone",
            "5:no file matched");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    List<String> words = given.matchedPositionalValue(0, List.<String>of());
    List<String> files = Scripts.find(words, console);
    if (files.isEmpty()) {
      console.hint("no script below " + String.join(", ", words));
      return ExitCode.NOTHING;
    }
    int code = ExitCode.OK;
    for (String name : files) {
      code = ExitCode.worse(code, format(name, given.hasMatchedOption("--check")));
    }
    return code;
  }

  private int format(String name, boolean onlyCheck) throws IOException {
    SourceFile file = Scripts.read(name, console);
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> formatted = Formatter.format(file, diagnostics);
    console.err().print(DiagnosticText.render(diagnostics.all()));
    if (formatted.isEmpty()) {
      return ExitCode.SCRIPT;
    }
    boolean same = formatted.get().equals(file.text());
    if (name.equals("-") && !onlyCheck) {
      console.out().print(formatted.get());
      return ExitCode.OK;
    } else if (same) {
      return ExitCode.OK;
    } else if (onlyCheck) {
      console.out().print(file.name() + "\n");
      return ExitCode.FAILED;
    }
    Files.write(console.folder().resolve(name), formatted.get().getBytes(StandardCharsets.UTF_8));
    return ExitCode.OK;
  }
}
