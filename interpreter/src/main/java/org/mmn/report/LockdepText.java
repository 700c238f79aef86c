package org.mmn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.check.Hold;
import org.mmn.check.lockdep.Acquisition;
import org.mmn.check.lockdep.Circular;
import org.mmn.check.lockdep.Edge;
import org.mmn.check.lockdep.LockClass;
import org.mmn.check.lockdep.Recursion;
import org.mmn.explore.Finding;
import org.mmn.model.Attempt.Mode;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;

/**
 * What the kernel's lock validator would print: the parts that kernel developers look for, in their
 * order (kernel/locking/lockdep.c, print_circular_bug and print_deadlock_bug), in words of our own.
 */
final class LockdepText {
  private static final String HEAVY = "=".repeat(60);
  private static final String LIGHT = "-".repeat(60);
  private static final String STACK = "       ";

  private final Account account;
  private final Sheet sheet = new Sheet();

  private LockdepText(Account account) {
    this.account = account;
  }

  /**
   * One line: {@code possible circular locking dependency: fs_reclaim -> gpu.lock -> fs_reclaim}.
   */
  static String summary(Finding finding) {
    if (finding.detail() instanceof Circular circular) {
      List<String> names =
          new ArrayList<>(circular.classes().stream().map(LockClass::toString).toList());
      names.add(names.get(0));
      return "possible circular locking dependency: " + String.join(" -> ", names);
    }
    return "possible recursive locking: " + String.join(", ", finding.subjects());
  }

  /** The whole report about a finding of lockdep's. */
  static String splat(Finding finding, Account account) {
    LockdepText text = new LockdepText(account);
    if (finding.detail() instanceof Circular circular) {
      text.circular(circular);
    } else if (finding.detail() instanceof Recursion recursion) {
      text.recursive(recursion);
    }
    return text.sheet.toString();
  }

  private void banner(String what) {
    sheet.line(HEAVY).line("WARNING: " + what).line(account.version() + ", as modelled by mmn");
    sheet.line(LIGHT);
  }

  private void circular(Circular circular) {
    Edge newest = circular.chain().get(0);
    Acquisition taking = newest.witness().orElseThrow().acquisition();
    banner("possible circular locking dependency detected");
    taking(taking, newest.witness().orElseThrow().held(), "which already depends on it.");
    sheet.blank().line("the chain of dependencies, last one first:");
    for (int i = circular.chain().size() - 1; i >= 0; i--) {
      link(i, circular.chain().get(i));
    }
    sheet.blank().line("what else may help:").blank();
    String wanted = newest.to().toString();
    String held = newest.from().toString();
    int size = circular.chain().size();
    String parent = circular.chain().get(size - 1).from().toString();
    if (size > 2) {
      sheet.line(" Chain of:");
      List<String> names = new ArrayList<>();
      circular.chain().subList(1, size).forEach(e -> names.add(e.from().toString()));
      names.add(held);
      sheet.line("   " + String.join(" --> ", names)).blank();
    }
    sheet.line(" Possible unsafe locking scenario:").blank();
    twoSides("CPU0", "CPU1");
    twoSides("----", "----");
    twoSides("lock(" + held + ");", "");
    twoSides("", "lock(" + parent + ");");
    twoSides("", "lock(" + held + ");");
    twoSides("lock(" + wanted + ");", "");
    sheet.blank().line("  *** DEADLOCK ***").blank();
    held(taking, newest);
  }

  private void recursive(Recursion recursion) {
    Acquisition taking = recursion.acquisition();
    banner("possible recursive locking detected");
    taking(taking, recursion.held(), "");
    sheet.blank().line("what else may help:").line(" Possible unsafe locking scenario:").blank();
    sheet.line("       CPU0").line("       ----");
    sheet
        .line("  lock(" + recursion.lockClass() + ");")
        .line("  lock(" + recursion.lockClass() + ");");
    sheet.blank().line("  *** DEADLOCK ***").blank();
    sheet.line(" A missing lock nesting notation can look like this too.").blank();
    held(taking, recursion);
    sheet.blank().line("stack backtrace:");
    stack(taking.stack());
    token(recursion);
  }

