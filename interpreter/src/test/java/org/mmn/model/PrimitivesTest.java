package org.mmn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mmn.model.Primitive.Kind;
import org.mmn.model.World.LockKind;
import org.mmn.state.Field;

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
