package org.mmn.model;

import org.mmn.model.device.ObjectFields;
import org.mmn.model.device.SecondaryTlbs;
import org.mmn.model.lock.LockCatalogue;
import org.mmn.model.lock.WwMutexes;
import org.mmn.model.mm.Frames;
import org.mmn.model.mm.MmFields;
import org.mmn.model.mm.PageTables;
import org.mmn.model.notifier.IntervalSequences;
import org.mmn.model.notifier.IntervalTree;
import org.mmn.model.notifier.Lifetimes;
import org.mmn.model.notifier.SubscriberList;
import org.mmn.model.rcu.SrcuFields;
import org.mmn.model.sync.Atomics;
import org.mmn.model.sync.Completions;
import org.mmn.model.sync.Fences;
import org.mmn.model.sync.WaitQueues;
import org.mmn.model.sync.Works;
import org.mmn.model.task.TaskFields;
import org.mmn.state.StateLayout;

/** The fields of one program, by theme: what ops write and checks read. */
public record Catalogues(
    World world,
    StateLayout layout,
    TaskFields tasks,
    LockCatalogue locks,
    WwMutexes contexts,
    SrcuFields srcu,
    WaitQueues waits,
    Completions completions,
    Fences fences,
    Works works,
    Atomics atomics,
    Frames frames,
    PageTables tables,
    MmFields mms,
    SubscriberList subscribers,
    IntervalTree intervals,
    IntervalSequences sequences,
    Lifetimes lifetimes,
    SecondaryTlbs devices,
    ObjectFields objects) {

  /** Declares the fields that {@code use} needs. */
  static Catalogues declare(World world, StateLayout layout, Use use) {
    TaskFields tasks = new TaskFields(world, layout, use);
    LockCatalogue locks = LockCatalogue.declare(world, layout, use, tasks);
    return new Catalogues(
        world,
        layout,
        tasks,
        locks,
        new WwMutexes(world, layout, use, locks.wwMutexes()),
        new SrcuFields(world, layout, use, tasks),
        new WaitQueues(world, layout, use, tasks),
        new Completions(world, layout, use, tasks),
        new Fences(world, layout, use),
        new Works(world, layout, use, tasks),
        new Atomics(world, layout, use),
        new Frames(world, layout, use),
        new PageTables(world, layout, use),
        new MmFields(world, layout, use),
        new SubscriberList(world, layout, use),
        new IntervalTree(world, layout, use),
        new IntervalSequences(world, layout, use),
        new Lifetimes(world, layout, use),
        new SecondaryTlbs(world, layout, use),
        new ObjectFields(world, layout, use));
  }
}
