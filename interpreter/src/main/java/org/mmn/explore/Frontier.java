package org.mmn.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mmn.explore.store.StateStore;
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
  private static final int SHARE = 512;

  /** For so many reading ahead in the store pays; the most for one who is alone. */
  private static final int BATCH = 64;

  /** How many there must be for a second worker to be of use. */
  private static final int ENOUGH = 32;

  private final StateStore store;
  private final PackedPaths paths = new PackedPaths();
  private final Limits limits;
  private final Checkpoint checkpoint;
  private final Progress progress;
  private final Map<Object, Watch.Witness> witnesses = new LinkedHashMap<>();
  private final int workers;

  /** How many states all workers know of. */
  private int known;

  /** The first node of the batch that is to be taken in next. */
  private int turn;

  private int next;
  private int left;
  private int whole;
  private int busy;
  private int levelEnd = 1;
  private int depth;
  private long moved;
  private long movedWhole;
  private Optional<String> limit = Optional.empty();
  private boolean broken;

  /**
   * @param store with the initial state in it
   */
  Frontier(StateStore store, Limits limits, Checkpoint checkpoint, Progress progress, int workers) {
    this.store = store;
    this.checkpoint = checkpoint;
    this.limits = limits;
    this.progress = progress;
    this.workers = workers;
  }

  /** Begins at the initial state, where so much was sighted. */
  void begin(List<Watch.Sighted> sighted) {
    sighted(sighted);
    limit = bound(0);
    known = store.size();
  }

  /**
   * Deals out nodes.
   *
   * @param from how many states there must be before
   * @param wait until there are some; then false means that there will be no more
   */
  synchronized boolean take(Batch batch, int from, boolean wait) {
    if (wait) {
      await(() -> isEnough(from));
    }
    if (isOver() || !isEnough(from)) {
      return false;
    }
    int dealt = workers == 1 ? aloneDealt() : share(known - next);
    batch.begin(next, next + dealt, known);
    next += dealt;
    busy++;
    return true;
  }

  private int share(int open) {
    return open < ENOUGH ? open : Math.min(SHARE, Math.max(1, open / workers));
  }

  /**
   * As many as no bound can come between: one who is alone draws the conclusions, and must not see
   * what is behind a bound. Clock and memory are looked at between batches only.
   */
  private int aloneDealt() {
    if (limits.states() - known < BATCH * Moves.MOST) {
      return 1;
    }
    return Math.min(BATCH - next % BATCH, levelEnd - next);
  }

  private boolean isOver() {
    return broken || limit.isPresent() || (next == known && busy == 0);
  }

  private boolean isEnough(int from) {
    int open = known - next;
    return known >= from && (open >= ENOUGH || (open > 0 && busy == 0));
  }

  /** Writes down how far the search has come: a node that was not left as a whole is left again. */
  private void write(DataOutput out) throws IOException {
    for (int number : new int[] {store.size(), whole, levelEnd, depth, witnesses.size()}) {
      out.writeInt(number);
    }
    out.writeLong(movedWhole);
    for (Watch.Witness witness : witnesses.values()) {
      out.writeInt(witness.node());
      out.writeInt(Moves.pack(witness.thread(), witness.way(), witness.steps()));
    }
    int[] last = {0};
    paths.visitAll(
        (parent, move) -> {
          out.writeInt(parent - last[0]);
          out.writeInt(move);
          last[0] = parent;
        });
  }

  /** Goes on from where another search has come to; whether no bound kept it from coming there. */
  boolean read(DataInput in, Retracing<?> retracing) throws IOException {
    int size = in.readInt();
    int reached = in.readInt();
    int newLevelEnd = in.readInt();
    int newDepth = in.readInt();
    int[] sighted = new int[2 * Math.max(0, in.readInt())];
    long newMoved = in.readLong();
    for (int i = 0; i < sighted.length; i++) {
      sighted[i] = in.readInt();
    }
    retrace(in, size, retracing);
    boolean came = limit.isEmpty();
    if (came) {
      Retracing.require(reached >= 0 && reached <= store.size());
      left = reached;
      whole = reached;
      next = reached;
      turn = reached;
      known = store.size();
      levelEnd = newLevelEnd;
      depth = newDepth;
      moved = newMoved;
      movedWhole = newMoved;
      for (int i = 0; i < sighted.length; i += 2) {
        sighted(retracing.sighted(sighted[i], sighted[i + 1], paths));
      }
      limit = left < store.size() ? keepsFrom(left) : limit;
    }
    return came;
  }

  private void retrace(DataInput in, int size, Retracing<?> retracing) throws IOException {
    int parent = 0;
    try {
      for (int node = 1; node < size && limit.isEmpty(); node++) {
        parent += in.readInt();
        int move = in.readInt();
        retracing.move(node, parent, move);
        paths.put(node, parent, move);
        limit = Limits.isNow(node) ? retraced(node, parent) : limit;
      }
    } catch (CapacityExceeded outgrown) {
      limit = Optional.of(outgrown.what());
    } catch (OutOfMemoryError full) {
      limit = Optional.of("memory");
    }
  }

  private Optional<String> retraced(int node, int parent) {
    progress.at(node, node - parent, depth);
    makeRoom(parent);
    return exceeded(node);
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
   * Takes in what the nodes of {@code batch} lead to, when it is their turn; others are dealt nodes
   * meanwhile. When all is over it does not.
   *
   * @param wait for their turn
   * @return whether nothing is left to do with the batch
   */
  boolean add(Batch batch, boolean wait) {
    boolean its = isTurnOf(batch, wait);
    if (its) {
      handOn(batch, takeIn(batch));
    }
    return its || wait;
  }

  /** Whether it is the turn of a batch; false also when it will not come. */
  private synchronized boolean isTurnOf(Batch batch, boolean wait) {
    if (wait) {
      await(() -> batch.first() == turn);
    }
    return !isOver() && batch.first() == turn;
  }

  private synchronized void handOn(Batch batch, Optional<String> bound) {
    limit = bound;
    turn = batch.limit();
    known = store.size();
    busy--;
    notifyAll();
  }

  /**
   * What was sighted at nodes behind a bound does not count: one worker would not have come there.
   */
  private Optional<String> takeIn(Batch batch) {
    Optional<String> bound = Optional.empty();
    for (int i = 0; i < batch.nodes() && bound.isEmpty(); i++) {
      if (i % BATCH == 0) {
        int last = Math.min(i + BATCH, batch.nodes()) - 1;
        store.readAhead(batch.hashes(), batch.start(i), batch.end(last));
      }
      sighted(batch.sighted(left));
      bound = add(batch, i);
    }
    return bound;
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
      if (batch.bound(i).isPresent()) {
        return batch.bound(i);
      }
      whole = left;
      movedWhole = moved;
      return left < store.size() ? bound(left) : Optional.empty();
    } catch (CapacityExceeded outgrown) {
      return Optional.of(outgrown.what());
    } catch (OutOfMemoryError full) {
      return Optional.of("memory");
    }
  }

  /** The bound that keeps the search from visiting a node. */
  private Optional<String> bound(int node) {
    if (node == levelEnd) {
      depth++;
      levelEnd = store.size();
    }
    if (depth <= limits.depth() && Limits.isNow(node)) {
      progress.at(store.size(), store.size() - node, depth);
      makeRoom(node);
      if (node > 0 && checkpoint.isDue()) {
        checkpoint.keep(this::write);
      }
    }
    return keepsFrom(node);
  }

  private Optional<String> keepsFrom(int node) {
    return depth > limits.depth() ? Optional.of("depth " + limits.depth()) : exceeded(node);
  }

  private Optional<String> exceeded(int node) {
    try {
      limits.check(node, store.size(), bytes());
      return Optional.empty();
    } catch (CapacityExceeded outgrown) {
      return Optional.of(outgrown.what());
    }
  }

  /** Adds what was sighted; what comes after others comes after them in the order of nodes too. */
  void sighted(List<Watch.Sighted> all) {
    for (Watch.Sighted sighted : all) {
      witnesses.putIfAbsent(sighted.what(), sighted.where());
    }
  }

  /** A worker has failed: nobody waits for it. */
  synchronized void fail() {
    broken = true;
    notifyAll();
  }

  /** Keeps how far it has come, where a bound keeps it from coming further. */
  void keep() {
    if (limit.isPresent()) {
      checkpoint.keep(this::write);
    }
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
