package org.mmn.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mmn.state.State;

/**
 * Makes runs at random, for what is too large to be searched completely. It can find, and never
 * clear: what it comes to is always {@code limit}.
 *
 * <p>Runs are dealt out to the workers by number. What is drawn for one follows from the seed and
 * its number, each sighting keeps the run of the lowest number, and a run that was begun is brought
 * to its end: so the result does not depend on how many workers there are, and when time ends it,
 * it is the same as with so many runs.
 */
public final class RandomSearch<S extends State> implements RandomWorker.Prints {
  private final Lottery lottery;
  private final Limits limits;
  private final Progress progress;
  private final List<Worker<S>> workers;
  private final Fingerprints states;
  private final Fingerprints positions;
  private final List<RandomWorker<S>> hands = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private int length;

  /**
   * What a worker has for itself.
   *
   * @param observers fresh ones that watch {@code system}
   */
  public record Worker<S extends State>(
      TransitionSystem<S> system, List<? extends Observer<S>> observers, Identity<S> identity) {}

  /**
   * What was seen.
   *
   * @param sightings each with the run of the lowest number that leads to it, in order of these
   * @param numbers of these runs
   * @param inTime whether all runs were made
   */
  public record Drawn(
      Coverage coverage,
      Map<Object, Schedule> sightings,
      Map<Object, Integer> numbers,
      boolean inTime) {}

  /**
   * @param limits of these, {@code depth} bounds the moves of a run, {@code states} and {@code
   *     bytes} how many are told apart, and {@code stop} is asked between runs
   */
  public RandomSearch(List<Worker<S>> workers, Lottery lottery, Limits limits, Progress progress) {
    this.workers = workers;
    this.lottery = lottery;
    this.limits = limits;
    this.progress = progress;
    int most = (int) Math.min(limits.states(), limits.bytes() / 32);
    this.states = new Fingerprints(most);
    this.positions = new Fingerprints(most);
  }

  /**
   * Runs it to the end. Call once.
   *
   * @param executor runs the workers
   */
  public Drawn run(Executor executor) {
    workers.forEach(w -> hands.add(new RandomWorker<>(w, lottery, limits.depth(), this)));
    deal(Math.min(Lottery.MEASURING, lottery.runs()), 0, executor);
    length = Math.max(1, hands.stream().mapToInt(RandomWorker::longest).max().orElse(0));
    deal(lottery.runs(), lottery.depth(), executor);
    return drawn();
  }

  @Override
  public void state(long print) {
    states.add(print);
  }

  @Override
  public void position(long print) {
    positions.add(print);
  }

  /** Makes the runs up to one, PCT of a depth. */
  private void deal(int end, int depth, Executor executor) {
    Tasks tasks = new Tasks(executor);
    hands.forEach(h -> tasks.start(() -> work(h, end, depth)));
    tasks.join();
  }

  private void work(RandomWorker<S> hand, int end, int depth) {
    while (!limits.stop().getAsBoolean()) {
      int run = next.getAndUpdate(n -> Math.min(n + 1, end));
      if (run >= end) {
        return;
      }
      hand.run(run, depth, length);
      progress.ran(run + 1, states.size());
    }
  }

  private Drawn drawn() {
    Map<Object, Schedule> sightings = new LinkedHashMap<>();
    Map<Object, Integer> numbers = new LinkedHashMap<>();
    hands.stream()
        .flatMap(h -> h.sighted().stream())
        .sorted(Comparator.comparingInt(RandomWorker.Sighted::run))
        .forEach(
            s -> {
              sightings.putIfAbsent(s.what(), s.schedule());
              numbers.putIfAbsent(s.what(), s.run());
            });
    return new Drawn(coverage(), sightings, numbers, next.get() == lottery.runs());
  }

  private Coverage coverage() {
    BitSet ended = new BitSet();
    hands.forEach(h -> ended.or(h.ended()));
    Optional<String> stopped =
        hands.stream()
            .flatMap(h -> h.stopped().stream())
            .min(Comparator.comparingInt(RandomWorker.Stopped::run))
            .map(RandomWorker.Stopped::why);
    return new Coverage(
        lottery,
        workers.get(0).system().threads(),
        next.get(),
        hands.stream().mapToInt(RandomWorker::over).sum(),
        limits.depth(),
        stopped,
        hands.stream().mapToLong(RandomWorker::moves).sum(),
        hands.stream().mapToLong(RandomWorker::steps).sum(),
        IntStream.concat(IntStream.of(0), hands.stream().mapToInt(RandomWorker::longest))
            .max()
            .getAsInt(),
        length,
        states.size(),
        states.isFull(),
        positions.size(),
        ended);
  }
}
