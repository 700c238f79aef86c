package org.mmn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.mmn.check.AssertCheck;
import org.mmn.check.Deadlock;
import org.mmn.check.EndCheck;
import org.mmn.check.FaultCheck;
import org.mmn.check.PropertyCheck;
import org.mmn.check.SleepCheck;
import org.mmn.check.StaleMappingCheck;
import org.mmn.check.lockdep.Circular;
import org.mmn.check.lockdep.Recursion;
import org.mmn.explore.Finding;
import org.mmn.explore.Liveness;
import org.mmn.explore.Schedule;
import org.mmn.run.Trace;

/**
 * Makes findings ready to show. Three families keep their own words: what hangs (DEADLOCK), what
 * the kernel's validator would say (LOCKDEP), what breaks the rules of callbacks (CONTRACT).
 */
final class Exhibits {
  private static final String CONTRACT = "CONTRACT  ";

  private final Account account;

  Exhibits(Account account) {
    this.account = account;
  }

  List<Exhibit> all() {
    List<Exhibit> all = new ArrayList<>();
    for (Finding finding : account.outcome().findings()) {
      all.add(of(finding));
    }
    return all;
  }

  private Exhibit of(Finding finding) {
    Object detail = finding.detail();
    Optional<Trace> trace =
        finding.witnesses().stream().map(account.traces()::get).filter(t -> t != null).findFirst();
    if (detail instanceof Deadlock deadlock) {
      return new HangText(account).exhibit(finding, deadlock, trace);
    } else if (detail instanceof Recursion || detail instanceof Circular) {
      return Exhibit.happened(
          finding, "LOCKDEP  " + LockdepText.summary(finding), trace, "", List.of());
    } else if (detail instanceof SleepCheck.Sleep sleep) {
      return sleep(finding, sleep, trace);
    } else if (detail instanceof FaultCheck.FaultSeen fault) {
      return fault(finding, fault, trace);
    } else if (detail instanceof StaleMappingCheck.Stale stale) {
      return stale(finding, stale, trace);
    } else if (detail instanceof AssertCheck.FailedAssertion failed) {
      return failure(finding, failed, trace);
    } else if (detail instanceof PropertyCheck.Decided decided) {
      return property(finding, decided, trace);
    } else if (detail instanceof EndCheck.Leaked leaked) {
      return leaked(finding, leaked, trace);
    } else if (detail instanceof EndCheck.LeftOpen left) {
      return leftOpen(finding, left, trace);
    }
    if (detail instanceof Liveness.Counterexample run) {
      return noProgress(finding, run, trace);
    }
    String name = finding.verdict().toUpperCase(Locale.ROOT).replace('_', ' ');
    String headline = (name + " " + String.join(", ", finding.subjects())).strip();
    return Exhibit.happened(finding, headline, trace, "", List.of());
  }

  private Exhibit sleep(Finding finding, SleepCheck.Sleep sleep, Optional<Trace> trace) {
    Trace.Call place = account.legend().place(sleep.site());
    boolean atomic = sleep.verdict().equals("sleep_in_atomic");
    List<String> notes = new ArrayList<>();
    notes.add(sleep.op() + " may sleep, contended or not (" + Wording.place(place, account) + ")");
    notes.add(
        sleep.kernelSees()
            ? "the kernel's own debug check would report it (CONFIG_DEBUG_ATOMIC_SLEEP)"
            : "the kernel's own debug check would not see it: "
                + "it covers list callbacks only, from v5.4 on");
    return Exhibit.impends(
        finding,
        atomic ? "SLEEP IN ATOMIC CONTEXT" : CONTRACT + "sleep in a non-blockable range",
        trace,
        trace.map(t -> threadAt(t, place)).orElse(0),
        "may sleep",
        atomic ? "*** MAY SLEEP IN ATOMIC CONTEXT ***" : "*** MAY SLEEP, MUST NOT BLOCK ***",
        notes);
  }

  /** The thread that is about to act at a place; the last mover if it is one of them. */
  private static int threadAt(Trace trace, Trace.Call place) {
    List<Integer> there =
        trace.ends().stream()
            .filter(e -> !e.ended() && !e.calls().isEmpty())
            .filter(e -> Wording.last(e.calls()).span().equals(place.span()))
            .map(Trace.ThreadEnd::thread)
            .toList();
    int steps = trace.steps().size();
    int last = steps == 0 ? -1 : trace.steps().get(steps - 1).thread();
    return there.isEmpty() || there.contains(last) ? Math.max(last, 0) : there.get(0);
  }

