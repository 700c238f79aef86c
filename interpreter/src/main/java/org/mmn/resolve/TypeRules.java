package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;

/** Which types a value converts to by itself, and how. */
final class TypeRules {
  /** The type of what was complained about already: it goes with everything. */
  static final Type UNKNOWN = new Type(Type.Kind.VOID, 0, 0, Optional.empty());

  private TypeRules() {}

  static boolean isUnknown(Type type) {
    return type.kind() == Type.Kind.VOID && type.high() == UNKNOWN.high();
  }

  static boolean isUnknown(Value value) {
    return isUnknown(value.type());
  }

  static Value unknown(Span span) {
    return new Value.Constant(UNKNOWN, span, 0);
  }

  static boolean isNumber(Type type) {
    return type.kind() == Type.Kind.INT || type.kind() == Type.Kind.BOOL;
  }

  /** Whether {@code NULL} is a value of it. */
  static boolean isReference(Type type) {
    return switch (type.kind()) {
      case VOID, INT, BOOL, TEXT, RANGE -> false;
      default -> true;
    };
  }

  /** {@code value} as a {@code target}; complains about {@code what} when it is none. */
  static Value convert(Context context, Value value, Type target, String what) {
    boolean number = isNumber(target);
    Optional<Value> converted = convert(number ? content(context, value) : value, target);
    if (converted.isPresent()) {
      return converted.get();
    }
    String is =
        value.type().kind() == Type.Kind.VOID
            ? "this returns nothing"
            : subject(value.span()) + " is " + withArticle(value.type());
    context.error(
        Codes.WRONG_TYPE, value.span(), what + " is " + withArticle(target) + ", but " + is);
    return unknown(value.span());
  }

  private static String subject(Span span) {
    String text = span.text();
    return text.length() <= 40 && text.indexOf('\n') < 0 ? "'" + text + "'" : "this";
  }

  /** What an {@code atomic} holds, where a number is wanted: {@code atomic_read} of it. */
  static Value content(Context context, Value value) {
    Optional<Symbol> read =
        value.type().kind() == Type.Kind.ATOMIC
            ? context.session().modules().find("atomic_read")
            : Optional.empty();
    return read.isPresent() && read.get() instanceof Symbol.Callable callable
        ? new CallResolver(context).resolved(callable, List.of(value), value.span())
        : value;
  }

  /** {@code value} as a {@code target}, if it can be one. */
  static Optional<Value> convert(Value value, Type target) {
    Type from = value.type();
    if (isUnknown(from) || isUnknown(target)) {
      return Optional.of(unknown(value.span()));
    }
    if (from.kind() == target.kind()) {
      boolean same = target.driver().isEmpty() || target.driver().equals(from.driver());
      return same ? Optional.of(value) : Optional.empty();
    }
    return switch (target.kind()) {
      case BOOL -> toBool(value);
      case INT -> from.kind() == Type.Kind.BOOL ? Optional.of(value) : Optional.empty();
      case RANGE -> toRange(value);
      case LOCK -> from.kind().isLock() ? attribute(value, "lock", target) : toNull(value, target);
      default -> toNull(value, target);
    };
  }

  private static Optional<Value> toBool(Value value) {
    Type from = value.type();
    if (from.kind() == Type.Kind.INT) {
      return Optional.of(Fold.binary(Type.BOOL, value.span(), "!=", value, number(value, 0)));
    } else if (isReference(from)) {
      Value none = new Value.Constant(from, value.span(), -1);
      return Optional.of(Fold.binary(Type.BOOL, value.span(), "!=", value, none));
    }
    return Optional.empty();
  }

  private static Optional<Value> toRange(Value value) {
    return switch (value.type().kind()) {
      case PAGE, VMA, MM -> attribute(value, "range", Type.of(Type.Kind.RANGE));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> toNull(Value value, Type target) {
    boolean fits = value.type().kind() == Type.Kind.NULL && isReference(target);
    return fits ? Optional.of(new Value.Constant(target, value.span(), -1)) : Optional.empty();
  }

  private static Optional<Value> attribute(Value value, String name, Type type) {
    return Optional.of(new Value.Attribute(type, value.span(), name, value));
  }

  static Value number(Value beside, int number) {
    return new Value.Constant(Type.INT, beside.span(), number);
  }

  /** The value that a variable of {@code type} has when none is given. */
  static int initial(Type type) {
    return isReference(type) ? -1 : 0;
  }

  /** {@code a mutex}, {@code an rwsem}, {@code NULL}. */
  static String withArticle(Type type) {
    String word = type.driver().map(d -> d.name() + " notifier").orElseGet(type::toString);
    if (type.kind() == Type.Kind.NULL) {
      return "NULL";
    }
    boolean vowelSound =
        "aeio".indexOf(word.charAt(0)) >= 0
            || word.startsWith("rw")
            || word.startsWith("mm")
            || word.startsWith("srcu");
    return (vowelSound ? "an " : "a ") + word;
  }
}
