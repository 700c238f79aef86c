package org.mmn.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.mmn.check.Blocked;
import org.mmn.check.Deadlock;
import org.mmn.explore.Finding;
import org.mmn.run.Trace;

/** Threads that are blocked for ever: who holds what, who wants what, and why that does not end. */
final class HangText {
  private final Account account;

  HangText(Account account) {
    this.account = account;
  }

  Exhibit exhibit(Finding finding, Deadlock deadlock, Optional<Trace> run) {
    if (run.isEmpty()) {
      return Exhibit.happened(finding, "DEADLOCK", run, "", notes(deadlock, List.of()));
    }
    Trace trace = run.get();
    List<Blocked> blocked = new ArrayList<>(deadlock.core());
    blocked.addAll(deadlock.behind());
    List<String> table = table(trace, blocked);
    return new Exhibit(
        finding,
        "DEADLOCK",
        run,
        focus(trace, blocked),
        order(trace, blocked),
        "",
        "*** DEADLOCK ***",
        notes(deadlock, table),
        width(blocked) + 1);
  }

  private static Set<String> focus(Trace trace, List<Blocked> blocked) {
    Set<String> locks = new LinkedHashSet<>();
    for (Blocked each : blocked) {
      locks.add(each.target());
      trace.ends().get(each.thread()).waiting().ifPresent(w -> locks.add(w.subject()));
    }
    return locks;
  }

  /** The thread that moved last first: it goes on without a switch. */
  private static List<Integer> order(Trace trace, List<Blocked> blocked) {
    List<Integer> order = new ArrayList<>(blocked.stream().map(Blocked::thread).toList());
    if (!trace.steps().isEmpty()) {
      Integer last = trace.steps().get(trace.steps().size() - 1).thread();
      if (order.remove(last)) {
        order.add(0, last);
      }
    }
    return order;
  }

  private static int width(List<Blocked> blocked) {
    return blocked.stream().mapToInt(b -> b.name().length()).max().orElse(0);
  }

  private List<String> table(Trace trace, List<Blocked> blocked) {
    int width = width(blocked);
    Set<String> wanted = new LinkedHashSet<>(blocked.stream().map(Blocked::target).toList());
    List<String> rows = new ArrayList<>();
    for (Blocked each : blocked) {
      Trace.ThreadEnd end = trace.ends().get(each.thread());
      StringJoiner row = new StringJoiner(", ");
      String holds = holds(end, wanted, true);
      if (!holds.isEmpty()) {
        row.add("holds " + holds);
      }
      row.add("wants " + wants(each, end));
      rows.add(each.name() + " ".repeat(width - each.name().length() + 1) + row);
      String also = holds(end, wanted, false);
      if (!also.isEmpty()) {
        rows.add(" ".repeat(width + 1) + "(also holds " + also + ")");
      }
    }
    return rows;
  }

  /** What a thread holds of what somebody here wants, or the rest. */
  private String holds(Trace.ThreadEnd end, Set<String> wanted, boolean those) {
    StringJoiner list = new StringJoiner(", ");
    for (Trace.Holding hold : end.holds()) {
      if (wanted.contains(hold.lock()) != those) {
        continue;
      } else if (!those) {
        list.add(hold.lock());
        continue;
      }
      String mode =
          account.legend().hasReaders(hold.lock()) ? Wording.word(hold.mode()) + ", " : "";
      list.add(hold.lock() + " (" + mode + Wording.place(hold.at(), account) + ")");
    }
    return list.toString();
  }

  private String wants(Blocked blocked, Trace.ThreadEnd end) {
    String mode = "";
    if (account.legend().hasReaders(blocked.target())) {
      mode = blocked.reason().exclusive() ? "write, " : "read, ";
    }
    String place = end.calls().isEmpty() ? "" : Wording.place(Wording.last(end.calls()), account);
    return blocked.target() + " (" + mode + place + ")";
  }

  private static List<String> notes(Deadlock deadlock, List<String> table) {
    List<String> notes = new ArrayList<>(table);
    Set<Blocked.Assumption> assumptions = new LinkedHashSet<>();
    deadlock.core().forEach(b -> assumptions.add(b.assumption()));
    if (assumptions.size() > 1) {
      assumptions.remove(Blocked.Assumption.HOLDER_WAITS);
    }
    assumptions.forEach(a -> notes.add("rests on: " + a.text()));
    if (!deadlock.terminal()) {
      notes.add("the other threads can still run");
    }
    notes.add(lockdep(deadlock));
    return notes;
  }

  private static String lockdep(Deadlock deadlock) {
    List<String> unseen =
        deadlock.core().stream().filter(b -> !b.lockdepSees()).map(Blocked::name).toList();
    return unseen.isEmpty()
        ? "lockdep is told of every hold and wait in it"
        : "lockdep cannot see it: it is not told what " + String.join(", ", unseen) + " waits for";
  }
}
