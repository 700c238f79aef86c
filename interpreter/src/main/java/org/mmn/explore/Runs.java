package org.mmn.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The runs that lead to what findings rest on. */
final class Runs {
  private final Map<Object, Schedule> runs = new LinkedHashMap<>();

  Runs(
      List<Finding> findings,
      Map<Object, Watch.Witness> witnesses,
      Function<Watch.Witness, Schedule> schedule) {
    for (Finding finding : findings) {
      for (Object sighting : finding.witnesses()) {
        Watch.Witness witness = witnesses.get(sighting);
        if (witness != null) {
          runs.computeIfAbsent(sighting, s -> schedule.apply(witness));
        }
      }
    }
  }

  Map<Object, Schedule> all() {
    return runs;
  }
}
