package org.mmn.model;

import java.util.function.Function;

/**
 * A row of the table of primitives: an {@code extern} of the stdlib, and the op that it is in a
 * program.
 */
public record Primitive(String name, Kind kind, Function<Catalogues, Op> op) {

  /** What is known of a primitive without a program. */
  public enum Kind {
    /** One step that can always be taken. */
    STEP,
    /** One step that may have to wait. */
    WAIT,
    /** A fact about the state; properties may ask it. */
    QUERY,
    /** A function of its arguments; properties may ask it. */
    PURE
  }

  public static Primitive step(String name, Function<Catalogues, Op> op) {
    return new Primitive(name, Kind.STEP, op);
  }

  public static Primitive waiting(String name, Function<Catalogues, Op> op) {
    return new Primitive(name, Kind.WAIT, op);
  }

  public static Primitive query(String name, Function<Catalogues, Op> op) {
    return new Primitive(name, Kind.QUERY, op);
  }

  public static Primitive pure(String name, Function<Catalogues, Op> op) {
    return new Primitive(name, Kind.PURE, op);
  }
}
