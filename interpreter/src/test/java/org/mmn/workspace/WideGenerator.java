package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes small scenarios at random of what {@link ScenarioGenerator} leaves out: completions,
 * fences, work items, killable locks, trylocks, downgrades, reader-writer spinlocks, page locks,
 * signals, threads alike with arrays of theirs. The same seed gives the same text.
 */
public final class WideGenerator {
  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final List<String> names = new ArrayList<>();
  private final boolean devices;
  private final boolean worker;
  private final boolean kills;
  private final boolean nonOwner;
  private final boolean named;
  private int budget;
  private int local;
  private boolean group;

  private WideGenerator(long seed, boolean named) {
    random = new Random(seed);
    devices = random.nextInt(3) == 0;
    worker = random.nextInt(3) == 0;
    kills = random.nextInt(2) == 0;
    nonOwner = random.nextInt(6) == 0;
    this.named = named;
  }

  /**
   * The scenario of a seed.
   *
   * @param named whether code and properties may ask where a thread is
   */
  public static String scenario(long seed, boolean named) {
    WideGenerator generator = new WideGenerator(seed, named);
    generator.file();
    return generator.out.toString();
  }

  private void file() {
    if (devices) {
      line("driver noting(secondary_tlb tlb) { mutex d; int k;");
      line("on invalidate_range_start(range r, bool blockable) {");
      line(pick("", "tlb.zap(r);", "mutex_lock(d); k = 1; mutex_unlock(d);"));
      line(pick("return 0; }", "if (!blockable) return EAGAIN; return 0; }"));
      line("on invalidate_range_end(range r) { " + pick("", "k = 0;", "tlb.zap(r);") + " } }");
    }
    line("scenario \"wide\" {");
    line("kernel " + pick("v4.18", "v5.5", "v6.1", "v6.12") + ";");
    line("mm app { vma heap[2] anon; }");
    line("mutex m; mutex n; rwsem l; rwlock rw; spinlock s; waitqueue q; srcu u; completion c;");
    line("fence f; work w; atomic t; ww_mutex e; ww_mutex h;");
    line("int x; int y; int a[2]; int b[4]; int z[4]; ghost int g;");
    if (devices) {
      line("secondary_tlb tlb; object o; notifier one = noting(app, tlb);");
    }
    int declarations = 2 + random.nextInt(2);
    for (int d = 0; d < declarations; d++) {
      group = d == 0 && random.nextInt(2) == 0;
      int size = group ? 2 + random.nextInt(2) : 1;
      budget = size == 3 ? 3 : declarations == 3 ? 4 : 6;
      for (int i = 0; i < size; i++) {
        names.add(size == 1 ? "T" + d : "T" + d + "[" + i + "]");
      }
      line("thread T" + d + (size == 1 ? "" : "[" + size + "]") + " in app {");
      block(2);
      line("}");
    }
    if (kills) {
      line("kthread K { " + pick("", "x = 1;", "y = x;") + " send_sigkill(app); }");
    }
    if (worker) {
      budget = 2;
      group = false;
      line("daemon kthread W { while (true) { work_begin(w);");
      block(1);
      line("work_end(w); } }");
    }
    properties();
    line("}");
  }

