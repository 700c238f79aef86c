package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes small scenarios at random that mean something: threads with locks, shared numbers, ghosts,
 * steps of several actions, choices, drivers whose callbacks an invalidation runs, and properties.
 * The same seed gives the same text.
 */
public final class ScenarioGenerator {
  private static final List<String> NUMBERS = List.of("x", "y", "a[0]", "a[1]");
  private static final List<String> RANGES = List.of("heap[0..1]", "heap[0..2]", "heap[1..2]");

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final List<String> labels = new ArrayList<>();
  private final boolean notifiers;
  private final boolean devices;
  private final int threads;
  private int thread;
  private int local;
  private int budget;

  private ScenarioGenerator(long seed) {
    this.random = new Random(seed);
    this.notifiers = random.nextInt(3) == 0;
    this.devices = notifiers && random.nextInt(2) == 0;
    this.threads = notifiers ? 2 : 2 + random.nextInt(2);
  }

  public static String scenario(long seed) {
    ScenarioGenerator generator = new ScenarioGenerator(seed);
    generator.file();
    return generator.out.toString();
  }

  private void file() {
    line("int leaves(int n) { atomically { might_sleep(); if (n == 1) return 1; } return 0; }");
    if (notifiers) {
      driver();
    }
    if (devices) {
      interval();
    }
    line("scenario \"random\" {");
    line("kernel " + version() + ";");
    if (notifiers) {
      line("mm app { vma heap[2] anon; }");
      line("notifier one = noting(app);");
      line(random.nextBoolean() ? "notifier two = noting(app);" : "");
    }
    if (devices) {
      line("secondary_tlb tlb; object o; interval bo = watching(heap[0..1], tlb);");
    }
    line("mutex m; mutex n; rwsem l; spinlock s; waitqueue q; srcu u; seqcount c;");
    line("int x = 0; int y = 0; int a[2]; int b[3]; ghost int g = 0; ghost int h = 0;");
    if (random.nextInt(6) == 0) {
      line("init { x = 1; g = 1; y = 1; }");
    }
    for (thread = 0; thread < threads; thread++) {
      budget = notifiers ? 3 : 5;
      boolean several = thread == threads - 1 && threads == 2 && random.nextInt(2) == 0;
      String count = several ? pick(List.of("[2]", notifiers ? "[2]" : "[3]")) : "";
      line("thread T" + thread + count + (notifiers ? " in app {" : " {"));
      block(2, several);
      line("}");
    }
    properties();
    line("}");
  }

  private String version() {
    return pick(devices ? List.of("v5.5", "v6.1", "v6.12") : List.of("v4.18", "v5.4", "v6.12"));
  }

  private void interval() {
    line("driver watching(secondary_tlb tlb) { mutex d;");
    line("on invalidate(range r, int seq, bool blockable) {");
    line(pick(List.of("", "mmu_interval_set_seq(self, seq);")));
    line(pick(List.of("", "tlb.zap(r);", "if (!blockable) return false;", "mutex_lock(d);")));
    line("return true; } }");
  }

  private void device() {
    String name = "v" + local++;
    switch (random.nextInt(8)) {
      case 0 ->
          line(
              "frame "
                  + name
                  + " = pte_frame(heap[0]); if ("
                  + name
                  + ") { tlb.map(heap[0], "
                  + name
                  + ", true); }");
      case 1 -> line("tlb.zap(heap[0..1]);");
      case 2 -> line("tlb.access(heap[0]);");
      case 3 ->
          line(
              "int "
                  + name
                  + " = mmu_interval_read_begin(bo); if (mmu_interval_read_retry(bo, "
                  + name
                  + ")) y = 2;");
      case 4 -> line("kref_get(o);");
      case 5 -> line("if (kref_put(o)) o.free();");
      case 6 -> line("madvise_dontneed(heap[0..1]);");
      default -> line("touch(heap[0], write = true);");
    }
  }

  private void driver() {
    line("driver noting { mutex d; int k = 0; ghost int in = 0;");
    line("on invalidate_range_start(range r, bool blockable) {");
    line(pick(List.of("", "might_sleep();", "in = in + 1;", "mutex_lock(d);")));
    line(pick(List.of("k = 1;", "k = 1 - k;", "if (!blockable) return EAGAIN;")));
    line("return 0; }");
    if (random.nextInt(4) > 0) {
      line("on invalidate_range_end(range r) {");
      line(
          pick(List.of("k = 0;", "if (k == 0) k = 2;", "in = in - 1;", "mutex_unlock(d);")) + " }");
    }
    line("}");
  }

