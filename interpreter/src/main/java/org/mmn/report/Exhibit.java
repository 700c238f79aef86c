package org.mmn.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmn.explore.Finding;
import org.mmn.run.Trace;

/**
 * A finding made ready to show.
 *
 * @param headline what happened, without how soon
 * @param trace the run that shows it; empty when there is none, as for what is unreachable
 * @param focus the locks that it is about
 * @param next the threads whose next action is part of it, in the order in which to show them
 * @param remark on the next action of the thread that is not kept waiting
 * @param marker what stands below the columns
 * @param notes what is to be said of it, each a line; further lines of one stand {@code hang}
 *     columns in
 * @param round what goes on for ever after it
 */
record Exhibit(
    Finding finding,
    String headline,
    Optional<Trace> trace,
    Set<String> focus,
    List<Integer> next,
    String remark,
    String marker,
    List<String> notes,
    int hang,
    Optional<Round> round) {
  private static final int USUAL_HANG = 4;

  /**
   * What goes on for ever after the run.
   *
   * @param headline who takes how many steps
   * @param trace of these steps alone
   */
  record Round(String headline, Trace trace) {}

  Exhibit(
      Finding finding,
      String headline,
      Optional<Trace> trace,
      Set<String> focus,
      List<Integer> next,
      String remark,
      String marker,
      List<String> notes,
      int hang) {
    this(finding, headline, trace, focus, next, remark, marker, notes, hang, Optional.empty());
  }

  /** The same, which then goes on for ever. */
  Exhibit with(Round endless) {
    return new Exhibit(
        finding, headline, trace, focus, next, remark, marker, notes, hang, Optional.of(endless));
  }

  /** One about what has happened, in its last step. */
  static Exhibit happened(
      Finding finding, String headline, Optional<Trace> trace, String marker, List<String> notes) {
    return new Exhibit(
        finding, headline, trace, Set.of(), List.of(), "", marker, List.copyOf(notes), USUAL_HANG);
  }

  /** One about what {@code thread} is about to do. */
  static Exhibit impends(
      Finding finding,
      String headline,
      Optional<Trace> trace,
      int thread,
      String remark,
      String marker,
      List<String> notes) {
    return new Exhibit(
        finding,
        headline,
        trace,
        Set.of(),
        List.of(thread),
        remark,
        marker,
        List.copyOf(notes),
        USUAL_HANG);
  }
}
