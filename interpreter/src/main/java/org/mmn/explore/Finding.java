package org.mmn.explore;

import java.util.List;

/**
 * A conclusion about a scenario.
 *
 * @param verdict as {@code expect} names it: {@code deadlock}, {@code lockdep_circular}, ...;
 *     {@link #WITNESS} for what was asked for and reached, which is no fault
 * @param subjects what an expectation may name as its argument, such as the lock classes of a
 *     cycle; empty when the verdict takes none
 * @param witnesses the sightings that prove it, in the order in which a report shows them
 * @param detail what the check knows beyond that, for reports: a value of the check's own type
 */
public record Finding(
    String verdict, List<String> subjects, List<Object> witnesses, Object detail) {
  public static final String WITNESS = "reachable";

  /** For what was asked for and is nowhere: a conclusion from all states. */
  public static final String ABSENCE = "unreachable";

  /** Whether it follows from all states, and not from what was seen. */
  public boolean isAbsence() {
    return verdict.equals(ABSENCE);
  }

  /** Whether it is no fault, but what was asked for. */
  public boolean isWitness() {
    return verdict.equals(WITNESS);
  }
}
