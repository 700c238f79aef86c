package org.mmn.promela;

import java.util.List;
import java.util.Optional;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Value;

/** Primitives that cost no step. */
final class Facts {
  private Facts() {}

  static Optional<Text> of(Things things, Expressions values, Value.CallExtern call) {
    if (!call.extern().name().equals("mm_has_intervals")) {
      return Optional.empty();
    }
    List<ResolvedScenario.Instance> all = things.scenario().notifiers();
    int[] has =
        java.util.stream.IntStream.range(0, things.scenario().mms().size())
            .map(mm -> all.stream().anyMatch(n -> n.interval() && n.mm() == mm) ? 1 : 0)
            .toArray();
    return values.pure(call.arguments().get(0)).map(m -> m.in(has));
  }
}
