package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;
import org.mmn.syntax.Decl.PropertyKind;

/**
 * One scenario under one kernel version, with everything that it uses: what the compiler lowers.
 *
 * <p>Objects are numbered in the order of these lists: mms, VMAs (those of one mm consecutively),
 * pages (those of one VMA consecutively, all mms in one numbering), notifiers, threads (the
 * scenario's in order of declaration, each of a group in turn; then the daemons).
 *
 * @param files that were read for it, modules too
 */
public record ResolvedScenario(
    String title,
    Span span,
    KernelVersion version,
    Memory memory,
    List<Mm> mms,
    List<Driver> drivers,
    List<Instance> notifiers,
    List<Variable> variables,
    List<ThreadGroup> threads,
    Optional<Function> init,
    List<Property> properties,
    List<SchedulePoint> schedule,
    List<Expectation> expectations,
    List<SourceFile> files) {

  /** Frames and watermarks; -1 where the scenario does not say. */
  public record Memory(int frames, int low, int min, int swap) {}

  /**
   * @param parent the number of the mm that it is to be a copy of, of one that fork() fills
   */
  public record Mm(String name, Optional<Integer> parent, List<Vma> vmas, Span span) {}

  /**
   * @param attributes of {@code anon file shared readonly unpopulated locked huge hugetlb}
   * @param file what it maps: VMAs of one file share its pages; empty for an anonymous one
   */
  public record Vma(
      String name, int pages, Set<String> attributes, Optional<String> file, Span span) {}

  /**
   * A notifier or interval notifier.
   *
   * @param mm its number
   * @param firstPage,limitPage the pages of an interval notifier; the whole mm for a notifier
   * @param arguments a value for each of the driver's parameters: a constant, a place, or an object
   *     that is declared
   */
  public record Instance(
      String name,
      boolean interval,
      Driver driver,
      int mm,
      int firstPage,
      int limitPage,
      List<Value> arguments,
      boolean registered,
      Span span) {}

  /**
   * @param count 1 for a plain one; {@code indexed} when it was declared with a count
   */
  public record ThreadGroup(
      String name,
      int count,
      boolean indexed,
      boolean daemon,
      boolean kernel,
      Optional<Integer> mm,
      Function body,
      List<Label> labels,
      Span span) {}

  public record Property(PropertyKind kind, String name, Value condition, Span span) {}

  /**
   * @param thread its number
   */
  public record SchedulePoint(int thread, Label label, Span span) {}

  /** What the scenario is to show under this version: the {@code expect} lines that apply. */
  public record Expectation(boolean atLeast, List<Verdict> verdicts, Span span) {}

  /**
   * A verdict as expected.
   *
   * @param lock the lock class it names, if any
   * @param subject the property or callback it names, if any
   */
  public record Verdict(String name, Optional<Variable> lock, Optional<String> subject) {
    @Override
    public String toString() {
      return lock.map(l -> name + "(" + l + ")")
          .or(() -> subject.map(s -> name + "(" + s + ")"))
          .orElse(name);
    }
  }
}
