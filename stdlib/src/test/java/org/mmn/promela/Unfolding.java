package org.mmn.promela;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.mmn.resolve.Code;
import org.mmn.resolve.Function;
import org.mmn.resolve.Label;
import org.mmn.resolve.Local;
import org.mmn.resolve.Type;
import org.mmn.resolve.Value;

/**
 * Writes the code of one call out, from its end to its beginning: each method is given what comes
 * next and returns where to begin.
 */
final class Unfolding {
  private static final int DEEPEST = 24;

  final Flow flow;
  final Things things;
  final Registers registers;
  final int thread;
  final Text instance;
  private final Function function;
  private final int depth;
  private final int outside;
  private final int result;
  private final int end;
  private final IdentityHashMap<Local, Text> locals = new IdentityHashMap<>();
  private final IdentityHashMap<Label, Integer> labels = new IdentityHashMap<>();
  private final IdentityHashMap<Local, Exit> yields = new IdentityHashMap<>();
  private final Evaluation values;
  private Optional<Loop> loop = Optional.empty();
  int inside;

  /** Hands out registers. */
  static final class Registers {
    private int next;

    int fresh() {
      return next++;
    }
  }

  private record Loop(int again, int end, int inside) {}

  private record Exit(int register, int end, int inside) {}

  /**
   * @param inside in how many {@code atomically} the call stands
   * @param result the register for what it returns
   * @param end where it goes on after the call
   */
  private Unfolding(
      Unfolding caller, Function function, Text instance, int inside, int result, int end) {
    this.flow = caller.flow;
    this.things = caller.things;
    this.registers = caller.registers;
    this.thread = caller.thread;
    this.depth = caller.depth + 1;
    this.function = function;
    this.instance = instance;
    this.inside = inside;
    this.outside = inside;
    this.result = result;
    this.end = instance.known().isPresent() ? end : flow.add(new Flow.Keep(instance, end));
    this.values = new Evaluation(this);
    if (depth > DEEPEST) {
      throw new Unsayable("so many calls in one another");
    }
  }

  private Unfolding(Things things, Registers registers, int thread, Function body) {
    this.flow = new Flow();
    this.things = things;
    this.registers = registers;
    this.thread = thread;
    this.depth = 0;
    this.function = body;
    this.instance = Text.of(-1);
    this.outside = 0;
    this.result = registers.fresh();
    this.end = flow.add(new Flow.End());
    this.values = new Evaluation(this);
  }

  /** The code of a thread. */
  static Flow of(Things things, Registers registers, int thread, Function body) {
    Unfolding all = new Unfolding(things, registers, thread, body);
    all.flow.finish(all.code(body.body(), all.end));
    return all.flow;
  }

  /**
   * A call.
   *
   * @param arguments known or in registers of their own
   */
  int call(Function callee, Text on, List<Text> arguments, int to, int next) {
    Unfolding call = new Unfolding(this, callee, on, inside, to, next);
    Assigned assigned = Assigned.in(callee.body());
    int count = Math.min(arguments.size(), callee.parameters().size());
    for (int i = 0; i < count; i++) {
      Local parameter = callee.parameters().get(i);
      boolean fixed = arguments.get(i).known().isPresent() && !assigned.contains(parameter);
      call.locals.put(parameter, fixed ? arguments.get(i) : Text.register(registers.fresh()));
    }
    int first = call.code(callee.body(), flow.add(new Flow.Set(to, Text.of(0), call.end)));
    for (int i = count - 1; i >= 0; i--) {
      Text place = call.local(callee.parameters().get(i));
      if (place.known().isEmpty()) {
        first = flow.add(new Flow.Set(register(place), arguments.get(i), first));
      }
    }
    return first;
  }

  Text local(Local local) {
    return locals.computeIfAbsent(local, l -> Text.register(registers.fresh()));
  }

  private static int register(Text place) {
    return place.reads().iterator().next();
  }

  int fail(String finding) {
    return flow.add(new Flow.Fail(finding));
  }

  int code(Code code, int next) {
    if (code instanceof Code.Block block) {
      int at = next;
      for (int i = block.statements().size() - 1; i >= 0; i--) {
        at = code(block.statements().get(i), at);
      }
      return at;
    } else if (code instanceof Code.Evaluate evaluate) {
      return values.evaluate(evaluate.value(), registers.fresh(), next);
    } else if (code instanceof Code.SetLocal set) {
      return set(set, next);
    } else if (code instanceof Code.SetShared set) {
      return values.write(set, next);
    } else if (code instanceof Code.Return back) {
      return leave(result, back.value(), end, inside - outside);
    } else if (code instanceof Code.Yield yield) {
      Exit exit = java.util.Objects.requireNonNull(yields.get(yield.result()));
      return leave(exit.register(), yield.value(), exit.end(), inside - exit.inside());
    } else if (code instanceof Code.Assert check) {
      int fails = fail("assertion[" + check.name() + "]");
      return values.condition(check.condition(), next, fails);
    } else if (code instanceof Code.Atomically atomic) {
      inside++;
      int body = code(atomic.body(), outwards(next, 1));
      inside--;
      return body;
    }
    return flow(code, next);
  }

