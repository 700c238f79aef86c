package org.mmn.model.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmn.model.Rig;
import org.mmn.model.Worlds;

class SequenceTest {
  private final Rig rig = new Rig(Worlds.threads(2));

  @Test
  void aReaderWaitsForAWriterAndSeesThatItWasThere() {
    int start = rig.step(0, "read_seqcount_begin", 0);
    rig.locals.add(start);
    rig.step(1, "write_seqcount_begin", 0);
    assertThat(rig.waits(0, "read_seqcount_begin", 0)).isTrue();
    assertThat(rig.step(0, "raw_read_seqcount", 0)).isOdd();
    rig.step(1, "write_seqcount_end", 0);
    assertThat(rig.step(0, "read_seqcount_retry", 0, start)).isEqualTo(1);
  }

  @Test
  void aCounterThatNobodyHasASnapshotOfComesBack() {
    int before = rig.step(0, "read_seqcount_begin", 0);
    rig.step(1, "write_seqcount_begin", 0);
    rig.step(1, "write_seqcount_end", 0);
    assertThat(rig.step(0, "read_seqcount_begin", 0)).isEqualTo(before);
  }

  @Test
  void invalidationKeepsTheParity() {
    rig.locals.add(0);
    rig.locals.add(2);
    rig.step(1, "write_seqcount_invalidate", 0);
    assertThat(rig.step(0, "read_seqcount_begin", 0)).isEqualTo(4);
    assertThat(rig.step(0, "read_seqcount_retry", 0, 2)).isEqualTo(1);
    assertThat(rig.step(0, "read_seqcount_retry", 0, 4)).isZero();
  }
}
