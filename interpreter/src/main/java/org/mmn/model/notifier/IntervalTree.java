package org.mmn.model.notifier;

import java.util.List;
import java.util.stream.IntStream;
import org.mmn.model.Primitives;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.model.World.Notifier;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The interval notifiers of each mm that are in its tree, by the start of their range; those with
 * the same start in the order in which they were inserted (seen on 6.1). Linux: mm/mmu_notifier.c,
 * subscriptions->itree, v5.5.
 *
 * <p>Each has a rank, 0 when it is not in the tree; equal starts are told apart by it. A program
 * that never changes the trees has no field for them.
 */
public final class IntervalTree {
  private static final int NONE = -1;

  /** 0 when it is not in its mm's tree, else its place among those with the same start. */
  public final Field rank;

  private final List<Notifier> notifiers;
  private final int[] declared;

  public IntervalTree(World world, StateLayout layout, Use use) {
    notifiers = world.notifiers();
    int size = use.size(notifiers.size(), "intervals_insert", "intervals_remove");
    rank =
        layout.shared(
            "in the interval tree", size, 0, notifiers.size(), 0, i -> notifiers.get(i).name());
    declared = new int[notifiers.size()];
    for (int n = 0; n < declared.length; n++) {
      declared[n] = notifiers.get(n).interval() && notifiers.get(n).registered() ? n + 1 : 0;
    }
    for (int n = 0; n < declared.length; n++) {
      declared[n] = declared[n] == 0 ? 0 : 1 + earlierWithSameStart(n);
    }
  }

  private int earlierWithSameStart(int interval) {
    return (int)
        IntStream.range(0, interval)
            .filter(other -> declared[other] > 0 && isSameStart(other, interval))
            .count();
  }

  private boolean isSameStart(int a, int b) {
    return notifiers.get(a).mm() == notifiers.get(b).mm()
        && notifiers.get(a).firstPage() == notifiers.get(b).firstPage();
  }

  /** Says which are in their trees at the start. */
  public void initialise(Primitives.Initial out) {
    for (int n = 0; n < rank.size(); n++) {
      out.set(rank, n, declared[n]);
    }
  }

  private int rank(View view, int interval) {
    return rank.size() > 0 ? view.get(rank, interval) : declared[interval];
  }

  /** Whether it is in its mm's tree. */
  public boolean isInserted(View view, int interval) {
    return rank(view, interval) > 0;
  }

  /** Whether the scenario declares an interval notifier on {@code mm}. */
  boolean hasSome(int mm) {
    return notifiers.stream().anyMatch(n -> n.interval() && n.mm() == mm);
  }

  /** Whether one of {@code mm} is in its tree from the start. */
  boolean startsWithSome(int mm) {
    return IntStream.range(0, declared.length)
        .anyMatch(n -> declared[n] > 0 && notifiers.get(n).mm() == mm);
  }

  /** The first from {@code from} on that the scenario declares on {@code mm}, or -1. */
  int declared(int mm, int from) {
    for (int n = from; n < notifiers.size(); n++) {
      if (notifiers.get(n).interval() && notifiers.get(n).mm() == mm) {
        return n;
      }
    }
    return NONE;
  }

  int first(View view, int mm) {
    return behind(view, mm, -1, 0);
  }

  int next(View view, int interval) {
    Notifier at = notifiers.get(interval);
    return behind(view, at.mm(), at.firstPage(), rank(view, interval));
  }

  /** The first of {@code mm}'s tree behind (start, rank), or -1. */
  private int behind(View view, int mm, int start, int after) {
    int best = NONE;
    for (int n = 0; n < notifiers.size(); n++) {
      Notifier at = notifiers.get(n);
      int place = at.mm() == mm ? rank(view, n) : 0;
      boolean isBehind = at.firstPage() > start || (at.firstPage() == start && place > after);
      if (place > 0 && isBehind && (best < 0 || isBefore(view, n, best))) {
        best = n;
      }
    }
    return best;
  }

  private boolean isBefore(View view, int a, int b) {
    int byStart = Integer.compare(notifiers.get(a).firstPage(), notifiers.get(b).firstPage());
    return byStart < 0 || (byStart == 0 && rank(view, a) < rank(view, b));
  }

  /** Puts it last among those with its start. */
  void insert(Memory memory, int interval) {
    int last = 0;
    for (int n = 0; n < notifiers.size(); n++) {
      last = isSameStart(n, interval) ? Math.max(last, memory.get(rank, n)) : last;
    }
    memory.set(rank, interval, last + 1);
  }

  /** Takes it out; those behind it with the same start move up, so that equal trees are equal. */
  void remove(Memory memory, int interval) {
    int place = memory.get(rank, interval);
    for (int n = 0; n < notifiers.size(); n++) {
      if (isSameStart(n, interval) && memory.get(rank, n) > place) {
        memory.set(rank, n, memory.get(rank, n) - 1);
      }
    }
    memory.set(rank, interval, 0);
  }

  Footprint read(int mm) {
    Footprint footprint = new Footprint();
    for (int n = 0; n < rank.size(); n++) {
      if (notifiers.get(n).mm() == mm) {
        footprint.read(rank, n);
      }
    }
    return footprint;
  }

  /** Those with the same start, whose places may change. */
  Footprint change(int interval) {
    Footprint footprint = new Footprint();
    for (int n = 0; n < rank.size(); n++) {
      if (isSameStart(n, interval)) {
        footprint.write(rank, n);
      }
    }
    return footprint;
  }

  Footprint readOne(int interval) {
    return rank.size() > 0 ? new Footprint().read(rank, interval) : new Footprint();
  }
}
