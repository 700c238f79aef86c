package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;

/** A resolved statement. {@code when kernel} is gone: only the code of one version is left. */
public sealed interface Code {

  record Block(List<Code> statements) implements Code {}

  /** A call for its effect; the value is dropped. */
  record Evaluate(Span span, Value value) implements Code {}

  /** Gives a local a value; a declaration without one sets 0, or {@code NULL} for a reference. */
  record SetLocal(Span span, Local local, Value value) implements Code {}

  /** Writes shared state: one step. {@code x += e} is a read and a write. */
  record SetShared(
      Span span, Variable variable, Optional<Value> owner, Optional<Value> index, Value value)
      implements Code {}

  record If(Span span, Value condition, Code then, Code otherwise) implements Code {}

  record While(Span span, Value condition, Code body) implements Code {}

  /**
   * {@code body} for each number from {@code first} to before {@code limit}; both evaluated once.
   */
  record For(Span span, Local variable, Value first, Value limit, Code body) implements Code {}

  record Either(Span span, List<Code> branches) implements Code {}

  record Atomically(Span span, Code body) implements Code {}

  /** Leaves the innermost loop. */
  record Break(Span span) implements Code {}

  /** Goes on with the innermost loop. */
  record Continue(Span span) implements Code {}

  record Goto(Span span, Label label) implements Code {}

  record Labeled(Span span, Label label, Code body) implements Code {}

  record Return(Span span, Optional<Value> value) implements Code {}

  /** Ends the {@link Value.Inline} whose result is {@code result}. */
  record Yield(Span span, Local result, Optional<Value> value) implements Code {}

  /**
   * @param name what {@code assertion(name)} calls it: the enclosing label, or {@code line N}
   */
  record Assert(Span span, String name, Value condition, Optional<String> why) implements Code {}
}
