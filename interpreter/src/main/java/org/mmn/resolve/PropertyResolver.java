package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;

/** Resolves the properties of a scenario and its {@code schedule}. */
final class PropertyResolver {
  private final Session session;
  private final Scope scope;

  PropertyResolver(Session session, Scope scope) {
    this.session = session;
    this.scope = scope;
  }

  List<ResolvedScenario.Property> properties(Members members) {
    List<ResolvedScenario.Property> properties = new ArrayList<>();
    Map<String, Span> names = new LinkedHashMap<>();
    Context context = Context.of(session, scope, Frame.of(Frame.Purpose.PROPERTY));
    for (Decl.Property written : members.of(Decl.Property.class)) {
      String name = written.name().orElse("line " + written.span().line());
      Span earlier = names.putIfAbsent(name, written.span());
      if (earlier != null) {
        session.duplicate(written.span(), name, earlier);
      }
      Value condition =
          written.kind() == Decl.PropertyKind.WATCH
              ? watched(context, written)
              : context.value(written.condition(), Type.BOOL, "a property");
      properties.add(
          new ResolvedScenario.Property(written.kind(), name, condition, written.span()));
    }
    return List.copyOf(properties);
  }

  /** Of any type; an atomic is its value. */
  private static Value watched(Context context, Decl.Property written) {
    Value value = TypeRules.content(context, context.value(written.condition()));
    if (value.type().kind() == Type.Kind.TEXT) {
      context.error(Codes.NOT_A_VALUE, value.span(), "a text is no value of a state");
    }
    return value;
  }

  List<ResolvedScenario.SchedulePoint> schedule(Members members) {
    List<ResolvedScenario.SchedulePoint> points = new ArrayList<>();
    members
        .only(session, Decl.Schedule.class, "'schedule'")
        .ifPresent(s -> s.points().forEach(p -> point(p).ifPresent(points::add)));
    return List.copyOf(points);
  }

  private Optional<ResolvedScenario.SchedulePoint> point(Decl.Point written) {
    Optional<ThreadNumbers> threads = threads(written);
    if (threads.isEmpty()) {
      return Optional.empty();
    }
    ThreadNumbers group = threads.get();
    Optional<Integer> index =
        written.index().isPresent()
            ? Context.constant(session, scope).constant(written.index().get(), "an index")
            : Optional.of(0);
    boolean wrong =
        (written.index().isEmpty() && group.indexed())
            || index.map(i -> i < 0 || i >= group.count()).orElse(true);
    if (wrong) {
      session.error(
          Codes.OUT_OF_BOUNDS,
          written.span(),
          "there are "
              + group.count()
              + " threads '"
              + group.name()
              + "': say which, as in "
              + group.name()
              + "[0]."
              + written.label());
      return Optional.empty();
    }
    return BuiltInCalls.label(session, group, written.label(), written.span())
        .map(
            l ->
                new ResolvedScenario.SchedulePoint(
                    group.first() + index.orElse(0), l, written.span()));
  }

  private Optional<ThreadNumbers> threads(Decl.Point written) {
    Optional<Symbol> symbol = scope.find(written.thread());
    if (symbol.isPresent() && symbol.get() instanceof Symbol.Threads threads) {
      return Optional.of(threads.group());
    }
    List<String> threads =
        scope.own().entrySet().stream()
            .filter(e -> e.getValue() instanceof Symbol.Threads)
            .map(Map.Entry::getKey)
            .toList();
    session.misspelt(
        Codes.UNKNOWN_THREAD,
        written.span(),
        "there is no thread '" + written.thread() + "'",
        written.thread(),
        threads);
    return Optional.empty();
  }
}
