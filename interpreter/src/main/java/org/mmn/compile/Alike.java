package org.mmn.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.resolve.Type;
import org.mmn.state.Field;
import org.mmn.state.Footprint;

/**
 * Threads that may change places: the same code, run for the same address space, which nobody tells
 * apart. What one of them has to itself is its element of some arrays.
 *
 * @param first the number of the first of its declaration
 * @param members those that may change places, by number, in ascending order
 * @param steps by function and register, what a value there has more in the next thread of the
 *     declaration
 * @param arrays the fields of which each has an element, and where that of the first is
 */
public record Alike(
    int first, int[] members, Map<Integer, int[]> steps, Map<Field, Integer> arrays) {

  /** All groups of at least two of a program. */
  public static List<Alike> in(Program program) {
    List<Alike> groups = new ArrayList<>();
    if (program.functions().stream().anyMatch(f -> tellsThreadsApart(program, f))) {
      return groups;
    }
    for (int t = 0; t < program.entry().length; ) {
      int count = 1;
      while (t + count < program.entry().length && isSame(program, t, t + count)) {
        count++;
      }
      if (count > 1) {
        group(program, t, count).filter(g -> g.members.length > 1).ifPresent(groups::add);
      }
      t += count;
    }
    return groups;
  }

  /** Whether code gives a thread to a primitive, or keeps one in a variable. */
  private static boolean tellsThreadsApart(Program program, ThreadCode function) {
    return Arrays.stream(function.code())
        .filter(i -> i.code() == Opcode.ACT)
        .map(i -> program.signatures().get(i.a()))
        .anyMatch(s -> s.result() == Type.Kind.THREAD || s.parameters().contains(Type.Kind.THREAD));
  }

  private static boolean isSame(Program program, int one, int other) {
    return program.entry()[one] == program.entry()[other] && other != program.init();
  }

  private static Optional<Alike> group(Program program, int first, int count) {
    return new SelfUse(program, first, count)
        .find()
        .map(
            found ->
                new Alike(
                    first, members(program, first, count, found), found.steps(), found.arrays()));
  }

  /** Those that no property names and whose elements nobody else touches. */
  private static int[] members(Program program, int first, int count, SelfUse.Found found) {
    BitSet members = new BitSet();
    members.set(first, first + count);
    members.andNot(program.named());
    found
        .arrays()
        .forEach(
            (field, base) -> {
              for (int i = 0; i < count; i++) {
                if (isTouched(program, field, base + i, first + i)) {
                  members.clear(first + i);
                }
              }
            });
    return members.stream().toArray();
  }

  private static boolean isTouched(Program program, Field field, int element, int owner) {
    Footprint own = new Footprint().write(field, element);
    for (int t = 0; t < program.entry().length; t++) {
      if (t != owner && program.touches().get(t).meets(own, owner)) {
        return true;
      }
    }
    return program.looks().meets(own, owner);
  }

  /** The registers of a function, by what each has more in the next thread. */
  public int[] steps(int function) {
    int[] known = steps.get(function);
    if (known == null) {
      throw new IllegalStateException("a function that no thread of the group calls");
    }
    return known;
  }
}
