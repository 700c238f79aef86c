package org.mmn.model;

/**
 * Pages {@code [start, limit)} of one mm, packed in one int so that a script's variable can hold
 * it.
 *
 * <p>Limits: 64 mms, 1,023 pages in all.
 */
public final class PageRange {
  public static final int MAX_MMS = 64;
  public static final int MAX_PAGES = 1023;
  private static final int PAGE_BITS = 10;

  /** What the mm, and then the start, is multiplied with. */
  public static final int UNIT = 1 << PAGE_BITS;

  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

  private PageRange() {}

  public static int of(int mm, int start, int limit) {
    return (mm << (2 * PAGE_BITS)) | (start << PAGE_BITS) | limit;
  }

  public static int mm(int range) {
    return range >>> (2 * PAGE_BITS);
  }

  /** The first page. */
  public static int start(int range) {
    return (range >>> PAGE_BITS) & PAGE_MASK;
  }

  /** The page behind the last one. */
  public static int limit(int range) {
    return range & PAGE_MASK;
  }

  public static boolean contains(int range, int page) {
    return start(range) <= page && page < limit(range);
  }

  /** Whether they share a page. */
  public static boolean overlap(int a, int b) {
    return mm(a) == mm(b) && start(a) < limit(b) && start(b) < limit(a);
  }

  public static boolean isEmpty(int range) {
    return start(range) >= limit(range);
  }

  /** The pages that both have; an empty range of {@code a}'s mm when there are none. */
  public static int intersection(int a, int b) {
    int start = Math.max(start(a), start(b));
    int limit = Math.min(limit(a), limit(b));
    return mm(a) == mm(b) && start < limit
        ? of(mm(a), start, limit)
        : of(mm(a), start(a), start(a));
  }

  /** The pages of {@code range} from {@code page} on. */
  public static int from(int range, int page) {
    int start = Math.min(Math.max(start(range), page), limit(range));
    return of(mm(range), start, limit(range));
  }
}
