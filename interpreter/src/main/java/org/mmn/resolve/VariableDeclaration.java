package org.mmn.resolve;

import java.util.Optional;
import org.mmn.syntax.Decl;

/** One declaration of shared state. */
final class VariableDeclaration {
  static final int MAX_LENGTH = 1024;
  private final Session session;
  private final Symbol.Shared symbol;
  private final Decl.Variable written;

  VariableDeclaration(Session session, Symbol.Shared symbol) {
    this.session = session;
    this.symbol = symbol;
    this.written = symbol.declaration();
  }

  Variable variable() {
    Type type = type();
    return new Variable(
        written.name(),
        type,
        symbol.owner(),
        symbol.structOf(),
        symbol.driver(),
        length(),
        initial(type),
        written.ghost(),
        written.nameSpan());
  }

  /** A stand-in for one that depends on itself. */
  Variable unknown() {
    return new Variable(
        written.name(),
        TypeRules.UNKNOWN,
        symbol.owner(),
        symbol.structOf(),
        symbol.driver(),
        0,
        0,
        written.ghost(),
        written.nameSpan());
  }

  private Type type() {
    Type type = TypeNames.type(session, symbol.scope(), written.type());
    boolean value = !TypeRules.isUnknown(type);
    if (value
        && switch (type.kind()) {
          case VOID, TEXT, LOCK -> true;
          default -> false;
        }) {
      String why = type.kind() == Type.Kind.LOCK ? "; name its kind: mutex, rwsem, spinlock" : "";
      session.error(
          Codes.WRONG_TYPE,
          written.type().span(),
          "'" + written.name() + "' cannot be a '" + type + "'" + why);
      return TypeRules.UNKNOWN;
    }
    if (value && written.ghost() && type.kind().isObject()) {
      session.error(
          Codes.WRONG_TYPE, written.type().span(), "ghost state is a value, not a " + type);
    }
    return type;
  }

  private int length() {
    if (written.length().isEmpty()) {
      return 0;
    }
    Optional<Integer> length =
        Context.constant(session, symbol.scope())
            .constant(written.length().get(), "the length of '" + written.name() + "'");
    if (length.isPresent() && (length.get() < 1 || length.get() > MAX_LENGTH)) {
      session.error(
          Codes.OUT_OF_BOUNDS,
          written.length().get().span(),
          "an array has 1 to " + MAX_LENGTH + " elements, not " + length.get());
      return 1;
    }
    return length.orElse(1);
  }

  private int initial(Type type) {
    boolean bounded = type.kind() == Type.Kind.INT && (type.low() > 0 || type.high() < 0);
    if (written.initial().isEmpty()) {
      return bounded ? type.low() : TypeRules.initial(type);
    }
    Context context = Context.constant(session, symbol.scope());
    String what = "'" + written.name() + "'";
    Value value = context.value(written.initial().get(), type, what);
    if (type.kind().isObject() && !TypeRules.isUnknown(type)) {
      session.error(
          Codes.WRONG_TYPE, value.span(), what + " is an object: it has no initial value");
    } else if (!(value instanceof Value.Constant constant)) {
      session.error(
          Codes.NOT_CONSTANT,
          value.span(),
          "the initial value of "
              + what
              + " must be known before anything runs; set it in init { }");
    } else if (!TypeRules.isUnknown(value)) {
      int number = constant.value();
      Bounds.check(context, value, type);
      return number;
    }
    return bounded ? type.low() : TypeRules.initial(type);
  }
}
