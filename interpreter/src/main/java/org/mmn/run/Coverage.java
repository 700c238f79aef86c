package org.mmn.run;

import java.util.BitSet;
import java.util.function.Consumer;
import org.mmn.compile.Addresses;
import org.mmn.compile.Program;

/** Which code of a program threads have run. Added to by one worker at a time. */
final class Coverage {
  private final Addresses addresses;
  private final BitSet called = new BitSet();
  private final BitSet reached = new BitSet();
  private BitSet expected = new BitSet();
  private Consumer<BitSet> surprised = all -> {};
  private boolean beyond;

  Coverage(Program program) {
    this.addresses = new Addresses(program);
  }

  /** A call or an action has been come to, or a check has failed. */
  void reach(int function, int pc) {
    int address = addresses.of(function, pc);
    reached.set(address);
    beyond |= !expected.get(address);
  }

  /** A function has been called. */
  void call(int function) {
    called.set(function);
  }

  /** The functions, by number, that have been called. */
  BitSet called() {
    return (BitSet) called.clone();
  }

  /**
   * The calls and actions that have been come to and the checks that failed, by {@link Addresses}.
   */
  BitSet reached() {
    return (BitSet) reached.clone();
  }

  /**
   * Says which are expected.
   *
   * @param otherwise is told all of them, once there are others
   */
  void expect(BitSet addressed, Consumer<BitSet> otherwise) {
    expected = (BitSet) addressed.clone();
    surprised = otherwise;
    BitSet others = reached();
    others.andNot(expected);
    beyond = !others.isEmpty();
    tell();
  }

  /** Tells of what was not expected, if there was anything since it was told last. */
  void tell() {
    if (beyond) {
      beyond = false;
      BitSet all = reached();
      all.or(expected);
      expected = all;
      surprised.accept(all);
    }
  }
}