  private void block(int depth) {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count && budget > 0; i++) {
      budget--;
      statement(depth);
    }
  }

  private void statement(int depth) {
    int kind = random.nextInt(depth > 0 ? 34 : 14);
    String v = "v" + local++;
    switch (kind) {
      case 0, 1 -> line(pick("x", "y", "a[0]", "a[1]") + " = " + value() + ";");
      case 2 -> line(group ? "b[self] = " + pick("1", "x", "b[self] + 1") + ";" : "b[3] = x;");
      case 3 -> line(group ? "z[self + 1] = b[self]; if (z[self + 1] == 1) x = 2;" : "x = b[3];");
      case 4 -> line(pick("complete(c);", "complete_all(c);", "fence_signal(f);"));
      case 5 -> line(worker ? pick("queue_work(w);", "flush_work(w);", "cancel_work(w);") : "x++;");
      case 6 -> line(pick("wait_for_completion(c);", "fence_wait(f);", "wake_up_all(q);"));
      case 7 -> line("int " + v + " = wait_for_completion_killable(c); if (" + v + " != 0) y = 2;");
      case 8 -> line("if (" + pick("mutex_is_locked(m)", "fence_is_signaled(f)") + ") y = 1;");
      case 9 -> line(pick("atomic_inc(t);", "if (atomic_dec_and_test(t)) x = 3;", "x = t;"));
      case 10 -> line("assert " + condition() + ";");
      case 11 ->
          line("atomically { spin_unlock_wait(s); " + pick("x = 1;", "y = x; g = 1;") + " }");
      case 12 -> pages(v);
      case 13 -> line(code(v));
      case 14, 15 -> around("mutex_lock(" + pick("m", "n") + ");", depth);
      case 16 -> conditional("mutex_trylock(m)", "mutex_unlock(m);", depth);
      case 17 -> conditional("mutex_lock_killable(m) == 0", "mutex_unlock(m);", depth);
      case 18 -> conditional("down_read_killable(l) == 0", "up_read(l);", depth);
      case 19 -> conditional("down_write_killable(l) == 0", "up_write(l);", depth);
      case 20 -> conditional("down_read_trylock(l)", "up_read(l);", depth);
      case 21 -> conditional("down_write_trylock(l)", "up_write(l);", depth);
      case 22 -> {
        line("down_write(l);");
        block(depth - 1);
        line("downgrade_write(l);");
        block(depth - 1);
        line("up_read(l);");
      }
      case 23 -> around("down_read(l);", depth);
      case 24 -> around("down_write(l);", depth);
      case 25 -> around("read_lock(rw);", 1);
      case 26 -> around("write_lock(rw);", 1);
      case 27 -> around("spin_lock(s);", 1);
      case 28 -> around("srcu_read_lock(u);", depth);
      case 29 -> line(pick("synchronize_srcu(u);", "wait_event(q, " + condition() + ");"));
      case 30 -> {
        line("either {");
        block(depth - 1);
        line("} or {");
        block(depth - 1);
        line("}");
      }
      case 31 -> {
        line("if (" + condition() + ") {");
        block(depth - 1);
        line("}");
      }
      case 32 -> context(v, depth);
      default -> {
        if (nonOwner) {
          line(pick("down_read_non_owner(l);", "up_read_non_owner(l);"));
        } else {
          line("while (" + condition() + ") { " + pick("y = 1 - y;", "x = y;") + " }");
        }
      }
    }
  }

  private String code(String v) {
    if (!named) {
      return "int " + v + " = choose(0..1); a[" + v + "] = 1;";
    }
    return "if ("
        + pick("done(T1)", "blocked(T1)", "held_by(m, T1)", "done(" + names.get(0) + ")")
        + ") "
        + pick("x = 2;", "y = 1;", "assert x != 1;");
  }

  private void pages(String v) {
    if (!devices) {
      line(
          "frame "
              + v
              + " = pte_frame(heap[0]); lock_page("
              + v
              + "); x = 1; unlock_page("
              + v
              + ");");
      return;
    }
    String mapped = "frame " + v + " = pte_frame(heap[0]); if (" + v + ") ";
    line(
        switch (random.nextInt(9)) {
          case 0 -> mapped + "{ tlb.map(heap[0], " + v + ", " + pick("true", "false") + "); }";
          case 1 -> "tlb.zap(heap);";
          case 2 -> "madvise_dontneed(heap[0..1]);";
          case 3 -> "touch(heap[0], write = true);";
          case 4 -> "if (kref_put(o)) o.free();";
          case 5 -> "if (kref_get_unless_zero(o)) x = 1;";
          case 6 ->
              "invalidate_start(heap[0..1]); "
                  + pick("zap(heap[0..1]);", "x = 1;")
                  + " invalidate_end(heap[0..1]);";
          case 7 -> mapped + "if (trylock_page(" + v + ")) unlock_page(" + v + ");";
          default -> named ? "mmu_notifier_unregister(one);" : "tlb.access(heap[0]);";
        });
  }

  private void context(String v, int depth) {
    String first = pick("e", "h");
    String second = first.equals("e") ? "h" : "e";
    line("ww_acquire_init(); int " + v + " = ww_mutex_lock(" + first + ");");
    line("if (" + v + " == 0) { " + v + " = ww_mutex_lock(" + second + "); if (" + v + " == 0) {");
    block(depth - 1);
    line("ww_mutex_unlock(" + second + "); } ww_mutex_unlock(" + first + "); }");
    line("ww_acquire_fini();");
  }

  private void around(String lock, int depth) {
    line(lock);
    block(depth - 1);
    String unlock = lock.replace("down_", "up_").replace("_lock", "_unlock");
    line(random.nextInt(14) == 0 ? "" : unlock);
  }

  private void conditional(String lock, String unlock, int depth) {
    line("if (" + lock + ") {");
    block(depth - 1);
    line(unlock);
    line("}");
  }

  private void properties() {
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      line(
          pick("always", "never", "finally", "reachable", "eventually")
              + " p"
              + i
              + ": "
              + looks()
              + ";");
    }
  }

  private String looks() {
    List<String> looks =
        new ArrayList<>(
            List.of(
                condition(),
                "!held(m) && !rwsem_is_locked(l)",
                "completion_done(c) && " + condition(),
                "work_pending(w) => " + condition(),
                "fence_is_signaled(f) || " + condition(),
                "exists i in heap: b[i.index] == 1 && " + condition(),
                "b[1] == 1 && " + condition(),
                "t == 1"));
    String who = names.get(random.nextInt(names.size()));
    looks.add("held_by(m, " + who + ") && " + condition());
    looks.add("blocked(" + who + ") && " + condition());
    looks.add("killed(" + who + ") => " + condition());
    looks.add("exists i in app.threads: held_by(m, i) && " + condition());
    if (named) {
      looks.add("done(" + who + ") => " + condition());
    }
    return looks.get(random.nextInt(looks.size()));
  }

  private String value() {
    return pick("0", "1", "2", "x", "y", "a[1]", "1 - x");
  }

  private String condition() {
    return pick("x", "y", "a[0]", "x") + pick(" == ", " != ", " < ") + random.nextInt(3);
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
