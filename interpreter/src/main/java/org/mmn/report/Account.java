package org.mmn.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.check.Judgement;
import org.mmn.explore.Outcome;
import org.mmn.run.Trace;
import org.mmn.source.Span;

/**
 * All that reports tell of one check: a scenario under one kernel version.
 *
 * @param scenario the place of its declaration; its file is the one that line numbers go without
 * @param rerun the words of the command that runs a schedule of it, up to {@code --schedule}
 * @param traces for each sighting that a finding rests on, its run
 * @param silent properties that were never looked at, and callbacks that never ran, as clauses
 * @param expected the verdicts that were expected
 * @param expectation where; empty when the scenario says nothing and {@code ok} is expected
 */
public record Account(
    Span scenario,
    String title,
    String version,
    List<String> rerun,
    Outcome outcome,
    Map<Object, Trace> traces,
    Legend legend,
    List<String> silent,
    Judgement judgement,
    List<String> expected,
    Optional<Span> expectation) {

  /** The same under another version's name, to see whether two say the same. */
  public Account under(String otherVersion, List<String> otherRerun) {
    return new Account(
        scenario,
        title,
        otherVersion,
        otherRerun,
        outcome,
        traces,
        legend,
        silent,
        judgement,
        expected,
        expectation);
  }
}
