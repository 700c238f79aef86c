package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes small scenarios at random of threads alike, each with a page or two of its own: cleared,
 * mapped, unmapped by library functions, looked up, given to a device, invalidated with and without
 * a driver. In about half of them something may tell the pages apart: another thread, a property,
 * an interval, a number that is looked at. The same seed gives the same text.
 */
public final class PagesGenerator {
  private static final int COSTLY = 6;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final List<String> frames = new ArrayList<>();
  private final boolean tells;
  private final boolean brief;
  private final boolean isLate;
  private final boolean isShort;
  private final Told told;
  private final int members;
  private final int each;
  private final int pages;
  private int shift;
  private int budget;
  private int local;

  /** Who is told of invalidations. */
  private enum Told {
    NOBODY,
    LIST,
    INTERVAL,
    INTERVALS
  }

  private PagesGenerator(long seed) {
    // The first numbers drawn for seeds that are near to each other are near to each other.
    random = new Random(seed * SPREAD);
    tells = random.nextBoolean();
    brief = tells ? !oneIn(3) : oneIn(4);
    members = random.nextInt(4) == 0 ? 3 : 2;
    each = members == 2 && oneIn(5) ? 2 : 1;
    pages = members * each * (members == 2 && oneIn(6) ? 2 : 1) + random.nextInt(2);
    isLate = random.nextBoolean();
    isShort = oneIn(6);
    told = told();
  }

  private Told told() {
    if (brief || members == 3 || oneIn(3)) {
      return Told.NOBODY;
    } else if (!isLate || random.nextBoolean()) {
      return Told.LIST;
    }
    return tells && random.nextBoolean() ? Told.INTERVALS : Told.INTERVAL;
  }

  /** The scenario of a seed. */
  public static String scenario(long seed) {
    PagesGenerator generator = new PagesGenerator(seed);
    generator.file();
    return generator.out.toString();
  }

  private void file() {
    driver();
    line("scenario \"pages\" {");
    line("kernel " + (isLate ? pick("v6.1", "v6.12") : pick("v4.18", "v5.4")) + ";");
    if (isShort) {
      line("memory { frames " + (pages + random.nextInt(2)) + "; low 0; min 0; }");
    }
    String kind = pick("anon", "anon", "anon", "anon unpopulated", "file shared");
    line("mm app { vma heap[" + pages + "] " + kind + "; }");
    line("int x; int seen[3]; int by[" + pages + "]; mutex m; secondary_tlb tlb;");
    line("frame slot = NULL; frame mine[3]; page kept = NULL;");
    notifiers();
    if (oneIn(tells ? 4 : 8)) {
      init();
    }
    group("T", told == Told.NOBODY ? 12 : 8);
    if (members == 2 && oneIn(4)) {
      boolean isAside = pages >= 2 * members * each;
      shift = isAside ? members * each : tells && pages > members * each ? 1 : 0;
      group("U", 3);
    } else if (random.nextInt(5) > 1) {
      other();
    }
    properties();
    line("}");
  }

  private void properties() {
    boolean isOne = brief && tells;
    int properties = isOne ? 1 : random.nextInt(tells ? 3 : 2);
    for (int p = 0; p < properties; p++) {
      boolean isAlways = isOne && oneIn(2);
      String kind = isAlways ? "always" : pick("always", "never", "finally", "reachable");
      line(kind + " p" + p + ": " + look() + ";");
    }
  }

  private void driver() {
    String note = tells ? pick("", "k = r.start.index;") : pick("", "k = 1;", "k++;");
    String zap = pick("", "tlb.zap(r);", "tlb.zap(r);", "mutex_lock(d); tlb.zap(r); ");
    String done = zap.startsWith("mutex") ? "mutex_unlock(d);" : "";
    if (told == Told.LIST) {
      line("driver listening(secondary_tlb tlb) { mutex d; int k;");
      line("on invalidate_range_start(range r, bool blockable) {");
      line(zap + note + done + " return 0; }");
      line(oneIn(2) ? "on invalidate_range_end(range r) { " + pick("", "k = 0;") + " }" : "");
      line("}");
    } else if (told != Told.NOBODY) {
      line("driver listening(secondary_tlb tlb) { mutex d; int k;");
      line("on invalidate(range r, int seq, bool blockable) {");
      line(zap + note + " mmu_interval_set_seq(self, seq); " + done + " return true; } }");
    }
  }

