package org.mmn.compile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.mmn.model.PageRange;
import org.mmn.state.Field;

/**
 * Threads that may change places: the same code, run for the same address space, which nobody tells
 * apart. What one of them has to itself, pages and elements of some arrays, changes places with it.
 */
public final class Alike {
  private final int first;
  private final int[] members;
  private Map<Lockstep.Place, Set<Sides>> differing;
  private final Set<Sides> pages;
  private final List<Element> elements;

  /** The element of a field that each of the threads has. */
  public static final class Element {
    private final Field field;
    private final int first;
    private final Sides elements;

    Element(Field field, int first, Sides elements) {
      this.field = field;
      this.first = first;
      this.elements = elements;
    }

    /** The field. */
    public Field field() {
      return field;
    }

    /** Which element a thread of the group has. */
    public int of(int thread) {
      return elements.at(thread - first);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Element e && field == e.field && elements.equals(e.elements);
    }

    @Override
    public int hashCode() {
      return Objects.hash(field, elements);
    }
  }

  /**
   * @param first the number of the first of its declaration
   * @param members those that may change places, by number, in ascending order
   * @param differing what a register may hold that is not the same for all
   * @param pages those of the first of the declaration, of the second, and so on
   * @param elements what of SHARED fields changes places with them
   */
  Alike(
      int first,
      int[] members,
      Map<Lockstep.Place, Set<Sides>> differing,
      Set<Sides> pages,
      List<Element> elements) {
    this.first = first;
    this.members = members;
    this.differing = differing;
    this.pages = pages;
    this.elements = elements;
  }

  /**
   * All groups of at least two of a program.
   *
   * @param reached the calls and actions, by {@link Addresses}, that any thread ever comes to: what
   *     is concluded holds as long as none comes to another
   */
  public static List<Alike> in(Program program, BitSet reached) {
    return new Grouping(program, reached).groups();
  }

  /** Those that may change places, by number, in ascending order. */
  public int[] members() {
    return members;
  }

  /** Whether they have pages. */
  public boolean hasPages() {
    return !pages.isEmpty();
  }

  /** What of SHARED fields changes places with them. */
  public List<Element> elements() {
    return elements;
  }

  /**
   * Whether it is the same that may change places here and there, but for what registers may hold.
   */
  public boolean isLike(Alike other) {
    return first == other.first
        && Arrays.equals(members, other.members)
        && pages.equals(other.pages)
        && elements.equals(other.elements);
  }

  /**
   * Takes over what registers may hold where more code is run. This and {@link #register} are
   * called under one lock, that of the positions.
   */
  public void learn(Alike more) {
    differing = more.differing;
  }

  /** What a register holds for {@code to} that is suspended where {@code from} is with a value. */
  public int register(int function, int pc, int register, int value, int from, int to) {
    return twin(
        differing.getOrDefault(new Lockstep.Place(function, pc, register), Set.of()),
        value,
        from,
        to);
  }

  /** The range for {@code to} that is one for {@code from}: another if it is one's own. */
  public int range(int range, int from, int to) {
    int start = PageRange.start(range);
    int limit = PageRange.limit(range);
    boolean own = start < limit && IntStream.range(start, limit).allMatch(p -> isOf(from, p));
    int by = own ? twin(pages, start, from, to) - start : 0;
    return PageRange.of(PageRange.mm(range), start + by, limit + by);
  }

  private boolean isOf(int thread, int page) {
    return pages.stream().anyMatch(p -> p.at(thread - first) == page);
  }

  private int twin(Set<Sides> sides, int value, int from, int to) {
    for (Sides each : sides) {
      if (each.at(from - first) == value) {
        return each.at(to - first);
      }
    }
    return value;
  }
}
