package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.explore.ToySystem.Numbers;
import org.mmn.explore.ToySystem.Step;

final class WatchTest {
  private final ToySystem system =
      new ToySystem(1).thread(Step.nop(), Step.nop()).thread(Step.nop());

  private static Numbers at(int shared, int first, int second) {
    return new Numbers(new int[] {shared, first, second});
  }

  @Test
  void observersAreAskedAboutAPositionOnce() {
    Sights sights = new Sights();
    Watch<Numbers> watch = new Watch<>(system, List.of(sights));
    watch.moved(at(0, 1, 0), 0, false);
    watch.moved(at(5, 1, 1), 0, false);
    watch.moved(at(0, 2, 0), 0, false);

    assertThat(sights.moved).containsExactly("0 [0, 1, 0]", "0 [0, 2, 0]");
  }

  @Test
  void againWhenTheStepRaisedSomething() {
    Sights sights = new Sights();
    Watch<Numbers> watch = new Watch<>(system, List.of(sights));
    watch.moved(at(0, 1, 0), 0, false);
    watch.moved(at(5, 1, 1), 0, true);
    watch.moved(at(6, 1, 1), 0, false);

    assertThat(sights.moved).containsExactly("0 [0, 1, 0]", "0 [5, 1, 1]");
  }

  @Test
  void againWhereSomethingWasSighted() {
    Sights sights = new Sights().endingAfter(s -> s.get(1) == 1);
    Watch<Numbers> watch = new Watch<>(system, List.of(sights));

    assertThat(watch.moved(at(0, 1, 0), 0, false)).isTrue();
    watch.at(7, 0, 0, 0, 7);
    assertThat(watch.moved(at(0, 1, 0), 0, false)).isTrue();
    watch.at(8, 0, 0, 0, 8);
    assertThat(watch.moved(at(0, 2, 0), 0, false)).isFalse();
    assertThat(watch.moved(at(0, 2, 1), 0, false)).isFalse();
    assertThat(sights.moved).hasSize(3);
  }

  @Test
  void theCheapestWitnessIsKeptAndAmongEqualsTheFirst() {
    Watch<Numbers> watch = new Watch<>(system, List.of());
    watch.at(1, 0, 0, 2, 20);
    watch.see("it");
    watch.at(2, 1, 0, 1, 10);
    watch.see("it");
    watch.at(3, 1, 0, 1, 10);
    watch.see("it");
    watch.at(4, 1, 0, 1, 30);
    watch.see("it");

    assertThat(watch.witnesses().get("it")).isEqualTo(new Watch.Witness(2, 1, 0, 1, 10));
  }

  @Test
  void thePathEndsUntilTheNextPlace() {
    Watch<Numbers> watch = new Watch<>(system, List.of());
    watch.at(1, 0, 0, 0, 0);
    watch.see("a");
    assertThat(watch.hasEnded()).isFalse();
    watch.seeLast("b");
    assertThat(watch.hasEnded()).isTrue();
    watch.at(2, 0, 0, 0, 0);
    assertThat(watch.hasEnded()).isFalse();
  }

  @Test
  void everyThreadIsLookedAtWhereItBegins() {
    Sights sights = new Sights();
    new Watch<>(system, List.of(sights)).begins(system.initial());

    assertThat(sights.moved).containsExactly("0 [0, 0, 0]", "1 [0, 0, 0]");
  }
}
