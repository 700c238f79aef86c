package org.mmn.model;

import java.util.stream.IntStream;
import org.mmn.model.Rig.Raised;
import org.mmn.state.Fault;

/**
 * Pages that change places, and what becomes of whatever names pages.
 *
 * @param to for each page, where it goes
 */
record ExchangedPages(int... to) {

  int page(int page) {
    return page < 0 ? page : to[page];
  }

  /** Whether the pages of {@code range} are again a range: it is a page, or has all or none. */
  boolean fits(int range) {
    long moving = IntStream.range(0, to.length).filter(p -> to[p] != p).count();
    long inside =
        IntStream.range(0, to.length)
            .filter(p -> to[p] != p && PageRange.contains(range, p))
            .count();
    return isOne(range) || inside == 0 || inside == moving;
  }

  private static boolean isOne(int range) {
    return PageRange.limit(range) - PageRange.start(range) == 1;
  }

  int range(int range) {
    int page = to[PageRange.start(range)];
    return isOne(range) ? PageRange.of(PageRange.mm(range), page, page + 1) : range;
  }

  /** The element of a field of pages where element {@code index} goes. */
  int element(int index) {
    return index - index % to.length + to[index % to.length];
  }

  /** An argument or outcome of a type of scripts. */
  int value(String type, int value) {
    return switch (type) {
      case "page" -> page(value);
      case "range" -> range(value);
      default -> value;
    };
  }

  Raised fault(Raised raised) {
    if (raised.kind() != Fault.USE_AFTER_FREE) {
      return raised;
    }
    int number = FaultSubject.number(raised.subject());
    FaultSubject.Kind kind = FaultSubject.kind(raised.subject());
    boolean ofPage =
        kind == FaultSubject.Kind.CPU_MAPPING || kind == FaultSubject.Kind.DEVICE_MAPPING;
    return ofPage ? new Raised(raised.kind(), FaultSubject.of(kind, element(number))) : raised;
  }
}
