package org.mmn.compile;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.mmn.check.Predicate;
import org.mmn.check.Property;
import org.mmn.model.Op;
import org.mmn.model.Primitives;
import org.mmn.model.World;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * A scenario under one kernel version, lowered: integers, and the tables that turn them back into
 * words for people.
 *
 * @param layout the fields, sealed
 * @param initial the first value of every SHARED slot
 * @param written by field number, whether any code may write it
 * @param entry the function, by number, that each thread runs
 * @param init the thread that runs alone first, or -1
 * @param schedule the labels to pass in this order, with their threads
 * @param signatures what kinds of value each op takes and gives
 * @param exclusion whether a thread may ever have to run alone
 * @param properties judged in states
 * @param goals judged on runs
 * @param watches values that somebody asked for
 * @param touches for each thread what its code may touch, and last what is looked at on the way to
 *     the end of a run
 * @param glances what properties and checks look at in single states
 * @param looks what properties look at there and at the end of a run
 * @param named the threads that properties tell apart
 * @param pagesNamed whether properties tell pages apart
 * @param joins where ghosts are assigned
 * @param endings where threads may end
 */
public record Program(
    World world,
    StateLayout layout,
    int[] initial,
    boolean[] written,
    Primitives primitives,
    List<ThreadCode> functions,
    int[] entry,
    int init,
    List<Op> ops,
    List<Signature> signatures,
    List<Site> sites,
    List<int[]> tables,
    List<Assertion> assertions,
    List<Turn> schedule,
    List<Property> properties,
    List<Goal> goals,
    List<Watch> watches,
    Machinery machinery,
    boolean exclusion,
    List<Touches> touches,
    Touches glances,
    Touches looks,
    BitSet named,
    boolean pagesNamed,
    Joins joins,
    Endings endings,
    Names names) {

  /** A label that a thread is to pass. */
  public record Turn(int thread, int label, String name) {}

  /** What an {@code eventually} wants every fair run to reach. */
  public record Goal(String name, Predicate condition) {}

  /** A value that somebody wants to see; {@code shown} puts what it is in a state into words. */
  public record Watch(String name, Function<View, String> shown) {}
}
