package org.mmn.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmn.compile.Program;
import org.mmn.explore.Liveness;
import org.mmn.explore.Schedule;

/**
 * What a run repeats for ever, made as short as it is told: where a thread goes round several times
 * before another one moves, or before the round is over, once is enough.
 */
public final class Rounds {
  private final Machine<PlainState> machine;
  private final PlainState state;
  private final List<Schedule.Step> kept = new ArrayList<>();

  private Rounds(Program program) {
    this.machine = Machine.plain(program);
    this.state = machine.initial();
  }

  /** The same counterexample with a round in which no thread comes back to where it was. */
  public static Liveness.Counterexample shortened(
      Program program, Liveness.Counterexample counterexample) {
    Rounds rounds = new Rounds(program);
    counterexample.prefix().steps().forEach(rounds::take);
    List<Schedule.Step> steps = counterexample.loop().steps();
    for (int from = 0; from < steps.size(); ) {
      int to = from;
      while (to < steps.size() && steps.get(to).thread() == steps.get(from).thread()) {
        to++;
      }
      rounds.keep(steps.subList(from, to));
      from = to;
    }
    return new Liveness.Counterexample(
        counterexample.prefix(), new Schedule(List.copyOf(rounds.kept)));
  }

  /** Keeps of the steps of one thread the first way round, and what follows its repetitions. */
  private void keep(List<Schedule.Step> steps) {
    long[] beginning = words();
    int length = 0;
    int repeated = 0;
    for (int i = 1; i <= steps.size(); i++) {
      take(steps.get(i - 1));
      if (length == 0 && Arrays.equals(words(), beginning)) {
        length = i;
        repeated = i;
      } else if (i == repeated + length && isRound(steps, length, i, beginning)) {
        repeated = i;
      }
    }
    kept.addAll(steps.subList(0, length));
    kept.addAll(steps.subList(repeated, steps.size()));
  }

  private boolean isRound(List<Schedule.Step> steps, int length, int end, long[] beginning) {
    return length > 0
        && steps.subList(end - length, end).equals(steps.subList(0, length))
        && Arrays.equals(words(), beginning);
  }

  private void take(Schedule.Step step) {
    machine.step(state, step.thread(), step.way());
  }

  private long[] words() {
    long[] words = new long[state.words()];
    state.store(words, 0);
    return words;
  }
}
