package org.mmn.promela;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmn.promela.Meaning.Fault;
import org.mmn.promela.Meaning.Way;
import org.mmn.resolve.Type;

/** Mutexes, spinlocks, semaphores and their like. None is recursive (rule 9). */
class Locks {
  /** How many locks a thread may hold. */
  static final int MOST = 8;

  private static final int WRITE = 0;
  private static final int READ = 1;
  private static final int NESTED = 3;
  private static final int EDEADLK = 35;
  private static final int EALREADY = 114;

  private final Things things;
  private final Waits waits;

  Locks(Things things, Waits waits) {
    this.things = things;
    this.waits = waits;
  }

  /** A subclass is only lockdep's. */
  final Optional<Meaning> of(int thread, String named, List<String> args, String to) {
    String name = named.replaceAll("_nested$|_nest_lock$", "");
    if (args.isEmpty()) {
      return context(thread, name);
    }
    String lock = args.get(0);
    return exclusive(thread, name, lock, to)
        .or(() -> reading(thread, name, lock, to))
        .or(() -> writing(thread, name, lock, to))
        .or(() -> inContext(thread, name, lock, to));
  }

  /** An entry among what a thread holds. */
  static String took(int thread, String lock, int mode, boolean tried) {
    return "PUSH(" + thread + ", (" + lock + " + 1) * 8 + " + (2 * mode + (tried ? 1 : 0)) + ")";
  }

  static String gave(int thread, String lock) {
    return "DROP(" + thread + ", " + lock + ")";
  }

  /** Whether a thread holds no lock, and is in no read section. */
  static String holdsNothing(Things things, int thread) {
    int locks = things.count(Type.Kind.LOCK);
    return things.locks(Type.Kind.SRCU).stream()
        .map(s -> " && sections[" + (thread * locks + s) + "] == 0")
        .collect(Collectors.joining("", "held[" + thread * MOST + "] == 0", ""));
  }

  private static String owner(String lock) {
    return "owner[" + lock + "]";
  }

  private static String readers(String lock) {
    return "readers[" + lock + "]";
  }

  private static String queued(String lock) {
    return "queued[" + lock + "]";
  }

  static String free(String lock) {
    return "(" + owner(lock) + " == 0 && " + readers(lock) + " == 0)";
  }

  private static String own(int thread, String lock, int mode, boolean tried) {
    return owner(lock) + " = " + (thread + 1) + "; " + took(thread, lock, mode, tried);
  }

  private static String deeper(int thread, int change) {
    return "; atomic_depth[" + thread + "] = atomic_depth[" + thread + "] + (" + change + ")";
  }

  private static Optional<Meaning> tried(String guard, String take, String to) {
    return Meanings.step(
        "if :: " + guard + " -> " + take + "; " + to + "1 :: else -> " + to + "0 fi");
  }

  /** What one thread holds at a time. */
  private Optional<Meaning> exclusive(int thread, String name, String lock, String to) {
    String isFree = owner(lock) + " == 0";
    String take = own(thread, lock, WRITE, false);
    IntFunction<String> kept = s -> Meanings.in(s, owner(lock));
    Meaning sleeps = Meaning.when(isFree, take + "; " + to + "0", kept).sleeping();
    return switch (name) {
      case "mutex_lock" -> Optional.of(sleeps);
      case "mutex_lock_killable" -> Optional.of(waits.killable(thread, sleeps, to, ""));
      case "mutex_trylock" -> tried(isFree, own(thread, lock, WRITE, true), to);
      case "mutex_unlock" -> Optional.of(unlock(thread, lock, gave(thread, lock)));
      case "mutex_is_locked" -> Meanings.step(to + "(" + owner(lock) + " != 0)");
      case "spin_lock" -> Optional.of(Meaning.when(isFree, take + deeper(thread, 1), kept));
      case "spin_trylock" -> tried(isFree, own(thread, lock, WRITE, true) + deeper(thread, 1), to);
      case "spin_unlock_wait" -> Optional.of(Meaning.when(isFree, "skip", kept));
      case "spin_unlock" ->
          Optional.of(unlock(thread, lock, gave(thread, lock) + deeper(thread, -1)));
      default -> Optional.empty();
    };
  }

  /** Gives a lock back that one thread has. */
  Meaning unlock(int thread, String lock, String effect) {
    Fault notHeld = new Fault(owner(lock) + " != " + (thread + 1), Meanings.NOT_HELD, true);
    return Meaning.step(owner(lock) + " = 0; " + effect, notHeld);
  }

