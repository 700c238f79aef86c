package org.mmn.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mmn.state.CapacityExceeded;

/**
 * The nodes of a search that have not been left yet: dealt out to workers in the order of their
 * numbers, and what they lead to taken in again in that order. So the numbers, and all that follows
 * from them, are those of a search by one worker.
 *
 * <p>A worker is dealt nodes as soon as there are enough of them, whatever level they are of: their
 * numbers are fixed already.
 */
final class Frontier {
  /** The most nodes to deal out at once. */
  private static final int SHARE = 128;

  /** How many there must be for a second worker to be of use. */
  private static final int ENOUGH = 32;

  private final StateStore store;
  private final Paths paths = new PackedPaths();
  private final Limits limits;
  private final Progress progress;
  private final Map<Object, Watch.Witness> witnesses = new LinkedHashMap<>();
  private final int workers;
  private int next;
  private int left;
  private int busy;
  private int levelEnd = 1;
  private int depth;
  private long moved;
  private Optional<String> limit = Optional.empty();
  private boolean broken;

  /**
   * @param store with the initial state in it
   */
  Frontier(StateStore store, Limits limits, Progress progress, int workers) {
    this.store = store;
    this.limits = limits;
    this.progress = progress;
    this.workers = workers;
  }

  /** Begins at the initial state, where so much was sighted. */
  synchronized void begin(List<Watch.Sighted> sighted) {
    sighted(sighted);
    limit = bound(0);
  }

  /** Deals out nodes; waits until there are some. False when there will be no more. */
  synchronized boolean take(Batch batch) {
    await(this::isEnough);
    if (isOver()) {
      return false;
    }
    int open = store.size() - next;
    int dealt = workers == 1 ? 1 : open < ENOUGH ? open : Math.min(SHARE, open / workers);
    batch.begin(next, next + dealt, store.size());
    next += dealt;
    busy++;
    return true;
  }

  private boolean isOver() {
    return broken || limit.isPresent() || (next == store.size() && busy == 0);
  }

  private boolean isEnough() {
    int open = store.size() - next;
    return open >= ENOUGH || (open > 0 && busy == 0);
  }

  private void makeRoom(int node) {
    store.left(node);
    boolean spilled = true;
    while (bytes() > limits.bytes() && spilled) {
      spilled = store.spill();
    }
  }

  private long bytes() {
    return store.bytes() + paths.bytes();
  }

  /**
   * Takes in what the nodes of {@code batch} lead to, when it is their turn. What was sighted at
   * nodes behind a bound does not count: one worker would not have come there.
   */
  synchronized void add(Batch batch) {
    await(() -> batch.first() == left);
    if (!isOver()) {
      for (int i = 0; i < batch.nodes() && limit.isEmpty(); i++) {
        limit = add(batch, i);
      }
      limit = limit.or(batch::bound);
      sighted(batch.sighted().stream().filter(s -> s.where().node() < left).toList());
    }
    busy--;
    notifyAll();
  }

  /** Waits until something is so, or all is over. */
  private synchronized void await(BooleanSupplier so) {
    try {
      while (!isOver() && !so.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException e) {
      broken = true;
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while searching", e);
    }
  }

  /** Takes in what a node leads to; returns the bound that the search has come to then. */
  private Optional<String> add(Batch batch, int i) {
    int node = batch.first() + i;
    left = node + 1;
    moved += batch.moves(i);
    try {
      for (int s = batch.start(i); s < batch.end(i); s++) {
        int number = store.add(batch.words(), batch.at(s), batch.hash(s));
        if (number >= 0) {
          paths.put(number, node, batch.move(s));
        }
      }
    } catch (CapacityExceeded outgrown) {
      return Optional.of(outgrown.what());
    } catch (OutOfMemoryError full) {
      return Optional.of("memory");
    }
    return left < store.size() ? bound(left) : Optional.empty();
  }

  /** The bound that keeps the search from visiting a node. */
  private Optional<String> bound(int node) {
    if (node == levelEnd) {
      depth++;
      levelEnd = store.size();
    }
    if (depth > limits.depth()) {
      return Optional.of("depth " + limits.depth());
    } else if (Limits.isNow(node)) {
      progress.at(store.size(), store.size() - node, depth);
      makeRoom(node);
    }
    try {
      limits.check(node, store.size(), bytes());
      return Optional.empty();
    } catch (CapacityExceeded outgrown) {
      return Optional.of(outgrown.what());
    }
  }

  /** Adds what was sighted; what comes after others comes after them in the order of nodes too. */
  synchronized void sighted(List<Watch.Sighted> all) {
    all.forEach(s -> witnesses.putIfAbsent(s.what(), s.where()));
  }

  /** A worker has failed: nobody waits for it. */
  synchronized void fail() {
    broken = true;
    notifyAll();
  }

  /** How many nodes have been left: those with smaller numbers. */
  int left() {
    return left;
  }

  int depth() {
    return depth;
  }

  long moved() {
    return moved;
  }

  Paths paths() {
    return paths;
  }

  /** What was sighted first at each, in the order of discovery. */
  Map<Object, Watch.Witness> witnesses() {
    return witnesses;
  }

  /** The bound that it came to. */
  Optional<String> limit() {
    return limit;
  }
}