  /** Out of some {@code atomically} before {@code next}. */
  private int outwards(int next, int levels) {
    return levels > 0 && inside == levels ? flow.add(new Flow.Leave(next)) : next;
  }

  private int leave(int to, Optional<Value> value, int next, int levels) {
    int left = outwards(next, levels);
    return value.map(v -> bounded(v, to, left)).orElseGet(() -> left);
  }

  private int bounded(Value value, int to, int next) {
    int checked = values.bounds(Text.register(to), function.result(), function.name(), next);
    return values.evaluate(value, to, checked);
  }

  private int set(Code.SetLocal set, int next) {
    int value = registers.fresh();
    int to = register(local(set.local()));
    int move = flow.add(new Flow.Set(to, Text.register(value), next));
    Type type = set.local().type();
    return values.evaluate(
        set.value(), value, values.bounds(Text.register(value), type, set.local().name(), move));
  }

  private int flow(Code code, int next) {
    if (code instanceof Code.If branch) {
      int then = code(branch.then(), next);
      return values.condition(branch.condition(), then, code(branch.otherwise(), next));
    } else if (code instanceof Code.While repeated) {
      int head = flow.reserve();
      int body = body(repeated.body(), head, head, next);
      flow.fill(head, values.condition(repeated.condition(), body, next));
      return head;
    } else if (code instanceof Code.For repeated) {
      return counted(repeated, next);
    } else if (code instanceof Code.Either either) {
      return either(either, next);
    } else if (code instanceof Code.Break) {
      return outwards(loop.orElseThrow().end(), inside - loop.get().inside());
    } else if (code instanceof Code.Continue) {
      return outwards(loop.orElseThrow().again(), inside - loop.get().inside());
    } else if (code instanceof Code.Goto jump) {
      if (inside > 0) {
        throw new Unsayable("goto out of atomically");
      }
      return labels.computeIfAbsent(jump.label(), l -> flow.reserve());
    } else if (code instanceof Code.Labeled labeled) {
      return labeled(labeled, next);
    }
    throw new Unsayable("" + code);
  }

  private int body(Code body, int next, int again, int after) {
    Optional<Loop> around = loop;
    loop = Optional.of(new Loop(again, after, inside));
    int first = code(body, next);
    loop = around;
    return first;
  }

  private int counted(Code.For repeated, int next) {
    Text variable = local(repeated.variable());
    Text limit = values.known(repeated.limit()).orElseGet(() -> Text.register(registers.fresh()));
    int head = flow.reserve();
    Text more = Expressions.binary("+", variable, Text.of(1));
    int again = flow.add(new Flow.Set(register(variable), more, head));
    int body = body(repeated.body(), again, again, next);
    flow.fill(
        head, flow.add(new Flow.Branch(Expressions.binary("<", variable, limit), body, next)));
    int first =
        limit.known().isPresent() ? head : values.evaluate(repeated.limit(), register(limit), head);
    return values.evaluate(repeated.first(), register(variable), first);
  }

  private int either(Code.Either either, int next) {
    int chosen = registers.fresh();
    int at = -1;
    for (int i = either.branches().size() - 1; i >= 0; i--) {
      int branch = code(either.branches().get(i), next);
      Text mine = Expressions.binary("==", Text.register(chosen), Text.of(i));
      at = at < 0 ? branch : flow.add(new Flow.Branch(mine, branch, at));
    }
    List<Text> bounds = List.of(Text.of(0), Text.of(either.branches().size() - 1));
    return values.act("choose", Optional.empty(), bounds, chosen, false, at);
  }

  private int labeled(Code.Labeled labeled, int next) {
    int place = labels.computeIfAbsent(labeled.label(), l -> flow.reserve());
    int body = code(labeled.body(), next);
    flow.fill(
        place, labeled.label().observed() ? flow.add(new Flow.Mark(labeled.label(), body)) : body);
    return place;
  }

  /** A macro written out. */
  int inline(Value.Inline inline, int to, int next) {
    yields.put(inline.result(), new Exit(to, next, inside));
    return flow.add(new Flow.Set(to, Text.of(0), code(inline.body(), next)));
  }
}