  private void block(int depth, boolean isGroup) {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count && budget > 0; i++) {
      budget--;
      if (!isGroup && random.nextInt(8) == 0) {
        String label = "w" + labels.size();
        labels.add("T" + thread + "." + label);
        out.append(label).append(": ");
      }
      statement(depth);
    }
  }

  private void statement(int depth) {
    switch (random.nextInt(depth > 0 ? 22 : 11)) {
      case 0, 1, 2 -> line(number() + " = " + value() + ";");
      case 3 -> line("g = " + pick(List.of("1", "2", "g + 1", "h", "x")) + ";");
      case 4 -> line("x = 1; " + pick(List.of("h = 1;", "g = 0; h = 0;", "h = g + 1;")));
      case 5 -> line("might_sleep();");
      case 6 -> line("assert " + condition(true) + ";");
      case 7 ->
          line(
              pick(List.of("a[self % 2] = ", "b[self] = ", "b[self] = "))
                  + pick(List.of(value(), "b[self]"))
                  + ";");
      case 8 -> line(pick(List.of("wake_up_all(q);", "leaves(1);", "leaves(x);", "x++;")));
      case 9 -> line("int v" + local + " = choose(0..1); a[v" + local++ + "] = 1;");
      case 10 -> snapshot();
      case 11 -> around("mutex_lock(m);", "mutex_unlock(m);", depth);
      case 12 -> around("mutex_lock(n);", "mutex_unlock(n);", depth);
      case 13 -> around("down_read(l);", "up_read(l);", depth);
      case 14 -> around("down_write(l);", "up_write(l);", depth);
      case 15 -> around("spin_lock(s);", "spin_unlock(s);", 0);
      case 16 -> srcu(depth);
      case 17 -> {
        out.append("either { ");
        block(depth - 1, true);
        out.append("} or { ");
        block(depth - 1, true);
        line("}");
      }
      case 18 -> {
        out.append("if (").append(condition(false)).append(") { ");
        block(depth - 1, true);
        line("}");
      }
      case 19 -> atomically();
      case 20 -> loop();
      default -> invalidation(depth);
    }
  }

  private void around(String before, String after, int depth) {
    line(before);
    block(depth - 1, true);
    line(random.nextInt(12) == 0 ? "" : after);
  }

  private void srcu(int depth) {
    if (random.nextInt(3) == 0) {
      line("synchronize_srcu(u);");
    } else {
      around("srcu_read_lock(u);", "srcu_read_unlock(u);", depth);
    }
  }

  private void snapshot() {
    if (random.nextBoolean()) {
      line("write_seqcount_begin(c); x = 2; write_seqcount_end(c);");
    } else {
      String name = "v" + local++;
      line("int " + name + " = read_seqcount_begin(c);");
      line("if (read_seqcount_retry(c, " + name + ")) y = 2;");
    }
  }

  private void atomically() {
    out.append("atomically { ");
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      out.append(
          switch (random.nextInt(6)) {
            case 0 -> "g = g + 1; ";
            case 1 -> "either { y = 1; } or { h = 2; } ";
            case 2 -> "assert " + condition(true) + "; ";
            case 3 -> "a[choose(0..1)] = 2; ";
            default -> number() + " = " + value() + "; ";
          });
    }
    line("}");
  }

  private void loop() {
    switch (random.nextInt(4)) {
      case 0 -> line("while (" + condition(false) + ") { y = 1 - y; }");
      case 1 -> line("wait_event(q, " + condition(false) + ");");
      case 2 ->
          line(
              "repeat (2) { int v"
                  + local
                  + " = 0; a[v"
                  + local
                  + "] = 1; v"
                  + local++
                  + " = 1; }");
      default ->
          line(
              "while (true) { atomically { x = 1; if (y == 0) break; } g = 1; might_sleep();"
                  + " break; }");
    }
  }

  private void invalidation(int depth) {
    if (!notifiers) {
      line("y = x;");
      return;
    }
    if (devices && random.nextInt(2) == 0) {
      device();
      return;
    }
    String range = pick(RANGES);
    boolean blockable = random.nextInt(4) > 0;
    String more = blockable ? "" : ", blockable = false";
    String name = "v" + local++;
    line("int " + name + " = invalidate_start(" + range + more + ");");
    if (random.nextInt(3) == 0) {
      block(depth - 1, true);
    }
    if (random.nextInt(10) > 0) {
      line("if (" + name + " == 0) invalidate_end(" + range + ");");
    }
  }

  private void properties() {
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String kind = pick(List.of("always", "never", "finally", "reachable", "eventually"));
      line(kind + " p" + i + ": " + looks() + ";");
    }
    if (labels.size() > 1 && random.nextInt(3) == 0) {
      line("schedule " + labels.get(1) + ", " + labels.get(0) + ";");
    }
  }

  private String looks() {
    List<String> choices = new ArrayList<>();
    choices.add(condition(true));
    choices.add("done(T0)");
    choices.add("blocked(T0) && x == 1");
    choices.add("done(T0) => " + condition(true));
    choices.add("!held(m) && !held(l)");
    choices.add("held_by(m, T0) && " + condition(true));
    choices.add("g > h");
    labels.forEach(l -> choices.add("at(" + l.replace(".", ", ") + ")"));
    if (notifiers) {
      choices.add("one.k == 1");
      choices.add("in_flight(app) == 2");
      choices.add("one.in <= 1");
      choices.add("one.k + in_flight(app) < 3");
    }
    return pick(choices);
  }

  private String number() {
    return pick(NUMBERS);
  }

  private String value() {
    return pick(List.of("0", "1", "2", "x", "y", "a[1]", "1 - x"));
  }

  private String condition(boolean ghosts) {
    String of = pick(ghosts ? List.of("x", "y", "a[0]", "g", "h", "g") : NUMBERS);
    return of + pick(List.of(" == ", " != ", " < ")) + random.nextInt(3);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
