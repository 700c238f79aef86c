package org.mmn.examples.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmn.examples.mutation.Mutant.Edit;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Stmt;

/**
 * Moves what a start callback takes from the device to the end callback, which a driver gets if it
 * has none.
 */
final class LateZap {
  private static final String START = "invalidate_range_start";
  private static final String END = "invalidate_range_end";
  private static final Pattern ZAP = Pattern.compile("(?i).*(zap|unmap|inval|flush|wrprotect).*");

  private final List<Mutant> made = new ArrayList<>();

  List<Mutant> mutants(List<Decl> declarations) {
    for (Decl decl : declarations) {
      if (decl instanceof Decl.WhenKernel when) {
        mutants(when.then());
        mutants(when.otherwise());
      } else if (decl instanceof Decl.Driver driver) {
        List<Decl.Callback> callbacks = callbacks(driver.members()).toList();
        callbacks.stream().filter(c -> c.name().equals(START)).forEach(s -> move(s, callbacks));
      }
    }
    return made;
  }

  private static Stream<Decl.Callback> callbacks(List<Decl> members) {
    return members.stream()
        .flatMap(
            m ->
                m instanceof Decl.Callback callback
                    ? Stream.of(callback)
                    : m instanceof Decl.WhenKernel when
                        ? Stream.concat(callbacks(when.then()), callbacks(when.otherwise()))
                        : Stream.empty());
  }

  private void move(Decl.Callback start, List<Decl.Callback> callbacks) {
    Optional<Decl.Callback> end = callbacks.stream().filter(c -> c.name().equals(END)).findFirst();
    new Statements() {
      @Override
      void statement(Stmt stmt) {
        if (stmt instanceof Stmt.Evaluate e && ZAP.matcher(callee(e.expression())).matches()) {
          Edit later = end.map(c -> into(c, stmt)).orElseGet(() -> callback(start, stmt));
          made.add(
              new Mutant(
                  "zap at end",
                  Mutant.brief(stmt.span()),
                  List.of(stmt.span()),
                  List.of(new Edit(stmt.span(), "{ }"), later),
                  false));
        }
      }
    }.walk(start.body());
  }

  private static Edit into(Decl.Callback end, Stmt zap) {
    return insert(end.body().span(), 1, " " + zap.span().text());
  }

  private static Edit callback(Decl.Callback start, Stmt zap) {
    String parameters =
        start.parameters().stream()
            .filter(p -> !p.type().name().equals("bool"))
            .map(p -> p.span().text())
            .collect(Collectors.joining(", "));
    String text = " on " + END + "(" + parameters + ") { " + zap.span().text() + " }";
    return insert(start.span(), start.span().end() - start.span().start(), text);
  }

  private static Edit insert(Span span, int offset, String text) {
    int at = span.start() + offset;
    return new Edit(new Span(span.file(), at, at), text);
  }
}
