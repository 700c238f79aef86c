package org.mmn.model.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mmn.model.Rig;
import org.mmn.model.Worlds;
import org.mmn.state.Field;

class SubscriberListTest {
  private static final Worlds THREE =
      Worlds.threads(2).notifier(true).notifier(false).notifier(true).notifier(true);
  private final Rig rig = new Rig(THREE);

  private static List<Integer> walk(Rig rig) {
    List<Integer> found = new ArrayList<>();
    for (int n = rig.step(0, "subscribers_first", 0);
        n >= 0;
        n = rig.step(0, "subscribers_next", 0, n)) {
      found.add(n);
    }
    return found;
  }

  @Test
  void theNewestComesFirst() {
    assertThat(walk(rig)).containsExactly(3, 2, 0);
    assertThat(rig.ask("subscribed", 1)).isZero();
  }

  @Test
  void anAddedOneComesFirst() {
    rig.step(1, "subscribers_add_head", 1);
    assertThat(walk(rig)).containsExactly(1, 3, 2, 0);
    assertThat(rig.ask("subscribed", 1)).isEqualTo(1);
    rig.step(1, "subscribers_add_head", 1);
    assertThat(rig.raised).hasSize(1);
  }

  @Test
  void aWalkerOnARemovedOneGoesOn() {
    rig.step(1, "subscribers_del", 2);
    assertThat(rig.step(0, "subscribers_next", 0, 2)).isZero();
    assertThat(walk(rig)).containsExactly(3, 0);
    rig.step(1, "subscribers_del", 3);
    rig.step(1, "subscribers_del", 2);
    assertThat(walk(rig)).containsExactly(0);
  }

  @Test
  void listsThatNobodyChangesAreNoState() {
    Rig constant = new Rig(THREE, Set.of("subscribers_first", "subscribers_next"));
    assertThat(walk(constant)).containsExactly(3, 2, 0);
    assertThat(constant.layout().fields())
        .filteredOn(f -> f.region() == Field.Region.SHARED)
        .allMatch(f -> f.size() == 0);
  }
}
