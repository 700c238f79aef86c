package org.mmn.resolve;

import java.util.List;
import org.mmn.source.Span;

/**
 * A primitive as the stdlib declares it. {@code org.mmn.model.Primitives} has the op of its name.
 */
public record Extern(String name, Type result, List<Local> parameters, String doc, Span span) {
  @Override
  public String toString() {
    return name;
  }
}
