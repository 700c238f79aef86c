package org.mmn.model.task;

import org.mmn.model.Fact;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.StateLayout;

/** Facts about where a thread is. They exist only in the model. */
final class ThreadFacts {
  private final TaskFields tasks;
  private final StateLayout layout;

  ThreadFacts(TaskFields tasks, StateLayout layout) {
    this.tasks = tasks;
    this.layout = layout;
  }

  /** {@code done(thread)}. */
  Fact done() {
    return new Fact(
        "done",
        (view, thread, args) -> view.ended(args[0]) ? 1 : 0,
        (thread, args) -> new Footprint().readOwn(tasks.ending, args[0]));
  }

  /** {@code blocked(thread)}. */
  Fact blocked() {
    return new Fact(
        "blocked",
        (view, thread, args) -> view.blocked(args[0]) ? 1 : 0,
        (thread, args) -> everything());
  }

  /** {@code killed(thread)}. */
  Fact killed() {
    return new Fact(
        "killed",
        (view, thread, args) -> tasks.fatalSignal(view, args[0]) ? 1 : 0,
        (thread, args) -> tasks.readSignal(new Footprint(), args[0]));
  }

  private Footprint everything() {
    Footprint footprint = new Footprint();
    for (Field field : layout.fields()) {
      if (field.region() == Field.Region.SHARED) {
        footprint.read(field, Footprint.ALL);
      } else {
        footprint.readOwn(field, Footprint.ALL);
      }
    }
    return footprint;
  }
}
