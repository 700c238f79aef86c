package org.mmn.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmn.explore.Schedule;
import org.mmn.resolve.LocalFiles;
import org.mmn.resolve.MemoryModules;
import org.mmn.resolve.ModuleIndex;
import org.mmn.run.Scene;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Unit;
import org.mmn.workspace.Mmn;

/** Whatever way one goes, a state with a number is the same state whenever one is in it. */
class WalkTest {
  private static final int MOVES = 120;
  private static final String SCRIPT =
      """
      scenario "three threads and their variables" {
          int(0..3) x;
          int(0..3) y;
          bool done;
          int f(int n) { if (n == 0) { x = 1; return x; } y = n; return y; }
          kthread A { f(0); f(2); x = 3; done = true; }
          kthread B { either { y = 1; } or { y = 2; } x = y; f(1); }
          kthread C[2] { if (x == 0) x = 2; else y = 3; }
      }
      """;

  /** What a state is to somebody who looks at it, and bit by bit. */
  private record Seen(List<Long> bits, Scene scene, String trace) {
    static Seen of(Walk walk) {
      return new Seen(walk.now().bits(), walk.now().scene(), walk.now().trace().toString());
    }
  }

  private static Walk walk() {
    Mmn mmn = new Mmn(new MemoryModules(Map.of(), ModuleIndex.parse("")), LocalFiles.none());
    Diagnostics syntax = new Diagnostics();
    Unit unit = Script.parse(new SourceFile("walk.mmn", SCRIPT), syntax);
    assertThat(syntax.all()).isEmpty();
    Script script = new Script(mmn, unit, List.of(), 0, Optional.empty(), Map.of());
    assertThat(script.errors()).isEmpty();
    return new Walk(script.ready(List.of()).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void backAndForthIsTheSame(long seed) {
    Random random = new Random(seed);
    Walk walk = walk();
    Map<Schedule, Seen> seen = new LinkedHashMap<>();
    int again = 0;
    for (int move = 0; move < MOVES; move++) {
      Seen now = Seen.of(walk);
      Seen before = seen.putIfAbsent(walk.schedule(), now);
      if (before != null) {
        assertThat(now).as("s%d before move %d", walk.at(), move).isEqualTo(before);
        again++;
      }
      if (random.nextInt(3) == 0) {
        int to = random.nextInt(walk.last() + 1);
        walk.goTo(to);
        assertThat(walk.at()).isEqualTo(to);
      } else {
        forward(walk, random);
      }
    }
    assertThat(again).isGreaterThan(MOVES / 6);
    assertThat(seen).hasSizeGreaterThan(MOVES / 6);
  }

  private static void forward(Walk walk, Random random) {
    List<String> threads = walk.now().trace().threads();
    String thread = threads.get(random.nextInt(threads.size()));
    Leg leg = Leg.steps(thread, 1 + random.nextInt(2), List.of(random.nextInt(2)));
    if (new Stepper(walk, () -> false).go(leg) > 0) {
      walk.mark(List.of(leg));
    }
  }
}
