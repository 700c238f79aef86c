package org.mmn.model.mm;

import org.mmn.model.Primitives;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.Field;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The page tables of all mms: for each page a frame or none, and whether it may be written. Which
 * pages map a frame is found by looking through them all. Linux: include/linux/pgtable.h and
 * mm/rmap.c, v6.1.
 */
public final class PageTables {
  /** The frame of each page; -1 when none is mapped. */
  public final Field frame;

  /** Whether each page may be written; 0 when none is mapped. */
  public final Field write;

  private final World world;

  public PageTables(World world, StateLayout layout, Use use) {
    this.world = world;
    int size = Frames.sizeIfUsed(use, world.pages().size());
    Field.Names names = i -> world.pages().get(i).name();
    frame = layout.shared("pte", size, -1, Math.max(0, world.frames() - 1), -1, names);
    write = layout.shared("pte write", size, 0, 1, 0, names);
  }

  /**
   * Says what is mapped at the start: all that is not read-only may be written, except the pages of
   * a file that is mapped privately, which a write has to copy.
   */
  public void initialise(Primitives.Initial out) {
    for (int page = 0; page < frame.size(); page++) {
      World.Page at = world.pages().get(page);
      World.Vma vma = world.vmas().get(at.vma());
      boolean readonly = vma.is("readonly") || (vma.is("file") && !vma.is("shared"));
      out.set(frame, page, at.frame());
      out.set(write, page, at.frame() >= 0 && !readonly ? 1 : 0);
    }
  }

  void set(Memory memory, int page, int to, boolean writable) {
    memory.set(frame, page, to);
    memory.set(write, page, to >= 0 && writable ? 1 : 0);
  }

  /** The first page from {@code from} on that maps {@code of}, or -1. */
  int mapping(View view, int of, int from) {
    for (int page = from; page < frame.size(); page++) {
      if (view.get(frame, page) == of) {
        return page;
      }
    }
    return -1;
  }

  /** How many pages map {@code of}. */
  public int mappings(View view, int of) {
    int count = 0;
    for (int page = 0; page < frame.size(); page++) {
      count += view.get(frame, page) == of ? 1 : 0;
    }
    return count;
  }

  /** How many pages of {@code mm} are mapped. */
  public int mapped(View view, int mm) {
    World.Mm at = world.mms().get(mm);
    int count = 0;
    for (int page = at.firstPage(); page < at.limitPage() && page < frame.size(); page++) {
      count += view.get(frame, page) >= 0 ? 1 : 0;
    }
    return count;
  }

  /** Whether a page of a locked VMA maps {@code of}: such a frame is on no LRU list. */
  boolean isUnevictable(View view, int of) {
    for (int page = 0; page < frame.size(); page++) {
      int vma = world.pages().get(page).vma();
      if (view.get(frame, page) == of && world.vmas().get(vma).is("locked")) {
        return true;
      }
    }
    return false;
  }
}
