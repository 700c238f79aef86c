package org.mmn.model.notifier;

import java.util.Arrays;
import java.util.List;
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
 * The notifiers of each mm: an hlist, newest first. A removed notifier keeps its {@code next}, so
 * that a walker who stands on it goes on. Linux: mm/mmu_notifier.c and include/linux/rculist.h,
 * hlist_add_head_rcu(), hlist_del_init_rcu(), v6.1.
 *
 * <p>A program that never changes the lists has no field for them.
 */
public final class SubscriberList {
  private static final int NONE = -1;

  /** The first notifier of each mm, or -1. */
  public final Field head;

  /** The notifier behind each notifier, or -1. */
  public final Field next;

  /** Whether each notifier is on its list. */
  public final Field listed;

  private final List<Notifier> notifiers;
  private final int[] firstOf;
  private final int[] nextOf;

  public SubscriberList(World world, StateLayout layout, Use use) {
    notifiers = world.notifiers();
    int count = notifiers.size();
    int changing = use.size(1, "subscribers_add_head", "subscribers_del");
    Field.Names names = i -> notifiers.get(i).name();
    head =
        layout.shared(
            "first subscriber",
            changing * world.mms().size(),
            NONE,
            count - 1,
            NONE,
            i -> world.mms().get(i).name());
    next = layout.shared("next subscriber", changing * count, NONE, count - 1, NONE, names);
    listed = layout.shared("subscribed", changing * count, 0, 1, 0, names);
    firstOf = new int[world.mms().size()];
    nextOf = new int[count];
    declare();
  }

  private void declare() {
    Arrays.fill(firstOf, NONE);
    for (int n = 0; n < notifiers.size(); n++) {
      nextOf[n] = NONE;
      if (isListedFirst(n)) {
        nextOf[n] = firstOf[notifiers.get(n).mm()];
        firstOf[notifiers.get(n).mm()] = n;
      }
    }
  }

  /** Says the lists as they are at the start. */
  public void initialise(Primitives.Initial out) {
    for (int mm = 0; mm < head.size(); mm++) {
      out.set(head, mm, firstOf[mm]);
    }
    for (int n = 0; n < next.size(); n++) {
      out.set(next, n, nextOf[n]);
      out.set(listed, n, isListedFirst(n) ? 1 : 0);
    }
  }

  int first(View view, int mm) {
    return head.size() > 0 ? view.get(head, mm) : firstOf[mm];
  }

  int next(View view, int notifier) {
    return next.size() > 0 ? view.get(next, notifier) : nextOf[notifier];
  }

  /** Whether it is on its mm's list. */
  public boolean isListed(View view, int notifier) {
    return listed.size() > 0 ? view.get(listed, notifier) != 0 : isListedFirst(notifier);
  }

  private boolean isListedFirst(int notifier) {
    return notifiers.get(notifier).registered() && !notifiers.get(notifier).interval();
  }

  int mm(int notifier) {
    return notifiers.get(notifier).mm();
  }

  void addHead(Memory memory, int notifier) {
    memory.set(next, notifier, memory.get(head, mm(notifier)));
    memory.set(head, mm(notifier), notifier);
    memory.set(listed, notifier, 1);
  }

  void remove(Memory memory, int notifier) {
    int behind = memory.get(next, notifier);
    int before = NONE;
    int here = memory.get(head, mm(notifier));
    while (here != notifier) {
      before = here;
      here = memory.get(next, here);
    }
    if (before == NONE) {
      memory.set(head, mm(notifier), behind);
    } else {
      memory.set(next, before, behind);
    }
    memory.set(listed, notifier, 0);
  }

  Footprint readFirst(int mm) {
    return head.size() > 0 ? new Footprint().read(head, mm) : new Footprint();
  }

  Footprint readNext(int notifier) {
    return next.size() > 0 ? new Footprint().read(next, notifier) : new Footprint();
  }

  Footprint readListed(int notifier) {
    return listed.size() > 0 ? new Footprint().read(listed, notifier) : new Footprint();
  }

  /** Adding touches the head; removing, every notifier of the same mm. */
  Footprint change(int notifier, boolean removing) {
    Footprint footprint = new Footprint().write(head, mm(notifier)).write(listed, notifier);
    for (int n = 0; n < notifiers.size(); n++) {
      if (n == notifier || (removing && mm(n) == mm(notifier))) {
        footprint.write(next, n);
      }
    }
    return footprint;
  }
}
