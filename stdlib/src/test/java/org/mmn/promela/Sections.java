package org.mmn.promela;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmn.promela.Meaning.Fault;
import org.mmn.resolve.Type;

/** Read sections of SRCU, grace periods, and what lockdep alone is told. */
final class Sections {
  private static final int RECURSIVE = 2;

  private final int threads;
  private final int locks;

  Sections(Things things) {
    threads = things.threads().size();
    locks = things.count(Type.Kind.LOCK);
  }

  /** A grace period waits for the sections that are open when it starts (rule 10). */
  Optional<Meaning> of(int thread, String name, List<String> args) {
    if (args.isEmpty()) {
      return Optional.empty();
    }
    String domain = args.get(0);
    String mine = section(thread, domain);
    String awaited = awaited(thread, domain);
    return switch (name) {
      case "__srcu_read_lock" -> Meanings.step(mine + "++");
      case "__srcu_read_unlock" ->
          Meanings.step(
              mine + "--; if :: " + mine + " == 0 -> " + left(thread, domain) + " :: else fi",
              new Fault(mine + " == 0", Meanings.NOT_HELD, true));
      case "__synchronize_srcu_begin" ->
          Optional.of(Meaning.step(awaited + " = " + open(domain)).sleeping());
      case "__synchronize_srcu_wait" ->
          Optional.of(
              Meaning.when(awaited + " == 0", "skip", s -> "((" + awaited + " & " + s + ") != 0)")
                  .sleeping());
      case "srcu_lock_acquire", "lock_map_acquire_read" ->
          Meanings.step(Locks.took(thread, domain, RECURSIVE, false));
      case "lock_map_acquire" -> Meanings.step(Locks.took(thread, domain, 0, false));
      case "srcu_lock_release", "lock_map_release" ->
          Meanings.step(
              Locks.gave(thread, domain),
              new Fault("!HOLDS(" + thread + ", " + domain + ")", Meanings.NOT_HELD, true));
      case "srcu_lock_sync" -> Meanings.step("skip");
      default -> Optional.empty();
    };
  }

  private String section(int thread, String domain) {
    return "sections[" + thread * locks + " + " + domain + "]";
  }

  private String awaited(int thread, String domain) {
    return "awaited[" + thread * locks + " + " + domain + "]";
  }

  private String open(String domain) {
    return each(t -> "(" + section(t, domain) + " > 0 -> " + (1 << t) + " : 0)", " + ");
  }

  private String left(int reader, String domain) {
    int others = (1 << threads) - 1 & ~(1 << reader);
    return each(t -> awaited(t, domain) + " = " + awaited(t, domain) + " & " + others, "; ");
  }

  private String each(IntFunction<String> text, String between) {
    return IntStream.range(0, threads).mapToObj(text).collect(Collectors.joining(between));
  }
}
