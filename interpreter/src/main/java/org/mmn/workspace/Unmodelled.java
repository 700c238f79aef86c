package org.mmn.workspace;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.source.Diagnostics;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Unit;

/**
 * What the language can say and the model does not have: an error, since a scenario that declares
 * it would be {@code ok} with nothing behind it.
 */
final class Unmodelled {
  private static final String CODE = "MMN320";

  private final Diagnostics diagnostics;
  private final Set<String> types = new TreeSet<>(List.of("ww_mutex", "workqueue"));

  private Unmodelled(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  static void report(Unit unit, Diagnostics diagnostics) {
    new Unmodelled(diagnostics).declarations(unit.declarations());
  }

  private void declarations(List<Decl> declarations) {
    declarations.forEach(this::declaration);
  }

  private void declaration(Decl declaration) {
    if (declaration instanceof Decl.Scenario scenario) {
      declarations(scenario.members());
    } else if (declaration instanceof Decl.Driver driver) {
      declarations(driver.members());
    } else if (declaration instanceof Decl.WhenKernel when) {
      declarations(when.then());
      declarations(when.otherwise());
    } else if (declaration instanceof Decl.Variable variable
        && types.contains(variable.type().name())) {
      error(variable.type().span(), "'" + variable.type().name() + "'");
    }
  }

  private void error(Span span, String what) {
    diagnostics.error(CODE, span, what + " cannot be modelled yet");
  }
}
