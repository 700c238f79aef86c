package org.mmn.workspace;

import java.util.Random;

/**
 * Makes small scenarios at random in which several frames go from page to page: allocated, mapped,
 * looked up, pinned, kept in variables, given to a device, gathered, reclaimed, compared. The same
 * seed gives the same text.
 */
public final class FrameGenerator {
  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private int budget;
  private int local;
  private boolean alike;

  private FrameGenerator(long seed) {
    random = new Random(seed);
  }

  /** The scenario of a seed. */
  public static String scenario(long seed) {
    FrameGenerator generator = new FrameGenerator(seed);
    generator.file();
    return generator.out.toString();
  }

  private void file() {
    line("scenario \"frames\" {");
    line("kernel " + pick("v4.18", "v6.1", "v6.12") + ";");
    line(pick("", "memory { frames 4; low 0; min 0; }"));
    line("mm app { vma heap[2] anon" + pick("", " unpopulated") + "; vma data[1] file shared; }");
    line("frame slot[2]; frame kept; frame own[3]; int x; mutex m; secondary_tlb tlb;");
    int threads = 2 + random.nextInt(2);
    int group = random.nextInt(2) == 0 ? 2 + random.nextInt(2) : 0;
    for (int t = 0; t < threads; t++) {
      budget = threads == 2 && group == 0 ? 4 : 3;
      alike = group > 0 && t == 0;
      line("thread T" + t + (alike ? "[" + group + "]" : "") + " in app {");
      block(1);
      line("}");
    }
    int properties = random.nextInt(3);
    for (int p = 0; p < properties; p++) {
      line(pick("always", "never", "finally", "reachable") + " p" + p + ": " + look() + ";");
    }
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
    String v = "f" + local++;
    String mapped = "frame " + v + " = pte_frame(" + page() + "); if (" + v + " != NULL) ";
    switch (random.nextInt(depth > 0 ? 18 : 13)) {
      case 0 -> line(slot() + " = alloc_frames(1, 0);");
      case 1 ->
          line("frame " + v + " = " + slot() + "; if (" + v + " != NULL) free_frame(" + v + ");");
      case 2 -> line(slot() + " = " + pick("NULL", slot(), "pte_frame(" + page() + ")") + ";");
      case 3 -> line("touch(" + page() + ", write = " + pick("true", "false") + ");");
      case 4 -> line("madvise_dontneed(" + pick("heap", "heap[0..1]", "data") + ");");
      case 5 -> line(mapped + "{ get_page(" + v + "); x = 1; put_page(" + v + "); }");
      case 6 -> line(mapped + "tlb.map(" + page() + ", " + v + ", true);");
      case 7 -> line("tlb.zap(" + pick("heap", "heap[1..2]") + ");");
      case 8 -> line(mapped + "kept = " + v + ";");
      case 9 -> line("if (" + slot() + " == kept) x = 2;");
      case 10 -> line(mapped + "{ lock_page(" + v + "); unlock_page(" + v + "); }");
      case 11 ->
          line(
              "frame "
                  + v
                  + " = alloc_frames(1, 0); if ("
                  + v
                  + " != NULL) { x++; free_frame("
                  + v
                  + "); }");
      case 12 ->
          line("frame " + v + " = isolate_lru_page(); if (" + v + " == " + slot() + ") x = 3;");
      case 13 -> line("shrink_page_list();");
      case 14 -> line(mapped + "{ x = 1; assert pte_frame(" + page() + ") == " + v + "; }");
      case 15 ->
          line(
              "frame "
                  + v
                  + " = alloc_frames(1, 0); if ("
                  + v
                  + " != NULL) set_pte("
                  + page()
                  + ", "
                  + v
                  + ", true);");
      case 16 -> {
        line("mutex_lock(m);");
        block(depth - 1);
        line("mutex_unlock(m);");
      }
      default -> {
        line("if (" + pick("x == 1", "kept != NULL", "mapped(" + page() + ")") + ") {");
        block(depth - 1);
        line("}");
      }
    }
  }

  private String look() {
    return pick(
        "frame(heap[0]) == kept",
        "kept == NULL || page_count(kept) > 0",
        "frame(heap[0]) != frame(heap[1]) || x == 0",
        "slot[0] == slot[1] && x != 1",
        "free_frames() > 2",
        "tlb.has(heap[1]) => mapped(heap[1])",
        "x != 2");
  }

  private String page() {
    return pick("heap[0]", "heap[1]", "heap[0]", "data[0]");
  }

  private String slot() {
    return alike
        ? pick("own[self]", "own[self]", "kept", "slot[0]")
        : pick("slot[0]", "slot[1]", "kept");
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
