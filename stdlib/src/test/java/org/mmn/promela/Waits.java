package org.mmn.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmn.promela.Meaning.Way;
import org.mmn.resolve.Type;

/** Wait queues, completions, fences, work items, counters; and what a fatal signal ends. */
final class Waits {
  private static final int EINTR = 4;
  private static final int FOR_GOOD = 7;
  private static final List<String> COMPLETING =
      List.of(
          "complete",
          "complete_all",
          "reinit_completion",
          "wait_for_completion",
          "wait_for_completion_killable");

  private final Things things;
  private final Meanings.Actors actors;

  Waits(Things things, Meanings.Actors actors) {
    this.things = things;
    this.actors = actors;
  }

  Optional<Meaning> of(int thread, String name, List<String> args, String to) {
    if (args.isEmpty()) {
      return Optional.empty();
    }
    String object = args.get(0);
    return queue(thread, name, object, to)
        .or(() -> signal(thread, name, object, to))
        .or(() -> work(thread, name, object, to))
        .or(() -> counter(name, args, to))
        .or(() -> sequence(name, args, to));
  }

  /** What becomes true wakes nobody (rule 8). */
  private Optional<Meaning> queue(int thread, String name, String queue, String to) {
    int threads = things.threads().size();
    String waiting = "waiting[" + queue + " * " + threads + " + ";
    String mine = waiting + thread + "]";
    return switch (name) {
      case "prepare_to_wait" -> Meanings.step(mine + " = 1");
      case "finish_wait" -> Meanings.step(mine + " = 0");
      case "schedule_waiting" -> Optional.of(Meaning.whenever(mine + " == 0", to + "0").sleeping());
      case "wake_up", "wake_up_all" ->
          Meanings.step(
              IntStream.range(0, threads)
                  .mapToObj(t -> waiting + t + "] = 0")
                  .collect(Collectors.joining("; ")));
      default -> Optional.empty();
    };
  }

  private Optional<Meaning> signal(int thread, String name, String object, String to) {
    String granted = "granted[" + object + "]";
    String one = granted + "++; assert(" + granted + " != " + FOR_GOOD + ")";
    return switch (name) {
      case "wait_for_completion" -> Optional.of(completion(thread, object, to));
      case "wait_for_completion_killable" ->
          Optional.of(killable(thread, completion(thread, object, to), to, ""));
      case "complete" ->
          Meanings.step("if :: " + granted + " == " + FOR_GOOD + " :: else -> " + one + " fi");
      case "complete_all" -> Meanings.step(granted + " = " + FOR_GOOD);
      case "reinit_completion" -> Meanings.step(granted + " = 0");
      case "completion_done" -> Meanings.step(to + "(" + granted + " > 0)");
      case "fence_wait" -> Optional.of(fence(thread, object));
      case "fence_signal" -> Meanings.step("signaled[" + object + "] = 1");
      case "fence_reset" -> Meanings.step("signaled[" + object + "] = 0");
      case "fence_is_signaled" -> Meanings.step(to + "signaled[" + object + "]");
      default -> Optional.empty();
    };
  }

  private Meaning completion(int thread, String object, String to) {
    String granted = "granted[" + object + "]";
    String use = "if :: " + granted + " == " + FOR_GOOD + " :: else -> " + granted + "-- fi; ";
    return signaled(thread, granted + " > 0", use + to + "0", actors.of(COMPLETING, object));
  }

  private Meaning fence(int thread, String object) {
    List<Integer> signallers = actors.of(List.of("fence_signal", "fence_reset"), object);
    return signaled(thread, "signaled[" + object + "] == 1", "skip", signallers);
  }

  /** A wait that only those who are known can end, if any of them is left (rule 11). */
  private Meaning signaled(int thread, String guard, String effect, List<Integer> signallers) {
    String someLeft =
        signallers.stream()
            .filter(t -> t != thread)
            .map(t -> "!ENDED(" + t + ")")
            .reduce("false", (a, b) -> a + " || " + b);
    boolean daemon = things.threads().get(thread).group().daemon();
    String idles = daemon ? mayIdle(things, thread) : "false";
    String known = "!(" + idles + ") && (" + someLeft + ") && ";
    return Meaning.when(guard, effect, s -> "(" + known + noneLeft(signallers, thread, s) + ")")
        .idling("true")
        .sleeping();
  }

  /** Whether a thread keeps nobody waiting: it holds nothing, and is in no invalidation. */
  static String mayIdle(Things things, int thread) {
    return Locks.holdsNothing(things, thread) + " && " + Invalidations.nesting(thread) + " == 0";
  }

  /** Whether of some threads none but those of a set is left. */
  private static String noneLeft(List<Integer> threads, int but, int set) {
    return threads.stream()
        .filter(t -> t != but && (set >> t & 1) == 0)
        .map(t -> "ENDED(" + t + ")")
        .reduce("true", (a, b) -> a + " && " + b);
  }