  private void taking(Acquisition taking, Hold held, String remark) {
    List<Trace.Call> calls = taking.stack().stream().map(account.legend()::place).toList();
    String again = taking.again() ? " takes once more, after an out-of-order release:" : "";
    sheet.line(thread(taking) + (again.isEmpty() ? " is trying to acquire lock:" : again));
    String name = account.legend().lock(taking.lock());
    sheet.line(" " + lock(name, taking.lockClass().toString(), taking.mode()));
    sheet.line("   at: " + at(Wording.last(calls)));
    sheet.blank().line("but it is already holding lock:");
    String heldName = account.legend().lock(held.lock());
    sheet.line(" " + heldName + " {" + mode(held.mode()) + "}");
    if (!remark.isEmpty()) {
      sheet.blank().line(remark);
    }
  }

  private String thread(Acquisition acquisition) {
    return account.traces().values().stream()
        .findFirst()
        .map(t -> t.threads().get(acquisition.thread()))
        .orElse("a thread");
  }

  private static String lock(String name, String lockClass, Mode mode) {
    String shown = name.equals(lockClass) ? name : name + " (" + lockClass + ")";
    return shown + " {" + mode(mode) + "}";
  }

  private static String mode(Mode mode) {
    return switch (mode) {
      case WRITE -> "write";
      case READ -> "read";
      case RECURSIVE_READ -> "recursive read";
    };
  }

  private String at(Trace.Call call) {
    return call.function()
        + "   "
        + Wording.shortName(call.span().file().name())
        + ":"
        + call.span().line();
  }

  private void link(int number, Edge edge) {
    sheet.blank();
    Optional<Edge.Witness> witness = edge.witness();
    String mode = witness.map(w -> " {" + mode(w.acquisition().mode()) + "}").orElse("");
    sheet.line("-> #" + number + " " + edge.to() + mode + ", wanted under " + edge.from() + ":");
    if (witness.isEmpty()) {
      sheet.line("       taught to lockdep at boot");
    } else {
      stack(witness.get().acquisition().stack());
      token(edge);
    }
  }

  /** The calls, innermost first, under what the last of them does. */
  private void stack(List<Integer> stack) {
    List<Trace.Call> calls = stack.stream().map(account.legend()::place).toList();
    int width = calls.stream().mapToInt(c -> c.function().length()).max().orElse(0);
    sheet.line(STACK + Wording.source(Wording.last(calls)));
    for (int i = calls.size() - 1; i >= 0; i--) {
      Trace.Call call = calls.get(i);
      String place = Wording.shortName(call.span().file().name()) + ":" + call.span().line();
      String gap = " ".repeat(width - call.function().length() + 3);
      boolean fits = STACK.length() + width + 3 + place.length() <= Sheet.WIDTH;
      sheet.line(STACK + call.function() + (fits ? gap : "   ") + place);
    }
  }

  private void token(Object sighting) {
    Trace trace = account.traces().get(sighting);
    if (trace != null) {
      String token = trace.steps().isEmpty() ? "no step" : ScheduleToken.of(trace).toString();
      sheet.line(STACK + "seen after: " + token);
    }
  }

  private void twoSides(String left, String right) {
    sheet.apart("  " + left, right, 36);
  }

  private void held(Acquisition taking, Object sighting) {
    int count = taking.held().size();
    sheet.line(count + (count == 1 ? " lock" : " locks") + " held by " + thread(taking) + ":");
    Trace trace = account.traces().get(sighting);
    for (int i = 0; i < count; i++) {
      Hold hold = taking.held().get(i);
      String name = account.legend().lock(hold.lock());
      String line = " #" + i + ": " + name + " {" + mode(hold.mode()) + "}";
      sheet.line(line + (trace == null ? "" : takenAt(trace, taking.thread(), name)));
    }
  }

  private String takenAt(Trace trace, int thread, String lock) {
    return trace.ends().get(thread).holds().stream()
        .filter(h -> h.lock().equals(lock))
        .findFirst()
        .map(h -> ", at: " + at(h.at()))
        .orElse("");
  }
}
