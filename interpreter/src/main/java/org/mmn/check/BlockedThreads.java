package org.mmn.check;

import java.util.ArrayList;
import java.util.List;
import org.mmn.model.Action;
import org.mmn.model.Attempt;
import org.mmn.model.Reason;
import org.mmn.model.Task;
import org.mmn.model.World;
import org.mmn.state.View;

/**
 * Describes blocked threads for a report: names instead of numbers, and the assumption in words.
 */
final class BlockedThreads {
  private final CheckContext context;

  BlockedThreads(CheckContext context) {
    this.context = context;
  }

  List<Blocked> describe(View state, WaitGraph graph, long threads, long alive) {
    List<Blocked> described = new ArrayList<>();
    for (long rest = threads; rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      described.add(describe(state, thread, graph.reason(thread), alive));
    }
    return described;
  }

  private Blocked describe(View state, int thread, Reason reason, long alive) {
    Action next = context.tasks().task(state, thread).next();
    long holders = reason.ways().stream().reduce(0L, (a, b) -> a | b) & ~reason.queuedBehind();
    return new Blocked(
        thread,
        context.threadName(thread),
        reason,
        next.site(),
        target(reason, false),
        target(reason, true),
        names(holders),
        names(reason.queuedBehind()),
        assumption(thread, reason, holders, alive),
        lockdepSees(state, next.attempt(), reason, holders));
  }

  private List<String> names(long threads) {
    List<String> names = new ArrayList<>();
    for (long rest = threads; rest != 0; rest &= rest - 1) {
      names.add(context.threadName(Long.numberOfTrailingZeros(rest)));
    }
    return names;
  }

  private String target(Reason reason, boolean asClass) {
    World world = context.world();
    return switch (reason.kind()) {
      case LOCK, GRACE_PERIOD -> {
        World.Lock lock = world.locks().get(reason.subject());
        yield asClass ? lock.lockClass() : lock.name();
      }
      case WAIT_QUEUE -> world.waitQueues().get(reason.subject()).name();
      case COMPLETION -> world.completions().get(reason.subject()).name();
      case FENCE -> world.fences().get(reason.subject()).name();
      case WORK -> world.works().get(reason.subject()).name();
      case SEQCOUNT -> world.seqcounts().get(reason.subject()).name();
      case TURN -> "its turn";
      case OTHER -> reason.exclusive() ? "page lock of frame " + reason.subject() : "work";
    };
  }

  private static Blocked.Assumption assumption(
      int thread, Reason reason, long holders, long alive) {
    return switch (reason.kind()) {
      case LOCK -> lockAssumption(thread, reason, holders, alive);
      case GRACE_PERIOD -> Blocked.Assumption.GRACE_PERIOD;
      case WAIT_QUEUE -> Blocked.Assumption.NOBODY_WAKES;
      case COMPLETION -> Blocked.Assumption.NOBODY_COMPLETES;
      case FENCE -> Blocked.Assumption.NOBODY_SIGNALS;
      case WORK -> Blocked.Assumption.WORK_NEVER_ENDS;
      case SEQCOUNT -> Blocked.Assumption.WRITER_SECTION;
      case TURN -> Blocked.Assumption.OTHER;
      case OTHER ->
          reason.exclusive()
              ? lockAssumption(thread, reason, holders, alive)
              : Blocked.Assumption.OTHER;
    };
  }

  private static Blocked.Assumption lockAssumption(
      int thread, Reason reason, long holders, long alive) {
    if (reason.queuedBehind() != 0) {
      return Blocked.Assumption.QUEUED_WRITER;
    }
    if ((holders & 1L << thread) != 0) {
      return Blocked.Assumption.NOT_RECURSIVE;
    }
    if (holders == 0) {
      return Blocked.Assumption.NO_OWNER;
    }
    return (holders & alive) == 0
        ? Blocked.Assumption.HOLDER_ENDED
        : Blocked.Assumption.HOLDER_WAITS;
  }

  private boolean lockdepSees(View state, Attempt attempt, Reason reason, long holders) {
    if (reason.kind() == Reason.Kind.GRACE_PERIOD) {
      return context.srcuAnnotated();
    }
    if (reason.kind() != Reason.Kind.LOCK || attempt.acquire().isEmpty() || holders == 0) {
      return false;
    }
    for (long rest = holders; rest != 0; rest &= rest - 1) {
      Task holder = context.tasks().task(state, Long.numberOfTrailingZeros(rest));
      if (context.facts().held(holder).stream()
          .noneMatch(h -> h.lock() == reason.subject() && h.lockdep())) {
        return false;
      }
    }
    return true;
  }
}
