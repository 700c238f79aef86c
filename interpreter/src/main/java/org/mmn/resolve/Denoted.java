package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;

/** What an expression stands for before it is known whether an index follows. */
sealed interface Denoted {
  Span span();

  record Single(Value value) implements Denoted {
    @Override
    public Span span() {
      return value.span();
    }
  }

  /** An array of shared state. */
  record Elements(Variable variable, Optional<Value> owner, Span span) implements Denoted {}

  /** Threads declared with a count. */
  record Group(ThreadNumbers threads, Span span) implements Denoted {}

  static Denoted unknown(Span span) {
    return new Single(TypeRules.unknown(span));
  }
}
