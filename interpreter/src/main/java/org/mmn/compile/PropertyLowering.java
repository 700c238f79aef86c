package org.mmn.compile;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.mmn.check.Predicate;
import org.mmn.model.Op;
import org.mmn.model.Query;
import org.mmn.resolve.Local;
import org.mmn.resolve.Type;
import org.mmn.resolve.Value;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.View;

/**
 * Turns the conditions of properties into predicates over a state. They cost no step; what they
 * read is added to the {@link Touches} of the properties, so that nothing they can see is called
 * local.
 */
final class PropertyLowering {
  /** Who asks: no thread. */
  private static final int NOBODY = -1;

  private static final int[] NO_VARIABLES = {};

  private final Linkage link;
  private final Touches touches;
  private final BitSet named;
  private final Field label;
  private final Field place;
  private final Set<Integer> queries = new LinkedHashSet<>();

  /** The quantified variables of what is being lowered, numbered. */
  private final Map<Local, Integer> numbers = new LinkedHashMap<>();

  /** A value in a state, given the quantified variables. */
  private interface Term {
    int in(View view, int[] variables);
  }

  /**
   * @param touches gets what is read
   * @param named gets the threads that are told apart
   */
  PropertyLowering(Linkage link, Touches touches, BitSet named, Machinery machinery, Field place) {
    this.link = link;
    this.touches = touches;
    this.named = named;
    this.label = machinery.label;
    this.place = place;
  }

  Touches touches() {
    return touches;
  }

  /** The ops that properties ask with what is not known, by number. */
  Set<Integer> queries() {
    return queries;
  }

  Predicate lower(Value condition) {
    ToIntFunction<View> value = value(condition);
    return view -> value.applyAsInt(view) != 0;
  }

  /** The number that a value has in a state. */
  ToIntFunction<View> value(Value value) {
    numbers.clear();
    Term term = term(value);
    int variables = numbers.size();
    return variables == 0
        ? view -> term.in(view, NO_VARIABLES)
        : view -> term.in(view, new int[variables]);
  }

  private Term term(Value value) {
    if (value instanceof Value.Constant constant) {
      if (value.type().kind() == Type.Kind.THREAD && constant.value() >= 0) {
        named.set(constant.value());
      }
      return (view, variables) -> constant.value();
    } else if (value instanceof Value.ReadLocal read) {
      int number = requireNonNull(numbers.get(read.local()), read.local().name());
      return (view, variables) -> variables[number];
    } else if (value instanceof Value.ReadShared read) {
      return read(read);
    } else if (value instanceof Value.Attribute attribute) {
      return attribute(attribute);
    } else if (value instanceof Value.Unary unary) {
      Term operand = term(unary.operand());
      Arithmetic operator = Arithmetic.unary(unary.operator());
      return (view, variables) -> operator.of(operand.in(view, variables));
    } else if (value instanceof Value.Binary binary) {
      return binary(binary);
    } else if (value instanceof Value.Choice choice) {
      Term condition = term(choice.condition());
      Term whenTrue = term(choice.whenTrue());
      Term whenFalse = term(choice.whenFalse());
      return (view, variables) ->
          (condition.in(view, variables) != 0 ? whenTrue : whenFalse).in(view, variables);
    } else {
      return more(value);
    }
  }

  private Term more(Value value) {
    if (value instanceof Value.CallExtern call) {
      return query(call);
    } else if (value instanceof Value.Quantifier quantifier) {
      return quantifier(quantifier);
    } else if (value instanceof Value.AtLabel at) {
      Term thread = term(at.thread());
      boolean known = at.thread() instanceof Value.Constant c && c.value() >= 0;
      int named = known ? ((Value.Constant) at.thread()).value() : Footprint.ALL;
      touches.add(new Footprint().readOwn(place, named));
      int wanted = link.label(at.label());
      return (view, variables) -> view.own(label, thread.in(view, variables), 0) == wanted ? 1 : 0;
    } else if (value instanceof Value.PageOf page) {
      return pageOf(page);
    } else if (value instanceof Value.RangeOf range) {
      return rangeOf(range);
    } else if (value instanceof Value.DriverParameter parameter) {
      int number = parameter.driver().parameters().indexOf(parameter.parameter());
      return lookup(link.tables.parameter(parameter.driver(), number), term(parameter.owner()));
    } else if (value instanceof Value.HasCallback has) {
      return lookup(link.tables.hasCallback(has.callback()), term(has.instance()));
    }
    throw new IllegalStateException("a property cannot say " + value);
  }

  private Term lookup(int number, Term index) {
    int[] table = link.tables.all().get(number);
    return (view, variables) -> {
      int at = index.in(view, variables);
      return at < 0 || at >= table.length ? -1 : table[at];
    };
  }

