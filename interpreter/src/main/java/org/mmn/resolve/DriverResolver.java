package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.source.Diagnostic;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;

/** Resolves one driver: its parameters, state, functions and callbacks. */
final class DriverResolver {
  private final Session session;
  private final Symbol.Subscriber symbol;
  private final Decl.Driver written;

  DriverResolver(Session session, Symbol.Subscriber symbol) {
    this.session = session;
    this.symbol = symbol;
    this.written = symbol.declaration();
  }

  /** The driver with nothing in it but names, so that its members can name it. */
  DriverBody begin() {
    Driver driver = new Driver(written.name(), written.nameSpan());
    Scope scope = symbol.scope().inner();
    Definitions definitions = new Definitions(session, scope, symbol.stdlib(), Optional.of(driver));
    boolean interval = false;
    for (Decl member : members()) {
      definitions.define(member);
      interval |= member instanceof Decl.Callback c && c.name().equals("invalidate");
    }
    return new DriverBody(driver, scope, DriverBody.type(driver, interval));
  }

  private List<Decl> members() {
    return Selection.declarations(written.members(), session.version());
  }

  void finish(DriverBody body) {
    Driver driver = body.driver();
    written.flags().forEach(f -> flag(driver, f));
    for (Formal formal : Formal.of(session, symbol.scope(), written.parameters())) {
      Local parameter = formal.local();
      driver.parameters().add(parameter);
      new Definitions(session, body.scope(), symbol.stdlib(), Optional.of(driver))
          .define(
              formal.name(),
              formal.span(),
              new Symbol.DriverArgument(driver, parameter, formal.span()));
    }
    for (Decl member : members()) {
      member(body, member);
    }
  }

  private void flag(Driver driver, Decl.Flag flag) {
    if (flag.name().equals("MMU_INVALIDATE_DOES_NOT_BLOCK")) {
      driver.flags().add(flag.name());
    } else {
      session.misspelt(
          Codes.UNKNOWN_SETTING,
          flag.span(),
          "'" + flag.name() + "' is not a flag of mmu_notifier_ops",
          flag.name(),
          List.of("MMU_INVALIDATE_DOES_NOT_BLOCK"));
    }
  }

  private void member(DriverBody body, Decl member) {
    Driver driver = body.driver();
    Optional<Symbol> symbolOf = body.scope().own(nameOf(member));
    if (member instanceof Decl.Callback callback) {
      callback(body, callback);
    } else if (member instanceof Decl.Variable
        && symbolOf.orElse(symbol) instanceof Symbol.Shared shared
        && shared.declaration() == member) {
      driver.variables().add(session.declarations().variable(shared));
    } else if (member instanceof Decl.Function
        && symbolOf.orElse(symbol) instanceof Symbol.Callable callable
        && callable.declaration() == member) {
      driver
          .functions()
          .put(callable.declaration().name(), session.declarations().function(callable));
    } else if (member instanceof Decl.Const
        && symbolOf.orElse(symbol) instanceof Symbol.Const constant) {
      session.declarations().constant(constant, constant.span());
    } else if (!(member instanceof Decl.Variable || member instanceof Decl.Function)) {
      session.error(
          Codes.MISPLACED,
          member.span(),
          Placement.phrase(member) + " stands in " + Placement.home(member) + ", not in a driver");
    }
  }

  private static String nameOf(Decl member) {
    if (member instanceof Decl.Variable v) {
      return v.name();
    } else if (member instanceof Decl.Function f) {
      return f.name();
    } else if (member instanceof Decl.Const c) {
      return c.name();
    }
    return "";
  }

  private void callback(DriverBody body, Decl.Callback written) {
    Optional<Callbacks.Signature> signature = Callbacks.find(written.name());
    if (signature.isEmpty()) {
      session.misspelt(
          Codes.UNKNOWN_CALLBACK,
          written.nameSpan(),
          "'" + written.name() + "' is not a callback of mmu_notifier_ops",
          written.name(),
          Callbacks.names());
      return;
    }
    Driver driver = body.driver();
    Optional<Function> earlier = driver.callback(written.name());
    if (earlier.isPresent()) {
      session.duplicate(written.nameSpan(), written.name(), earlier.get().span());
      return;
    }
    if (!signature.get().existsIn(session.version())) {
      absent(session, signature.get(), written.nameSpan());
    }
    List<Formal> formals = Formal.of(session, body.scope(), written.parameters());
    Function function = function(body, written, signature.get(), formals);
    driver.callbacks().put(written.name(), function);
    session.later(
        () ->
            new BodyResolver(session, body.scope())
                .function(function, formals, written.body(), signature.get().forgiving()));
  }

  private Function function(
      DriverBody body, Decl.Callback written, Callbacks.Signature signature, List<Formal> formals) {
    List<Local> parameters = new ArrayList<>(formals.stream().map(Formal::local).toList());
    List<Callbacks.Parameter> expected = signature.parameters();
    boolean fits = parameters.size() <= expected.size();
    for (int i = 0; fits && i < parameters.size(); i++) {
      Type type = parameters.get(i).type();
      fits = TypeRules.isUnknown(type) || type.kind() == expected.get(i).type().kind();
    }
    if (!fits) {
      session
          .diagnostics()
          .add(
              Diagnostic.error(
                  Codes.CALLBACK_SIGNATURE,
                  written.nameSpan(),
                  expected.isEmpty()
                      ? "'" + written.name() + "' has no parameters"
                      : "the parameters of '" + written.name() + "' are " + shape(expected)));
    }
    for (int i = parameters.size(); i < expected.size(); i++) {
      parameters.add(new Local(expected.get(i).name(), expected.get(i).type()));
    }
    return new Function(
        written.name(),
        signature.result(),
        parameters,
        Optional.of(body.driver()),
        symbol.stdlib(),
        written.nameSpan());
  }

  private static String shape(List<Callbacks.Parameter> parameters) {
    return "("
        + String.join(", ", parameters.stream().map(p -> p.type() + " " + p.name()).toList())
        + ")";
  }

  /** Complains about a callback that the kernel of this version does not have. */
  static void absent(Session session, Callbacks.Signature signature, Span span) {
    session.error(
        Codes.OTHER_VERSION,
        span,
        "'"
            + signature.name()
            + "' is a callback of "
            + signature.versions()
            + ", not of "
            + session.version()
            + "; 'when kernel "
            + signature.versions()
            + " { … }' keeps it there");
  }
}
