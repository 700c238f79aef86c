package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/** Finds out what {@code for}, {@code forall} and {@code exists} go through. */
final class DomainResolver {
  private final Context context;

  DomainResolver(Context context) {
    this.context = context;
  }

  /** What is named to be gone through: the object, to be evaluated once, and which of its parts. */
  record Source(Value object, String part) {}

  /** Empty when {@code over} is none of consecutive numbers: perhaps a list of the kernel. */
  Optional<Source> source(Expr over) {
    if (over instanceof Expr.Name name
        && name.name().equals("mms")
        && context.scope().find("mms").isEmpty()) {
      return Optional.of(new Source(number(over.span(), 0), "mms"));
    }
    if (over instanceof Expr.Member member && isParts(member)) {
      Value mm = context.value(member.target(), Type.of(Type.Kind.MM), "what has " + member.name());
      return Optional.of(new Source(mm, member.name()));
    }
    if (over instanceof Expr.Member member && isList(member)) {
      return Optional.empty();
    }
    Value value = context.value(over);
    return switch (value.type().kind()) {
      case RANGE, VMA -> Optional.of(new Source(value, "pages"));
      case MM, PAGE ->
          Optional.of(
              new Source(
                  TypeRules.convert(value, Type.of(Type.Kind.RANGE)).orElse(value), "pages"));
      default -> {
        if (!TypeRules.isUnknown(value)) {
          context.error(
              Codes.NOT_WALKABLE,
              over.span(),
              TypeRules.withArticle(value.type()) + " has no parts to go through");
        }
        yield Optional.of(new Source(TypeRules.unknown(over.span()), ""));
      }
    };
  }

  /** Whether the member names parts of an mm. */
  boolean isParts(Expr.Member member) {
    return member.name().equals("vmas") || member.name().equals("threads");
  }

  /** Whether functions {@code x_first} and {@code x_next} walk what the member names. */
  boolean isList(Expr.Member member) {
    return context.scope().find(member.name() + "_first").isPresent()
        && context.scope().find(member.name() + "_next").isPresent();
  }

  /** The numbers of {@code source}, whose object is now safe to evaluate twice. */
  Domain domain(Source source) {
    Value object = source.object();
    Span span = object.span();
    ScenarioObjects objects = context.session().objects();
    return switch (source.part()) {
      case "mms" -> all(Type.Kind.MM, number(span, objects.mms().size()), span, Optional.empty());
      case "threads" ->
          all(Type.Kind.THREAD, number(span, objects.threads()), span, Optional.of(object));
      case "vmas" ->
          new Domain(
              Type.of(Type.Kind.VMA),
              new Value.Attribute(Type.INT, span, "first_vma", object),
              new Value.Attribute(Type.INT, span, "limit_vma", object),
              Optional.empty());
      case "pages" ->
          new Domain(
              Type.of(Type.Kind.PAGE),
              new Value.Attribute(Type.INT, span, "first", object),
              new Value.Attribute(Type.INT, span, "limit", object),
              Optional.empty());
      default -> new Domain(TypeRules.UNKNOWN, number(span, 0), number(span, 0), Optional.empty());
    };
  }

  private static Domain all(Type.Kind kind, Value limit, Span span, Optional<Value> of) {
    return new Domain(Type.of(kind), number(span, 0), limit, of);
  }

  private static Value number(Span span, int number) {
    return new Value.Constant(Type.INT, span, number);
  }
}