  /** Whether a thread has a fatal signal, if it may. */
  static Optional<String> killed(Things things, int thread) {
    int mm = Text.of(thread).in(things.attribute(Type.Kind.THREAD, "mm")).known().orElseThrow();
    return mm < 0 ? Optional.empty() : Optional.of("killed[" + mm + "]");
  }

  /**
   * The same wait, which ends with a fatal signal too (rule 9).
   *
   * @param givesUp what else is done then
   */
  Meaning killable(int thread, Meaning wait, String to, String givesUp) {
    Optional<String> killed = killed(things, thread);
    if (killed.isEmpty()) {
      return wait;
    }
    List<Way> ways = new ArrayList<>(wait.ways());
    String dies = wait.waits() + " && " + killed.get();
    ways.add(new Way(dies, List.of(), givesUp + to + EINTR, false));
    String mm = killed.get().replaceAll("\\D", "");
    List<Integer> killers = actors.of(List.of("send_sigkill"), mm);
    return new Meaning(
        ways,
        "(" + wait.waits() + ") && !" + killed.get(),
        s -> "(" + wait.keptBy().apply(s) + ") && " + noneLeft(killers, thread, s),
        wait.idles(),
        wait.sleeps());
  }

  private Optional<Meaning> work(int thread, String name, String work, String to) {
    String pending = "pending[" + work + "]";
    String running = "running[" + work + "]";
    String working = "working[" + thread + "]";
    String idle = pending + " == 0 && " + running + " == 0";
    String begin = pending + " = 0; " + running + " = 1; " + working + " = " + work + " + 1";
    return switch (name) {
      case "queue_work" -> Meanings.step(to + "(" + pending + " == 0); " + pending + " = 1");
      case "cancel_work" -> Meanings.step(to + "(" + pending + " == 1); " + pending + " = 0");
      case "flush_work" ->
          Optional.of(
              Meaning.when(idle, "skip", s -> works(s, work))
                  .idling("!" + works((1 << things.threads().size()) - 1, work))
                  .sleeping());
      case "work_begin" ->
          Optional.of(Meaning.whenever(pending + " == 1 && " + running + " == 0", begin));
      case "work_end" -> Meanings.step(running + " = 0; " + working + " = 0");
      default -> Optional.empty();
    };
  }

  private String works(int set, String work) {
    return Locks.some(things, set, t -> "working[" + t + "] == " + work + " + 1");
  }

  private static Optional<Meaning> counter(String name, List<String> args, String to) {
    String counter = "counter[" + args.get(0) + "]";
    return switch (name) {
      case "atomic_read" -> Meanings.step(to + counter);
      case "atomic_set" -> Meanings.step(counter + " = " + args.get(1));
      case "atomic_add" -> Meanings.step(counter + " = " + counter + " + " + args.get(1));
      case "atomic_inc" -> Meanings.step(counter + "++");
      case "atomic_dec" -> Meanings.step(counter + "--");
      case "atomic_inc_return" -> Meanings.step(counter + "++; " + to + counter);
      case "atomic_dec_return" -> Meanings.step(counter + "--; " + to + counter);
      case "atomic_dec_and_test" -> Meanings.step(counter + "--; " + to + "(" + counter + " == 0)");
      case "atomic_xchg" -> Meanings.step(to + counter + "; " + counter + " = " + args.get(1));
      case "atomic_cmpxchg" ->
          Meanings.step(
              to
                  + counter
                  + "; "
                  + Model.when(counter + " == " + args.get(1), counter + " = " + args.get(2))
                  + "skip");
      default -> Optional.empty();
    };
  }

  /** The next value of a sequence is one of the other parity that nobody has kept (rule 7). */
  private static Optional<Meaning> sequence(String name, List<String> args, String to) {
    String sequence = "sequence[" + args.get(0) + "]";
    return switch (name) {
      case "read_seqcount_begin" ->
          Optional.of(Meaning.whenever(sequence + " % 2 == 0", to + sequence));
      case "raw_read_seqcount" -> Meanings.step(to + sequence);
      case "write_seqcount_invalidate" ->
          Meanings.step(next("ix = " + sequence + " % 2", sequence));
      case "read_seqcount_retry" -> Meanings.step(to + "(" + sequence + " != " + args.get(1) + ")");
      case "write_seqcount_begin", "write_seqcount_end" ->
          Meanings.step(next("ix = 1 - " + sequence + " % 2", sequence));
      default -> Optional.empty();
    };
  }

  private static String next(String first, String sequence) {
    return first + "; do :: KEPT(ix) -> ix = ix + 2 :: else -> break od; " + sequence + " = ix";
  }
}
