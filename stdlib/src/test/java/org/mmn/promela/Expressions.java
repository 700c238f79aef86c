package org.mmn.promela;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.mmn.resolve.Local;
import org.mmn.resolve.Type;
import org.mmn.resolve.Value;
import org.mmn.resolve.Variable;

/** Values that take no step, as Promela expressions. */
abstract class Expressions {
  final Things things;

  Expressions(Things things) {
    this.things = things;
  }

  /** What a local is. */
  abstract Text local(Local local);

  /** The notifier whose code runs. */
  abstract Text instance();

  /** The thread whose code runs. */
  abstract int thread();

  /** What only some can say. */
  abstract Optional<Text> other(Value value);

  /** The expression, unless it takes steps or can fail. */
  final Optional<Text> pure(Value value) {
    if (value instanceof Value.Constant constant) {
      return Optional.of(Text.of(constant.value()));
    } else if (value instanceof Value.Text text) {
      return Optional.of(Text.named(text.text(), 0));
    } else if (value instanceof Value.ReadLocal read) {
      return Optional.of(local(read.local()));
    } else if (value instanceof Value.This) {
      return Optional.of(instance());
    } else if (value instanceof Value.ThreadIndex) {
      return Optional.of(Text.of(thread()).in(things.attribute(Type.Kind.THREAD, "index")));
    } else if (value instanceof Value.CurrentThread) {
      return Optional.of(Text.of(thread()));
    } else if (value instanceof Value.Unary unary) {
      return pure(unary.operand()).map(o -> unary(unary.operator(), o));
    } else if (value instanceof Value.Binary binary) {
      return binary(binary);
    } else if (value instanceof Value.Choice choice) {
      return pure(choice.condition()).flatMap(c -> choice(choice, c));
    } else if (value instanceof Value.DriverParameter parameter) {
      int number = parameter.driver().parameters().indexOf(parameter.parameter());
      return pure(parameter.owner()).map(o -> o.in(parameters(parameter, number)));
    } else if (value instanceof Value.HasCallback has) {
      return pure(has.instance())
          .map(
              n ->
                  n.in(
                      things.notifiers(
                          i -> i.driver().callback(has.callback()).isPresent() ? 1 : 0)));
    } else if (value instanceof Value.Attribute attribute) {
      return pure(attribute.target()).flatMap(t -> attribute(attribute, t));
    }
    return place(value).or(() -> other(value));
  }

  private int[] parameters(Value.DriverParameter parameter, int number) {
    return things.notifiers(
        i ->
            i.driver() == parameter.driver()
                ? pure(i.arguments().get(number)).orElseThrow().known().orElseThrow()
                : -1);
  }

  private Optional<Text> place(Value value) {
    if (value instanceof Value.PageOf page) {
      return pure(page.index()).flatMap(i -> page(page, i));
    } else if (value instanceof Value.RangeOf range) {
      return pure(range.low()).flatMap(l -> pure(range.high()).flatMap(h -> range(range, l, h)));
    } else if (value instanceof Value.ReadShared read && read.type().kind().isObject()) {
      return object(read);
    }
    return Optional.empty();
  }

  private Optional<Text> page(Value.PageOf page, Text index) {
    Optional<Text> first = part(page.target(), "first");
    if (first.isEmpty() || first.get().known().isEmpty() || index.known().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Text.of(first.get().known().getAsInt() + index.known().getAsInt()));
  }

  private Optional<Text> range(Value.RangeOf range, Text low, Text high) {
    Optional<Text> first = part(range.target(), "first");
    Optional<Text> mm = part(range.target(), "mm");
    if (first.isEmpty() || first.get().known().isEmpty() || mm.orElseThrow().known().isEmpty()) {
      return Optional.empty();
    }
    int start = first.get().known().getAsInt();
    if (low.known().isEmpty() || high.known().isEmpty()) {
      return Optional.empty();
    }
    int from = start + low.known().getAsInt();
    int to = start + high.known().getAsInt();
    int space = mm.get().known().getAsInt();
    return Optional.of(Text.of((space * Things.UNIT + from) * Things.UNIT + to));
  }

  private Optional<Text> part(Value target, String name) {
    return pure(target).flatMap(t -> attribute(target.type().kind(), name, t));
  }

  private Optional<Text> object(Value.ReadShared read) {
    return element(read.variable(), read.owner(), read.index())
        .map(e -> sum(Text.of(things.base(read.variable())), e));
  }

  /** The element of a variable, unless finding it takes steps or can fail. */
  final Optional<Text> element(Variable variable, Optional<Value> owner, Optional<Value> index) {
    Optional<Text> row = owner.isEmpty() ? Optional.of(Text.of(0)) : pure(owner.get());
    if (variable.driver().isPresent() && owner.isPresent()) {
      row = row.map(r -> r.in(things.places(variable.driver().get())));
    }
    Optional<Text> column = index.isEmpty() ? Optional.of(Text.of(0)) : pure(index.get());
    if (row.isEmpty() || column.isEmpty()) {
      return Optional.empty();
    }
    if (index.isPresent() && !isInside(column.get(), variable.length())) {
      return Optional.empty();
    }
    return Optional.of(cell(variable, row.get(), column.get()));
  }

