package org.mmn.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/** Modules: which are read, how often, and what the index says of them. */
class LibraryTest {
  private static final String DAEMON =
      """
      waitqueue q;
      struct mm { rwsem lock; }
      daemon kthread sleeper { while (true) wait_event(q, true); }
      daemon kthread reaper { while (true) { mm m = next(); } }
      when kernel v5.4.. { int f() { return 0; } } else { int g() { return 0; } }
      """;

  private static Unit parse(String text) {
    return Parser.parse(new SourceFile("m.mmn", text), new Diagnostics());
  }

  @Test
  void theIndexNamesWhatAModuleDefines() {
    String line = ModuleIndex.line("mm.m", parse(DAEMON));
    assertThat(line).isEqualTo("mm.m: f g mm.lock q reaper<next sleeper<q");
    ModuleIndex index = ModuleIndex.parse(line + "\ndrivers.d: d\n");
    assertThat(index.definers("g")).containsExactly("mm.m");
    assertThat(index.fields("lock")).containsExactly("mm.lock");
    assertThat(index.coreNames()).containsExactly("f", "g", "mm.lock", "q");
    assertThat(index.daemons())
        .containsExactly(
            new ModuleIndex.Daemon("mm.m", "reaper", List.of("next")),
            new ModuleIndex.Daemon("mm.m", "sleeper", List.of("q")));
    assertThat(index.modules()).containsExactly("drivers.d", "mm.m");
  }

  @Test
  void onlyTheModulesThatAScriptNeedsAreReadAndEachOnce() {
    List<String> read = new ArrayList<>();
    Map<String, String> texts =
        Map.of(
            "kernel.a", "extern void take(mutex m);",
            "kernel.b", "extern void give(mutex m);",
            "mm.c", "void both(mutex m) { take(m); }");
    Library library =
        new Library(
            new MemoryModules(texts, SmallLibrary.index(new java.util.TreeMap<>(texts))),
            LocalFiles.none(),
            (file, diagnostics) -> {
              read.add(file.name());
              return Parser.parse(file, diagnostics);
            });
    Resolver resolver = new Resolver(library, new Operations(n -> false, n -> false));
    Unit unit = parse("scenario \"s\" { mutex m; kthread K { both(m); } }");
    Diagnostics diagnostics = new Diagnostics();
    resolver.check(unit, Map.of(), diagnostics);
    resolver.check(unit, Map.of(), diagnostics);
    assertThat(diagnostics.all()).isEmpty();
    assertThat(read).containsExactly("stdlib/mm/c.mmn", "stdlib/kernel/a.mmn");
  }

  @Test
  void theModulesOfTheSmallLibraryAreRight() {
    Library library = SmallLibrary.library(Map.of());
    Resolver resolver = new Resolver(library, SmallLibrary.OPERATIONS);
    Diagnostics diagnostics = new Diagnostics();
    for (String module : library.index().modules()) {
      Unit unit = library.module(module, diagnostics).orElseThrow();
      resolver.check(unit, Map.of(), diagnostics);
    }
    assertThat(diagnostics.all()).isEmpty();
  }

  @Test
  void aFileIsReadAgainWhenItsTextHasChanged() {
    List<String> texts = new ArrayList<>(List.of("const N = 1;", "const N = 2;"));
    Library library =
        new Library(
            new MemoryModules(Map.of(), ModuleIndex.parse("")),
            (user, path) -> java.util.Optional.of(new SourceFile(path, texts.remove(0))),
            Parser::parse);
    SourceFile user = new SourceFile("u.mmn", "");
    Unit first = library.local(user, "x.mmn", new Diagnostics()).orElseThrow();
    Unit second = library.local(user, "x.mmn", new Diagnostics()).orElseThrow();
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void nearNamesAreFound() {
    List<String> names = List.of("down_read", "down_write", "up_read", "at");
    assertThat(Names.nearest("down_reed", names)).contains("down_read");
    assertThat(Names.nearest("down_raed", names)).contains("down_read");
    assertThat(Names.nearest("DOWN_READ", names)).contains("down_read");
    assertThat(Names.nearest("munmap", names)).isEmpty();
    assertThat(Names.nearest("x", names)).isEmpty();
  }
}
