package org.mmn.check.lockdep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.mmn.check.Hold;
import org.mmn.model.Attempt.Mode;

/** The cycle search against what is plainly true of small graphs. */
final class StrongCyclesTest {
  private static final List<Mode> MODES = List.of(Mode.WRITE, Mode.READ, Mode.RECURSIVE_READ);

  private static LockClass lock(int n) {
    return new LockClass("l" + n, 0);
  }

  private static Edge edge(int from, int to, Mode held, Mode wanted) {
    Hold hold = new Hold(from, held, false, 0, true, true);
    Acquisition acquisition =
        new Acquisition(0, List.of(0), List.of(hold), to, lock(to), wanted, false, false);
    return Edge.seen(lock(from), hold, acquisition);
  }

  /** Each number is an edge: from, to, and two modes. */
  private static List<Edge> edges(List<Integer> codes) {
    List<Edge> edges = new ArrayList<>();
    for (int code : codes) {
      int from = code % 5;
      int to = code / 5 % 5;
      if (from != to) {
        Mode held = MODES.get(code / 25 % 3);
        edges.add(edge(from, to, held, MODES.get(code / 75 % 3)));
      }
    }
    return edges;
  }

  private static LockGraph graph(List<Edge> edges) {
    LockGraph graph = new LockGraph();
    edges.forEach(graph::add);
    return graph;
  }

  private static Set<String> classes(Circular cycle) {
    Set<String> names = new TreeSet<>();
    cycle.classes().forEach(c -> names.add(c.name()));
    return names;
  }

  @Property
  void thereIsACycleExactlyWhenSomeEdgeClosesOne(
      @ForAll @Size(max = 12) List<@IntRange(max = 224) Integer> codes) {
    List<Edge> edges = edges(codes);
    LockGraph graph = graph(edges);
    assertThat(StrongCycles.of(graph).isEmpty()).isEqualTo(edges.stream().noneMatch(graph::closes));
  }

  @Property
  void everyLinkOfACycleCanBlock(@ForAll @Size(max = 12) List<@IntRange(max = 224) Integer> codes) {
    for (Circular cycle : StrongCycles.of(graph(edges(codes)))) {
      Edge last = cycle.chain().get(cycle.chain().size() - 1);
      for (Edge edge : cycle.chain()) {
        assertThat(last.to()).isEqualTo(edge.from());
        assertThat(last.kind().leadsTo(edge.kind())).isTrue();
        last = edge;
      }
    }
  }

  @Property
  void noCycleContainsAnother(@ForAll @Size(max = 12) List<@IntRange(max = 224) Integer> codes) {
    List<Set<String>> cycles =
        StrongCycles.of(graph(edges(codes))).stream().map(StrongCyclesTest::classes).toList();
    for (int i = 0; i < cycles.size(); i++) {
      for (int j = 0; j < cycles.size(); j++) {
        assertThat(i != j && cycles.get(i).containsAll(cycles.get(j))).isFalse();
      }
    }
  }

  @Property
  void theOrderOfDiscoveryDoesNotMatter(
      @ForAll @Size(max = 12) List<@IntRange(max = 224) Integer> codes) {
    List<Edge> edges = edges(codes);
    List<Edge> reversed = new ArrayList<>(edges);
    java.util.Collections.reverse(reversed);
    assertThat(StrongCycles.of(graph(edges)).stream().map(StrongCyclesTest::classes))
        .containsExactlyInAnyOrderElementsOf(
            StrongCycles.of(graph(reversed)).stream().map(StrongCyclesTest::classes).toList());
  }
}