  private void notifiers() {
    switch (told) {
      case NOBODY -> {}
      case LIST -> line("notifier n = listening(app, tlb);");
      case INTERVAL -> line("interval bo = listening(" + (tells ? some() : "heap") + ", tlb);");
      case INTERVALS -> {
        line("interval bo = listening(heap[0..1], tlb);");
        line("interval by1 = listening(heap[1..2], tlb);");
      }
    }
  }

  private void init() {
    String pages = tells ? some() : "heap";
    line("init { for (page p in " + pages + ") { frame f = pte_frame(p);");
    line("if (f != NULL) " + pick("tlb.map(p, f, true);", "tlb.map(p, f, false);") + " } }");
  }

  private void group(String name, int cost) {
    budget = members == 3 ? cost / 2 : cost;
    frames.clear();
    line("thread " + name + "[" + members + "] in app {");
    line("page p = " + element() + ";");
    block(2, brief ? 1 + random.nextInt(2) : 2 + random.nextInt(4));
    line("}");
  }

  private void block(int depth, int count) {
    int scope = frames.size();
    for (int i = 0; i < count && budget > 0; i++) {
      statement(depth);
    }
    frames.subList(scope, frames.size()).clear();
  }

  private void statement(int depth) {
    int choice = random.nextInt(20);
    if (brief && tells && oneIn(3)) {
      alone();
    } else if (brief && tells && oneIn(3)) {
      line("atomically { ptep_get_and_clear(" + page() + "); x++; }");
    } else if (choice < 6) {
      table();
    } else if (choice < 8) {
      device();
    } else if (choice < 10) {
      number();
    } else if (choice < 12) {
      frame();
    } else if (choice < 14 && budget >= COSTLY) {
      library();
    } else if (choice < 16 && depth > 0) {
      around(depth);
    } else if (choice < 18 && depth > 0 && budget >= COSTLY) {
      operation(depth);
    } else if (choice == 18) {
      claim();
    } else if (choice == 19 && tells) {
      apart();
    } else {
      table();
    }
  }

  /** What is done to an entry of one's own. */
  private void table() {
    budget--;
    switch (random.nextInt(9)) {
      case 0 -> line("frame " + fresh() + " = ptep_get_and_clear(" + page() + ");");
      case 1, 8 -> away();
      case 2 -> line("flush_tlb_page(" + page() + ");");
      case 3 -> line("flush_tlb_range(" + range() + ");");
      case 4 -> line("frame " + fresh() + " = pte_frame(" + page() + ");");
      case 5 -> {
        String f = fresh();
        line("frame " + f + " = alloc_frames(1, 0);");
        line("if (" + f + " != NULL) set_pte(" + page() + ", " + f + ", " + flag() + ");");
      }
      case 6 -> line(pick("ptep_set_wrprotect(", "ptep_set_protnone(") + page() + ");");
      default -> line("atomically { ptep_get_and_clear(" + page() + "); x++; }");
    }
  }

  /** Takes a frame away and gives it back. */
  private void away() {
    budget -= 2;
    String page = page();
    String f = fresh();
    line("frame " + f + " = ptep_get_and_clear(" + page + ");");
    line(oneIn(4) ? "" : "flush_tlb_page(" + page + ");");
    line("if (" + f + " != NULL) " + pick("put_page(", "free_frame(") + f + ");");
  }

  private void device() {
    budget--;
    switch (random.nextInt(told == Told.INTERVAL ? 6 : 5)) {
      case 0, 1 -> {
        String f = known();
        line("if (" + f + " != NULL) tlb.map(" + page() + ", " + f + ", " + flag() + ");");
      }
      case 2 -> line("tlb.zap(" + range() + ");");
      case 3 -> line("if (tlb.access(" + page() + ")) x = 1;");
      case 4 -> line("tlb.wrprotect(" + page() + ");");
      default -> {
        budget -= 3;
        String seq = "s" + local++;
        line(
            "int " + seq + " = mmu_interval_read_begin(bo); frame " + fresh() + " = pte_frame(p);");
        line("if (" + known() + " != NULL && !mmu_interval_read_retry(bo, " + seq + "))");
        line("tlb.map(p, " + known() + ", " + flag() + ");");
      }
    }
  }

  private void number() {
    budget--;
    line(
        switch (random.nextInt(7)) {
          case 0 -> "x++;";
          case 1 -> "x = " + pick("1", "seen[self]") + ";";
          case 2 -> "seen[self] = " + pick("1", "2", "x") + ";";
          case 3 -> "if (seen[self] == x) x = 2;";
          case 4 -> "by[" + index() + "] = 1;";
          case 5 -> "by[p.index] = " + pick("1", "2") + ";";
          default -> "x = " + pick("by[p.index]", "p.vma.pages") + ";";
        });
  }

