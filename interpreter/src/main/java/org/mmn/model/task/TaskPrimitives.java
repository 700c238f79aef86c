package org.mmn.model.task;

import static org.mmn.model.Primitive.query;
import static org.mmn.model.Primitive.step;

import java.util.List;
import org.mmn.model.Catalogues;
import org.mmn.model.Primitive;

/** The primitives about threads: {@code kernel/task.mmn}. */
public final class TaskPrimitives {
  private TaskPrimitives() {}

  public static List<Primitive> rows() {
    return List.of(
        step("might_sleep", c -> new MightSleep("might_sleep")),
        step("schedule_timeout", c -> new MightSleep("schedule_timeout")),
        step("non_block_start", c -> new Depth("non_block_start", c.tasks().nonBlockDepth, 1)),
        step("non_block_end", c -> new Depth("non_block_end", c.tasks().nonBlockDepth, -1)),
        step(
            "nonblockable_enter",
            c -> new Depth("nonblockable_enter", c.tasks().nonblockableDepth, 1)),
        step(
            "nonblockable_leave",
            c -> new Depth("nonblockable_leave", c.tasks().nonblockableDepth, -1)),
        step("preempt_disable", c -> new Depth("preempt_disable", c.tasks().atomicDepth, 1)),
        step("preempt_enable", c -> new Depth("preempt_enable", c.tasks().atomicDepth, -1)),
        step("rcu_read_lock", c -> new Depth("rcu_read_lock", c.tasks().atomicDepth, 1)),
        step("rcu_read_unlock", c -> new Depth("rcu_read_unlock", c.tasks().atomicDepth, -1)),
        step("task_flags", c -> new TaskFlags.Read("task_flags", c.tasks().flags)),
        step("task_flags_set", c -> new TaskFlags.Set("task_flags_set", c.tasks().flags)),
        step("task_flags_clear", c -> new TaskFlags.Clear("task_flags_clear", c.tasks().flags)),
        step(
            "fatal_signal_pending",
            c -> new FatalSignal.Pending("fatal_signal_pending", c.tasks())),
        step("send_sigkill", c -> new FatalSignal.Send("send_sigkill", c.tasks())),
        query("done", c -> facts(c).done()),
        query("blocked", c -> facts(c).blocked()),
        query("killed", c -> facts(c).killed()));
  }

  private static ThreadFacts facts(Catalogues c) {
    return new ThreadFacts(c.tasks(), c.layout());
  }
}
