package org.mmn.resolve;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/** Finds out what {@code a.b} means: a fact about an object, its state, or its driver's. */
final class MemberResolver {
  private static final Type MM = Type.of(Type.Kind.MM);
  private static final Map<Type.Kind, Map<String, Type>> ATTRIBUTES =
      Map.of(
          Type.Kind.RANGE,
          Map.of("mm", MM, "start", Type.of(Type.Kind.PAGE), "pages", Type.INT),
          Type.Kind.PAGE,
          Map.of("mm", MM, "vma", Type.of(Type.Kind.VMA), "index", Type.INT),
          Type.Kind.VMA,
          vma(),
          Type.Kind.NOTIFIER,
          Map.of("mm", MM, "MMU_INVALIDATE_DOES_NOT_BLOCK", Type.BOOL),
          Type.Kind.INTERVAL,
          Map.of("mm", MM, "range", Type.of(Type.Kind.RANGE)),
          Type.Kind.THREAD,
          Map.of("mm", MM));
  private static final String HAS = "has_";
  private final Context context;

  private static Map<String, Type> vma() {
    Map<String, Type> attributes = new TreeMap<>();
    ObjectResolver.ATTRIBUTES.forEach(name -> attributes.put(name, Type.BOOL));
    attributes.put("mm", MM);
    attributes.put("pages", Type.INT);
    attributes.put("mapping", Type.of(Type.Kind.VMA));
    attributes.put("root", Type.of(Type.Kind.VMA));
    return Collections.unmodifiableMap(attributes);
  }

  MemberResolver(Context context) {
    this.context = context;
  }

  Denoted denote(Expr.Member member) {
    Value target = context.value(member.target());
    if (TypeRules.isUnknown(target)) {
      return Denoted.unknown(member.span());
    }
    return fact(target, member)
        .<Denoted>map(Denoted.Single::new)
        .or(() -> vma(target, member).map(Denoted.Single::new))
        .or(() -> field(target, member))
        .or(() -> ofDriver(target, member))
        .orElseGet(() -> unknown(target, member));
  }

  private Optional<Value> fact(Value target, Expr.Member member) {
    Type.Kind kind = target.type().kind();
    Type type = ATTRIBUTES.getOrDefault(kind, Map.of()).get(member.name());
    if (type != null) {
      return Optional.of(new Value.Attribute(type, member.span(), member.name(), target));
    }
    boolean subscriber = kind == Type.Kind.NOTIFIER || kind == Type.Kind.INTERVAL;
    if (subscriber && member.name().startsWith(HAS)) {
      String callback = member.name().substring(HAS.length());
      return Callbacks.find(callback)
          .map(c -> new Value.HasCallback(Type.BOOL, member.span(), callback, target));
    }
    return Optional.empty();
  }

  /** {@code app.heap}. */
  private Optional<Value> vma(Value target, Expr.Member member) {
    if (target instanceof Value.Constant mm && mm.type().kind() == Type.Kind.MM) {
      return context
          .session()
          .objects()
          .area(mm.value(), member.name())
          .map(a -> new Value.Constant(Type.of(Type.Kind.VMA), member.span(), a.number()));
    }
    return Optional.empty();
  }

  /** State that a {@code struct} gives to every object of the type. */
  private Optional<Denoted> field(Value target, Expr.Member member) {
    String name = target.type().kind().word() + "." + member.name();
    return context
        .scope()
        .find(name)
        .filter(Symbol.Shared.class::isInstance)
        .map(s -> context.session().declarations().variable((Symbol.Shared) s))
        .map(v -> ExpressionResolver.shared(context, v, Optional.of(target), member.span()));
  }

  private Optional<Denoted> ofDriver(Value target, Expr.Member member) {
    return target
        .type()
        .driver()
        .flatMap(d -> context.session().declarations().body(d))
        .flatMap(b -> b.scope().own(member.name()))
        .flatMap(s -> ofDriver(s, target, member.span()));
  }

  private Optional<Denoted> ofDriver(Symbol symbol, Value target, Span span) {
    if (symbol instanceof Symbol.Shared shared) {
      Variable variable = context.session().declarations().variable(shared);
      return Optional.of(ExpressionResolver.shared(context, variable, Optional.of(target), span));
    } else if (symbol instanceof Symbol.DriverArgument argument) {
      Local parameter = argument.parameter();
      return Optional.of(
          new Denoted.Single(
              new Value.DriverParameter(
                  parameter.type(), span, argument.driver(), parameter, target)));
    } else if (symbol instanceof Symbol.Const constant) {
      return Optional.of(
          new Denoted.Single(context.session().declarations().constant(constant, span)));
    }
    return Optional.empty();
  }

  private Denoted unknown(Value target, Expr.Member member) {
    DomainResolver domains = new DomainResolver(context);
    boolean parts = target.type().kind() == Type.Kind.MM && domains.isParts(member);
    if (parts || domains.isList(member)) {
      context.error(
          Codes.NOT_WALKABLE,
          member.nameSpan(),
          "'" + member.name() + "' is no value: go through it with 'for'");
      return Denoted.unknown(member.span());
    }
    boolean openDriver =
        target.type().kind() == Type.Kind.NOTIFIER && target.type().driver().isEmpty();
    String message =
        TypeRules.withArticle(target.type())
            + " has no '"
            + member.name()
            + "'"
            + (openDriver ? ": its driver is not known here" : "");
    context
        .session()
        .misspelt(Codes.UNKNOWN_MEMBER, member.nameSpan(), message, member.name(), members(target));
    return Denoted.unknown(member.span());
  }

  private Set<String> members(Value target) {
    Type.Kind kind = target.type().kind();
    Set<String> names = new TreeSet<>(ATTRIBUTES.getOrDefault(kind, Map.of()).keySet());
    String prefix = kind.word() + ".";
    for (String name : context.session().library().index().coreNames()) {
      if (name.startsWith(prefix)) {
        names.add(name.substring(prefix.length()));
      }
    }
    if (target instanceof Value.Constant c && kind == Type.Kind.MM) {
      context.session().objects().areasOf(c.value()).forEach(a -> names.add(a.name()));
    }
    target
        .type()
        .driver()
        .flatMap(d -> context.session().declarations().body(d))
        .ifPresent(b -> names.addAll(b.scope().own().keySet()));
    return names;
  }
}
