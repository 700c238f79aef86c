package org.mmn.promela;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mmn.resolve.Label;

/**
 * How a step got to where it is in the code.
 *
 * @param before the registers that were kept where it began
 * @param assigned those that it has set
 * @param path the nodes that it has passed
 * @param values of registers that are known to be a number or another register
 * @param decisions what conditions have come to
 * @param started whether it is in an {@code atomically} of which something has happened
 * @param label the observed label that it has come to since the last action
 */
record Walk(
    BitSet before,
    Set<Integer> assigned,
    Set<Integer> path,
    Map<Integer, Text> values,
    Map<Text, Integer> decisions,
    boolean started,
    Optional<Label> label) {

  static Walk from(BitSet live) {
    return new Walk(live, Set.of(), Set.of(), Map.of(), Map.of(), false, Optional.empty());
  }

  Walk at(boolean nowStarted, Optional<Label> nowLabel) {
    return new Walk(before, assigned, path, values, decisions, nowStarted, nowLabel);
  }

  Walk past(int node) {
    Set<Integer> longer = new LinkedHashSet<>(path);
    if (!longer.add(node)) {
      throw new Unsayable("a loop without a step");
    }
    return new Walk(before, assigned, longer, values, decisions, started, label);
  }

  Walk assigning(int register) {
    Set<Integer> more = new LinkedHashSet<>(assigned);
    more.add(register);
    Map<Integer, Text> others = new LinkedHashMap<>(values);
    others.remove(register);
    others.values().removeIf(v -> v.alone() == register);
    Map<Text, Integer> still = new LinkedHashMap<>(decisions);
    still.keySet().removeIf(c -> c.reads().contains(register));
    return new Walk(before, more, path, others, still, started, label);
  }

  Walk assigning(int register, Text value) {
    Walk walk = assigning(register);
    if ((value.known().isPresent() || value.alone() >= 0) && value.alone() != register) {
      walk.values().put(register, value);
    }
    return walk;
  }

  Walk deciding(Text condition, int value) {
    Map<Text, Integer> more = new LinkedHashMap<>(decisions);
    more.put(condition, value);
    return new Walk(before, assigned, path, values, more, started, label);
  }

  /** What a condition comes to, if that is known. */
  OptionalInt decided(Text condition) {
    if (condition.known().isPresent()) {
      return condition.known();
    }
    return decisions.entrySet().stream()
        .filter(d -> d.getKey().text().equals(condition.text()))
        .mapToInt(Map.Entry::getValue)
        .findFirst();
  }
}