  private void frame() {
    budget--;
    String f = known();
    line(
        switch (random.nextInt(8)) {
          case 0, 1 -> "if (" + f + " != NULL) " + pick("put_page(", "free_frame(") + f + ");";
          case 2 -> "if (" + f + " != NULL) get_page(" + f + ");";
          case 3 -> "slot = " + f + ";";
          case 4 -> "mine[self] = " + f + ";";
          case 5 -> "if (" + f + " == " + pick("slot", "mine[self]", known()) + ") x = 3;";
          case 6 -> "if (slot != NULL) x = 1;";
          default -> "if (" + f + " != NULL) { lock_page(" + f + "); unlock_page(" + f + "); }";
        });
  }

  private void library() {
    budget -= COSTLY;
    String f = "f" + local++;
    line(
        switch (random.nextInt(6)) {
          case 0 -> "munmap(" + range() + ");";
          case 1 -> "mprotect(" + range() + ", " + pick("PROT_NONE", "PROT_READ") + ");";
          case 2 -> "madvise_dontneed(" + range() + ");";
          case 3 -> "touch(" + page() + ", write = " + flag() + ");";
          case 4 -> "if (touch(" + page() + ") != 0) x = 4;";
          default -> named(f, "get_user_page(" + page() + ")", "put_page(" + f + ");");
        });
  }

  private void around(int depth) {
    budget--;
    if (random.nextBoolean()) {
      line("mutex_lock(m);");
      block(depth - 1, 1 + random.nextInt(2));
      line(oneIn(10) ? "" : "mutex_unlock(m);");
    } else {
      String on = pick("x == 1", "seen[self] == 1", "mapped(" + page() + ")", known() + " == slot");
      line("if (" + on + ") {");
      block(depth - 1, 1 + random.nextInt(2));
      line("}");
    }
  }

  private void operation(int depth) {
    budget -= told == Told.NOBODY ? 4 : COSTLY;
    String range = range();
    line("invalidate_start(" + range + ");");
    block(depth - 1, 1 + random.nextInt(2));
    line(oneIn(4) ? "" : "invalidate_end(" + (oneIn(10) ? range() : range) + ");");
  }

  private void claim() {
    budget--;
    String what =
        pick(
            "pte_present(" + page() + ")",
            "pte_frame(" + page() + ") == " + known(),
            "page_count(slot) == 1",
            "seen[self] < 2",
            "x < 2");
    line((what.contains("slot") ? "if (slot != NULL) " : "") + "assert " + what + ";");
  }

  /** What tells the members apart. */
  private void apart() {
    budget--;
    String opposite = "heap[" + (members * each - 1) + " - self]";
    line(
        pick(
            "if (p == heap[1]) x = 2;",
            "if (p.index > 0 && x == 0) x = 2;",
            "x = p.index;",
            "kept = p;",
            "if (kept == p) x = 2;",
            "if (!pte_present(" + opposite + ")) x = 5;",
            "ptep_get_and_clear(" + opposite + ");",
            "if (self == 1) x = 2;",
            "seen[" + (members - 1) + " - self] = 1;",
            "touch(heap[" + (pages - 1) + "]);"));
  }

  /** What tells the members apart, for whoever of them is the first. */
  private void alone() {
    budget--;
    String left = "mm_rss(app) == " + (pages - 1);
    line(
        pick(
            "atomically { if (" + left + " && p == " + one() + ") x = 2; }",
            "atomically { if (" + left + ") x = p.index; }",
            "atomically { if (" + left + ") kept = p; }",
            "atomically { if (pte_present(heap[0])) ptep_get_and_clear(p); }",
            "atomically { if (kept == NULL) kept = p; ptep_get_and_clear(p); }",
            "atomically { if (x == 1 && p.index > 0) x = 3; ptep_get_and_clear(p); x++; }"));
  }

  private void other() {
    line("kthread K {");
    if (oneIn(3)) {
      line("if (x == 1) {");
      oneOther();
      line("}");
    } else {
      oneOther();
    }
    if (oneIn(2)) {
      oneOther();
    }
    line("}");
  }

