package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;

/** Resolves the notifiers and interval notifiers of a scenario. */
final class InstanceResolver {
  private final Session session;
  private final Scope scope;
  private final Definitions definitions;

  InstanceResolver(Session session, Scope scope, Definitions definitions) {
    this.session = session;
    this.scope = scope;
    this.definitions = definitions;
  }

  void add(Decl.Instance written, List<ResolvedScenario.Instance> instances) {
    Optional<Symbol.Subscriber> subscriber = driver(written);
    Optional<DriverBody> body = subscriber.map(s -> session.declarations().driver(s));
    Type.Kind kind = written.interval() ? Type.Kind.INTERVAL : Type.Kind.NOTIFIER;
    Type type = body.map(DriverBody::type).orElse(TypeRules.UNKNOWN);
    if (body.isPresent() && type.kind() != kind) {
      session.error(
          Codes.WRONG_TYPE,
          written.driverSpan(),
          written.interval()
              ? "'"
                  + written.driver()
                  + "' has no callback 'invalidate': it is a driver for"
                  + " 'notifier', not 'interval'"
              : "'"
                  + written.driver()
                  + "' has the callback 'invalidate': it is a driver for"
                  + " 'interval', not 'notifier'");
    }
    definitions.define(
        written.name(),
        written.nameSpan(),
        new Symbol.Thing(type, instances.size(), written.nameSpan()));
    if (subscriber.isPresent() && body.isPresent()) {
      instance(written, subscriber.get(), body.get()).ifPresent(instances::add);
    }
  }

  private Optional<Symbol.Subscriber> driver(Decl.Instance written) {
    Optional<Symbol> symbol = scope.find(written.driver());
    if (symbol.isPresent() && symbol.get() instanceof Symbol.Subscriber subscriber) {
      return Optional.of(subscriber);
    }
    new Unresolved(session, scope)
        .report(
            Codes.UNKNOWN_DRIVER,
            written.driverSpan(),
            written.driver(),
            "'" + written.driver() + "' is not a driver");
    return Optional.empty();
  }

  private Optional<ResolvedScenario.Instance> instance(
      Decl.Instance written, Symbol.Subscriber subscriber, DriverBody body) {
    List<Formal> formals = new ArrayList<>();
    Type where = Type.of(written.interval() ? Type.Kind.RANGE : Type.Kind.MM);
    String first = written.interval() ? "range" : "mm";
    formals.add(new Formal(first, where, Optional.empty(), written.driverSpan()));
    List<Decl.Parameter> declared = subscriber.declaration().parameters();
    for (int i = 0; i < declared.size(); i++) {
      Type type = body.driver().parameters().get(i).type();
      Optional<Expr> fallback = declared.get(i).defaultValue();
      formals.add(new Formal(declared.get(i).name(), type, fallback, declared.get(i).nameSpan()));
    }
    Context context = Context.of(session, scope, Frame.of(Frame.Purpose.CONSTANT));
    Optional<List<Value>> values =
        new CallResolver(context)
            .values(
                written.driver(), formals, subscriber.scope(), written.arguments(), written.span());
    return values.flatMap(v -> instance(written, body.driver(), v));
  }

  private Optional<ResolvedScenario.Instance> instance(
      Decl.Instance written, Driver driver, List<Value> values) {
    Optional<Places.Pages> pages = new Places(session.objects()).pages(values.get(0));
    if (pages.isEmpty()) {
      notKnown(values.get(0));
      return Optional.empty();
    }
    List<Value> arguments = values.subList(1, values.size());
    Optional<Value> open = arguments.stream().filter(v -> !isKnown(v)).findFirst();
    if (open.isPresent()) {
      notKnown(open.get());
      return Optional.empty();
    }
    return Optional.of(
        new ResolvedScenario.Instance(
            written.name(),
            written.interval(),
            driver,
            pages.get().mm(),
            pages.get().first(),
            pages.get().limit(),
            List.copyOf(arguments),
            !written.unregistered(),
            written.nameSpan()));
  }

  /** Whether it is a number, a place, or an object that is declared: nothing that code computes. */
  private boolean isKnown(Value value) {
    if (value instanceof Value.ReadShared read) {
      return read.type().kind().isObject()
          && read.owner().filter(o -> !isKnown(o)).isEmpty()
          && read.index().filter(i -> !isKnown(i)).isEmpty();
    } else if (value instanceof Value.Attribute attribute && attribute.name().equals("lock")) {
      return isKnown(attribute.target());
    }
    return value instanceof Value.Constant
        || new Places(session.objects()).pages(value).isPresent();
  }

  private void notKnown(Value value) {
    session.error(Codes.NOT_CONSTANT, value.span(), "this must be known before anything runs");
  }
}
