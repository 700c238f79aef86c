package org.mmn.promela;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mmn.promela.Meaning.Fault;
import org.mmn.resolve.Type;
import org.mmn.resolve.Variable;

/**
 * The primitives as LANGUAGE.md and the library's documentation describe them. Threads are numbered
 * from 1 where 0 stands for none. What a thread has of its own is in arrays with a row for each.
 */
final class Meanings {
  static final String NOT_HELD = "unlock_not_held[]";

  private final Things things;
  private final Locks locks;
  private final Waits waits;
  private final Sections sections;

  /** Which threads have code that does something to an object. */
  interface Actors {
    List<Integer> of(List<String> operations, String object);
  }

  Meanings(Things things, Locks locks, Waits waits) {
    this.things = things;
    this.locks = locks;
    this.waits = waits;
    this.sections = new Sections(things);
  }

  /** What an action of a thread does. */
  Meaning of(int thread, Flow.Act act) {
    if (act.name().equals("choose")) {
      return Meaning.step("skip");
    }
    List<String> args = act.arguments().stream().map(Text::text).toList();
    String to = Flow.name(act.to()) + " = ";
    return variable(act, args, to)
        .or(() -> locks.of(thread, act.name(), args, to))
        .or(() -> waits.of(thread, act.name(), args, to))
        .or(() -> sections.of(thread, act.name(), args))
        .or(() -> own(thread, act.name(), args, to))
        .or(() -> flags(thread, act.name(), args, to))
        .or(() -> page(thread, act, args, to))
        .or(() -> args.isEmpty() ? Optional.empty() : Objects.of(act.name(), args.get(0), to))
        .or(() -> Invalidations.of(things, thread, act, to))
        .orElseThrow(() -> new Unsayable(act.name()));
  }

  static Optional<Meaning> step(String effect, Fault... faults) {
    return Optional.of(Meaning.step(effect, faults));
  }

  /** Whether one of some threads, given as bits, is the one in a variable. */
  static String in(int threads, String numberedFrom1) {
    return "((" + threads + " >> (" + numberedFrom1 + " - 1)) & 1)";
  }

  private static Optional<Meaning> variable(Flow.Act act, List<String> args, String to) {
    if (act.variable().isEmpty()) {
      return Optional.empty();
    }
    Variable variable = act.variable().get();
    String cell = name(variable) + "[" + args.get(0) + "]";
    if (act.name().equals("read")) {
      return step(to + cell);
    }
    Type type = variable.type();
    String value = args.get(1);
    String effect = cell + " = " + value;
    boolean ranged =
        type.kind() == Type.Kind.INT
            && (type.low() != Integer.MIN_VALUE || type.high() != Integer.MAX_VALUE);
    String outside = value + " < " + type.low() + " || " + value + " > " + type.high();
    return ranged
        ? step(effect, new Fault(outside, "overflow[" + variable.name() + "]", true))
        : step(effect);
  }

  /** The array of a variable's elements. */
  static String name(Variable variable) {
    String driver = variable.driver().map(d -> d.name() + "_").orElse("");
    return "v_" + driver + variable.name();
  }

  /** What is a thread's own, and facts about threads. */
  private Optional<Meaning> own(int thread, String name, List<String> args, String to) {
    String depth = "atomic_depth[" + thread + "]";
    String blocks = "nonblock_depth[" + thread + "]";
    return switch (name) {
      case "might_sleep", "schedule_timeout" -> Optional.of(Meaning.step("skip").sleeping());
      case "preempt_disable", "rcu_read_lock" -> step(depth + "++");
      case "preempt_enable", "rcu_read_unlock" ->
          step(depth + "--", new Fault(depth + " == 0", NOT_HELD, true));
      case "non_block_start", "nonblockable_enter" -> step(blocks + "++");
      case "non_block_end", "nonblockable_leave" ->
          step(blocks + "--", new Fault(blocks + " == 0", NOT_HELD, true));
      case "send_sigkill" -> step("killed[" + args.get(0) + "] = 1");
      case "fatal_signal_pending" -> step(to + Waits.killed(things, thread).orElse("0"));
      case "done" -> step(to + "ENDED(" + args.get(0) + ")");
      case "blocked" -> step(to + "BLOCKED" + args.get(0));
      case "held_by" -> step(to + "HOLDS(" + args.get(1) + ", " + args.get(0) + ")");
      default -> Optional.empty();
    };
  }

  private static Optional<Meaning> flags(int thread, String name, List<String> args, String to) {
    String flags = "task_flags[" + thread + "]";
    return switch (name) {
      case "task_flags" -> step(to + flags);
      case "task_flags_set" ->
          step(
              to
                  + "("
                  + args.get(0)
                  + " & ~"
                  + flags
                  + "); "
                  + flags
                  + " = "
                  + flags
                  + " | "
                  + args.get(0));
      case "task_flags_clear" -> step(flags + " = " + flags + " & ~" + args.get(0));
      default -> Optional.empty();
    };
  }

  /** Locks of frames, which are where they were at the start: nothing here moves one. */
  private Optional<Meaning> page(int thread, Flow.Act act, List<String> args, String to) {
    if (act.name().equals("pte_frame")) {
      OptionalInt page = act.arguments().get(0).known();
      return page.isPresent() && things.isPopulated()
          ? step(to + page.getAsInt())
          : Optional.empty();
    }
    String locked = args.isEmpty() ? "" : "locked[" + args.get(0) + "]";
    String take = locked + " = " + (thread + 1);
    return switch (act.name()) {
      case "lock_page" ->
          Optional.of(Meaning.when(locked + " == 0", take, s -> in(s, locked)).sleeping());
      case "trylock_page" ->
          step("if :: " + locked + " == 0 -> " + take + "; " + to + "1 :: else -> " + to + "0 fi");
      case "unlock_page" -> step(locked + " = 0", new Fault(locked + " == 0", NOT_HELD, true));
      default -> Optional.empty();
    };
  }
}
