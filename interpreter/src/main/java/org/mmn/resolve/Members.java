package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import org.mmn.syntax.Decl;

/** The declarations of one scenario that one version has, by kind. */
record Members(List<Decl> all) {

  static Members of(Session session, Decl.Scenario scenario) {
    return new Members(Selection.declarations(scenario.members(), session.version()));
  }

  <D extends Decl> List<D> of(Class<D> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The only declaration of its kind; complains about further ones. */
  <D extends Decl> Optional<D> only(Session session, Class<D> kind, String what) {
    List<D> found = of(kind);
    found.stream()
        .skip(1)
        .forEach(
            d -> session.error(Codes.REPEATED, d.span(), "a scenario has one " + what + " only"));
    return found.stream().findFirst();
  }

  static boolean belongs(Decl decl) {
    return !(decl instanceof Decl.Use
        || decl instanceof Decl.Struct
        || decl instanceof Decl.Callback
        || decl instanceof Decl.Scenario);
  }
}
