package org.mmn.state;

/**
 * A declared piece of what the simulated kernel remembers: an array of {@code size} small ints with
 * a common range.
 *
 * <p>A {@link Region#SHARED} field has one array for the machine. A {@link Region#TASK} field has
 * one for each thread, which only that thread writes; see {@link Own}. From this one declaration
 * come packing, equality, hashing, the printing of a change in a trace, dependence, and what
 * becomes of it when threads, pages or frames change places.
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
  private boolean perPage;
  private int rangeShift = -1;
  private boolean holdsThreads;
  private int threadsFrom;
  private int perThread;
  private boolean holdsFrames;
  private int framesFrom;
  private boolean perFrame;

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

  /** Says that its elements belong to pages: element {@code row * pages + p} to page {@code p}. */
  public Field perPage() {
    perPage = true;
    return this;
  }

  /**
   * Says that its values but 0 are {@code 1 + (range << shift | rest)}, and that its elements are
   * sorted, largest first. Only of TASK fields.
   */
  public Field ofRanges(int shift) {
    rangeShift = shift;
    return this;
  }

  /** Whether an index names a page. */
  public boolean isPerPage() {
    return perPage;
  }

  /** Whether its values hold ranges. */
  public boolean holdsRanges() {
    return rangeShift >= 0;
  }

  /** The range in {@code value}, which is not 0. */
  public int range(int value) {
    return (value - 1) >>> rangeShift;
  }

  /** {@code value}, which is not 0, with {@code range} in place of its own. */
  public int withRange(int value, int range) {
    return value + ((range - range(value)) << rangeShift);
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

  /**
   * Says that its values name frames: {@code none} and less stand for none, {@code none + 1 + f}
   * for frame {@code f}.
   */
  public Field ofFrames(int none) {
    framesFrom = none + 1;
    holdsFrames = true;
    return this;
  }

  /** Says that element {@code f} belongs to frame {@code f}. */
  public Field perFrame() {
    perFrame = true;
    return this;
  }

  /** Whether its values name frames. */
  public boolean holdsFrames() {
    return holdsFrames;
  }

  /** The value that names frame 0. */
  public int framesFrom() {
    return framesFrom;
  }

  /** Whether an index names a frame. */
  public boolean isPerFrame() {
    return perFrame;
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
