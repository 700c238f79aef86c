package org.mmn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.mmn.run.Trace;

/**
 * Tells of a translation that is there too long: since when, what changed under it, and who should
 * have taken it away. Read from the run that shows it.
 */
final class TranslationText {
  private static final String DEVICE_FIELD = "device pte";
  private static final String ZAP = "secondary_tlb_(zap|wrprotect)\\(";
  private static final String IN = " in ";

  private final Trace trace;
  private final Account account;

  TranslationText(Trace trace, Account account) {
    this.trace = trace;
    this.account = account;
  }

  /** A device's of a page. */
  List<String> ofDevice(String device, String page) {
    List<String> notes = new ArrayList<>();
    Optional<Trace.Step> mapped = last(s -> changes(s, DEVICE_FIELD, page + IN + device));
    Optional<Trace.Step> changed = last(s -> changesEntry(s, page));
    mapped.ifPresent(s -> notes.add(device + " reaches " + frame(s, device, page) + since(s)));
    changed.ifPresent(s -> notes.add("the page table's entry of " + page + " changed" + at(s)));
    notes.add(whoShouldHave(device, page, mapped));
    return notes;
  }

  /** What some CPU's TLB may have of a page. */
  List<String> ofCpu(String page) {
    return last(s -> changesEntry(s, page))
        .map(s -> "the entry of " + page + " changed" + at(s) + "; no flush of it since then")
        .map(List::of)
        .orElse(List.of());
  }

  /** When a frame, or an object, was freed. */
  List<String> freed(String subject) {
    return last(s -> frees(s, subject))
        .map(s -> subject + " was freed" + at(s))
        .map(List::of)
        .orElse(List.of());
  }

  private static boolean frees(Trace.Step step, String subject) {
    return step.changes().stream()
        .filter(c -> c.owner().equals(subject))
        .anyMatch(
            c ->
                (c.field().equals("references") && c.after() < 0)
                    || (c.field().equals("freed") && c.after() == 1));
  }

  private String whoShouldHave(String device, String page, Optional<Trace.Step> mapped) {
    int since = mapped.map(Trace.Step::number).orElse(0);
    Optional<Trace.Step> zap = last(s -> zaps(s, device, page));
    if (zap.isPresent() && zap.get().number() < since) {
      return "zapped"
          + at(zap.get())
          + ", before it was mapped: the device should have tried again";
    }
    return last(s -> s.number() > since && callback(s, device).isPresent())
        .flatMap(s -> callback(s, device).map(c -> c.function() + " ran after that and left it"))
        .orElse("nothing zapped it: " + whoChanges(device));
  }

  /** A device that is a notifier's is told by its callbacks. */
  private static String whoChanges(String device) {
    int dot = device.lastIndexOf('.');
    return dot < 0
        ? "who changes an entry has to tell the device first"
        : "a callback of " + device.substring(0, dot) + " should have, before the entry changed";
  }

  /** The call of a driver's callback that a step is in, of the notifier that the device is of. */
  private static Optional<Trace.Call> callback(Trace.Step step, String device) {
    return step.calls().stream()
        .filter(c -> c.function().matches(".*\\.invalidate(_range_start)?"))
        .filter(c -> !device.contains(".") || device.startsWith(c.instance() + "."))
        .findFirst();
  }

  private Optional<Trace.Step> last(Predicate<Trace.Step> wanted) {
    return trace.steps().stream().filter(wanted).reduce((first, second) -> second);
  }

  private static boolean changes(Trace.Step step, String field, String owner) {
    return step.changes().stream()
        .anyMatch(c -> c.field().equals(field) && c.owner().equals(owner));
  }

  private static boolean changesEntry(Trace.Step step, String page) {
    return step.changes().stream()
        .anyMatch(c -> c.field().startsWith("pte") && c.owner().equals(page));
  }

  private static boolean zaps(Trace.Step step, String device, String page) {
    Pattern zap = Pattern.compile(ZAP + Pattern.quote(device) + ", (.*)\\)");
    List<String> actions = new ArrayList<>(step.joined());
    actions.add(step.action());
    return actions.stream()
        .map(zap::matcher)
        .anyMatch(m -> m.matches() && covers(m.group(2), page));
  }

  /** Whether {@code heap[0..4]}, or all of an mm, has {@code heap[2]}. */
  private static boolean covers(String range, String page) {
    int open = range.lastIndexOf('[');
    int of = page.lastIndexOf('[');
    if (open < 0 || of < 0) {
      return true;
    }
    String[] ends = range.substring(open + 1, range.length() - 1).split("\\.\\.", 2);
    int index = Integer.parseInt(page.substring(of + 1, page.length() - 1));
    boolean inside = Integer.parseInt(ends[0]) <= index && index < Integer.parseInt(ends[1]);
    return inside && page.substring(0, of).endsWith(range.substring(0, open));
  }

  private static String frame(Trace.Step step, String device, String page) {
    return step.changes().stream()
        .filter(c -> c.field().equals(DEVICE_FIELD) && c.owner().equals(page + IN + device))
        .map(c -> "frame " + c.after() + " at " + page)
        .findFirst()
        .orElse(page);
  }

  private String since(Trace.Step step) {
    return " since step " + step.number() + ", " + by(step);
  }

  private String at(Trace.Step step) {
    return " in step " + step.number() + ", " + by(step);
  }

  /** The thread and the line; for a line of the library also the scenario's own that led to it. */
  private String by(Trace.Step step) {
    Trace.Call last = Wording.last(step.calls());
    String place = trace.threads().get(step.thread()) + " (" + Wording.place(last, account);
    Trace.Call first = step.calls().get(0);
    return first.span().file().name().equals(last.span().file().name())
        ? place + ")"
        : place + ", from " + Wording.place(first, account) + ")";
  }
}
