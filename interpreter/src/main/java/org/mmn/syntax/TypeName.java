package org.mmn.syntax;

import java.util.Optional;
import org.mmn.source.Span;

/**
 * A type as written: {@code int}, {@code int(0..7)}, {@code mutex}. An array's length belongs to
 * its declarator ({@code mutex m[4]}).
 */
public record TypeName(Span span, String name, Optional<Bounds> bounds) {
  /** The range of an int, both ends included. */
  public record Bounds(Expr low, Expr high) {}
}
