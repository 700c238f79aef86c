package org.mmn.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param states how many different states
 * @param moves how many moves between them
 * @param depth the most moves from the initial state to any
 * @param limit why it did not see everything; empty when it did
 * @param findings in the order of the checks
 * @param runs for each sighting that a finding rests on, a run that leads to it
 * @param shortest whether the runs are proven to have the fewest context switches, then steps
 * @param coverage of runs at random; {@code states} are then told apart by fingerprints
 * @param omission an upper bound of the probability that a state was taken for another and
 *     therefore omitted; 0 when states were compared as they are
 */
public record Outcome(
    int states,
    long moves,
    int depth,
    Optional<String> limit,
    List<Finding> findings,
    Map<Object, Schedule> runs,
    boolean shortest,
    Optional<Coverage> coverage,
    double omission) {

  /** Of a search that is not at random. */
  public Outcome(
      int states,
      long moves,
      int depth,
      Optional<String> limit,
      List<Finding> findings,
      Map<Object, Schedule> runs,
      boolean shortest) {
    this(states, moves, depth, limit, findings, runs, shortest, Optional.empty(), 0);
  }

  /** Of a search that came to a bound before it saw anything. */
  public static Outcome nothing(String bound) {
    return new Outcome(0, 0, 0, Optional.of(bound), List.of(), Map.of(), false);
  }

  /** The same of a search that may have omitted states, with a probability below this. */
  Outcome omitting(double probability) {
    return new Outcome(
        states, moves, depth, limit, findings, runs, shortest, coverage, probability);
  }

  /** The same with other runs. */
  public Outcome with(Map<Object, Schedule> others, boolean proven) {
    return new Outcome(states, moves, depth, limit, findings, others, proven, coverage, omission);
  }

  /** The same with what was found besides, or why that is not known. */
  public Outcome with(
      List<Finding> others, Map<Object, Schedule> otherRuns, Optional<String> bound) {
    return new Outcome(
        states, moves, depth, bound, others, otherRuns, shortest, coverage, omission);
  }

  /** The same with findings that are told otherwise. */
  public Outcome with(List<Finding> others) {
    return new Outcome(states, moves, depth, limit, others, runs, shortest, coverage, omission);
  }

  /**
   * The same with runs that begin where {@code before} ends as runs from the beginning; without
   * what rests on the run before alone.
   *
   * @param passed what was sighted on the run before, and where
   */
  public Outcome after(Schedule before, Map<Object, Schedule> passed) {
    List<Finding> left =
        findings.stream()
            .filter(
                f -> f.witnesses().isEmpty() || f.witnesses().stream().anyMatch(runs::containsKey))
            .toList();
    Map<Object, Schedule> whole = new LinkedHashMap<>();
    for (Finding finding : left) {
      for (Object sighting : finding.witnesses()) {
        Schedule run = runs.get(sighting);
        Schedule earlier = passed.get(sighting);
        if (run != null) {
          whole.put(sighting, before.then(run));
        } else if (earlier != null) {
          whole.put(sighting, earlier);
        }
      }
    }
    return new Outcome(states, moves, depth, limit, left, whole, shortest, coverage, omission);
  }

  public boolean complete() {
    return limit.isEmpty();
  }
}
