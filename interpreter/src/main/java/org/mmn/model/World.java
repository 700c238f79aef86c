package org.mmn.model;

import java.util.List;
import java.util.Set;

/**
 * The unchanging facts of one scenario: which objects there are, what they are called, how they
 * belong together. Numbers are places in these lists.
 *
 * @param frames the number of page frames
 * @param generous whether the scenario left memory to the model: then it never runs out, and coming
 *     to the last frame is a limit of the model
 * @param notifiers list notifiers and interval notifiers, in one numbering
 * @param swap the number of swap slots, or -1 when they never run out
 */
public record World(
    List<Thread> threads,
    List<Mm> mms,
    List<Vma> vmas,
    List<Page> pages,
    int frames,
    int low,
    int min,
    boolean generous,
    List<Notifier> notifiers,
    List<Lock> locks,
    List<Named> waitQueues,
    List<Named> completions,
    List<Named> fences,
    List<Named> works,
    List<Named> seqcounts,
    List<Named> atomics,
    List<Named> secondaryTlbs,
    List<Named> objects,
    List<Named> workqueues,
    int swap) {

  /**
   * @param mm its number, or -1 for a thread without an address space
   */
  public record Thread(String name, int mm, boolean daemon, int index) {}

  /**
   * @param parent the mm that it is to be a copy of, or -1
   */
  public record Mm(
      String name, int firstVma, int limitVma, int firstPage, int limitPage, int parent) {}

  /**
   * @param mapping the first VMA that maps the same file; itself if it is anonymous
   * @param root the VMA of which it is a copy by fork; itself if it is none
   */
  public record Vma(
      String name,
      int mm,
      int firstPage,
      int limitPage,
      Set<String> attributes,
      int mapping,
      int root) {
    public boolean is(String attribute) {
      return attributes.contains(attribute);
    }
  }

  /**
   * @param frame the frame mapped at the start, or -1
   */
  public record Page(String name, int vma, int mm, int frame) {}

  /**
   * A subscriber of either kind.
   *
   * @param hasEnd whether its driver defines {@code invalidate_range_end}
   * @param interval whether it is an interval notifier
   * @param firstPage,limitPage what it watches: the whole mm unless it is an interval notifier
   */
  public record Notifier(
      String name,
      int mm,
      String driver,
      boolean registered,
      boolean hasStart,
      boolean hasEnd,
      boolean interval,
      int firstPage,
      int limitPage) {}

  /** The kinds of lock that lockdep may know. */
  public enum LockKind {
    MUTEX,
    RWSEM,
    SPINLOCK,
    RWLOCK,
    WW_MUTEX,
    SRCU,
    /** A pseudo lock: nobody waits for it. */
    MAP
  }

  /**
   * A lock of any kind. Its number here is the {@code lock} of a script; its {@code index} counts
   * the locks of its kind, and is the value of a {@code mutex}, {@code rwsem}, ... of a script.
   *
   * @param lockClass the declaration site, shared by all instances: {@code plain_reader.lock}
   */
  public record Lock(LockKind kind, int index, String name, String lockClass) {}

  public record Named(String name) {}

  /** The page of {@code mm} in the place of {@code page}, both copies of one mm by fork; or -1. */
  public int pageIn(int mm, int page) {
    Vma vma = vmas.get(pages.get(page).vma());
    Mm to = mms.get(mm);
    for (int v = to.firstVma(); v < to.limitVma(); v++) {
      if (vmas.get(v).root() == vma.root()) {
        return vmas.get(v).firstPage() + page - vma.firstPage();
      }
    }
    return -1;
  }

  /** The number of the lock with this index among those of {@code kind}. */
  public int lock(LockKind kind, int index) {
    for (int i = 0; i < locks.size(); i++) {
      if (locks.get(i).kind() == kind && locks.get(i).index() == index) {
        return i;
      }
    }
    throw new IllegalArgumentException(kind + " " + index);
  }

  public int count(LockKind kind) {
    return (int) locks.stream().filter(l -> l.kind() == kind).count();
  }

  /** The name of the lock with this index among those of {@code kind}. */
  public String lockName(LockKind kind, int index) {
    return locks.get(lock(kind, index)).name();
  }
}
