package org.mmn.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mmn.resolve.Code;
import org.mmn.resolve.Driver;
import org.mmn.resolve.Local;
import org.mmn.resolve.Type;
import org.mmn.resolve.Value;
import org.mmn.resolve.Variable;

/** Writes the values of one call out: what they read in steps, and what is computed from that. */
final class Evaluation extends Expressions {
  private final Unfolding code;
  private boolean intoGhost;

  Evaluation(Unfolding code) {
    super(code.things);
    this.code = code;
  }

  @Override
  Text local(Local local) {
    return code.local(local);
  }

  @Override
  Text instance() {
    return code.instance;
  }

  @Override
  int thread() {
    return code.thread;
  }

  @Override
  Optional<Text> other(Value value) {
    return value instanceof Value.CallExtern call ? Facts.of(things, this, call) : Optional.empty();
  }

  /** The value, if the text says it. */
  Optional<Text> known(Value value) {
    return pure(value).filter(t -> t.known().isPresent());
  }

  int act(
      String name, Optional<Variable> variable, List<Text> args, int to, boolean ghost, int next) {
    return code.flow.add(new Flow.Act(name, variable, args, to, code.inside > 0, ghost, next));
  }

  /** Goes to {@code then} or to {@code otherwise}. */
  int condition(Value value, int then, int otherwise) {
    Optional<Text> pure = pure(value);
    if (pure.isPresent()) {
      return branch(pure.get(), then, otherwise);
    }
    int register = code.registers.fresh();
    return evaluate(value, register, branch(Text.register(register), then, otherwise));
  }

  private int branch(Text condition, int then, int otherwise) {
    if (condition.known().isPresent()) {
      return condition.is(0) ? otherwise : then;
    }
    return code.flow.add(new Flow.Branch(condition, then, otherwise));
  }

  /** Fails as {@code overflow} where a number of that type leaves its bounds (rule 7). */
  int bounds(Text value, Type type, String name, int next) {
    boolean ranged =
        type.kind() == Type.Kind.INT
            && (type.low() != Integer.MIN_VALUE || type.high() != Integer.MAX_VALUE);
    return ranged ? bounds(value, type.low(), type.high(), name, next) : next;
  }

  private int bounds(Text value, int low, int high, String name, int next) {
    Text fits =
        Text.of(
            v -> truth(v[0] >= low && v[0] <= high),
            "(%1$s >= " + low + " && %1$s <= " + high + ")",
            value);
    return branch(fits, next, code.fail("overflow[" + name + "]"));
  }

  /** A value into a register. */
  int evaluate(Value value, int to, int next) {
    Optional<Text> pure = pure(value);
    if (pure.isPresent()) {
      return code.flow.add(new Flow.Set(to, pure.get(), next));
    } else if (value instanceof Value.ReadShared read) {
      return read(read, to, next);
    } else if (value instanceof Value.Unary unary) {
      return operand(
          unary.operand(), o -> code.flow.add(new Flow.Set(to, unary(unary.operator(), o), next)));
    } else if (value instanceof Value.Binary binary) {
      return binary(binary, to, next);
    } else if (value instanceof Value.Choice choice) {
      int then = evaluate(choice.whenTrue(), to, next);
      return condition(choice.condition(), then, evaluate(choice.whenFalse(), to, next));
    } else if (value instanceof Value.Inline inline) {
      return code.inline(inline, to, next);
    } else if (value instanceof Value.Attribute attribute) {
      return attribute(attribute, to, next);
    }
    return call(value, to, next);
  }

  /** A value known or in a register of its own, for what comes next. */
  private int operand(Value value, Function<Text, Integer> then) {
    Optional<Text> known = known(value);
    if (known.isPresent()) {
      return then.apply(known.get());
    }
    int register = code.registers.fresh();
    return evaluate(value, register, then.apply(Text.register(register)));
  }

  private int operands(List<Value> values, List<Text> sofar, Function<List<Text>, Integer> then) {
    if (sofar.size() == values.size()) {
      return then.apply(sofar);
    }
    return operand(
        values.get(sofar.size()),
        o -> {
          List<Text> more = new ArrayList<>(sofar);
          more.add(o);
          return operands(values, more, then);
        });
  }

  private int binary(Value.Binary binary, int to, int next) {
    return operands(
        List.of(binary.left(), binary.right()),
        List.of(),
        o -> {
          if (mayFail(binary.operator(), o.get(1))) {
            throw new Unsayable("a division or shift by what is not known");
          }
          Text value = binary(binary.operator(), o.get(0), o.get(1));
          return code.flow.add(new Flow.Set(to, value, next));
        });
  }

  private int attribute(Value.Attribute attribute, int to, int next) {
    Type.Kind kind = attribute.target().type().kind();
    return operand(
        attribute.target(),
        o -> {
          Text value = attribute(kind, attribute.name(), o).orElseThrow();
          return notNull(attribute.target(), o, code.flow.add(new Flow.Set(to, value, next)));
        });
  }

