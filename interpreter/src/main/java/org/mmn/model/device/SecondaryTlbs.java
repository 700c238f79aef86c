package org.mmn.model.device;

import java.util.List;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The translations that devices have cached: for each device and page a frame and a permission.
 * Linux: include/linux/mmu_notifier.h speaks of them as secondary TLBs, v6.1.
 */
public final class SecondaryTlbs {
  /** Element {@code tlb * pages + page}: the frame that the device reaches there, or -1. */
  public final Field frame;

  /** Whether the device may write there. */
  public final Field write;

  private final World world;
  private final int pages;

  public SecondaryTlbs(World world, StateLayout layout, Use use) {
    this.world = world;
    pages = world.pages().size();
    int size = use.size(world.secondaryTlbs().size() * pages, "secondary_tlb_map");
    Field.Names names = this::name;
    int last = Math.max(0, world.frames() - 1);
    frame = layout.shared("device pte", size, -1, last, -1, names).ofFrames(-1);
    write = layout.shared("device pte write", size, 0, 1, 0, names);
    List.of(frame, write).forEach(Field::perPage);
  }

  private String name(int element) {
    return world.pages().get(element % pages).name()
        + " in "
        + world.secondaryTlbs().get(element / pages).name();
  }

  /** How many devices there are that can have translations. */
  public int count() {
    return frame.size() == 0 ? 0 : world.secondaryTlbs().size();
  }

  public int pages() {
    return pages;
  }

  /** The element of both fields. */
  public int element(int tlb, int page) {
    return tlb * pages + page;
  }

  /** An element that names {@code of}, or -1. */
  public int reaching(View view, int of) {
    for (int element = 0; element < frame.size(); element++) {
      if (view.get(frame, element) == of) {
        return element;
      }
    }
    return -1;
  }

  /** What {@link #reaching} looks at. */
  public Footprint readAll(Footprint footprint) {
    return frame.size() > 0 ? footprint.read(frame, Footprint.ALL) : footprint;
  }
}
