package org.mmn.promela;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A Promela expression without effects.
 *
 * @param format with {@code %s} for each part
 * @param value its value, given those of the parts
 * @param reads the registers in it
 * @param known its value, where the text says it
 */
record Text(
    String format,
    List<Text> parts,
    Function<int[], OptionalInt> value,
    Set<Integer> reads,
    OptionalInt known) {

  static Text of(int value) {
    return named(value < 0 ? "(" + value + ")" : "" + value, value);
  }

  /** A word that stands for a number. */
  static Text named(String word, int value) {
    return new Text(word, List.of(), v -> OptionalInt.of(value), Set.of(), OptionalInt.of(value));
  }

  static Text register(int register) {
    return new Text(
        Flow.name(register),
        List.of(),
        v -> OptionalInt.empty(),
        Set.of(register),
        OptionalInt.empty());
  }

  /** What depends on the state. */
  static Text of(String format, Text... parts) {
    return of(v -> OptionalInt.empty(), format, parts);
  }

  /** What follows from the parts: known when they are. */
  static Text of(Function<int[], OptionalInt> value, String format, Text... parts) {
    if (Arrays.stream(parts).allMatch(p -> p.known().isPresent())) {
      int[] values = Arrays.stream(parts).mapToInt(p -> p.known().getAsInt()).toArray();
      OptionalInt known = value.apply(values);
      if (known.isPresent()) {
        return of(known.getAsInt());
      }
    }
    Set<Integer> reads = new TreeSet<>();
    Arrays.stream(parts).forEach(p -> reads.addAll(p.reads()));
    return new Text(format, List.of(parts), value, reads, OptionalInt.empty());
  }

  String text() {
    Object[] texts = parts.stream().map(Text::text).toArray();
    return parts.isEmpty() ? format : String.format(format, texts);
  }

  /** The same where some registers are known to be something else. */
  Text given(Map<Integer, Text> registers) {
    if (reads.stream().noneMatch(registers::containsKey)) {
      return this;
    } else if (parts.isEmpty()) {
      return registers.get(reads.iterator().next());
    }
    return of(value, format, parts.stream().map(p -> p.given(registers)).toArray(Text[]::new));
  }

  /** The register that this is and nothing else, or -1. */
  int alone() {
    return parts.isEmpty() && reads.size() == 1 ? reads.iterator().next() : -1;
  }

  /** The element of {@code table} that this is the number of; -1 outside it. */
  Text in(int... table) {
    Text found = of(-1);
    for (int i = table.length - 1; i >= 0; i--) {
      int number = i;
      String format = "(%s == " + number + " -> " + table[number] + " : %s)";
      found = of(v -> OptionalInt.of(v[0] == number ? table[number] : v[1]), format, this, found);
    }
    return found;
  }

  boolean is(int value) {
    return known.isPresent() && known.getAsInt() == value;
  }
}
