package org.mmn.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmn.model.PageRange;
import org.mmn.model.VariableOp;
import org.mmn.state.Field;

/**
 * What each of several threads has to itself, pages and elements of variables: what they do not all
 * do the same to, where they do the same side by side.
 *
 * <p>Limits: a lock, a device or any other object of one's own makes them differ; so does an empty
 * range, and a value that is written.
 */
final class Belongings {
  private final Program program;
  private final int first;
  private final Set<Sides> pages = new LinkedHashSet<>();
  private final Map<Field, Set<Sides>> elements = new LinkedHashMap<>();
  private boolean differ;

  private Belongings(Program program, int first) {
    this.program = program;
    this.first = first;
  }

  /** Empty where the threads differ in anything else. */
  static Optional<Belongings> of(Program program, int first, Set<Lockstep.Act> acts) {
    Belongings found = new Belongings(program, first);
    for (Lockstep.Act act : acts) {
      for (int a = 0; a < act.arguments().size(); a++) {
        if (!act.arguments().get(a).isSame()) {
          found.add(act.op(), a, act.arguments().get(a));
        }
      }
    }
    return found.differ ? Optional.empty() : Optional.of(found);
  }

  private void add(int op, int place, Sides argument) {
    if (program.ops().get(op) instanceof VariableOp variable) {
      differ |= place > 0;
      elements.computeIfAbsent(variable.field(), v -> new LinkedHashSet<>()).add(argument);
      return;
    }
    switch (program.signatures().get(op).parameters().get(place)) {
      case PAGE -> pages.add(argument);
      case RANGE -> addRange(argument);
      case THREAD -> differ |= !argument.isFrom(first);
      default -> differ = true;
    }
  }

  private void addRange(Sides range) {
    Sides length = range.map(r -> PageRange.limit(r) - PageRange.start(r));
    differ |= !length.isSame() || length.at(0) <= 0;
    for (int i = 0; !differ && i < length.at(0); i++) {
      int offset = i;
      pages.add(range.map(r -> PageRange.start(r) + offset));
    }
  }

  /** Each a page of the first, of the second, and so on, which are alike. */
  Set<Sides> pages() {
    return pages;
  }

  /** The same of elements of variables. */
  Map<Field, Set<Sides>> elements() {
    return elements;
  }

  /** Leaves those of the threads that share nothing with one another. */
  void keepDistinct(BitSet members) {
    List<Set<Sides>> kinds = new ArrayList<>(elements.values());
    kinds.add(pages);
    for (Set<Sides> things : kinds) {
      for (Sides one : things) {
        things.forEach(other -> keepDistinct(members, one, other));
      }
    }
  }

  private static void keepDistinct(BitSet members, Sides one, Sides other) {
    BitSet out = new BitSet();
    for (int i : members.stream().toArray()) {
      for (int j : members.stream().toArray()) {
        boolean shared = i != j && one.at(i) == other.at(j);
        boolean ambiguous = one.at(i) == other.at(i) && one.at(j) != other.at(j);
        out.set(i, out.get(i) || shared || ambiguous);
      }
    }
    members.andNot(out);
  }

  /** Whether one of the threads has something that some others have too. */
  boolean share(int thread, BitSet others) {
    BitSet only = new BitSet();
    only.set(thread);
    List<Set<Sides>> kinds = new ArrayList<>(elements.values());
    kinds.add(pages);
    return kinds.stream().anyMatch(things -> of(things, only).intersects(of(things, others)));
  }

  /** What some of the threads have of pages, or of elements of a variable. */
  static BitSet of(Set<Sides> things, BitSet members) {
    BitSet all = new BitSet();
    things.forEach(t -> members.stream().forEach(m -> all.set(t.at(m))));
    return all;
  }
}
