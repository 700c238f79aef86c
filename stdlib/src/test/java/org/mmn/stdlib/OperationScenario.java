package org.mmn.stdlib;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a row of the table into a scenario: a list notifier that asserts, at each start, what the
 * row says of it.
 */
final class OperationScenario {
  private static final Pattern MM = Pattern.compile("mm app \\{([^}]*)}");
  private static final Pattern VMA = Pattern.compile("vma (\\w+)\\[");
  private static final Map<String, String> EVENTS =
      Map.of("PROT_VMA", "PROTECTION_VMA", "PROT_PAGE", "PROTECTION_PAGE");
  private static final List<String> MODES = List.of("free", "r", "w");

  private static final String HEAD =
      """
      driver recorder(%s) {
          bool armed;
          int(0..63) starts;
          int(0..63) ends;

          int mode(rwsem s) {
              if (!held(s)) return 0;
              if (!held_by(s, current)) return 3;
              if (!down_read_trylock(s)) return 2;
              up_read(s);
              return 1;
          }

          on invalidate_range_start(range r, bool blockable, int event, int owner) {
              if (!armed) return 0;
              int n = starts;
              starts = n + 1;
              vma v = r.start.vma;
              not_so_many: assert n < %d;
      """;

  private static final String TAIL =
      """
              return 0;
          }
          on invalidate_range_end(range r) { if (armed) ends = ends + 1; }
      }
      scenario "%s" {
          kernel %s;
          %s
          notifier probe = recorder(app, %s);
          init { %s probe.armed = true; }
          kthread T { %s }
          finally all_seen: probe.starts == %7$d && probe.ends == %7$d;
      }
      """;

  private final Operations.Row row;
  private final List<String> vmas;

  private OperationScenario(Operations.Row row) {
    this.row = row;
    this.vmas = List.copyOf(vmas(row.declared()));
  }

  static String of(Operations.Row row) {
    return new OperationScenario(row).text();
  }

  private String text() {
    int n = row.emitted().size();
    StringBuilder text = new StringBuilder(HEAD.formatted("vma " + String.join(", vma ", vmas), n));
    for (int i = 0; i < n; i++) {
      text.append("        if (n == %d) {%n%s        }%n".formatted(i, check(i)));
    }
    return text.append(
            TAIL.formatted(
                row.name(),
                row.versions(),
                row.declared(),
                String.join(", ", vmas),
                row.before(),
                row.done(),
                n))
        .toString();
  }

  private String check(int i) {
    Emission e = row.emitted().get(i);
    String first = e.vma().isEmpty() ? vmas.get(0) : e.vma();
    StringBuilder text = new StringBuilder();
    line(text, i, "event", "event == MMU_NOTIFY_" + EVENTS.getOrDefault(e.event(), e.event()));
    line(text, i, "start", "r.start == " + first + "[" + e.from() + "]");
    String end = e.to().isEmpty() ? "range_from(r.mm, r.start).pages" : e.to() + " - " + e.from();
    line(text, i, "pages", "r.pages == " + end);
    line(text, i, "blockable", "blockable == " + !e.marks().containsKey("nonblock"));
    line(text, i, "nesting", "nesting(current) == " + (e.depth() + 1));
    line(text, i, "mmap_lock", mode("r.mm.mmap_lock", e.mark("mmap", "?")));
    line(text, i, "anon_vma", mode("v.root.anon_vma", e.mark("anon_vma", "free")));
    line(text, i, "i_mmap", mode("v.mapping.i_mmap_rwsem", e.mark("i_mmap_rwsem", "free")));
    line(text, i, "inode", mode("v.mapping.i_rwsem", e.mark("i_rwsem", "free")));
    line(text, i, "vma_lock", mode("v.vm_lock", e.mark("vm_lock", "free")));
    boolean ksm = e.marks().containsKey("ksm_thread_mutex");
    line(text, i, "ksm", "held_by(ksm_thread_mutex, current) == " + ksm);
    if (e.marks().containsKey("page_lock")) {
      line(text, i, "page_lock", "page_locked(frame(r.start))");
    }
    if (e.marks().containsKey("owner")) {
      line(text, i, "owner", "owner == " + e.mark("owner", ""));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, int i, String what, String condition) {
    text.append("            %s_%d: assert %s;%n".formatted(what, i + 1, condition));
  }

  private static String mode(String lock, String mode) {
    return "mode(" + lock + ") == " + MODES.indexOf(mode);
  }

  /** The VMAs of the mm that is watched. */
  private static Set<String> vmas(String declared) {
    Set<String> names = new LinkedHashSet<>();
    Matcher mm = MM.matcher(declared);
    if (!mm.find()) {
      throw new IllegalArgumentException("no mm app: " + declared);
    }
    Matcher vma = VMA.matcher(mm.group(1));
    while (vma.find()) {
      names.add(vma.group(1));
    }
    return names;
  }
}
