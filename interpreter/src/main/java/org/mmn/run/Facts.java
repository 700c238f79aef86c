package org.mmn.run;

import java.util.ArrayList;
import java.util.List;
import org.mmn.check.Hold;
import org.mmn.check.TaskFacts;
import org.mmn.compile.Touches;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Catalogues;
import org.mmn.model.Reason;
import org.mmn.model.Task;
import org.mmn.model.World;
import org.mmn.model.task.Held;
import org.mmn.model.task.TaskFields;
import org.mmn.state.Field;
import org.mmn.state.View;

/** Answers what checks ask about a thread, from the model's fields. */
record Facts(Catalogues catalogues, List<Touches> touches) implements TaskFacts {

  private TaskFields tasks() {
    return catalogues.tasks();
  }

  @Override
  public List<Hold> held(Task task) {
    List<Hold> holds = new ArrayList<>();
    for (Held.Entry h : tasks().held.of(task)) {
      holds.add(new Hold(h.lock(), h.mode(), h.trylock(), h.subclass(), true, true, h.nested()));
    }
    addUnannotatedSections(task, holds);
    return holds;
  }

  /** SRCU sections that lockdep does not know of: before v6.4. */
  private void addUnannotatedSections(Task task, List<Hold> holds) {
    for (int i = 0; i < tasks().srcuNesting.size(); i++) {
      int lock = catalogues.world().lock(World.LockKind.SRCU, i);
      boolean open = task.own(tasks().srcuNesting, i) > 0;
      if (open && holds.stream().noneMatch(h -> h.lock() == lock)) {
        holds.add(new Hold(lock, Mode.RECURSIVE_READ, false, 0, false, true));
      }
    }
  }

  @Override
  public boolean keepsOthersWaiting(Task task) {
    TaskFields tasks = tasks();
    boolean keeps = tasks.held.any(task) || task.own(tasks.queuedOn, 0) != 0;
    for (int i = 0; i < tasks.srcuNesting.size(); i++) {
      keeps |= task.own(tasks.srcuNesting, i) > 0;
    }
    return keeps || task.own(tasks.working, 0) != 0;
  }

  @Override
  public boolean inAtomic(Task task) {
    return task.own(tasks().atomicDepth, 0) > 0;
  }

  @Override
  public boolean inNonBlockable(Task task) {
    return nonBlockCounted(task) || task.own(tasks().nonblockableDepth, 0) > 0;
  }

  @Override
  public boolean nonBlockCounted(Task task) {
    return task.own(tasks().nonBlockDepth, 0) > 0;
  }

  @Override
  public boolean inInvalidation(Task task) {
    return tasks().ranges.isInSome(task);
  }

  @Override
  public long signallers(Reason reason) {
    return switch (reason.kind()) {
      case COMPLETION -> writers(catalogues.completions().granted, reason.subject());
      case FENCE -> writers(catalogues.fences().signaled, reason.subject());
      default -> 0;
    };
  }

  @Override
  public long killers(int thread) {
    int mm = catalogues.world().threads().get(thread).mm();
    return mm < 0 ? 0 : writers(tasks().killed, mm);
  }

  private long writers(Field field, int index) {
    long writers = 0;
    for (int t = 0; t < tasks().threads(); t++) {
      writers |= touches.get(t).writes(field, index) ? 1L << t : 0;
    }
    return writers;
  }

  @Override
  public List<OpenPair> openPairs(Task task) {
    return tasks().pairs.of(task).stream().map(p -> new OpenPair(p.notifier(), p.range())).toList();
  }

  @Override
  public boolean subscribed(View state, int notifier) {
    return catalogues.subscribers().isListed(state, notifier);
  }
}
