package org.mmn.resolve;

import java.util.Optional;
import org.mmn.syntax.Decl;

/** Enters the names of a file into its scope. */
final class ModuleDeclarations {
  private final Session session;
  private final Module module;

  ModuleDeclarations(Session session, Module module) {
    this.session = session;
    this.module = module;
  }

  void define() {
    for (Decl decl : module.declarations()) {
      if (decl instanceof Decl.Struct struct) {
        fields(struct);
      } else if (decl instanceof Decl.ThreadDecl daemon) {
        daemon(daemon);
      } else if (isNamed(decl)) {
        new Definitions(session, module.scope(), module.stdlib(), Optional.empty()).define(decl);
      } else if (!isOfFile(decl)) {
        session.error(
            Codes.MISPLACED,
            decl.span(),
            Placement.phrase(decl) + " stands in " + Placement.home(decl));
      }
    }
  }

  private static boolean isNamed(Decl decl) {
    return decl instanceof Decl.Const
        || decl instanceof Decl.Variable
        || decl instanceof Decl.Function
        || decl instanceof Decl.Driver;
  }

  private static boolean isOfFile(Decl decl) {
    return decl instanceof Decl.Use || decl instanceof Decl.Kernel || decl instanceof Decl.Scenario;
  }

  private void daemon(Decl.ThreadDecl daemon) {
    if (!module.stdlib() || !daemon.daemon()) {
      session.error(
          Codes.MISPLACED,
          daemon.nameSpan(),
          "thread '" + daemon.name() + "' stands in a scenario");
      return;
    }
    Optional<Symbol> earlier = module.scope().own(daemon.name());
    earlier.ifPresent(e -> session.duplicate(daemon.nameSpan(), daemon.name(), e.span()));
    module.scope().define(daemon.name(), new Symbol.Daemon(daemon, module.scope()));
  }

  private void fields(Decl.Struct struct) {
    if (!module.stdlib()) {
      session.error(
          Codes.STDLIB_ONLY, struct.nameSpan(), "only the standard library declares a 'struct'");
      return;
    }
    Optional<Type.Kind> kind = TypeNames.kind(struct.name());
    if (kind.isEmpty()) {
      session.misspelt(
          Codes.UNKNOWN_TYPE,
          struct.nameSpan(),
          "'" + struct.name() + "' is not a built-in type",
          struct.name(),
          TypeNames.words());
      return;
    }
    for (Decl member : Selection.declarations(struct.members(), session.version())) {
      if (member instanceof Decl.Variable field) {
        field(kind.get(), field);
      } else {
        session.error(
            Codes.MISPLACED, member.span(), Placement.phrase(member) + " cannot stand in a struct");
      }
    }
  }

  private void field(Type.Kind kind, Decl.Variable field) {
    String name = kind.word() + "." + field.name();
    Optional<Symbol> earlier = module.scope().own(name);
    earlier.ifPresent(e -> session.duplicate(field.nameSpan(), name, e.span()));
    module
        .scope()
        .define(
            name,
            new Symbol.Shared(
                field, module.scope(), Variable.Owner.STRUCT, kind, Optional.empty()));
  }
}
