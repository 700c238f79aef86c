package org.mmn.model.mm;

import java.util.List;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * What the TLBs of CPUs may still have of entries that have changed: they have all that they may,
 * until they are flushed. Linux: arch/x86/mm/tlb.c, v6.1.
 *
 * <p>Limits: of the frames that one page has named since the last flush, the last {@link #MOST} are
 * kept; more is a bound.
 */
public final class CpuTlbs {
  private static final int MOST = 2;
  private static final int NONE = -1;

  /** Element {@code slot * pages + page}: a frame, or -1; what was there longer is first. */
  public final Field frame;

  /** Whether some CPU may still write the page though its entry may not; with devices only. */
  final Field write;

  private final int pages;

  CpuTlbs(World world, StateLayout layout, Use use) {
    pages = world.pages().size();
    int last = Math.max(0, world.frames() - 1);
    Field.Names names = i -> world.pages().get(i % pages).name();
    int clearing = use.size(MOST * pages, "ptep_get_and_clear", "set_pte");
    int asked = use.size(clearing, "free_frame", "cpu_tlb_frame");
    frame = layout.shared("cpu tlb", asked, NONE, last, NONE, names).ofFrames(NONE);
    int devices = world.secondaryTlbs().isEmpty() ? 0 : use.size(pages, "secondary_tlb_map");
    int taking = use.size(devices, "ptep_set_wrprotect", "ptep_set_protnone");
    write = layout.shared("cpu tlb write", taking, 0, 1, 0, names);
    fields().forEach(Field::perPage);
  }

  List<Field> fields() {
    return List.of(frame, write);
  }

  /** An entry of {@code page} that named {@code before} has changed. */
  void leave(Memory memory, int page, int before) {
    if (frame.size() == 0 || hasFrame(memory, page, before)) {
      return;
    }
    if (memory.get(frame, pages + page) != NONE) {
      throw new CapacityExceeded("translations of a page that CPU TLBs were not flushed of");
    }
    boolean isFirst = memory.get(frame, page) == NONE;
    memory.set(frame, isFirst ? page : pages + page, before);
  }

  /** The permission to write {@code page} has been taken. */
  void leaveWrite(Memory memory, int page) {
    if (write.size() > 0) {
      memory.set(write, page, 1);
    }
  }

  /** Whether some CPU may still reach {@code of} at {@code page}, where the entry changed. */
  public boolean hasFrame(View view, int page, int of) {
    return frame.size() > 0 && (view.get(frame, page) == of || view.get(frame, pages + page) == of);
  }

  /** Whether some CPU may still write {@code page}, though the entry does not allow it. */
  public boolean mayWrite(View view, int page) {
    return write.size() > 0 && view.get(write, page) != 0;
  }

  /** A page at which some CPU may still reach {@code of} though the entry has changed; or -1. */
  int reaching(View view, int of) {
    for (int element = 0; element < frame.size(); element++) {
      if (view.get(frame, element) == of) {
        return element % pages;
      }
    }
    return NONE;
  }

  /** Makes every CPU forget what it had of {@code page}. */
  void flush(Memory memory, int page) {
    if (frame.size() > 0) {
      memory.set(frame, page, NONE);
      memory.set(frame, pages + page, NONE);
    }
    if (write.size() > 0) {
      memory.set(write, page, 0);
    }
  }

  /** What {@link #leave} touches. */
  Footprint touchFrame(Footprint footprint, int page) {
    return frame.size() > 0 ? footprint.write(frame, page).write(frame, pages + page) : footprint;
  }

  /** What {@link #leaveWrite} touches. */
  Footprint touchWrite(Footprint footprint, int page) {
    return write.size() > 0 ? footprint.write(write, page) : footprint;
  }

  /** What {@link #reaching} looks at. */
  Footprint readFrames(Footprint footprint) {
    return frame.size() > 0 ? footprint.read(frame, Footprint.ALL) : footprint;
  }
}
