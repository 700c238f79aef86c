package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/** Puts the arguments of a call in the order of the parameters: by position, then by name. */
final class ArgumentBinder {
  private final Context context;
  private final String callee;
  private final List<String> names;

  /**
   * @param callee for complaints: {@code 'mutex_lock'}
   */
  ArgumentBinder(Context context, String callee, List<String> names) {
    this.context = context;
    this.callee = callee;
    this.names = names;
  }

  /** The argument of each parameter, empty where the call says nothing; empty when it is wrong. */
  Optional<List<Optional<Expr>>> bind(List<Expr.Argument> arguments) {
    List<Optional<Expr>> bound = new ArrayList<>();
    names.forEach(n -> bound.add(Optional.empty()));
    int position = 0;
    boolean right = true;
    for (Expr.Argument argument : arguments) {
      int at = argument.name().isPresent() ? names.indexOf(argument.name().get()) : position++;
      if (at < 0) {
        right = unknown(argument);
      } else if (at >= names.size()) {
        return tooMany(arguments.size(), argument.span());
      } else if (bound.get(at).isPresent()) {
        context.error(
            Codes.ARGUMENT_NAME,
            argument.span(),
            callee + " is given '" + names.get(at) + "' twice");
        right = false;
      } else {
        bound.set(at, Optional.of(argument.value()));
      }
    }
    return right ? Optional.of(bound) : Optional.empty();
  }

  private boolean unknown(Expr.Argument argument) {
    String name = argument.name().orElseThrow();
    context
        .session()
        .misspelt(
            Codes.ARGUMENT_NAME,
            argument.span(),
            callee + " has no parameter '" + name + "'",
            name,
            names);
    return false;
  }

  private Optional<List<Optional<Expr>>> tooMany(int given, Span span) {
    context.error(Codes.ARGUMENT_COUNT, span, callee + takes() + ", not " + given);
    return Optional.empty();
  }

  private String takes() {
    return switch (names.size()) {
      case 0 -> " takes no arguments";
      case 1 -> " takes 1 argument";
      default -> " takes " + names.size() + " arguments";
    };
  }

  /** Says that the parameter at {@code at} got nothing. */
  void missing(int at, Span call) {
    context.error(
        Codes.ARGUMENT_COUNT, call, callee + " needs an argument for '" + names.get(at) + "'");
  }

  /** Reports what is wrong inside of the arguments of a call that makes no sense itself. */
  static void checkOnly(Context context, List<Expr.Argument> arguments) {
    arguments.stream()
        .map(Expr.Argument::value)
        .filter(v -> !(v instanceof Expr.Interval))
        .forEach(context::value);
  }
}