  private Optional<Meaning> reading(int thread, String name, String lock, String to) {
    String untouched = owner(lock) + " == 0 && " + queued(lock) + " == 0";
    String more = readers(lock) + "++";
    return switch (name) {
      case "down_read" -> Optional.of(read(thread, lock, to, "").sleeping());
      case "read_lock" -> Optional.of(read(thread, lock, to, deeper(thread, 1)));
      case "down_read_killable" ->
          Optional.of(waits.killable(thread, read(thread, lock, to, "").sleeping(), to, ""));
      case "down_read_trylock" ->
          tried(untouched, more + "; " + took(thread, lock, READ, true), to);
      case "read_trylock" ->
          tried(untouched, more + "; " + took(thread, lock, READ, true) + deeper(thread, 1), to);
      case "down_read_non_owner" ->
          Optional.of(Meaning.when(mayRead(lock), more, s -> keptFromReading(lock, s)).sleeping());
      case "up_read" -> unread(thread, lock, "");
      case "read_unlock" -> unread(thread, lock, deeper(thread, -1));
      case "up_read_non_owner" ->
          Meanings.step(
              readers(lock) + "--", new Fault(readers(lock) + " == 0", Meanings.NOT_HELD, true));
      default -> Optional.empty();
    };
  }

  /** A waiting writer stops new readers, unless the lock is free (rule 9). */
  String mayRead(String lock) {
    return owner(lock) + " == 0 && (" + queued(lock) + " == 0 || " + readers(lock) + " == 0)";
  }

  private Meaning read(int thread, String lock, String to, String more) {
    String take = readers(lock) + "++; " + took(thread, lock, READ, false) + more;
    return Meaning.when(mayRead(lock), take + "; " + to + "0", s -> keptFromReading(lock, s));
  }

  /** By the writer; or by those who read, and by those who are queued. */
  private String keptFromReading(String lock, int set) {
    String queue = some(things, set, t -> "queue[" + t + "] == " + lock + " + 1");
    return keptBy(lock, set, someHolds(lock, set) + " && " + queue);
  }

  private static String keptBy(String lock, int set, String readers) {
    return "("
        + owner(lock)
        + " != 0 -> "
        + Meanings.in(set, owner(lock))
        + " : ("
        + readers
        + "))";
  }

  private String someHolds(String lock, int set) {
    return some(things, set, t -> "HOLDS(" + t + ", " + lock + ")");
  }

  /** Whether one of a set of threads does something. */
  static String some(Things things, int set, IntFunction<String> does) {
    return IntStream.range(0, things.threads().size())
        .filter(t -> (set >> t & 1) != 0)
        .mapToObj(does)
        .collect(Collectors.joining(" || ", "(", ")"));
  }

  private static Optional<Meaning> unread(int thread, String lock, String more) {
    String holds = "HOLDS(" + thread + ", " + lock + ")";
    String reads = "(NEWEST(" + thread + ", " + lock + ") / 2) % 4 == " + READ;
    String not = readers(lock) + " == 0 || !(" + holds + " && " + reads + ")";
    return Meanings.step(
        readers(lock) + "--; " + gave(thread, lock) + more,
        new Fault(not, Meanings.NOT_HELD, true));
  }

  private Optional<Meaning> writing(int thread, String name, String lock, String to) {
    String untouched = free(lock) + " && " + queued(lock) + " == 0";
    Fault notHeld = new Fault(owner(lock) + " != " + (thread + 1), Meanings.NOT_HELD, true);
    return switch (name) {
      case "down_write" -> Optional.of(write(thread, lock, to, "").sleeping());
      case "write_lock" -> Optional.of(write(thread, lock, to, deeper(thread, 1)));
      case "down_write_killable" ->
          Optional.of(
              waits.killable(
                  thread, write(thread, lock, to, "").sleeping(), to, unqueue(thread, lock)));
      case "down_write_trylock" -> tried(untouched, own(thread, lock, WRITE, true), to);
      case "write_trylock" ->
          tried(untouched, own(thread, lock, WRITE, true) + deeper(thread, 1), to);
      case "up_write" -> Optional.of(unlock(thread, lock, gave(thread, lock)));
      case "write_unlock" ->
          Optional.of(unlock(thread, lock, gave(thread, lock) + deeper(thread, -1)));
      case "downgrade_write" -> {
        String down = owner(lock) + " = 0; " + readers(lock) + " = 1; ";
        yield Meanings.step(down + "DOWNGRADE(" + thread + ", " + lock + ")", notHeld);
      }
      case "rwsem_is_locked" -> Meanings.step(to + "(!" + free(lock) + ")");
      default -> Optional.empty();
    };
  }

