package org.mmn.model.lock;

import java.util.stream.IntStream;
import org.mmn.model.World;
import org.mmn.model.World.LockKind;

/** The locks of one kind, and their numbers among all locks. */
final class Numbers {
  private final World world;
  private final int[] numbers;

  Numbers(World world, LockKind kind) {
    this.world = world;
    numbers = IntStream.range(0, world.count(kind)).map(i -> world.lock(kind, i)).toArray();
  }

  int count() {
    return numbers.length;
  }

  int lock(int index) {
    return numbers[index];
  }

  String name(int index) {
    return world.locks().get(numbers[index]).name();
  }
}
