package org.mmn.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mmn.model.Op;
import org.mmn.model.PageRange;
import org.mmn.model.ReadVariable;
import org.mmn.model.World;
import org.mmn.model.WriteVariable;
import org.mmn.resolve.Type;
import org.mmn.state.Footprint;

/**
 * The footprints that an op can have when not all of its arguments are known: an unknown one may be
 * anything of its kind that the world has.
 */
final class Footprints {
  private final World world;
  private final List<Op> ops;
  private final List<Signature> signatures;

  Footprints(World world, List<Op> ops, List<Signature> signatures) {
    this.world = world;
    this.ops = ops;
    this.signatures = signatures;
  }

  /**
   * Hands over the footprint for every value that an unknown argument can have.
   *
   * @param arguments values, or {@link Constants#ANY}
   */
  void of(int thread, int op, long[] arguments, Consumer<Footprint> out) {
    expand(thread, op, arguments, new int[arguments.length], 0, out);
  }

  /** How many arguments an op takes. */
  int parameters(int op) {
    return signatures.get(op).parameters().size();
  }

  private void expand(
      int thread, int op, long[] arguments, int[] chosen, int at, Consumer<Footprint> out) {
    if (at == arguments.length) {
      out.accept(ops.get(op).footprint(thread, chosen.clone()));
    } else if (Constants.isKnown(arguments[at])) {
      chosen[at] = (int) arguments[at];
      expand(thread, op, arguments, chosen, at + 1, out);
    } else {
      for (int value : domain(op, at)) {
        chosen[at] = value;
        expand(thread, op, arguments, chosen, at + 1, out);
      }
    }
  }

  private List<Integer> domain(int op, int argument) {
    if (argument == 0 && ops.get(op) instanceof ReadVariable read) {
      return upTo(read.field().size());
    }
    if (argument == 0 && ops.get(op) instanceof WriteVariable write) {
      return upTo(write.field().size());
    }
    return domain(signatures.get(op).parameters().get(argument));
  }

  private List<Integer> domain(Type.Kind kind) {
    return switch (kind) {
      case PAGE -> upTo(world.pages().size());
      case FRAME -> upTo(world.frames());
      case MM -> upTo(world.mms().size());
      case VMA -> upTo(world.vmas().size());
      case NOTIFIER, INTERVAL -> upTo(world.notifiers().size());
      case THREAD -> upTo(world.threads().size());
      case LOCK -> upTo(world.locks().size());
      case MUTEX -> upTo(world.count(World.LockKind.MUTEX));
      case RWSEM -> upTo(world.count(World.LockKind.RWSEM));
      case SPINLOCK -> upTo(world.count(World.LockKind.SPINLOCK));
      case RWLOCK -> upTo(world.count(World.LockKind.RWLOCK));
      case WW_MUTEX -> upTo(world.count(World.LockKind.WW_MUTEX));
      case SRCU -> upTo(world.count(World.LockKind.SRCU));
      case LOCKDEP_MAP -> upTo(world.count(World.LockKind.MAP));
      case WAITQUEUE -> upTo(world.waitQueues().size());
      case COMPLETION -> upTo(world.completions().size());
      case FENCE -> upTo(world.fences().size());
      case WORK -> upTo(world.works().size());
      case SEQCOUNT -> upTo(world.seqcounts().size());
      case ATOMIC -> upTo(world.atomics().size());
      case SECONDARY_TLB -> upTo(world.secondaryTlbs().size());
      case OBJECT -> upTo(world.objects().size());
      case WORKQUEUE -> upTo(world.workqueues().size());
      case RANGE -> wholeRanges();
      default -> List.of(0);
    };
  }

  private List<Integer> wholeRanges() {
    Map<Integer, Integer> ranges = new LinkedHashMap<>();
    for (int m = 0; m < world.mms().size(); m++) {
      World.Mm mm = world.mms().get(m);
      ranges.put(m, PageRange.of(m, mm.firstPage(), mm.limitPage()));
    }
    return List.copyOf(ranges.values());
  }

  private static List<Integer> upTo(int limit) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < limit; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
