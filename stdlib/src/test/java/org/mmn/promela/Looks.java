package org.mmn.promela;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmn.resolve.Label;
import org.mmn.resolve.Local;
import org.mmn.resolve.Type;
import org.mmn.resolve.Value;

/** The conditions of properties, which see one state. */
final class Looks extends Expressions {
  private final IdentityHashMap<Local, Integer> variables = new IdentityHashMap<>();
  private final BiFunction<Integer, Label, String> at;

  /**
   * @param at whether a thread is at a label
   */
  Looks(Things things, BiFunction<Integer, Label, String> at) {
    super(things);
    this.at = at;
  }

  String condition(Value value) {
    return pure(value).orElseThrow(() -> new Unsayable("a property: " + value)).text();
  }

  @Override
  Text local(Local local) {
    return Text.of(java.util.Objects.requireNonNull(variables.get(local)));
  }

  @Override
  Text instance() {
    throw new Unsayable("the instance in a property");
  }

  @Override
  int thread() {
    throw new Unsayable("the thread in a property");
  }

  @Override
  Optional<Text> other(Value value) {
    if (value instanceof Value.ReadShared read) {
      return element(read.variable(), read.owner(), read.index())
          .map(e -> Text.of(Meanings.name(read.variable()) + "[%s]", e));
    } else if (value instanceof Value.Quantifier all) {
      return Optional.of(quantifier(all));
    } else if (value instanceof Value.AtLabel label) {
      return Optional.of(Text.of("(" + at.apply(number(label.thread()), label.label()) + ")"));
    } else if (value instanceof Value.CallExtern call) {
      List<Integer> args = call.arguments().stream().map(this::number).toList();
      return Optional.of(Text.of("(" + query(call.extern().name(), args, call) + ")"));
    }
    return Optional.empty();
  }

  private int number(Value value) {
    return pure(value)
        .flatMap(t -> t.known().stream().boxed().findFirst())
        .orElseThrow(() -> new Unsayable("what is not known in a property"));
  }

  private Text quantifier(Value.Quantifier all) {
    String joined =
        IntStream.range(number(all.first()), number(all.limit()))
            .mapToObj(i -> with(all, i))
            .collect(Collectors.joining(all.universal() ? " && " : " || "));
    return joined.isEmpty() ? Text.of(all.universal() ? 1 : 0) : Text.of("(" + joined + ")");
  }

  private String with(Value.Quantifier all, int value) {
    variables.put(all.variable(), value);
    return condition(all.body());
  }

  private String query(String name, List<Integer> args, Value.CallExtern call) {
    int first = args.get(0);
    return switch (name) {
      case "held" -> held(first, call.arguments().get(0));
      case "held_by" -> heldBy(first, args.get(1), call.arguments().get(0));
      case "mutex_is_locked" -> "owner[" + first + "] != 0";
      case "rwsem_is_locked" -> "!" + Locks.free("" + first);
      case "done" -> "ENDED(" + first + ")";
      case "blocked" -> "BLOCKED" + first;
      case "killed" -> killed(first);
      case "completion_done" -> "granted[" + first + "] > 0";
      case "fence_is_signaled" -> "signaled[" + first + "]";
      case "work_pending" -> "pending[" + first + "]";
      case "atomic_read" -> "counter[" + first + "]";
      case "object_is_free" -> Objects.freed("" + first);
      case "kref_read" -> Objects.references("" + first);
      case "in_flight" -> Invalidations.inFlight(things, first);
      case "nesting" -> Invalidations.nesting(first);
      default -> throw new Unsayable(name + " in a property");
    };
  }

  private String killed(int thread) {
    Text mm = Text.of(thread).in(things.attribute(Type.Kind.THREAD, "mm"));
    return mm.is(-1) ? "0" : "killed[" + mm.text() + "]";
  }

  private String held(int lock, Value as) {
    return isSection(as)
        ? IntStream.range(0, things.threads().size())
            .mapToObj(t -> heldBy(lock, t, as))
            .collect(Collectors.joining(" || "))
        : "!" + Locks.free("" + lock);
  }

  private String heldBy(int lock, int thread, Value as) {
    String section = "sections[" + (thread * things.count(Type.Kind.LOCK) + lock) + "] > 0";
    String holds = "HOLDS(" + thread + ", " + lock + ")";
    return isSection(as) ? "(" + holds + " || " + section + ")" : holds;
  }

  private static boolean isSection(Value lock) {
    Value of = lock instanceof Value.Attribute attribute ? attribute.target() : lock;
    return of.type().kind() == Type.Kind.SRCU || of.type().kind() == Type.Kind.LOCKDEP_MAP;
  }
}