  /** Whether an index is known to be one of an array's. */
  boolean isInside(Text index, int length) {
    OptionalInt known = index.known();
    return known.isPresent() && known.getAsInt() >= 0 && known.getAsInt() < length;
  }

  static Text cell(Variable variable, Text row, Text column) {
    int length = Math.max(1, variable.length());
    if (row.known().isPresent()) {
      return sum(Text.of(row.known().getAsInt() * length), column);
    }
    return Text.of(
        v -> OptionalInt.of(v[0] * length + v[1]), "(%s * " + length + " + %s)", row, column);
  }

  static Text sum(Text a, Text b) {
    return a.is(0) ? b : Text.of(v -> OptionalInt.of(v[0] + v[1]), "(%s + %s)", a, b);
  }

  private Optional<Text> attribute(Value.Attribute attribute, Text target) {
    boolean isObject = target.known().isPresent() || attribute.target() instanceof Value.This;
    Type.Kind kind = attribute.target().type().kind();
    return isObject || kind.isLock() ? attribute(kind, attribute.name(), target) : Optional.empty();
  }

  /** An attribute of what is an object. */
  final Optional<Text> attribute(Type.Kind kind, String name, Text target) {
    if (kind == Type.Kind.RANGE) {
      return Optional.of(rangePart(name, target));
    } else if (kind.isLock()) {
      return Optional.of(target);
    }
    return Optional.of(target.in(things.attribute(kind, name)));
  }

  private static Text rangePart(String name, Text range) {
    int unit = Things.UNIT;
    Function<Integer, Integer> part =
        switch (name) {
          case "mm" -> r -> r / unit / unit;
          case "start", "first" -> r -> r / unit % unit;
          case "limit" -> r -> r % unit;
          case "pages" -> r -> r % unit - r / unit % unit;
          default -> throw new Unsayable("range." + name);
        };
    if (range.known().isPresent()) {
      return Text.of(part.apply(range.known().getAsInt()));
    }
    throw new Unsayable("a range that is not known");
  }

  static Text unary(String operator, Text operand) {
    return Text.of(
        v ->
            OptionalInt.of(
                switch (operator) {
                  case "!" -> v[0] == 0 ? 1 : 0;
                  case "-" -> -v[0];
                  default -> ~v[0];
                }),
        "(" + operator + "%s)",
        operand);
  }

  private Optional<Text> binary(Value.Binary binary) {
    Optional<Text> left = pure(binary.left());
    Optional<Text> right = pure(binary.right());
    if (left.isEmpty() || right.isEmpty() || mayFail(binary.operator(), right.get())) {
      return Optional.empty();
    }
    return Optional.of(binary(binary.operator(), left.get(), right.get()));
  }

  static boolean mayFail(String operator, Text right) {
    return switch (operator) {
      case "/", "%" -> right.known().isEmpty() || right.is(0);
      case "<<", ">>" -> right.known().isEmpty();
      default -> false;
    };
  }

  static Text binary(String operator, Text left, Text right) {
    String format = "(%s " + operator.replace("%", "%%") + " %s)";
    return Text.of(v -> fold(operator, v[0], v[1]), format, left, right);
  }

  private static OptionalInt fold(String operator, int a, int b) {
    return switch (operator) {
      case "+" -> OptionalInt.of(a + b);
      case "-" -> OptionalInt.of(a - b);
      case "*" -> OptionalInt.of(a * b);
      case "/" -> OptionalInt.of(a / b);
      case "%" -> OptionalInt.of(a % b);
      case "&" -> OptionalInt.of(a & b);
      case "|" -> OptionalInt.of(a | b);
      case "<" -> truth(a < b);
      case "<=" -> truth(a <= b);
      case ">" -> truth(a > b);
      case ">=" -> truth(a >= b);
      case "==" -> truth(a == b);
      case "!=" -> truth(a != b);
      default -> OptionalInt.empty();
    };
  }

  static OptionalInt truth(boolean value) {
    return OptionalInt.of(value ? 1 : 0);
  }

  private Optional<Text> choice(Value.Choice choice, Text condition) {
    if (condition.known().isPresent()) {
      return pure(condition.is(0) ? choice.whenFalse() : choice.whenTrue());
    }
    Optional<Text> whenTrue = pure(choice.whenTrue());
    Optional<Text> whenFalse = pure(choice.whenFalse());
    return whenTrue.isEmpty() || whenFalse.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Text.of(
                v -> OptionalInt.of(v[0] != 0 ? v[1] : v[2]),
                "((%s) != 0 -> %s : %s)",
                condition,
                whenTrue.get(),
                whenFalse.get()));
  }

  /** The values of constants; empty unless all are. */
  static List<Integer> known(List<Text> texts) {
    return texts.stream().flatMap(t -> t.known().stream().boxed()).toList();
  }
}
