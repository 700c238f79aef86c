package org.mmn.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mmn.explore.Finding;
import org.mmn.explore.Observer;
import org.mmn.model.Action;
import org.mmn.model.Reason;
import org.mmn.model.Task;
import org.mmn.state.State;
import org.mmn.state.View;

/**
 * Finds threads that are blocked for ever: because nothing can move any more, or because some keep
 * each other waiting while others still run (rule 11). The path ends there.
 */
public final class DeadlockCheck<S extends State & View> implements Observer<S> {
  /**
   * A path ended at a deadlock with somebody else who could move, or in a deadlock of their own:
   * had one of its threads come to wait later, they might have come first.
   */
  public enum Cut {
    SHORT
  }

  private final CheckContext context;
  private final BlockedThreads blocked;
  private final WaitGraph graph;
  private final Set<Deadlock> seen = new LinkedHashSet<>();
  private boolean cutShort;

  public DeadlockCheck(CheckContext context) {
    this.context = context;
    this.blocked = new BlockedThreads(context);
    this.graph = new WaitGraph(context.world().threads().size());
  }

  @Override
  public void expanded(S state, long waiting, long moving, Sightings sightings) {
    if (waiting == 0 || (moving != 0 && !anyKeepsOthersWaiting(state, waiting))) {
      return;
    }
    ask(state, waiting, waiting | moving);
    long stuck = graph.stuck(waiting);
    if (stuck != 0) {
      long core = graph.core(stuck);
      if (moving != 0 || isOneOfSeveral(core, waiting)) {
        cutShort = true;
        sightings.see(Cut.SHORT);
      }
      report(state, core, waiting, moving, sightings);
    } else if (moving == 0) {
      long hung = hung(state, waiting);
      if (hung != 0) {
        report(state, roots(hung, waiting), waiting, moving, sightings);
      }
    }
  }

  /** Whether {@link Cut} was sighted. */
  public boolean hasCutShort() {
    return cutShort;
  }

  private boolean isOneOfSeveral(long core, long waiting) {
    for (long rest = core; rest != 0; rest &= rest - 1) {
      if (graph.stuck(waiting & ~Long.lowestOneBit(rest)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a blocked thread may be what another one waits for: without one there is no cycle. */
  private boolean anyKeepsOthersWaiting(S state, long waiting) {
    for (long rest = waiting; rest != 0; rest &= rest - 1) {
      Task task = context.tasks().task(state, Long.numberOfTrailingZeros(rest));
      if (context.facts().keepsOthersWaiting(task) || waitsForSignal(state, task)) {
        return true;
      }
    }
    return false;
  }

  private boolean waitsForSignal(S state, Task task) {
    Action next = task.next();
    return next.attempt().acquire().isEmpty()
        && next.op().mayWait()
        && context.facts().signallers(next.reason(state)) != 0;
  }

  private void ask(S state, long waiting, long alive) {
    for (long rest = waiting; rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      Reason reason =
          context.turns().isKeptBack(state, thread)
              ? Reason.anybody(Reason.Kind.TURN, 0)
              : reason(state, thread, alive & ~(1L << thread));
      graph.waits(thread, reason);
    }
  }

  /**
   * Names those who alone can signal, where that is known and somebody of them is left, and those
   * who may kill one that waits killably: it is not blocked for ever before they are.
   */
  private Reason reason(S state, int thread, long others) {
    Task task = context.tasks().task(state, thread);
    Reason reason = task.next().reason(state);
    long signallers = mayIdle(task, thread) ? 0 : context.facts().signallers(reason) & others;
    long killers = task.next().op().isKillable() ? context.facts().killers(thread) & others : 0;
    if (signallers == 0 && killers == 0) {
      return reason;
    }
    List<Long> ways = signallers == 0 ? new ArrayList<>(reason.ways()) : new ArrayList<>();
    for (long rest = signallers | killers; rest != 0; rest &= rest - 1) {
      ways.add(Long.lowestOneBit(rest));
    }
    return new Reason(
        reason.kind(), reason.subject(), reason.exclusive(), ways, reason.queuedBehind());
  }

  /** A daemon that keeps nobody waiting. */
  private boolean mayIdle(Task task, int thread) {
    return context.world().threads().get(thread).daemon()
        && context.facts().held(task).isEmpty()
        && !context.facts().inInvalidation(task);
  }

  /** Those that should have gone on; none when the schedule alone is what holds the system up. */
  private long hung(S state, long waiting) {
    long hung = waiting;
    for (long rest = waiting; rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      if (graph.reason(thread).kind() == Reason.Kind.TURN) {
        return 0;
      }
      if (idle(state, thread)) {
        hung &= ~(1L << thread);
      }
    }
    return hung;
  }

  /** A daemon that waits for work: anybody may bring it, and it keeps nobody waiting. */
  private boolean idle(S state, int thread) {
    Task task = context.tasks().task(state, thread);
    Reason reason = graph.reason(thread);
    return reason.kind() != Reason.Kind.LOCK && reason.ways().contains(0L) && mayIdle(task, thread);
  }

  /** Those that nobody alive could release directly: the others wait for them. */
  private long roots(long hung, long waiting) {
    long roots = 0;
    for (long rest = hung; rest != 0; rest &= rest - 1) {
      long bit = Long.lowestOneBit(rest);
      Reason reason = graph.reason(Long.numberOfTrailingZeros(bit));
      if (reason.ways().stream().anyMatch(way -> (way & waiting) == 0)) {
        roots |= bit;
      }
    }
    return roots == 0 ? hung : roots;
  }

  private void report(S state, long core, long waiting, long moving, Sightings sightings) {
    long hung = hung(state, waiting) & ~core;
    long behind = moving == 0 ? hung : graph.stuck(waiting) & ~core;
    Deadlock deadlock =
        new Deadlock(
            blocked.describe(state, graph, core, waiting | moving),
            blocked.describe(state, graph, behind, waiting | moving),
            moving == 0);
    seen.add(deadlock);
    sightings.seeLast(deadlock);
  }

  @Override
  public List<Finding> findings(boolean complete) {
    List<Finding> findings = new ArrayList<>();
    for (Deadlock deadlock : seen) {
      findings.add(new Finding("deadlock", List.of(), List.of(deadlock), deadlock));
    }
    return findings;
  }
}
