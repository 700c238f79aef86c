package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PathsTest {
  private static final int[] STEPS = {1, 2, 3, 128, 129, 0xFFFF, 0};
  private static final int[] WAYS = {0, 0, 0, 1, 127, 128, 1023};

  private static int anyMove(Random random) {
    int way = WAYS[random.nextInt(WAYS.length)];
    return Moves.pack(random.nextInt(64), way, STEPS[random.nextInt(STEPS.length)]);
  }

  @Test
  void whatIsPackedIsWhatWasPut() {
    Random random = new Random(3);
    PackedPaths packed = new PackedPaths();
    PlainPaths plain = new PlainPaths();
    int parent = 0;
    for (int node = 1; node < 5_000; node++) {
      int most = random.nextInt(100) == 0 ? 700 : 2;
      parent = Math.min(node - 1, parent + random.nextInt(most));
      int move = anyMove(random);
      packed.put(node, parent, move);
      plain.put(node, parent, move);
      // The block that is still open, at each length.
      assertThat(packed.parent(node)).isEqualTo(parent);
      assertThat(packed.move(node)).isEqualTo(move);
    }

    for (int node = 1; node < 5_000; node++) {
      assertThat(packed.parent(node)).isEqualTo(plain.parent(node));
      assertThat(packed.move(node)).isEqualTo(plain.move(node));
    }
    assertThat(packed.nodes(4_999)).isEqualTo(plain.nodes(4_999));
    assertThat(packed.to(4_999)).isEqualTo(plain.to(4_999));
  }

  @Test
  void aMillionNodesFromFarApartTakeRoomForLargeNumbersOnly() {
    PackedPaths paths = new PackedPaths();
    for (int node = 1; node <= 1_000_000; node++) {
      paths.put(node, node / 2, Moves.pack(node % 5, 0, 1));
    }

    assertThat(paths.bytes() / 1_000_000.0).isLessThan(3);
    List<Integer> way = new ArrayList<>();
    for (int node = 1_000_000; node > 0; node /= 2) {
      way.add(0, node);
    }
    way.add(0, 0);
    assertThat(paths.nodes(1_000_000)).containsExactly(way.stream().mapToInt(n -> n).toArray());
  }

  @Test
  void nodesComeInOrderFromParentsInOrder() {
    PackedPaths paths = new PackedPaths();
    paths.put(1, 0, 0);
    paths.put(2, 1, 0);

    assertThatIllegalArgumentException().isThrownBy(() -> paths.put(2, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> paths.put(4, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> paths.put(3, 0, 0));
  }
}
