package org.mmn.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mmn.model.Primitive.Kind;
import org.mmn.model.device.DevicePrimitives;
import org.mmn.model.lock.LockPrimitives;
import org.mmn.model.mm.MmPrimitives;
import org.mmn.model.notifier.NotifierPrimitives;
import org.mmn.model.rcu.RcuPrimitives;
import org.mmn.model.sync.SyncPrimitives;
import org.mmn.model.task.TaskPrimitives;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.StateLayout;

/**
 * The primitives of the model, each the op behind an {@code extern} of the stdlib: their table, and
 * their ops in one program.
 */
public final class Primitives {
  private final Catalogues catalogues;
  private final Map<String, Op> ops = new LinkedHashMap<>();

  private Primitives(Catalogues catalogues) {
    this.catalogues = catalogues;
  }

  /** The whole table. */
  public static List<Primitive> table() {
    return Stream.of(
            TaskPrimitives.rows(),
            LockPrimitives.rows(),
            RcuPrimitives.rows(),
            SyncPrimitives.rows(),
            MmPrimitives.rows(),
            NotifierPrimitives.rows(),
            DevicePrimitives.rows())
        .flatMap(List::stream)
        .toList();
  }

  /** The names of all primitives. */
  public static Set<String> names() {
    return names(Set.of(Kind.values()));
  }

  /** The names of those that may have to wait. */
  public static Set<String> waiting() {
    return names(Set.of(Kind.WAIT));
  }

  /** The names of those that properties may ask. */
  public static Set<String> queries() {
    return names(Set.of(Kind.QUERY, Kind.PURE));
  }

  /** The names of those that read no state. */
  public static Set<String> pure() {
    return names(Set.of(Kind.PURE));
  }

  private static Set<String> names(Set<Kind> kinds) {
    Set<String> result = new TreeSet<>();
    table().stream().filter(p -> kinds.contains(p.kind())).forEach(p -> result.add(p.name()));
    return result;
  }

  /** Declares the fields, and makes the ops, of a program that uses the primitives {@code used}. */
  public static Primitives of(World world, StateLayout layout, Set<String> used) {
    Primitives primitives = new Primitives(Catalogues.declare(world, layout, new Use(used)));
    for (Primitive row : table()) {
      if (used.contains(row.name())) {
        primitives.ops.put(row.name(), row.op().apply(primitives.catalogues));
      }
    }
    return primitives;
  }

  /** The op of a primitive that the program uses. */
  public Optional<Op> op(String externName) {
    return Optional.ofNullable(ops.get(externName));
  }

  /** The fields, by theme. */
  public Catalogues catalogues() {
    return catalogues;
  }

  /**
   * What is looked at in every state, whether or not a property asks: devices' translations and
   * what they are compared with, and who is still subscribed when a thread ends with an open pair.
   */
  public Footprint watched() {
    Footprint footprint = new Footprint();
    if (catalogues.devices().count() > 0) {
      footprint
          .read(catalogues.devices().frame, Footprint.ALL)
          .read(catalogues.devices().write, Footprint.ALL)
          .readOwn(catalogues.tasks().ranges.field(), Footprint.ALL);
      catalogues.tables().readReachable(footprint);
    }
    if (catalogues.subscribers().listed.size() > 0) {
      footprint
          .read(catalogues.subscribers().listed, Footprint.ALL)
          .readOwn(catalogues.tasks().ending, Footprint.ALL);
    }
    return footprint;
  }

  /** Takes the first values of fields. */
  public interface Initial {
    void set(Field field, int index, int value);
  }

  /** Says what the fields hold at the start, where that is not their layout's initial value. */
  public void initialise(Initial out) {
    catalogues.frames().initialise(out);
    catalogues.tables().initialise(out);
    catalogues.subscribers().initialise(out);
    catalogues.intervals().initialise(out);
    catalogues.lifetimes().initialise(out);
  }
}
