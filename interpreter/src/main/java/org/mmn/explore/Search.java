package org.mmn.explore;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.mmn.explore.store.StateStore;
import org.mmn.explore.store.Storage;
import org.mmn.state.State;

/**
 * Visits every state once, breadth first: complete over all interleavings, but for what a {@link
 * Reduction} or a {@link Symmetry} leaves out because it cannot matter, or {@code limit}.
 *
 * <p>The order of discovery is fixed by the order of threads and ways, so two searches of the same
 * system see the same in the same order, by however many workers.
 */
public final class Search<S extends State> {
  private final List<Worker<S>> workers;
  private final List<? extends Observer<S>> judges;
  private final Checkpoint checkpoint;
  private final Limits limits;
  private final Progress progress;
  private final StateStore store;
  private final List<Expander<S>> hands = new ArrayList<>();

  /**
   * What a worker has for itself. A state of one is the same state to all.
   *
   * @param observers fresh ones that watch {@code system}
   */
  public record Worker<S extends State>(
      TransitionSystem<S> system,
      List<? extends Observer<S>> observers,
      Reduction<S> reduction,
      Symmetry<S> symmetry) {

    /** One that makes every move. */
    public static <S extends State> Worker<S> plain(
        TransitionSystem<S> system, List<? extends Observer<S>> observers) {
      return new Worker<>(system, observers, Reduction.none(), Symmetry.none(system.threads()));
    }
  }

  /** A search by one worker. */
  public Search(Worker<S> worker, Limits limits, Progress progress) {
    this(List.of(worker), worker.observers(), Storage.EXACT, Checkpoint.none(), limits, progress);
  }

  /**
   * @param judges draw the conclusions: fresh observers that watch the system of the first worker;
   *     its own where it is the only one, and sees all itself
   * @param checkpoint what is kept there is gone on from
   */
  public Search(
      List<Worker<S>> workers,
      List<? extends Observer<S>> judges,
      Storage storage,
      Checkpoint checkpoint,
      Limits limits,
      Progress progress) {
    this.workers = workers;
    this.judges = judges;
    this.checkpoint = checkpoint;
    this.limits = limits;
    this.progress = progress;
    this.store =
        storage.open(
            workers.get(0).system().initial().words(),
            workers.stream().anyMatch(w -> w.reduction().leavesOut()));
  }

  /** Runs it to the end, by one worker. Call once. */
  public Outcome run() {
    return run(Runnable::run, 0);
  }

  /**
   * Runs it to the end. Call once.
   *
   * @param executor runs all workers but the first, at the same time as the caller
   * @param from how many states there must be before those take part
   */
  public Outcome run(Executor executor, int from) {
    try (store) {
      return searched(executor, from);
    }
  }

  private Outcome searched(Executor executor, int from) {
    workers.forEach(w -> hands.add(new Expander<>(w, store, limits)));
    Frontier frontier = new Frontier(store, limits, checkpoint, progress, workers.size());
    if (hands.get(0).begin(frontier) && goOn(frontier)) {
      expand(frontier, executor, from);
      frontier.keep();
      hands.get(0).lookAhead(frontier, saw() ? hands.get(0).watch() : judging());
    }
    return outcome(frontier);
  }

  /** From where an earlier search has come, if anything was kept of one; whether it can. */
  private boolean goOn(Frontier frontier) {
    try {
      Optional<DataInput> kept = checkpoint.kept();
      return kept.isPresent()
          ? frontier.read(kept.get(), new Retracing<>(workers.get(0), store, judging()))
          : frontier.limit().isEmpty();
    } catch (IOException damaged) {
      throw CheckpointException.of(damaged);
    }
  }

  private void expand(Frontier frontier, Executor executor, int from) {
    Tasks others = new Tasks(executor);
    try {
      hands.subList(1, hands.size()).forEach(h -> others.start(() -> h.work(frontier, from)));
      hands.get(0).work(frontier, 0);
    } catch (RuntimeException | Error failed) {
      frontier.fail();
      throw failed;
    } finally {
      others.join();
    }
  }

  private Outcome outcome(Frontier frontier) {
    Worker<S> first = workers.get(0);
    Walk<S> walk = new Walk<>(first.system(), first.symmetry(), frontier.paths());
    Watch<S> watch = saw() ? hands.get(0).watch() : told(frontier, walk);
    Optional<String> limit = frontier.limit();
    List<Finding> findings = watch.findings(limit.isEmpty());
    Runs runs = new Runs(findings, frontier.witnesses(), walk::to);
    Outcome seen =
        new Outcome(
            store.size(), frontier.moved(), frontier.depth(), limit, findings, runs.all(), false);
    return seen.omitting(store.omissionProbability());
  }

  /** The judges' watch, told of everything that was sighted. */
  private Watch<S> told(Frontier frontier, Walk<S> walk) {
    Watch<S> watch = judging();
    frontier.witnesses().values().forEach(w -> walk.tell(w, watch));
    return watch;
  }

  /** Whether the judges have seen all themselves. */
  private boolean saw() {
    return judges == workers.get(0).observers();
  }

  /** A fresh watch for the judges. */
  private Watch<S> judging() {
    return new Watch<>(workers.get(0).system(), judges);
  }
}