  private static String unqueue(int thread, String lock) {
    String queue = "queue[" + thread + "]";
    return "if :: " + queue + " != 0 -> " + queued(lock) + "--; " + queue + " = 0 :: else fi; ";
  }

  /** One that has to wait joins the queue first, a step of its own. */
  private Meaning write(int thread, String lock, String to, String more) {
    String queue = "queue[" + thread + "]";
    String take = unqueue(thread, lock) + own(thread, lock, WRITE, false) + more + "; " + to + "0";
    String join = queued(lock) + "++; " + queue + " = " + lock + " + 1";
    Way at = new Way(free(lock), List.of(), take, false);
    Way first = new Way("!" + free(lock) + " && " + queue + " == 0", List.of(), join, true);
    return new Meaning(
        List.of(at, first),
        "(!" + free(lock) + " && " + queue + " != 0)",
        s -> keptBy(lock, s, someHolds(lock, s)),
        "false",
        false);
  }

  /** Acquire contexts, by age: 1 is the oldest. */
  private Optional<Meaning> context(int thread, String name) {
    int threads = things.threads().size();
    String mine = "rank[" + thread + "]";
    String open =
        IntStream.range(0, threads)
            .mapToObj(t -> "(rank[" + t + "] != 0 -> 1 : 0)")
            .collect(Collectors.joining(" + "));
    String close =
        IntStream.range(0, threads)
            .mapToObj(t -> "if :: ix > 0 && rank[" + t + "] > ix -> rank[" + t + "]-- :: else fi; ")
            .collect(Collectors.joining());
    return switch (name) {
      case "ww_acquire_init" ->
          Meanings.step(
              "if :: " + mine + " == 0 -> " + mine + " = 1 + " + open + " :: else fi",
              new Fault(mine + " != 0", "contract[ww_acquire_init]", false));
      case "ww_acquire_fini" ->
          Meanings.step(
              "ix = " + mine + "; " + close + mine + " = 0",
              new Fault(
                  mine + " == 0 || " + holdsNested(thread), "contract[ww_acquire_fini]", false));
      default -> Optional.empty();
    };
  }

  private static String holdsNested(int thread) {
    return IntStream.range(thread * MOST, (thread + 1) * MOST)
        .mapToObj(i -> "(held[" + i + "] / 2) % 4 == " + NESTED)
        .collect(Collectors.joining(" || ", "(", ")"));
  }

  /** Of two that want each other's lock the younger gives up. */
  private Optional<Meaning> inContext(int thread, String name, String lock, String to) {
    String owner = owner(lock);
    String mine = "rank[" + thread + "]";
    if (name.equals("ww_mutex_unlock")) {
      return Optional.of(unlock(thread, lock, gave(thread, lock)));
    } else if (!name.equals("ww_mutex_lock")) {
      return Optional.empty();
    }
    String others = "(" + owner + " != 0 && " + owner + " != " + (thread + 1) + ")";
    String theirs = "rank[(" + owner + " == 0 -> 0 : " + owner + " - 1)]";
    String dies =
        "("
            + mine
            + " > 0 && "
            + theirs
            + " > 0 && "
            + mine
            + " > "
            + theirs
            + " && "
            + holdsSome(thread)
            + ")";
    Fault none = new Fault(mine + " == 0", "contract[ww_mutex_lock]", false);
    String take = own(thread, lock, NESTED, false) + "; " + to + "0";
    List<Way> ways =
        List.of(
            new Way(owner + " == 0", List.of(none), take, false),
            new Way(owner + " == " + (thread + 1), List.of(), to + EALREADY, false),
            new Way(others + " && " + dies, List.of(), to + EDEADLK, false));
    String wait = "(" + others + " && !" + dies + ")";
    IntFunction<String> kept = s -> Meanings.in(s, owner);
    return Optional.of(new Meaning(ways, wait, kept, "false", true));
  }

  private String holdsSome(int thread) {
    return things.locks(Type.Kind.WW_MUTEX).stream()
        .map(l -> "owner[" + l + "] == " + (thread + 1))
        .collect(Collectors.joining(" || ", "(", ")"));
  }
}
