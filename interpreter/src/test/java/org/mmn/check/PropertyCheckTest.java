package org.mmn.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mmn.check.Property.Kind;
import org.mmn.check.Toy.ToyState;

final class PropertyCheckTest {
  private final Toy toy = new Toy().thread("A").daemon("d");

  private PropertyCheck<ToyState> check(Kind kind) {
    Predicate isTwo = view -> ((ToyState) view).value() == 2;
    return new PropertyCheck<>(toy.context(true, true), List.of(new Property(kind, "two", isTwo)));
  }

  private List<String> reached(PropertyCheck<ToyState> check, boolean complete, int... values) {
    for (int value : values) {
      check.reached(toy.state(value, Toy.running(0), Toy.running(1)), toy);
    }
    return check.findings(complete).stream().map(Verdicts::name).toList();
  }

  @Test
  void alwaysFailsInOneState() {
    assertThat(reached(check(Kind.ALWAYS), true, 2, 2)).isEmpty();
    assertThat(reached(check(Kind.ALWAYS), true, 2, 1)).containsExactly("assertion(two)");
    assertThat(toy.pathEnded()).isFalse();
  }

  @Test
  void neverFailsInOneState() {
    assertThat(reached(check(Kind.NEVER), true, 1, 3)).isEmpty();
    assertThat(reached(check(Kind.NEVER), true, 1, 2)).containsExactly("assertion(two)");
  }

  @Test
  void reachableWantsAWitnessAndCallsItImpossibleOnlyAfterACompleteSearch() {
    assertThat(reached(check(Kind.REACHABLE), true, 1, 2)).containsExactly("reachable(two)");
    assertThat(toy.seen()).filteredOn(PropertyCheck.Decided.class::isInstance).hasSize(1);
    assertThat(reached(check(Kind.REACHABLE), true, 1)).containsExactly("unreachable(two)");
    assertThat(reached(check(Kind.REACHABLE), false, 1)).isEmpty();
  }

  @Test
  void finallyIsJudgedWhenAllHaveEndedAndNoDaemonCanMove() {
    PropertyCheck<ToyState> check = check(Kind.FINALLY);
    ToyState wrong = toy.state(1, Toy.ended(0), Toy.running(1));
    check.reached(wrong, toy);
    check.expanded(wrong, 0b01, 0, toy);
    check.expanded(wrong, 0, 0b10, toy);
    assertThat(check.findings(true)).isEmpty();
    assertThat(check.vacuous())
        .containsExactly(new PropertyCheck.Vacuous(Kind.FINALLY, "two", Optional.empty()));

    check.expanded(wrong, 0b10, 0, toy);
    assertThat(check.findings(true)).hasSize(1);
    assertThat(check.vacuous()).isEmpty();
  }
}