  private Exhibit fault(Finding finding, FaultCheck.FaultSeen fault, Optional<Trace> trace) {
    String subject = fault.subject();
    String place = " (" + Wording.place(account.legend().place(fault.site()), account) + ")";
    String here = fault.op() + place;
    return switch (fault.kind()) {
      case USE_AFTER_FREE -> useAfterFree(finding, subject, trace, here);
      case DOUBLE_FREE -> doubleFree(finding, subject, trace, here);
      case REFCOUNT ->
          shown(
              finding,
              "REFCOUNT of " + subject,
              trace,
              here + ": the count falls below zero, or references are still held");
      case UNLOCK_NOT_HELD ->
          shown(
              finding,
              "UNLOCK NOT HELD: " + subject,
              trace,
              here + ": this thread does not hold it");
      case OVERFLOW -> shown(finding, "OVERFLOW of " + subject, trace, here + " leaves its range");
      case UNBALANCED ->
          shown(
              finding,
              CONTRACT + "unbalanced",
              trace,
              subject + ": " + unbalanced(fault.op()) + place);
      case CONTRACT ->
          shown(
              finding,
              CONTRACT + subject,
              trace,
              (subject.equals(fault.op())
                      ? "the kernel warns"
                      : "it returned what the kernel warns about")
                  + place);
    };
  }

  /** What is free is reached; or a frame is freed that a device, or a CPU's TLB, still reaches. */
  private Exhibit useAfterFree(
      Finding finding, String subject, Optional<Trace> trace, String here) {
    int in = subject.indexOf(" in ");
    String headline = "USE AFTER FREE of " + subject;
    Optional<TranslationText> told = trace.map(t -> new TranslationText(t, account));
    List<String> notes = new ArrayList<>();
    if (in < 0) {
      notes.add(here + " reaches what was freed");
      told.map(t -> t.freed(subject)).ifPresent(notes::addAll);
    } else {
      String page = subject.substring(0, in);
      String holder = subject.substring(in + " in ".length());
      notes.add(here + " frees the frame that " + holder + " still reaches at " + page);
      told.map(t -> holder.equals("a CPU's TLB") ? t.ofCpu(page) : t.ofDevice(holder, page))
          .ifPresent(notes::addAll);
    }
    return Exhibit.happened(finding, headline, trace, "*** USE AFTER FREE ***", notes);
  }

  private Exhibit doubleFree(Finding finding, String subject, Optional<Trace> trace, String here) {
    List<String> notes = new ArrayList<>(List.of(here));
    trace.map(t -> new TranslationText(t, account).freed(subject)).ifPresent(notes::addAll);
    String headline = "DOUBLE FREE of " + subject;
    return Exhibit.happened(finding, headline, trace, "*** DOUBLE FREE ***", notes);
  }

  private Exhibit stale(Finding finding, StaleMappingCheck.Stale stale, Optional<Trace> trace) {
    String what =
        switch (stale.wrong()) {
          case NO_PTE -> "the page table maps nothing there that the CPU may touch";
          case ANOTHER_FRAME -> "the page table maps another frame there";
          case WRITES -> "the page table does not let it be written";
        };
    List<String> notes = new ArrayList<>();
    notes.add(what + ", and no operation between start and end covers the page");
    trace
        .map(t -> new TranslationText(t, account).ofDevice(stale.device(), stale.page()))
        .ifPresent(notes::addAll);
    return Exhibit.happened(
        finding,
        "STALE MAPPING of " + stale.page() + " in " + stale.device(),
        trace,
        "*** STALE MAPPING ***",
        notes);
  }

  private static String unbalanced(String op) {
    return switch (op) {
      case "range_failed" -> "it accepted the start; the operation fails, and no end will come";
      case "subscriber_ended" -> "an end without its start";
      default -> "an end without its start, or a start without its end";
    };
  }

  private static Exhibit shown(
      Finding finding, String headline, Optional<Trace> trace, String note) {
    String verdict = finding.verdict().toUpperCase(Locale.ROOT).replace('_', ' ');
    return Exhibit.happened(finding, headline, trace, "*** " + verdict + " ***", List.of(note));
  }

