package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;

/** Resolves the threads of a scenario: first their names and numbers, then their bodies. */
final class ThreadResolver {
  private record Declared(Decl.ThreadDecl written, ThreadNumbers numbers) {}

  private final Session session;
  private final Scope scope;
  private final Definitions definitions;
  private final List<Declared> declared = new ArrayList<>();

  ThreadResolver(Session session, Scope scope, Definitions definitions) {
    this.session = session;
    this.scope = scope;
    this.definitions = definitions;
  }

  void declare(Decl.ThreadDecl written) {
    int count = count(written);
    LabelTable labels = LabelTable.of(session, written.body());
    ThreadNumbers numbers =
        new ThreadNumbers(
            written.name(),
            session.objects().addThreads(count),
            count,
            written.count().isPresent(),
            labels);
    definitions.define(
        written.name(), written.nameSpan(), new Symbol.Threads(numbers, written.nameSpan()));
    declared.add(new Declared(written, numbers));
  }

  private int count(Decl.ThreadDecl written) {
    if (written.count().isEmpty()) {
      return 1;
    }
    String what = "the number of threads '" + written.name() + "'";
    Optional<Integer> count =
        Context.constant(session, scope).constant(written.count().get(), what);
    if (count.isPresent() && (count.get() < 1 || count.get() > Limits.THREADS)) {
      session.error(
          Codes.OUT_OF_BOUNDS,
          written.count().get().span(),
          what + " is 1 to " + Limits.THREADS + ", not " + count.get());
      return 1;
    }
    return count.orElse(1);
  }

  List<ResolvedScenario.ThreadGroup> bodies() {
    return declared.stream().map(d -> body(d.written(), d.numbers())).toList();
  }

  private ResolvedScenario.ThreadGroup body(Decl.ThreadDecl written, ThreadNumbers numbers) {
    Function function = function(written.name(), session.root().stdlib(), written.nameSpan());
    Optional<java.util.function.Function<Span, Value>> self =
        Optional.of(span -> new Value.ThreadIndex(Type.INT, span));
    session.later(
        () ->
            new BodyResolver(session, scope)
                .thread(function, written.body(), numbers.labels(), self));
    return new ResolvedScenario.ThreadGroup(
        written.name(),
        numbers.count(),
        numbers.indexed(),
        written.daemon(),
        written.kernel(),
        mm(written),
        function,
        numbers.labels().labels(),
        written.nameSpan());
  }

  private Optional<Integer> mm(Decl.ThreadDecl written) {
    if (written.mm().isEmpty()) {
      return Optional.empty();
    }
    Context context = Context.constant(session, scope);
    Value mm =
        context.value(
            written.mm().get(), Type.of(Type.Kind.MM), "what '" + written.name() + "' runs in");
    if (!(mm instanceof Value.Constant) && !TypeRules.isUnknown(mm)) {
      session.error(Codes.NOT_CONSTANT, mm.span(), "this must be known before anything runs");
    }
    return mm instanceof Value.Constant c ? Optional.of(c.value()) : Optional.empty();
  }

  private static Function function(String name, boolean stdlib, Span span) {
    return new Function(name, Type.VOID, List.of(), Optional.empty(), stdlib, span);
  }

  Function init(Decl.Init written) {
    Function function = function("init", session.root().stdlib(), written.span());
    LabelTable labels = LabelTable.of(session, written.body());
    session.later(
        () ->
            new BodyResolver(session, scope)
                .thread(function, written.body(), labels, Optional.empty()));
    return function;
  }

  /** A daemon of a module. */
  static ResolvedScenario.ThreadGroup daemon(Session session, Symbol.Daemon daemon) {
    Decl.ThreadDecl written = daemon.declaration();
    Function function = function(written.name(), true, written.nameSpan());
    LabelTable labels = LabelTable.of(session, written.body());
    new BodyResolver(session, daemon.scope())
        .thread(function, written.body(), labels, Optional.empty());
    return new ResolvedScenario.ThreadGroup(
        written.name(),
        1,
        false,
        true,
        written.kernel(),
        Optional.empty(),
        function,
        labels.labels(),
        written.nameSpan());
  }
}
