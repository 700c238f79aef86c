package org.mmn.check.lockdep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmn.check.CheckContext;
import org.mmn.check.Hold;
import org.mmn.explore.Finding;
import org.mmn.explore.Observer;
import org.mmn.model.Action;
import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Acquire;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Task;
import org.mmn.state.State;
import org.mmn.state.View;

/**
 * Says what the kernel's lock validator would say of a program, over all its executions.
 *
 * <p>Lockdep knows nothing of time. It is told of every acquisition when it is attempted, looks at
 * what the task holds already, and draws conclusions about classes: all locks of one declaration,
 * taken under one subclass. Two things it rejects.
 *
 * <ul>
 *   <li>A <i>recursion</i>: the task holds a lock of the class that it wants. Only a recursive read
 *       under a read is let pass. Which instance it is does not matter (check_deadlock()).
 *   <li>A <i>cycle</i>: some chain of dependencies, each seen in any task at any time, leads from
 *       the class that is wanted back to a class that is held, and can block at every link. A
 *       recursive read is not blocked by readers, so a link that ends in one must go on from a
 *       writer (check_noncircular(), hlock_conflict()).
 * </ul>
 *
 * <p>What is held is state, part of a thread's position. What depends on what is knowledge about
 * the whole search: it grows, is never taken back, and distinguishes no states. So this check looks
 * once at each position that a search discovers, and the cycles are found at the end, in a graph
 * that does not depend on the order of discovery.
 *
 * <p>From kernel/locking/lockdep.c (mainline, later than v6.4), as used here:
 *
 * <ul>
 *   <li>A trylock cannot wait: it is checked for nothing and is the end of no dependency
 *       (validate_chain()). Once held it is the start of some.
 *   <li>A new acquisition depends on the most recent hold that was no trylock and on the trylocks
 *       above that one, on none below: those are connected through it (check_prevs_add()). A
 *       recursive read in the middle is such a hold, and can cut a chain: this is what SRCU does
 *       from v6.4 on. Before, it was taken unchecked, and lockdep looked through it.
 *   <li>After a recursion nothing more is done about that acquisition: no dependency is added.
 *   <li>A release that is not of the most recent hold takes those above it once more, each
 *       depending on what is then below (reacquire_held_locks()). A downgrade does the same from
 *       the lock itself on, as a read (__lock_downgrade()).
 *   <li>Under a nest_lock that is held, a further lock of a class is one more reference of the hold
 *       there is: nothing is checked and nothing depends on it (__lock_acquire()).
 *   <li>lock_sync() is checked as an acquisition and holds nothing (v6.4).
 * </ul>
 *
 * <p>The kernel's lockdep switches itself off at the first report, this one never does (rule 15).
 * Two subclasses of one lock are two nodes, but a finding names both by the class.
 *
 * <p>Limits: recursive reads are treated as v5.10 and later do; before, they started no dependency
 * at all. Contexts of interrupts and lock comparison functions are not modelled.
 */
public final class LockdepCheck<S extends State & View> implements Observer<S> {

  /** A dependency that the kernel shows lockdep at boot, between exclusive holds of two classes. */
  public record Primed(String outer, String inner) {}

  private final CheckContext context;
  private final LockClasses classes;
  private final LockGraph graph = new LockGraph();
  private final Set<Recursion> recursions = new LinkedHashSet<>();
  private final CallReports calls = new CallReports();

  /** What was sighted at each position: looking again says the same. */
  private final Map<Integer, List<Object>> looked = new LinkedHashMap<>();

  /**
   * @param primed by class: {@code fs_reclaim} before the range-start map from v5.4 on
   */
  public LockdepCheck(CheckContext context, List<Primed> primed) {
    this.context = context;
    this.classes = new LockClasses(context.world());
    for (Primed each : primed) {
      graph.add(Edge.primed(new LockClass(each.outer(), 0), new LockClass(each.inner(), 0)));
    }
  }

  @Override
  public void moved(S state, int thread, Sightings sightings) {
    for (Object said : said(state, thread)) {
      if (said instanceof Recursion recursion) {
        recursions.add(recursion);
      }
      sightings.see(said);
    }
  }

  /** A dependency counts whenever it was seen; a recursion is told where it happens. */
  @Override
  public void passed(S state, int thread, Sightings sightings) {
    said(state, thread).stream().filter(Edge.class::isInstance).forEach(sightings::see);
  }

  private List<Object> said(S state, int thread) {
    return looked.computeIfAbsent(
        state.position(thread), p -> look(context.tasks().task(state, thread), thread));
  }

