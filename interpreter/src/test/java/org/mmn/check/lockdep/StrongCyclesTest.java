package org.mmn.check.lockdep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  /** A thousand graphs of up to twelve edges, the same in every run. */
  private static Stream<List<Edge>> graphs() {
    Random random = new Random(20180824);
    return IntStream.range(0, 1000)
        .mapToObj(i -> edges(random.ints(i % 13, 0, 225).boxed().toList()));
  }

  @Test
  void thereIsACycleExactlyWhenSomeEdgeClosesOne() {
    assertThat(graphs())
        .allSatisfy(
            edges -> {
              LockGraph graph = graph(edges);
              assertThat(StrongCycles.of(graph).isEmpty())
                  .isEqualTo(edges.stream().noneMatch(graph::closes));
            });
  }

  @Test
  void someOfTheGraphsHaveCyclesAndSomeHaveNone() {
    assertThat(graphs().map(g -> StrongCycles.of(graph(g)).isEmpty())).contains(true, false);
  }

  @Test
  void everyLinkOfACycleCanBlock() {
    assertThat(graphs().flatMap(g -> StrongCycles.of(graph(g)).stream()))
        .isNotEmpty()
        .allSatisfy(StrongCyclesTest::isClosed);
  }

  private static void isClosed(Circular cycle) {
    Edge last = cycle.chain().get(cycle.chain().size() - 1);
    for (Edge edge : cycle.chain()) {
      assertThat(last.to()).isEqualTo(edge.from());
      assertThat(last.kind().leadsTo(edge.kind())).isTrue();
      last = edge;
    }
  }

  @Test
  void aCycleThatContainsAnotherHasALinkThatNoShorterOneHas() {
    assertThat(graphs()).allSatisfy(StrongCyclesTest::saysSomethingNew);
  }

  private static void saysSomethingNew(List<Edge> edges) {
    List<Circular> cycles = StrongCycles.of(graph(edges));
    for (Circular cycle : cycles) {
      Set<String> links = links(cycle);
      boolean contains =
          cycles.stream().anyMatch(c -> !c.equals(cycle) && classes(cycle).containsAll(classes(c)));
      cycles.stream()
          .filter(c -> c.chain().size() < cycle.chain().size())
          .forEach(c -> links.removeAll(links(c)));
      assertThat(contains && links.isEmpty()).isFalse();
    }
  }

  private static Set<String> links(Circular cycle) {
    Set<String> links = new TreeSet<>();
    cycle.chain().forEach(e -> links.add(e.from() + " -> " + e.to()));
    return links;
  }

  @Test
  void aChainRoundAShorterCycleIsACycleToo() {
    List<Edge> edges =
        List.of(
            edge(0, 1, Mode.WRITE, Mode.WRITE),
            edge(1, 0, Mode.WRITE, Mode.WRITE),
            edge(1, 2, Mode.WRITE, Mode.WRITE),
            edge(2, 0, Mode.WRITE, Mode.WRITE));

    assertThat(StrongCycles.of(graph(edges)).stream().map(StrongCyclesTest::classes))
        .containsExactlyInAnyOrder(Set.of("l0", "l1"), Set.of("l0", "l1", "l2"));
  }

  @Test
  void theOrderOfDiscoveryDoesNotMatter() {
    assertThat(graphs())
        .allSatisfy(
            edges -> {
              List<Edge> reversed = new ArrayList<>(edges);
              Collections.reverse(reversed);
              assertThat(StrongCycles.of(graph(reversed)).stream().map(StrongCyclesTest::classes))
                  .containsExactlyInAnyOrderElementsOf(
                      StrongCycles.of(graph(edges)).stream()
                          .map(StrongCyclesTest::classes)
                          .toList());
            });
  }
}