  private Term read(Value.ReadShared read) {
    Term owner = read.owner().map(this::term).orElse((view, variables) -> 0);
    Term place =
        read.variable().owner() == org.mmn.resolve.Variable.Owner.DRIVER
            ? lookup(
                link.tables.instances(read.variable().driver().orElseThrow(), link.objects), owner)
            : owner;
    Term index = read.index().map(this::term).orElse((view, variables) -> 0);
    int length = Math.max(1, read.variable().length());
    int limit = link.objects.size(read.variable());
    Term element =
        (view, variables) -> {
          int at = place.in(view, variables) * length + index.in(view, variables);
          return Math.max(0, Math.min(limit - 1, at));
        };
    if (read.variable().type().kind().isObject()) {
      int base = link.objects.base(read.variable());
      return (view, variables) -> base + element.in(view, variables);
    }
    Field field = link.field(read.variable());
    if (read.variable().type().kind() == Type.Kind.THREAD) {
      named.set(0, Long.SIZE);
    }
    int known = known(read, limit);
    touches.add(new Footprint().read(field, known));
    if (known != Footprint.ALL) {
      return (view, variables) -> view.get(field, known);
    }
    return (view, variables) -> view.get(field, element.in(view, variables));
  }

  /** The element that is read, if the text says it: else any. */
  private static int known(Value.ReadShared read, int limit) {
    if (read.owner().isPresent()) {
      return Footprint.ALL;
    } else if (read.index().isEmpty()) {
      return 0;
    }
    return read.index().get() instanceof Value.Constant index
        ? Math.max(0, Math.min(limit - 1, index.value()))
        : Footprint.ALL;
  }

  private Term attribute(Value.Attribute attribute) {
    Term target = term(attribute.target());
    Type.Kind kind = attribute.target().type().kind();
    if (kind == Type.Kind.RANGE) {
      Arithmetic part = ValueLowering.rangePart(attribute.name());
      return (view, variables) -> part.of(target.in(view, variables));
    }
    return lookup(link.tables.attribute(kind, attribute.name()), target);
  }

  private Term binary(Value.Binary binary) {
    Term left = term(binary.left());
    Term right = term(binary.right());
    Arithmetic operator = Arithmetic.binary(binary.operator());
    boolean divides = operator == Arithmetic.DIVIDE || operator == Arithmetic.REMAINDER;
    return (view, variables) -> {
      int b = right.in(view, variables);
      return divides && b == 0 ? 0 : operator.of(left.in(view, variables), b);
    };
  }

  private Term query(Value.CallExtern call) {
    int number = link.op(call.extern());
    Op op = link.ops.get(number);
    List<Term> arguments = call.arguments().stream().map(this::term).toList();
    if (!(op instanceof Query query)) {
      throw new IllegalStateException("a property cannot do " + op.name());
    }
    if (call.arguments().stream().allMatch(Value.Constant.class::isInstance)) {
      touches.add(op.footprint(NOBODY, constants(call.arguments())));
    } else {
      queries.add(number);
    }
    List<Type.Kind> kinds = link.signatures.get(number).parameters();
    return (view, variables) -> {
      int[] args = arguments.stream().mapToInt(a -> a.in(view, variables)).toArray();
      return areObjects(args, kinds) ? query.ask(view, NOBODY, args) : 0;
    };
  }

  private static int[] constants(List<Value> arguments) {
    return arguments.stream().mapToInt(a -> ((Value.Constant) a).value()).toArray();
  }

  /** Nothing is true of {@code NULL}. */
  private static boolean areObjects(int[] args, List<Type.Kind> kinds) {
    for (int i = 0; i < args.length; i++) {
      boolean number = kinds.get(i) == Type.Kind.INT || kinds.get(i) == Type.Kind.BOOL;
      if (args[i] < 0 && !number) {
        return false;
      }
    }
    return true;
  }

  private Term quantifier(Value.Quantifier quantifier) {
    Term first = term(quantifier.first());
    Term limit = term(quantifier.limit());
    if (quantifier.variable().type().kind() == Type.Kind.THREAD) {
      named.set(0, Long.SIZE);
    }
    int number = numbers.computeIfAbsent(quantifier.variable(), v -> numbers.size());
    Term body = term(quantifier.body());
    int stopsAt = quantifier.universal() ? 0 : 1;
    return (view, variables) -> {
      int end = limit.in(view, variables);
      for (int i = first.in(view, variables); i < end; i++) {
        variables[number] = i;
        if ((body.in(view, variables) != 0 ? 1 : 0) == stopsAt) {
          return stopsAt;
        }
      }
      return 1 - stopsAt;
    };
  }

  private Term pageOf(Value.PageOf page) {
    Term first = attribute(new Value.Attribute(page.type(), page.span(), "first", page.target()));
    Term index = term(page.index());
    int pages = link.objects.count(Type.Kind.PAGE);
    return (view, variables) ->
        Math.max(0, Math.min(pages - 1, first.in(view, variables) + index.in(view, variables)));
  }

  private Term rangeOf(Value.RangeOf range) {
    Value target = range.target();
    Term first = attribute(new Value.Attribute(range.type(), range.span(), "first", target));
    Term mm = attribute(new Value.Attribute(range.type(), range.span(), "mm", target));
    Term low = term(range.low());
    Term high = term(range.high());
    return (view, variables) -> {
      int start = first.in(view, variables);
      return org.mmn.model.PageRange.of(
          mm.in(view, variables),
          start + low.in(view, variables),
          start + high.in(view, variables));
    };
  }
}
