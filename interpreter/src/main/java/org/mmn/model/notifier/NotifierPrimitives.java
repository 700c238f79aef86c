package org.mmn.model.notifier;

import static org.mmn.model.Primitive.pure;
import static org.mmn.model.Primitive.query;
import static org.mmn.model.Primitive.step;

import java.util.List;
import org.mmn.model.Catalogues;
import org.mmn.model.Fact;
import org.mmn.model.PageRange;
import org.mmn.model.Primitive;
import org.mmn.model.Pure;
import org.mmn.model.task.TaskFields;
import org.mmn.state.Footprint;
import org.mmn.state.View;

/** The primitives about notifiers and ranges: {@code kernel/notifier.mmn}, {@code range.mmn}. */
public final class NotifierPrimitives {
  private NotifierPrimitives() {}

  public static List<Primitive> rows() {
    return List.of(
        step("subscribers_first", c -> new Subscribe.First("subscribers_first", c.subscribers())),
        step("subscribers_next", c -> new Subscribe.Next("subscribers_next", c.subscribers())),
        step(
            "subscribers_add_head",
            c -> new Subscribe.AddHead("subscribers_add_head", c.subscribers())),
        step("subscribers_del", c -> new Subscribe.Remove("subscribers_del", c.subscribers())),
        query("subscribed", NotifierPrimitives::subscribed),
        step("range_entered", c -> new Pairing.Enter("range_entered", c.tasks().ranges)),
        step("range_left", c -> new Pairing.Leave("range_left", c.tasks().ranges)),
        step("range_failed", c -> new Pairing.Failed("range_failed", c.tasks().pairs)),
        step("subscriber_started", c -> new Pairing.Started("subscriber_started", c.tasks().pairs)),
        step("subscriber_ended", c -> new Pairing.Ended("subscriber_ended", c.tasks().pairs)),
        step("contract_violated", c -> new Pairing.ContractViolated("contract_violated")),
        query("in_flight", NotifierPrimitives::inFlight),
        query("nesting", NotifierPrimitives::nesting),
        pure("overlaps", c -> new Pure("overlaps", a -> PageRange.overlap(a[0], a[1]) ? 1 : 0)),
        pure("contains", c -> new Pure("contains", a -> PageRange.contains(a[0], a[1]) ? 1 : 0)),
        pure("empty", c -> new Pure("empty", a -> PageRange.isEmpty(a[0]) ? 1 : 0)),
        pure(
            "intersection", c -> new Pure("intersection", a -> PageRange.intersection(a[0], a[1]))),
        pure("range_from", c -> new Pure("range_from", a -> PageRange.from(a[0], a[1]))));
  }

  private static Fact subscribed(Catalogues c) {
    SubscriberList list = c.subscribers();
    return new Fact(
        "subscribed",
        (view, thread, args) -> list.isListed(view, args[0]) ? 1 : 0,
        (thread, args) -> list.readListed(args[0]));
  }

  private static Fact inFlight(Catalogues c) {
    TaskFields tasks = c.tasks();
    return new Fact(
        "in_flight",
        (view, thread, args) -> inFlight(tasks, view, args[0]),
        (thread, args) -> new Footprint().readOwn(tasks.ranges.field(), Footprint.ALL));
  }

  private static int inFlight(TaskFields tasks, View view, int range) {
    int count = 0;
    for (int thread = 0; thread < tasks.threads(); thread++) {
      count += tasks.ranges.overlapping(view, thread, range);
    }
    return count;
  }

  private static Fact nesting(Catalogues c) {
    TaskFields tasks = c.tasks();
    return new Fact(
        "nesting",
        (view, thread, args) -> tasks.ranges.count(view, args[0]),
        (thread, args) -> new Footprint().readOwn(tasks.ranges.field(), args[0]));
  }
}
