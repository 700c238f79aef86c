package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion and man pages: what they are read by accepts them, and nothing is missing. */
final class GeneratedPagesTest {
  private static final Pages PAGES = Pages.of(Console.ofProcess());

  @TempDir private Path folder;

  @Test
  void bashCompletes() throws Exception {
    Path script = folder.resolve("mmn.bash");
    Files.writeString(script, Completion.bash(PAGES));
    String said =
        output(
            "bash",
            "-c",
            ". "
                + script
                + "; COMP_WORDS=(mmn check --max-s); COMP_CWORD=2; _mmn;"
                + " echo \"${COMPREPLY[*]}\"; COMP_WORDS=(mmn te); COMP_CWORD=1; _mmn;"
                + " echo \"${COMPREPLY[*]}\"; COMP_WORDS=(mmn completion z); COMP_CWORD=2; _mmn;"
                + " echo \"${COMPREPLY[*]}\"");
    assertThat(said.lines()).containsExactly("--max-states", "test", "zsh");
  }

  @Test
  void zshCompletesWhetherEvaluatedOrLoaded() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "needs zsh");
    Files.writeString(folder.resolve("_mmn"), Completion.zsh(PAGES));
    String begin = "fpath=(" + folder + " $fpath); autoload -U compinit; compinit -D -u; ";
    String end = "print ${_comps[mmn]}";
    assertThat(output("/usr/bin/zsh", "-fc", begin + end)).isEqualTo("_mmn\n");
    String evaluated = "autoload -U compinit; compinit -D -u; . " + folder + "/_mmn; ";
    assertThat(output("/usr/bin/zsh", "-fc", evaluated + end)).isEqualTo("_mmn\n");
  }

  @Test
  void fishCompletes() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/fish")), "needs fish");
    Path script = folder.resolve("mmn.fish");
    Files.writeString(script, Completion.fish(PAGES));
    String said =
        output(
            "/usr/bin/fish",
            "-c",
            "source "
                + script
                + "; complete -C 'mmn ch'; complete -C 'mmn check --max-s';"
                + " complete -C 'mmn completion '");
    assertThat(said.lines())
        .anyMatch(l -> l.startsWith("check\t") && l.contains("a file's scenarios"))
        .anyMatch(l -> l.startsWith("--max-states\t"))
        .contains("bash", "fish", "zsh");
  }

  @Test
  void everyOptionIsCompletedInEveryShell() {
    for (String text :
        List.of(Completion.bash(PAGES), Completion.zsh(PAGES), Completion.fish(PAGES))) {
      for (Pages.Page page : PAGES.all()) {
        assertThat(text).contains(page.entry().name());
        page.options()
            .forEach(o -> assertThat(text).contains(o.longestName().replaceFirst("^-+", "")));
      }
    }
  }

  @Test
  void everyOptionHasAnEntryInItsManPage() {
    Map<String, String> pages = ManPage.all(PAGES);
    assertThat(pages).containsKeys("mmn", "mmn-check", "mmn-test", "mmn-run");
    for (Pages.Page page : PAGES.all()) {
      String text = pages.get("mmn-" + page.entry().name());
      page.options().forEach(o -> assertThat(text).contains(o.longestName().replace("-", "\\-")));
    }
  }

  @Test
  void manPagesAreGoodRoff() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "needs groff");
    for (Map.Entry<String, String> page : ManPage.all(PAGES).entrySet()) {
      Path file = folder.resolve(page.getKey() + ".1");
      Files.writeString(file, page.getValue());
      assertThat(output("/usr/bin/groff", "-man", "-ww", "-z", file.toString())).isEmpty();
    }
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