  private int notNull(Value value, Text object, int next) {
    Type.Kind kind = value.type().kind();
    boolean number = kind.compareTo(Type.Kind.NULL) <= 0;
    if (number || value instanceof Value.This) {
      return next;
    }
    Text isThere = Text.of(v -> truth(v[0] >= 0), "(%s >= 0)", object);
    return branch(isThere, next, code.fail("assertion[NULL dereference]"));
  }

  private int read(Value.ReadShared read, int to, int next) {
    Variable variable = read.variable();
    return cell(
        variable,
        read.owner(),
        read.index(),
        element -> {
          if (variable.type().kind().isObject()) {
            Text object = sum(Text.of(things.base(variable)), element);
            return code.flow.add(new Flow.Set(to, object, next));
          }
          boolean joins = variable.ghost() && intoGhost;
          return act("read", Optional.of(variable), List.of(element), to, joins, next);
        });
  }

  /** The element of a variable, known or in a register. */
  private int cell(
      Variable variable,
      Optional<Value> owner,
      Optional<Value> index,
      Function<Text, Integer> then) {
    Optional<Text> known = element(variable, owner, index).filter(e -> e.known().isPresent());
    if (known.isPresent()) {
      return then.apply(known.get());
    }
    int register = code.registers.fresh();
    int next = then.apply(Text.register(register));
    List<Value> places = new ArrayList<>();
    owner.ifPresent(places::add);
    index.ifPresent(places::add);
    return operands(
        places,
        List.of(),
        o -> {
          Text row = owner.isPresent() ? o.get(0) : Text.of(0);
          Text at =
              owner.isPresent() && variable.driver().isPresent()
                  ? row.in(things.places(variable.driver().get()))
                  : row;
          Text column = index.isPresent() ? o.get(o.size() - 1) : Text.of(0);
          int set = code.flow.add(new Flow.Set(register, cell(variable, at, column), next));
          int checked =
              index.isPresent()
                  ? bounds(column, 0, variable.length() - 1, variable.name(), set)
                  : set;
          return owner.map(v -> notNull(v, row, checked)).orElse(checked);
        });
  }

  /** An assignment to shared state. */
  int write(Code.SetShared set, int next) {
    Variable variable = set.variable();
    return cell(
        variable,
        set.owner(),
        set.index(),
        element -> {
          intoGhost = variable.ghost();
          int first =
              operand(
                  set.value(),
                  value ->
                      act(
                          "write",
                          Optional.of(variable),
                          List.of(element, value),
                          code.registers.fresh(),
                          variable.ghost(),
                          next));
          intoGhost = false;
          return first;
        });
  }

  private int call(Value value, int to, int next) {
    if (value instanceof Value.CallExtern call) {
      return operands(
          call.arguments(),
          List.of(),
          o -> {
            int at = act(call.extern().name(), Optional.empty(), o, to, false, next);
            for (int i = o.size() - 1; i >= 0; i--) {
              Type.Kind wanted = call.extern().parameters().get(i).type().kind();
              boolean frame =
                  wanted == Type.Kind.FRAME && !call.extern().name().endsWith("lock_page");
              at = frame ? at : notNull(call.arguments().get(i), o.get(i), at);
            }
            return at;
          });
    } else if (value instanceof Value.Call call) {
      return instance(
          call.instance(),
          on -> operands(call.arguments(), List.of(), o -> enter(call, on, o, to, next)));
    } else if (value instanceof Value.CallBack call) {
      return operand(
          call.instance(),
          on -> operands(call.arguments(), List.of(), o -> callBack(call, on, o, to, next)));
    } else if (value instanceof Value.Choose choose) {
      return operands(
          List.of(choose.low(), choose.high()),
          List.of(),
          o -> act("choose", Optional.empty(), o, to, false, next));
    }
    throw new Unsayable(value.getClass().getSimpleName());
  }

  private int instance(Optional<Value> value, Function<Text, Integer> then) {
    return value.isPresent() ? operand(value.get(), then) : then.apply(Text.of(-1));
  }

  private int enter(Value.Call call, Text on, List<Text> arguments, int to, int next) {
    int first = code.call(call.function(), on, arguments, to, next);
    for (int i = arguments.size() - 1; i >= 0; i--) {
      Local parameter = call.function().parameters().get(i);
      first = bounds(arguments.get(i), parameter.type(), parameter.name(), first);
    }
    return first;
  }

  private int callBack(Value.CallBack call, Text on, List<Text> arguments, int to, int next) {
    int at = code.flow.add(new Flow.Set(to, Text.of(0), next));
    for (Driver driver : things.scenario().drivers()) {
      Optional<org.mmn.resolve.Function> callback = driver.callback(call.callback());
      Text its = on.in(things.notifiers(i -> i.driver() == driver ? 1 : 0));
      if (callback.isPresent() && !its.is(0)) {
        at = branch(its, code.call(callback.get(), on, arguments, to, next), at);
      }
    }
    return notNull(call.instance(), on, at);
  }
}
