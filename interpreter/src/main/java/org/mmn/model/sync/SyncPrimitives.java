package org.mmn.model.sync;

import static org.mmn.model.Primitive.query;
import static org.mmn.model.Primitive.step;
import static org.mmn.model.Primitive.waiting;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.mmn.model.Catalogues;
import org.mmn.model.Op;
import org.mmn.model.Primitive;

/** The primitives that threads wait and count with: {@code kernel/wait.mmn}, {@code atomic.mmn}. */
public final class SyncPrimitives {
  private static final int ARGUMENT = Atomics.Update.ARGUMENT;

  private SyncPrimitives() {}

  public static List<Primitive> rows() {
    return Stream.of(queues(), completions(), fencesAndWorks(), atomics())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Primitive> queues() {
    return List.of(
        step("prepare_to_wait", c -> new WaitQueues.Join("prepare_to_wait", c.waits(), 1)),
        step("finish_wait", c -> new WaitQueues.Join("finish_wait", c.waits(), 0)),
        waiting(
            "schedule_waiting", c -> new WaitQueues.Schedule("schedule_waiting", c.waits(), false)),
        waiting(
            "schedule_waiting_killable",
            c -> new WaitQueues.Schedule("schedule_waiting_killable", c.waits(), true)),
        step("wake_up", c -> new WaitQueues.Wake("wake_up", c.waits())),
        step("wake_up_all", c -> new WaitQueues.Wake("wake_up_all", c.waits())));
  }

  private static List<Primitive> completions() {
    return List.of(
        waiting(
            "wait_for_completion",
            c -> new Completions.Await("wait_for_completion", c.completions(), false)),
        waiting(
            "wait_for_completion_killable",
            c -> new Completions.Await("wait_for_completion_killable", c.completions(), true)),
        step("complete", c -> new Completions.Complete("complete", c.completions())),
        step("complete_all", c -> new Completions.Grant("complete_all", c.completions(), true)),
        step(
            "reinit_completion",
            c -> new Completions.Grant("reinit_completion", c.completions(), false)),
        query("completion_done", c -> c.completions().isDone()));
  }

  private static List<Primitive> fencesAndWorks() {
    return List.of(
        waiting("fence_wait", c -> new Fences.Await("fence_wait", c.fences().signaled)),
        step("fence_signal", c -> new Fences.Set("fence_signal", c.fences().signaled, 1)),
        step("fence_reset", c -> new Fences.Set("fence_reset", c.fences().signaled, 0)),
        query("fence_is_signaled", c -> c.fences().isSignaled()),
        step("queue_work", c -> new Works.SetPending("queue_work", c.works(), 1)),
        step("workqueue_queue", c -> new Works.QueueOn("workqueue_queue", c.works())),
        waiting("workqueue_flush", c -> new Works.FlushQueue("workqueue_flush", c.works())),
        step("cancel_work", c -> new Works.SetPending("cancel_work", c.works(), 0)),
        waiting("flush_work", c -> new Works.Flush("flush_work", c.works())),
        waiting("work_begin", c -> new Works.Begin("work_begin", c.works())),
        step("work_end", c -> new Works.End("work_end", c.works())),
        query("work_pending", c -> c.works().isPending()));
  }

  private static List<Primitive> atomics() {
    IntBinaryOperator nothing = (before, after) -> 0;
    IntBinaryOperator fresh = (before, after) -> after;
    return List.of(
        query("atomic_read", c -> c.atomics().read()),
        update("atomic_set", ARGUMENT, (before, operand) -> operand, nothing),
        update("atomic_add", ARGUMENT, Math::addExact, nothing),
        update("atomic_inc", 1, Math::addExact, nothing),
        update("atomic_dec", -1, Math::addExact, nothing),
        update("atomic_inc_return", 1, Math::addExact, fresh),
        update("atomic_dec_return", -1, Math::addExact, fresh),
        update("atomic_dec_and_test", -1, Math::addExact, (before, after) -> after == 0 ? 1 : 0),
        update("atomic_xchg", ARGUMENT, (before, operand) -> operand, (before, after) -> before),
        step(
            "atomic_cmpxchg",
            c -> new Atomics.CompareExchange("atomic_cmpxchg", c.atomics().counter)));
  }

  private static Primitive update(
      String name, int operand, IntBinaryOperator next, IntBinaryOperator outcome) {
    Function<Catalogues, Op> op =
        c -> new Atomics.Update(name, c.atomics().counter, operand, next, outcome);
    return step(name, op);
  }
}
