package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;

/** A declared parameter. */
record Formal(String name, Type type, Optional<Expr> defaultValue, Span span) {

  static List<Formal> of(Session session, Scope scope, List<Decl.Parameter> parameters) {
    return parameters.stream()
        .map(
            p ->
                new Formal(
                    p.name(),
                    TypeNames.type(session, scope, p.type()),
                    p.defaultValue(),
                    p.nameSpan()))
        .toList();
  }

  Local local() {
    return new Local(name, type);
  }
}