  private List<Object> look(Task task, int thread) {
    if (task.ended()) {
      return List.of();
    }
    Action next = task.next();
    Attempt attempt = next.attempt();
    if (attempt.acquire().isEmpty() && attempt.release().isEmpty()) {
      return List.of();
    }
    List<Object> said = new ArrayList<>(0);
    List<Hold> held = context.facts().held(task).stream().filter(Hold::lockdep).toList();
    List<Integer> stack = Arrays.stream(task.stack()).boxed().toList();
    if (attempt.release().isPresent()) {
      released(thread, stack, held, attempt, said);
    } else {
      Acquire acquire = attempt.acquire().orElseThrow();
      if (!acquire.trylock()) {
        Hold wanted = hold(acquire, held);
        acquired(acquisition(thread, stack, held, wanted, false, acquire.sync()), wanted, said);
      }
    }
    return said;
  }

  private static Hold hold(Acquire acquire, List<Hold> held) {
    boolean nested =
        acquire.nest() == Attempt.IN_CONTEXT
            || held.stream().anyMatch(h -> h.lock() == acquire.nest());
    return new Hold(
        acquire.lock(), acquire.mode(), acquire.trylock(), acquire.subclass(), true, true, nested);
  }

  private Acquisition acquisition(
      int thread, List<Integer> stack, List<Hold> held, Hold wanted, boolean again, boolean sync) {
    return new Acquisition(
        thread, stack, held, wanted.lock(), classes.of(wanted), wanted.mode(), sync, again);
  }

  /** Takes once more what is above the lock that goes, and a downgraded lock itself, as a read. */
  private void released(
      int thread, List<Integer> stack, List<Hold> held, Attempt attempt, List<Object> said) {
    int lock = attempt.release().orElseThrow().lock();
    int at = held.size() - 1;
    while (at >= 0 && held.get(at).lock() != lock) {
      at--;
    }
    if (at < 0) {
      return;
    }
    List<Hold> below = new ArrayList<>(held.subList(0, at));
    List<Hold> above = new ArrayList<>(held.subList(at + 1, held.size()));
    if (attempt.acquire().isPresent()) {
      Hold old = held.get(at);
      Mode mode = attempt.acquire().orElseThrow().mode();
      above.add(
          0, new Hold(lock, mode, old.trylock(), old.subclass(), true, old.owned(), old.nested()));
    }
    for (Hold hold : above) {
      if (!hold.trylock()) {
        acquired(acquisition(thread, stack, List.copyOf(below), hold, true, false), hold, said);
      }
      below.add(hold);
    }
  }

  private void acquired(Acquisition acquisition, Hold wanted, List<Object> said) {
    LockClass wantedClass = acquisition.lockClass();
    if (wanted.nested()
        && acquisition.held().stream()
            .anyMatch(h -> classes.of(h).equals(wantedClass) || classes.areWw(h, wanted))) {
      return;
    }
    Optional<Hold> same =
        acquisition.held().stream()
            .filter(h -> classes.of(h).equals(acquisition.lockClass()))
            .filter(h -> !allowed(h.mode(), acquisition.mode()))
            .findFirst();
    if (same.isPresent()) {
      recursion(same.orElseThrow(), acquisition, said);
    } else {
      dependencies(acquisition, said);
    }
  }

  private static boolean allowed(Mode held, Mode wanted) {
    return wanted == Mode.RECURSIVE_READ && held != Mode.WRITE;
  }

  private void recursion(Hold held, Acquisition acquisition, List<Object> said) {
    boolean ofMap = classes.isMap(acquisition.lock());
    Recursion recursion = new Recursion(held, acquisition, ofMap);
    if (ofMap) {
      calls.told(recursion);
    }
    said.add(recursion);
  }

  private void dependencies(Acquisition acquisition, List<Object> said) {
    List<Hold> held = acquisition.held();
    boolean further = true;
    for (int i = held.size() - 1; i >= 0 && further; i--) {
      LockClass from = classes.of(held.get(i));
      if (!from.equals(acquisition.lockClass())) {
        Edge edge = Edge.seen(from, held.get(i), acquisition);
        graph.add(edge);
        said.add(edge);
        if (classes.isMap(acquisition.lock())) {
          calls.told(edge, acquisition);
        }
      }
      further = held.get(i).trylock();
    }
  }

  @Override
  public List<Finding> findings(boolean complete) {
    List<Finding> findings = new ArrayList<>();
    Set<LockClass> named = new LinkedHashSet<>();
    for (Recursion recursion : recursions) {
      if (!calls.silences(recursion, graph) && named.add(recursion.lockClass())) {
        String name = recursion.lockClass().name();
        findings.add(
            new Finding("lockdep_recursion", List.of(name), List.of(recursion), recursion));
      }
    }
    for (Circular cycle : StrongCycles.of(graph)) {
      findings.add(circular(cycle));
    }
    return findings;
  }

  private static Finding circular(Circular cycle) {
    List<String> names = cycle.classes().stream().map(LockClass::name).distinct().toList();
    List<Object> witnesses =
        cycle.chain().stream()
            .filter(e -> e.witness().isPresent())
            .map(Object.class::cast)
            .toList();
    return new Finding("lockdep_circular", names, witnesses, cycle);
  }
}
