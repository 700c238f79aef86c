package org.mmn.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/** Scripts with words exchanged: whatever comes out, the resolver answers and does not throw. */
class MutatedScriptsTest {
  private static final int ROUNDS = 700;
  private static final Pattern TOKEN = Pattern.compile("\\s+|\\w+|\"[^\"]*\"|.", Pattern.DOTALL);
  private static final String SCRIPT =
      """
      use drivers.amdgpu;
      const N = 3;
      driver d(int size = N) flags MMU_INVALIDATE_DOES_NOT_BLOCK {
          rwsem lock;
          int(0..7) n = 1;
          int take(page p, bool write = false) { down_read(lock); n += size; return n; }
          on invalidate_range_start(range r, bool blockable) { take(r.start); return 0; }
          on release() { up_read(lock); }
      }
      int f(mm m, int k) {
          if (k > 0 && m != NULL) goto out;
          for (vma v in m.vmas) { if (v.locked) continue; invalidate_start(v); }
          for (notifier s in m.subscribers) s.invalidate_range_end(m);
          out: return k ? k : N;
      }
      scenario "s" {
          kernel v4.18, v4.19..v5.2;
          memory { frames 16; low 1; }
          mm app { vma heap[8] anon; vma lib[N] file; }
          notifier gpu = d(app, size = 2);
          notifier amd = amdgpu_mn(app);
          mutex m[2];
          waitqueue q;
          ghost int seen;
          int x = N;
          init { x = 0; }
          thread A in app { a1: f(app, 2); mutex_lock(m[x]); seen++; wait_event(q, x == 1); }
          kthread B[2] { b1: gpu.take(heap[self]); either { x++; } or { atomically { x = 2; } } }
          schedule A.a1, B[1].b1;
          always p: forall z in heap[2..4]: mapped(z) => x < N;
          reachable r: at(A, a1) && seen == 0;
          expect deadlock, lockdep_recursion(gpu.lock) on v4.18;
          expect at least assertion(p);
      }
      """;

  @Test
  void theResolverAnswers() {
    List<String> words = words(SCRIPT);
    Library library = SmallLibrary.library(Map.of());
    Resolver resolver = new Resolver(library, SmallLibrary.OPERATIONS);
    Random random = new Random(20180824);
    assertThat(answers(resolver, SCRIPT)).isTrue();
    int resolved = 0;
    for (int i = 0; i < ROUNDS; i++) {
      List<String> mutant = new ArrayList<>(words);
      for (int k = random.nextInt(3); k >= 0; k--) {
        mutate(mutant, random);
      }
      resolved += answers(resolver, String.join("", mutant)) ? 1 : 0;
    }
    assertThat(resolved).isPositive();
  }

  /** Whether it is right; if the check says so, it can be resolved. */
  private static boolean answers(Resolver resolver, String text) {
    Diagnostics diagnostics = new Diagnostics();
    Unit unit = Parser.parse(new SourceFile("m.mmn", text), diagnostics);
    if (diagnostics.hasErrors()) {
      return false;
    }
    resolver.check(unit, Map.of(), diagnostics);
    if (diagnostics.hasErrors()) {
      return false;
    }
    for (int i = 0; i < Resolver.scenarios(unit).size(); i++) {
      for (KernelVersion version : resolver.versions(unit, i, diagnostics)) {
        assertThat(resolver.resolve(unit, i, version, Map.of(), diagnostics)).as(text).isPresent();
      }
    }
    return true;
  }

  private static void mutate(List<String> words, Random random) {
    int at = word(words, random);
    switch (random.nextInt(4)) {
      case 0 -> words.remove(at);
      case 1 -> words.add(at, words.get(word(words, random)) + " ");
      default -> words.set(at, words.get(word(words, random)));
    }
  }

  private static int word(List<String> words, Random random) {
    int at = random.nextInt(words.size());
    while (words.get(at).isBlank()) {
      at = random.nextInt(words.size());
    }
    return at;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (Matcher m = TOKEN.matcher(text); m.find(); ) {
      words.add(m.group());
    }
    return words;
  }
}
