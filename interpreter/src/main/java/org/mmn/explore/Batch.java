package org.mmn.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmn.explore.store.StateStore;
import org.mmn.state.State;

/**
 * Nodes that follow each other, dealt out to one worker, and what it found there: for each node the
 * states that its moves lead to, in order.
 */
final class Batch {
  private final int width;
  private int first;
  private int limit;
  private int known;
  private int nodes;
  private int states;
  private int[] ends = new int[1 << 6];
  private int[] made = new int[1 << 6];
  private long[] words;
  private long[] hashes = new long[1 << 8];
  private int[] moves = new int[1 << 8];
  private List<Watch.Sighted> sighted = List.of();
  private Optional<String> bound = Optional.empty();

  /**
   * @param width how many words a state has
   */
  Batch(int width) {
    this.width = width;
    this.words = new long[width << 8];
  }

  /**
   * Makes it one of the nodes from {@code newFirst} up to {@code newLimit}.
   *
   * @param newKnown how many states are known to all
   */
  void begin(int newFirst, int newLimit, int newKnown) {
    first = newFirst;
    limit = newLimit;
    known = newKnown;
    nodes = 0;
    states = 0;
    sighted = List.of();
    bound = Optional.empty();
    if (limit - first > ends.length) {
      ends = new int[limit - first];
      made = new int[limit - first];
    }
  }

  int first() {
    return first;
  }

  int limit() {
    return limit;
  }

  /** How many states are known to all. */
  int known() {
    return known;
  }

  /** Writes down a state, which is {@link #keep kept} or forgotten with the next; its hash. */
  long draft(State state) {
    if ((states + 1) * width > words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
      hashes = Arrays.copyOf(hashes, 2 * hashes.length);
      moves = Arrays.copyOf(moves, 2 * moves.length);
    }
    state.store(words, states * width);
    hashes[states] = StateStore.hash(words, states * width, width);
    return hashes[states];
  }

  /** Where the state is that was written down last. */
  int drafted() {
    return states * width;
  }

  /**
   * Adds the state that was written down last.
   *
   * @param move that leads there, as {@link Moves} packs it
   */
  void keep(int move) {
    moves[states++] = move;
  }

  /** The node is over, after so many moves. */
  void close(int count) {
    ends[nodes] = states;
    made[nodes++] = count;
  }

  /** The node that was closed last came to a bound, so that there are no others. */
  void stop(String what) {
    bound = Optional.of(what);
  }

  /** What was sighted at the nodes, in order. */
  void sighted(List<Watch.Sighted> all) {
    sighted = all;
  }

  /** How many nodes were left. */
  int nodes() {
    return nodes;
  }

  /** The first state that the {@code i}th node leads to, as a number of this batch. */
  int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  /** One more than the last one. */
  int end(int i) {
    return ends[i];
  }

  /** How many moves the {@code i}th node has. */
  int moves(int i) {
    return made[i];
  }

  long[] words() {
    return words;
  }

  int at(int state) {
    return state * width;
  }

  long[] hashes() {
    return hashes;
  }

  long hash(int state) {
    return hashes[state];
  }

  /** The move that leads to a state, as {@link Moves} packs it. */
  int move(int state) {
    return moves[state];
  }

  /** What was sighted at a node, or on a move from there. */
  List<Watch.Sighted> sighted(int node) {
    return sighted.isEmpty()
        ? sighted
        : sighted.stream().filter(s -> s.where().node() == node).toList();
  }

  /** The bound that the last node came to. */
  Optional<String> bound() {
    return bound;
  }

  /** The bound that the {@code i}th node came to, so that it was not left as a whole. */
  Optional<String> bound(int i) {
    return i + 1 == nodes ? bound : Optional.empty();
  }
}
