package org.mmn.repl;

import java.util.List;
import picocli.CommandLine.ParseResult;

/** {@code mmn completion SHELL}: what makes a shell complete commands and options. */
final class CompletionCommand implements Command {
  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Manual manual() {
    return new Manual("completion", "Prints what makes a shell complete commands and options.")
        .takes("SHELL", "1", "bash, zsh or fish.")
        .group("Output", Display.debugOption())
        .examples(
            "eval \"$(mmn completion bash)\"",
            "mmn completion zsh >~/.zfunc/_mmn",
            "mmn completion fish >~/.config/fish/completions/mmn.fish")
        .exitCodes("0:printed", "2:wrong usage", "70:a bug in mmn");
  }

  @Override
  public int run(ParseResult given) {
    String shell = given.matchedPositionalValue(0, List.<String>of()).get(0);
    Pages pages = Pages.of(console);
    String text =
        switch (shell) {
          case "bash" -> Completion.bash(pages);
          case "zsh" -> Completion.zsh(pages);
          case "fish" -> Completion.fish(pages);
          default ->
              throw new UsageException("the shells are bash, zsh and fish, not '" + shell + "'");
        };
    console.out().print(text);
    return ExitCode.OK;
  }
}
