package org.mmn.model.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmn.model.FaultSubject;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.Worlds;
import org.mmn.state.Fault;

/** Two objects, each with one reference. */
class ObjectsTest {
  private static final int ONE = 0;
  private static final int OTHER = 1;
  private final Rig rig = new Rig(Worlds.threads(1));

  private static Raised raised(Fault fault, int object) {
    return new Raised(fault, FaultSubject.of(FaultSubject.Kind.OBJECT, object));
  }

  @Test
  void whatIsFreeIsNotUsedNorFreed() {
    rig.step(0, "object_use", ONE);
    rig.step(0, "object_free", ONE);
    assertThat(rig.raised).isEmpty();
    rig.step(0, "object_use", ONE);
    rig.step(0, "object_free", ONE);
    rig.step(0, "kref_get", ONE);
    rig.step(0, "kref_put", ONE);
    rig.step(0, "object_use", OTHER);
    assertThat(rig.raised)
        .containsExactly(
            raised(Fault.USE_AFTER_FREE, ONE),
            raised(Fault.DOUBLE_FREE, ONE),
            raised(Fault.USE_AFTER_FREE, ONE),
            raised(Fault.USE_AFTER_FREE, ONE));
  }

  @Test
  void theLastReferenceIsKnown() {
    rig.step(0, "kref_get", OTHER);
    assertThat(rig.ask("kref_read", OTHER)).isEqualTo(2);
    assertThat(rig.step(0, "kref_put", OTHER)).isZero();
    assertThat(rig.step(0, "kref_put", OTHER)).isEqualTo(1);
    assertThat(rig.step(0, "kref_get_unless_zero", OTHER)).isZero();
    assertThat(rig.ask("kref_read", ONE)).isEqualTo(1);
    assertThat(rig.raised).isEmpty();
  }

  @Test
  void countsDoNotFallBelowZeroNorRiseFromIt() {
    rig.step(0, "kref_put", ONE);
    rig.step(0, "kref_put", ONE);
    rig.step(0, "kref_get", ONE);
    assertThat(rig.raised)
        .containsExactly(raised(Fault.REFCOUNT, ONE), raised(Fault.REFCOUNT, ONE));
  }

  @Test
  void anObjectWithReferencesIsNotFreed() {
    rig.step(0, "kref_get", ONE);
    rig.step(0, "object_free", ONE);
    assertThat(rig.raised).containsExactly(raised(Fault.REFCOUNT, ONE));
    assertThat(rig.ask("object_is_free", ONE)).isZero();
  }

  @Test
  void whatIsAllocatedAnewHasOneReference() {
    rig.step(0, "kref_put", ONE);
    rig.step(0, "object_free", ONE);
    assertThat(rig.ask("object_is_free", ONE)).isEqualTo(1);
    rig.step(0, "object_alloc", ONE);
    assertThat(rig.ask("object_is_free", ONE)).isZero();
    assertThat(rig.ask("kref_read", ONE)).isEqualTo(1);
  }
}