  private void oneOther() {
    String v = "k" + local++;
    line(
        switch (brief && tells ? 7 + random.nextInt(10) : random.nextInt(tells ? 14 : 7)) {
          case 0 -> "x = 1;";
          case 1 -> "mutex_lock(m); x++; mutex_unlock(m);";
          case 2 -> "tlb.zap(heap);";
          case 3 -> "flush_tlb_range(heap);";
          case 4 -> "invalidate_start(heap); invalidate_end(heap);";
          case 5 -> "frame " + v + " = slot; if (" + v + " != NULL) put_page(" + v + ");";
          case 6 -> "frame " + v + " = alloc_frames(1, 0); slot = " + v + ";";
          case 7 -> named(v, "pte_frame(" + one() + ")", "get_page(" + v + ");");
          case 8 -> "ptep_get_and_clear(" + one() + "); flush_tlb_page(" + one() + ");";
          case 9 -> "for (page q in heap) { if (!pte_present(q)) { x = q.index + 2; break; } }";
          case 10 -> "atomically { for (page q in heap) if (!pte_present(q)) x = q.index + 2; }";
          case 11 -> "frame " + v + " = isolate_lru_page(); if (" + v + " == slot) x = 3;";
          case 12 -> "if (slot != NULL) kept = mappings_first(slot); x = 1;";
          case 13 ->
              named(v, "pte_frame(" + one() + ")", "tlb.map(" + one() + ", " + v + ", true);");
          case 14 -> "atomically { if (x == 1 && !pte_present(" + one() + ")) x = 3; }";
          case 15 -> "atomically { if (x == 1) slot = isolate_lru_page(); }";
          default -> "atomically { if (x == 1) slot = alloc_frames(1, 0); }";
        });
  }

  /** Looks a frame up, and does something to it where there is one. */
  private static String named(String name, String found, String then) {
    return "frame " + name + " = " + found + "; if (" + name + " != NULL) " + then;
  }

  private String look() {
    String same =
        pick(
            "mm_rss(app) == " + random.nextInt(3),
            "x != " + random.nextInt(4),
            "in_flight(app) < 2",
            "forall p in heap: mapped(p)",
            "exists p in heap: tlb.has(p) && !mapped(p)",
            "free_frames() > 1",
            "slot == NULL || page_count(slot) > 0");
    String named =
        pick(
            "mapped(" + one() + ") && x == 1",
            "mapped(heap[1]) && !mapped(heap[0])",
            "done(T[1]) && !done(T[0])",
            "tlb.has(" + one() + ") => mapped(" + one() + ")",
            "seen[1] == 1 && seen[0] == 0",
            "in_flight(" + one() + ") == 1 && in_flight(app) == 1",
            "frame(" + one() + ") == slot",
            "kept == heap[1]",
            "by[1] > by[0]");
    String first =
        pick(
            "mapped(heap[0]) || !mapped(heap[1])",
            "mapped(heap[1]) || !mapped(heap[0])",
            "!done(T[1]) || done(T[0])",
            "!done(T[0]) || done(T[1])",
            "!tlb.has(" + one() + ") || mm_rss(app) != " + (pages - 1),
            "kept != " + one(),
            "x != 2",
            "x != 3");
    return !tells || oneIn(3) ? same : brief || oneIn(3) ? first : named;
  }

  private String index() {
    String first = each == 1 ? "self" : pick("2 * self", "2 * self + 1");
    return shift == 0 ? first : shift + " + " + first;
  }

  private String element() {
    return "heap[" + index() + "]";
  }

  /** A page of one's own, or, where pages may be told apart, the one that is left over. */
  private String page() {
    boolean common = pages > members * each && tells && oneIn(8);
    return common ? "heap[" + (pages - 1) + "]" : pick("p", element());
  }

  private String range() {
    String of = index();
    return each == 2 && oneIn(2)
        ? "heap[2 * self + " + shift + "..2 * self + " + (shift + 2) + "]"
        : pick("p", "heap[" + of + ".." + of + " + 1]");
  }

  /** A page by its number. */
  private String one() {
    return pick("heap[0]", "heap[1]", "heap[" + (pages - 1) + "]");
  }

  private String some() {
    return pick("heap", "heap[0..1]", "heap[1..]");
  }

  private String fresh() {
    String f = "f" + local++;
    frames.add(f);
    return f;
  }

  /** A frame that has a name. */
  private String known() {
    return frames.isEmpty() ? "mine[self]" : frames.get(frames.size() - 1);
  }

  private String flag() {
    return pick("true", "false");
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
