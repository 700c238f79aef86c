package org.mmn.promela;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.mmn.resolve.Label;
import org.mmn.resolve.Variable;

/**
 * The code of one thread with every call written out: nodes, each of which says which is next.
 * Registers are numbered through all threads.
 */
final class Flow {

  /** What code consists of. Only {@link Act} is seen by others. */
  sealed interface Node {}

  record Jump(int next) implements Node {}

  record Set(int to, Text value, int next) implements Node {}

  record Branch(Text condition, int then, int otherwise) implements Node {}

  /**
   * An action: {@code read}, {@code write}, {@code choose}, or a primitive of that name.
   *
   * @param inside whether it stands in an {@code atomically}
   * @param joins whether it is a ghost's, and so belongs to the step before it (rule 1)
   */
  record Act(
      String name,
      Optional<Variable> variable,
      List<Text> arguments,
      int to,
      boolean inside,
      boolean joins,
      int next)
      implements Node {}

  /** The path ends with this finding. */
  record Fail(String finding) implements Node {}

  /** Out of the outermost {@code atomically}. */
  record Leave(int next) implements Node {}

  record Mark(Label label, int next) implements Node {}

  /** The call that this ends had these values to its end. */
  record Keep(Text value, int next) implements Node {}

  record End() implements Node {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<BitSet> live = new ArrayList<>();
  private int entry;

  static String name(int register) {
    return "r" + register;
  }

  int add(Node node) {
    nodes.add(node);
    return nodes.size() - 1;
  }

  /** A place for a node that is not known yet. */
  int reserve() {
    return add(new Jump(-1));
  }

  void fill(int place, int next) {
    nodes.set(place, new Jump(next));
  }

  Node get(int node) {
    return nodes.get(node);
  }

  int entry() {
    return entry;
  }

  /** The code is complete. */
  void finish(int first) {
    entry = first;
    nodes.forEach(n -> live.add(new BitSet()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int n = 0; n < nodes.size(); n++) {
        BitSet before = before(nodes.get(n));
        changed |= !before.equals(live.get(n));
        live.set(n, before);
      }
    }
  }

  /** Whether it has one of some operations on an object. */
  boolean acts(List<String> operations, String object) {
    return nodes.stream()
        .anyMatch(
            n ->
                n instanceof Act act
                    && operations.contains(act.name())
                    && act.arguments().get(0).text().equals(object));
  }

  /** The registers that are still read from here on. */
  BitSet live(int node) {
    return live.get(node);
  }

  private BitSet before(Node node) {
    BitSet result = new BitSet();
    if (node instanceof Jump jump) {
      result.or(live.get(jump.next()));
    } else if (node instanceof Set set) {
      result.or(live.get(set.next()));
      result.clear(set.to());
      set.value().reads().forEach(result::set);
    } else if (node instanceof Branch branch) {
      result.or(live.get(branch.then()));
      result.or(live.get(branch.otherwise()));
      branch.condition().reads().forEach(result::set);
    } else if (node instanceof Act act) {
      result.or(live.get(act.next()));
      result.clear(act.to());
      act.arguments().forEach(a -> a.reads().forEach(result::set));
    } else if (node instanceof Leave leave) {
      result.or(live.get(leave.next()));
    } else if (node instanceof Mark mark) {
      result.or(live.get(mark.next()));
    } else if (node instanceof Keep keep) {
      result.or(live.get(keep.next()));
      keep.value().reads().forEach(result::set);
    }
    return result;
  }
}
