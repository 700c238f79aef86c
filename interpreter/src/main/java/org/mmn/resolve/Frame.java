package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mmn.source.Span;

/**
 * The body that is being resolved: of a function, callback, thread or expanded macro, or an
 * expression outside of any.
 *
 * @param result what it returns
 * @param yield in an expanded macro, the local that takes the place of {@code return}
 * @param self what {@code self} means in it
 * @param forgiving whether it may end or {@code return;} without a value, which then is 0
 * @param expanding the macros and inlined functions that are being expanded, outermost first
 */
record Frame(
    Purpose purpose,
    Type result,
    Optional<Local> yield,
    LabelTable labels,
    Optional<Function<Span, Value>> self,
    boolean forgiving,
    List<String> expanding) {

  /** What a body is for. */
  enum Purpose {
    CODE,
    /** Reads state and changes nothing. */
    PROPERTY,
    /** Known before anything runs. */
    CONSTANT
  }

  static Frame code(Type result, LabelTable labels, Optional<Function<Span, Value>> self) {
    return new Frame(Purpose.CODE, result, Optional.empty(), labels, self, false, List.of());
  }

  static Frame of(Purpose purpose) {
    return new Frame(
        purpose, Type.VOID, Optional.empty(), LabelTable.EMPTY, Optional.empty(), false, List.of());
  }

  Frame forgivingOne() {
    return new Frame(purpose, result, yield, labels, self, true, expanding);
  }
}
