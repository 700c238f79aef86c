package org.mmn.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmn.model.Pure;

/** What instructions that only the thread itself sees put into registers, in several threads. */
final class Computation {
  private final Program program;
  private final int first;
  private final int count;

  Computation(Program program, int first, int count) {
    this.program = program;
    this.first = first;
    this.count = count;
  }

  /** Empty where it may not be the same for all, and is not known. */
  Optional<Sides> of(Instruction i, List<Sides> r) {
    return switch (i.code()) {
      case CONSTANT -> Optional.of(Sides.same(count, i.a()));
      case MOVE -> Optional.of(r.get(i.a()));
      case THREAD -> Optional.of(Sides.each(count, t -> first + t));
      case UNARY -> Optional.of(r.get(i.a()).map(a -> Arithmetic.values()[i.b()].of(a)));
      case LOOKUP -> Optional.of(r.get(i.a()).map(a -> lookup(program.tables().get(i.c()), a)));
      case BINARY -> binary(Arithmetic.values()[i.c()], r.get(i.a()), r.get(i.b()));
      case PURE -> pure((Pure) program.ops().get(i.a()), values(i.args(), r));
      default -> throw new IllegalStateException(i.code() + " is not local");
    };
  }

  private static Optional<Sides> binary(Arithmetic operator, Sides a, Sides b) {
    if (!a.isKnown() || !b.isKnown()) {
      return unknown(List.of(a, b));
    }
    boolean divides = operator == Arithmetic.DIVIDE || operator == Arithmetic.REMAINDER;
    return Optional.of(a.with(b, (x, y) -> divides && y == 0 ? 0 : operator.of(x, y)));
  }

  private Optional<Sides> pure(Pure function, List<Sides> arguments) {
    return arguments.stream().allMatch(Sides::isKnown)
        ? Optional.of(
            Sides.each(
                count, t -> function.of(arguments.stream().mapToInt(a -> a.at(t)).toArray())))
        : unknown(arguments);
  }

  private static Optional<Sides> unknown(List<Sides> from) {
    return from.stream().allMatch(Sides::isSame) ? Optional.of(Sides.ANY) : Optional.empty();
  }

  static int lookup(int[] table, int index) {
    return index < 0 || index >= table.length ? -1 : table[index];
  }

  static List<Sides> values(int[] registers, List<Sides> r) {
    return Arrays.stream(registers).mapToObj(r::get).toList();
  }
}
