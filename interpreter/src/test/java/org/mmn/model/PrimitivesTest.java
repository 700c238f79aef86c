package org.mmn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mmn.model.Primitive.Kind;
import org.mmn.model.World.LockKind;
import org.mmn.state.Field;
import org.mmn.state.View;

class PrimitivesTest {
  private static final Worlds WORLD =
      Worlds.threads(2).locks(LockKind.MUTEX, 2).locks(LockKind.RWSEM, 1).notifier(true);

  @Test
  void namesAreDistinct() {
    List<String> names = Primitives.table().stream().map(Primitive::name).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void everyRowMakesAnOpOfItsNameAndKind() {
    Rig rig = new Rig(WORLD);
    for (Primitive row : Primitives.table()) {
      Op op = rig.primitives.op(row.name()).orElseThrow();
      assertThat(op.name()).isEqualTo(row.name());
      assertThat(op.mayWait()).as(row.name()).isEqualTo(row.kind() == Kind.WAIT);
      assertThat(op.isPure()).as(row.name()).isEqualTo(row.kind() == Kind.PURE);
      assertThat(op instanceof Query)
          .as(row.name())
          .isEqualTo(row.kind() == Kind.QUERY || row.kind() == Kind.PURE);
    }
  }

  /** An op that neither waits nor chooses is not asked for its ways. */
  @Test
  void whatCountsItsWaysSaysThatTheyMayBeOtherThanOne() throws NoSuchMethodException {
    Rig rig = new Rig(WORLD);
    List<String> silent = new ArrayList<>();
    for (Primitive row : Primitives.table()) {
      Op op = rig.primitives.op(row.name()).orElseThrow();
      Class<?> counts =
          op.getClass().getMethod("ways", View.class, int.class, int[].class).getDeclaringClass();
      if (counts != Op.class && !op.mayWait() && !op.mayChoose()) {
        silent.add(row.name());
      }
    }
    assertThat(silent)
        .as("shares its class with read_seqcount_begin, which waits")
        .containsExactly("raw_read_seqcount");
  }

  /** How many read, how many are queued, which of the contexts is older: numbers, not threads. */
  private static final Set<String> COUNTS = Set.of("readers", "queued writers", "ww context");

  private static Map<String, Field> shared(int threads) {
    Worlds world = Worlds.threads(threads).notifier(true);
    for (LockKind kind : LockKind.values()) {
      world.locks(kind, 1);
    }
    Map<String, Field> fields = new TreeMap<>();
    for (Field field : new Rig(world).layout().fields()) {
      if (field.region() == Field.Region.SHARED) {
        fields.merge(field.name(), field, (one, other) -> one.size() > 0 ? one : other);
      }
    }
    return fields;
  }

  /** Else threads that are alike would change places, and what the field says of them would not. */
  @Test
  void aFieldThatKnowsHowManyThreadsThereAreSaysWhatItSaysOfThem() {
    Map<String, Field> few = shared(5);
    shared(11)
        .forEach(
            (name, field) -> {
              Field other = few.get(name);
              boolean holds = field.high() != other.high() && !COUNTS.contains(name);
              assertThat(field.holdsThreads()).as(name + " holds threads").isEqualTo(holds);
              int size = other.size() * (int) Math.pow(11, field.perThread());
              assertThat(field.size() * (int) Math.pow(5, field.perThread()))
                  .as(name + " has elements of threads")
                  .isEqualTo(size);
            });
    assertThat(few.values()).filteredOn(Field::holdsThreads).hasSizeGreaterThan(2);
    assertThat(few.values()).filteredOn(f -> f.perThread() == 2).hasSize(1);
  }

  /** Else frames would change places, and what the field says of them would not. */
  @Test
  void aFieldThatKnowsHowManyFramesThereAreSaysWhatItSaysOfThem() {
    List<Field> few = List.copyOf(new Rig(frames(5)).layout().fields());
    List<Field> many = List.copyOf(new Rig(frames(11)).layout().fields());
    for (int f = 0; f < many.size(); f++) {
      Field field = many.get(f);
      boolean holds = field.high() != few.get(f).high() && !field.name().equals("further frames");
      if (field.region() == Field.Region.SHARED) {
        assertThat(field.holdsFrames()).as(field.name() + " holds frames").isEqualTo(holds);
        assertThat(field.isPerFrame())
            .as(field.name() + " has elements of frames")
            .isEqualTo(field.size() != few.get(f).size());
      }
    }
    assertThat(few).filteredOn(Field::holdsFrames).hasSizeGreaterThan(4);
    assertThat(few).filteredOn(Field::isPerFrame).hasSize(2);
  }

  private static Worlds frames(int count) {
    return Worlds.threads(2).mm("app", 2, 2).frames(count);
  }

  @Test
  void whatIsNotUsedHasNoOpAndTakesNoRoom() {
    Rig rig = new Rig(WORLD, Set.of("mutex_lock", "mutex_unlock", "subscribers_first"));
    assertThat(rig.primitives.op("down_read")).isEmpty();
    assertThat(rig.layout().fields())
        .filteredOn(f -> f.region() == Field.Region.SHARED && f.size() > 0)
        .extracting(Field::name)
        .containsExactly("owner");
  }
}
