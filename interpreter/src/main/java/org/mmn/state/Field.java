package org.mmn.state;

/**
 * A declared piece of what the simulated kernel remembers: an array of {@code size} small ints with
 * a common range.
 *
 * <p>A {@link Region#SHARED} field has one array for the machine. A {@link Region#TASK} field has
 * one for each thread, which only that thread writes; see {@link Own}. From this one declaration
 * come packing, equality, hashing, the printing of a change in a trace, dependence, and what
 * becomes of it when threads change places.
 */
public final class Field {

  /** Where the field lives. */
  public enum Region {
    SHARED,
    TASK
  }

  /** Names the elements of a field in traces: {@code gpu.lock}, {@code app.heap[3]}. */
  public interface Names {
    String name(int index);
  }

  private final String name;
  private final Region region;
  private final int number;
  private final int size;
  private final int low;
  private final int high;
  private final int first;
  private final Names names;
  private boolean holdsThreads;
  private int threadsFrom;
  private int perThread;

  Field(
      String name, Region region, int number, int size, int low, int high, int first, Names names) {
    this.name = name;
    this.region = region;
    this.number = number;
    this.size = size;
    this.low = low;
    this.high = high;
    this.first = first;
    this.names = names;
  }

  /** What it is: {@code owner}, {@code readers}, {@code pte}. */
  public String name() {
    return name;
  }

  public Region region() {
    return region;
  }

  /** Its place among all fields of the layout. */
  public int number() {
    return number;
  }

  public int size() {
    return size;
  }

  public int low() {
    return low;
  }

  public int high() {
    return high;
  }

  /** The slot of element 0: in the state for a SHARED field, in {@link Own} for a TASK field. */
  public int first() {
    return first;
  }

  /**
   * Says that its values name threads: {@code none} and less stand for nobody, {@code none + 1 + t}
   * for thread {@code t}.
   */
  public Field ofThreads(int none) {
    threadsFrom = none + 1;
    holdsThreads = true;
    return this;
  }

  /**
   * Says that its elements belong to threads: the last {@code times} digits of an index, in the
   * number system of as many digits as there are threads, are threads.
   */
  public Field perThread(int times) {
    perThread = times;
    return this;
  }

  /** Whether its values name threads. */
  public boolean holdsThreads() {
    return holdsThreads;
  }

  /** The value that names thread 0. */
  public int threadsFrom() {
    return threadsFrom;
  }

  /** How many threads an index names. */
  public int perThread() {
    return perThread;
  }

  /** Whose it is: the name of element {@code index}'s owner. */
  public String owner(int index) {
    return names.name(index);
  }

  @Override
  public String toString() {
    return name;
  }
}
