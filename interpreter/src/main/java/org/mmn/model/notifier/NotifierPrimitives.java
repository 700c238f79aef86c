package org.mmn.model.notifier;

import static org.mmn.model.Primitive.pure;
import static org.mmn.model.Primitive.query;
import static org.mmn.model.Primitive.step;

import java.util.List;
import java.util.stream.Stream;
import org.mmn.model.Catalogues;
import org.mmn.model.Fact;
import org.mmn.model.PageRange;
import org.mmn.model.Primitive;
import org.mmn.model.Pure;
import org.mmn.model.task.TaskFields;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.View;

/** The primitives about notifiers and ranges: {@code kernel/notifier.mmn}, {@code range.mmn}. */
public final class NotifierPrimitives {
  private NotifierPrimitives() {}

  public static List<Primitive> rows() {
    return Stream.of(lists(), intervals(), lifetimes(), pairs(), ranges())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Primitive> lists() {
    return List.of(
        step(
            "subscribers_first",
            c -> new Subscribe.First("subscribers_first", c.subscribers(), c.lifetimes())),
        step(
            "subscribers_next",
            c -> new Subscribe.Next("subscribers_next", c.subscribers(), c.lifetimes())),
        step(
            "subscribers_add_head",
            c -> new Subscribe.AddHead("subscribers_add_head", c.subscribers())),
        step("subscribers_del", c -> new Subscribe.Remove("subscribers_del", c.subscribers())),
        query("subscribed", NotifierPrimitives::subscribed));
  }

  private static List<Primitive> intervals() {
    return List.of(
        step(
            "intervals_first",
            c -> new IntervalOps.First("intervals_first", c.intervals(), c.lifetimes())),
        step(
            "intervals_next",
            c -> new IntervalOps.Next("intervals_next", c.intervals(), c.lifetimes())),
        step("intervals_insert", c -> new IntervalOps.Insert("intervals_insert", c.intervals())),
        step("intervals_remove", c -> new IntervalOps.Remove("intervals_remove", c.intervals())),
        query("interval_inserted", NotifierPrimitives::isInserted),
        pure(
            "mm_has_intervals",
            c -> new Pure("mm_has_intervals", a -> c.intervals().hasSome(a[0]) ? 1 : 0)),
        pure(
            "mm_starts_with_itree",
            c -> new Pure("mm_starts_with_itree", a -> c.intervals().startsWithSome(a[0]) ? 1 : 0)),
        pure(
            "declared_intervals_first",
            c -> new Pure("declared_intervals_first", a -> c.intervals().declared(a[0], 0))),
        pure(
            "declared_intervals_next",
            c -> new Pure("declared_intervals_next", a -> c.intervals().declared(a[0], a[1] + 1))),
        step(
            "mn_itree_seq_begin",
            c -> new IntervalOps.Advance("mn_itree_seq_begin", c.sequences(), 1)),
        step(
            "mn_itree_seq_end", c -> new IntervalOps.Advance("mn_itree_seq_end", c.sequences(), 0)),
        query("mn_itree_seq", c -> sequence("mn_itree_seq", c.sequences().ofMm)),
        query("interval_seq", c -> sequence("interval_seq", c.sequences().ofInterval)),
        step(
            "interval_seq_set",
            c -> new IntervalOps.SetSequence("interval_seq_set", c.sequences())),
        step(
            "interval_seq_reset",
            c -> new IntervalOps.ResetSequence("interval_seq_reset", c.sequences())));
  }

  private static List<Primitive> lifetimes() {
    return List.of(
        step("notifier_attach", c -> new Lifetimes.Mark("notifier_attach", c.lifetimes(), 1)),
        step("notifier_detach", c -> new Lifetimes.Mark("notifier_detach", c.lifetimes(), 0)),
        step(
            "notifier_mm_put", c -> new Lifetimes.LetGo("notifier_mm_put", c.lifetimes(), c.mms())),
        step("interval_mm_get", c -> new Lifetimes.Hold("interval_mm_get", c.lifetimes())),
        step(
            "interval_mm_put", c -> new Lifetimes.LetGo("interval_mm_put", c.lifetimes(), c.mms())),
        query("mm_has_subscriptions", c -> c.lifetimes().mmHasSubscriptions()),
        step("notifier_free", c -> new Lifetimes.Free("notifier_free", c.lifetimes())),
        step("interval_free", c -> new Lifetimes.Free("interval_free", c.lifetimes())),
        step("interval_access", c -> new Lifetimes.Access("interval_access", c.lifetimes())));
  }

  private static List<Primitive> pairs() {
    return List.of(
        step("range_entered", c -> new Pairing.Enter("range_entered", c.tasks().ranges)),
        step("range_left", c -> new Pairing.Leave("range_left", c.tasks().ranges)),
        step("range_failed", c -> new Pairing.Failed("range_failed", c.tasks().pairs)),
        step("subscriber_started", c -> new Pairing.Started("subscriber_started", c.tasks().pairs)),
        step("subscriber_ended", c -> new Pairing.Ended("subscriber_ended", c.tasks().pairs)),
        step("contract_violated", c -> new Pairing.ContractViolated("contract_violated")),
        step(
            "interval_contract_violated",
            c -> new Pairing.ContractViolated("interval_contract_violated")),
        query("in_flight", NotifierPrimitives::inFlight),
        query("nesting", NotifierPrimitives::nesting));
  }

  private static List<Primitive> ranges() {
    return List.of(
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

  private static Fact isInserted(Catalogues c) {
    return new Fact(
        "interval_inserted",
        (view, thread, args) -> c.intervals().isInserted(view, args[0]) ? 1 : 0,
        (thread, args) -> c.intervals().readOne(args[0]));
  }

  private static Fact sequence(String name, Field field) {
    return new Fact(
        name,
        (view, thread, args) -> view.get(field, args[0]),
        (thread, args) -> new Footprint().read(field, args[0]));
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