  private Exhibit failure(
      Finding finding, AssertCheck.FailedAssertion failed, Optional<Trace> trace) {
    Legend.Failure failure = account.legend().failure(failed.assertion());
    String place = Wording.place(failure.span(), account.scenario().file().name());
    String verdict = finding.verdict().toUpperCase(Locale.ROOT);
    List<String> notes = new ArrayList<>();
    notes.add(place + ": " + failure.span().text().strip().replaceAll("\\s+", " "));
    if (!failure.why().isEmpty()) {
      notes.add("why: " + failure.why());
    }
    return Exhibit.happened(
        finding,
        verdict + " " + failure.name() + " fails",
        trace,
        "*** " + verdict + " FAILS ***",
        notes);
  }

  private Exhibit property(Finding finding, PropertyCheck.Decided decided, Optional<Trace> trace) {
    String kind = decided.kind().name().toLowerCase(Locale.ROOT);
    var span = account.legend().property(decided.name());
    String text = span.text().strip().replaceAll("\\s+", " ");
    String place = Wording.place(span, account.scenario().file().name());
    String stated = place + ": " + text;
    return switch (finding.verdict()) {
      case Finding.WITNESS ->
          Exhibit.happened(
              finding, "EXAMPLE " + decided.name(), trace, "", List.of("holds here: " + stated));
      case "unreachable" ->
          Exhibit.happened(
              finding,
              "UNREACHABLE " + decided.name(),
              trace,
              "",
              List.of("no interleaving reaches it: " + stated));
      default ->
          Exhibit.happened(
              finding,
              "ASSERTION " + decided.name() + " fails",
              trace,
              "*** '" + kind + " " + decided.name() + "' FAILS ***",
              List.of(stated));
    };
  }

  private Exhibit noProgress(Finding finding, Liveness.Counterexample run, Optional<Trace> trace) {
    String name = String.join(", ", finding.subjects());
    List<String> notes = new ArrayList<>();
    if (run.loop().steps().isEmpty()) {
      notes.add("the run ends here, and never came to it");
    } else {
      notes.add("rests on: every thread that can always move does move; locks are granted");
    }
    var span = account.legend().property(name);
    notes.add(
        Wording.place(span, account.scenario().file().name())
            + ": "
            + span.text().strip().replaceAll("\\s+", " "));
    Exhibit exhibit =
        Exhibit.happened(finding, "NO PROGRESS to " + name, trace, "*** NO PROGRESS ***", notes);
    Trace once = account.traces().get(new Liveness.Round(run));
    return once == null ? exhibit : exhibit.with(round(run, once));
  }

  private static Exhibit.Round round(Liveness.Counterexample run, Trace once) {
    int from = run.prefix().steps().size();
    List<Trace.Step> steps = once.steps().subList(from, once.steps().size());
    return new Exhibit.Round(
        "from here on, for ever: " + rounds(run, once),
        new Trace(run.loop(), once.threads(), steps, once.ends()));
  }

  /** Who takes how many steps of a round, in order. */
  private static String rounds(Liveness.Counterexample run, Trace trace) {
    StringJoiner text = new StringJoiner(", ");
    List<Schedule.Step> steps = run.loop().steps();
    for (int from = 0; from < steps.size(); ) {
      int to = from;
      while (to < steps.size() && steps.get(to).thread() == steps.get(from).thread()) {
        to++;
      }
      int count = to - from;
      String thread = trace.threads().get(steps.get(from).thread());
      text.add(thread + " takes " + count + (count == 1 ? " step" : " steps"));
      from = to;
    }
    return text.toString();
  }

  private Exhibit leaked(Finding finding, EndCheck.Leaked leaked, Optional<Trace> trace) {
    List<String> notes = new ArrayList<>();
    notes.add(leaked.thread() + " ends and still holds " + leaked.lock());
    trace
        .flatMap(t -> Wording.end(t, leaked.thread()))
        .ifPresent(
            end ->
                end.holds().stream()
                    .filter(h -> h.lock().equals(leaked.lock()))
                    .forEach(h -> notes.add("taken at " + Wording.place(h.at(), account))));
    return Exhibit.happened(
        finding, "LOCK LEAKED: " + leaked.lock(), trace, "*** LOCK LEAKED ***", notes);
  }

  private static Exhibit leftOpen(Finding finding, EndCheck.LeftOpen left, Optional<Trace> trace) {
    String note =
        left.thread()
            + " ends; "
            + left.notifier()
            + " saw the start of "
            + left.range()
            + " and never its end";
    return Exhibit.happened(
        finding, CONTRACT + "unbalanced", trace, "*** UNBALANCED ***", List.of(note));
  }
}
