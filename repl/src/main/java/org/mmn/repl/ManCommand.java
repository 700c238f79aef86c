package org.mmn.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** {@code mmn man}: the manual as pages for man(1), made of what the commands say of themselves. */
final class ManCommand implements Command {
  private final Console console;

  ManCommand(Console console) {
    this.console = console;
  }

  @Override
  public Manual manual() {
    return new Manual("man", "Writes the manual as pages for man(1).")
        .takes("FOLDER", "0..*", "Where to write mmn.1, mmn-check.1, ... (default: print mmn.1).")
        .group("Output", Display.debugOption())
        .examples("mmn man | man -l -", "mmn man ~/.local/share/man/man1")
        .exitCodes("0:written", "2:wrong usage", "70:a bug in mmn");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    List<String> folders = given.matchedPositionalValue(0, List.<String>of());
    Map<String, String> pages = ManPage.all(Pages.of(console));
    if (folders.isEmpty()) {
      console.out().print(pages.get("mmn"));
      return ExitCode.OK;
    }
    if (folders.size() > 1) {
      throw new UsageException("one folder is enough");
    }
    Path folder = Files.createDirectories(console.folder().resolve(folders.get(0)));
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(folder.resolve(page.getKey() + ".1"), page.getValue());
    }
    console.hint("wrote " + pages.size() + " pages to " + folder);
    return ExitCode.OK;
  }
}
