package org.mmn.model.mm;

import java.util.List;
import org.mmn.model.Primitives;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The page tables of all mms: for each page a frame or none, whether it may be written, what an
 * entry that is not present holds, whether a huge PMD maps it; and what CPUs may still have. Which
 * pages map a frame is found by looking through them all. Linux: include/linux/pgtable.h,
 * include/linux/swapops.h and mm/rmap.c, v6.1.
 */
public final class PageTables {
  /** How many pages one huge PMD maps. It stands for 512. */
  public static final int HUGE = 4;

  private static final int SWAP = 1;
  private static final int MIGRATION = 2;
  private static final int MOST_KINDS = 4;

  /** ENTRY_DEVICE_PRIVATE, and what is numbered behind it. */
  private static final int FIRST_OF_DEVICE = 3;

  /** The frame of each page; -1 when none is mapped. */
  public final Field frame;

  /** Whether each page may be written; 0 when none is mapped. */
  public final Field write;

  /** Whether the CPU may not touch the page although its frame is there: PROT_NONE. */
  public final Field protnone;

  /** What an entry that is not present holds, as {@code kernel/page.mmn} numbers it. */
  public final Field entry;

  /** The frame that such an entry names, or -1. */
  public final Field entryFrame;

  /** Whether a huge PMD maps the page. */
  public final Field huge;

  /** What CPUs may still have of entries that have changed. */
  public final CpuTlbs cpus;

  private final World world;

  public PageTables(World world, StateLayout layout, Use use) {
    this.world = world;
    int pages = world.pages().size();
    int last = Math.max(0, world.frames() - 1);
    Field.Names names = i -> world.pages().get(i).name();
    int size = Frames.sizeIfUsed(use, pages);
    frame = layout.shared("pte", size, -1, last, -1, names).ofFrames(-1);
    write = layout.shared("pte write", size, 0, 1, 0, names);
    int none = use.size(pages, "ptep_set_protnone");
    protnone = layout.shared("pte protnone", none, 0, 1, 0, names);
    int entries = use.size(pages, "set_pte_entry");
    entry = layout.shared("pte entry", entries, 0, MOST_KINDS, 0, names);
    entryFrame = layout.shared("frame of pte entry", entries, -1, last, -1, names).ofFrames(-1);
    huge = layout.shared("huge pmd", use.size(pages, "set_pmd_huge"), 0, 1, 0, names);
    cpus = new CpuTlbs(world, layout, use);
    List.of(frame, write, protnone, entry, entryFrame, huge).forEach(Field::perPage);
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
    for (int page = 0; page < huge.size(); page++) {
      out.set(huge, page, startsHuge(page) ? 1 : 0);
    }
  }

  private boolean startsHuge(int page) {
    World.Page at = world.pages().get(page);
    return at.frame() >= 0 && world.vmas().get(at.vma()).is("huge") && block(page) >= 0;
  }

  /**
   * The first page of the block of {@link #HUGE} that {@code page} is in; -1 if it is cut short, or
   * {@code page} is NULL.
   */
  int block(int page) {
    if (page < 0) {
      return -1;
    }
    World.Vma vma = world.vmas().get(world.pages().get(page).vma());
    int first = page - (page - vma.firstPage()) % HUGE;
    return first + HUGE <= vma.limitPage() ? first : -1;
  }

  /**
   * Whether huge PMDs make no difference between two pages of a VMA: they are in the same block, or
   * both in none; where no PMD ever changes, they start alike.
   *
   * @param changing whether some PMD may change
   */
  public boolean standAlike(int page, int other, boolean changing) {
    return changing ? block(page) == block(other) : startsHuge(page) == startsHuge(other);
  }

  /** Whether the entry says that its frame is being moved. */
  boolean isMoving(View view, int page) {
    return entry.size() > 0 && view.get(entry, page) == MIGRATION;
  }

  boolean isHuge(View view, int page) {
    return huge.size() > 0 ? view.get(huge, page) != 0 : startsHuge(page);
  }

  boolean isProtnone(View view, int page) {
    return protnone.size() > 0 && view.get(protnone, page) != 0;
  }

  /**
   * The frame that a device may reach at {@code page}: the one that the CPU may touch, or one of
   * the device's own that the entry names; or -1.
   */
  public int reachable(View view, int page) {
    if (isOfDevice(view, page)) {
      return view.get(entryFrame, page);
    }
    return isProtnone(view, page) ? -1 : view.get(frame, page);
  }

  /** Whether a device may write what it reaches at {@code page}. */
  public boolean isWritable(View view, int page) {
    return isOfDevice(view, page) || view.get(write, page) != 0;
  }

  /** Takes the permission to write {@code page}, which CPUs have until they are flushed. */
  void wrprotect(Memory memory, int page) {
    if (memory.get(write, page) != 0) {
      cpus.leaveWrite(memory, page);
    }
    memory.set(write, page, 0);
  }

  private boolean isOfDevice(View view, int page) {
    return entry.size() > 0 && view.get(entry, page) >= FIRST_OF_DEVICE;
  }

  /** What a device may reach, and what CPUs may still, of all pages. */
  public Footprint readReachable(Footprint footprint) {
    List<Field> own = List.of(frame, write, protnone, entry, entryFrame);
    for (List<Field> fields : List.of(own, cpus.fields())) {
      fields.stream().filter(f -> f.size() > 0).forEach(f -> footprint.read(f, Footprint.ALL));
    }
    return footprint;
  }

  /** Makes {@code page} map {@code to}, or nothing; what was there may stay in CPU TLBs. */
  void set(Memory memory, int page, int to, boolean writable) {
    int before = memory.get(frame, page);
    if (before >= 0 && before != to) {
      cpus.leave(memory, page, before);
    }
    memory.set(frame, page, to);
    memory.set(write, page, to >= 0 && writable ? 1 : 0);
    if (protnone.size() > 0) {
      memory.set(protnone, page, 0);
    }
    if (entry.size() > 0) {
      setEntry(memory, page, 0, -1);
    }
  }

  void setEntry(Memory memory, int page, int kind, int of) {
    memory.set(entry, page, kind);
    memory.set(entryFrame, page, of);
  }

  /** What {@link #set} touches. */
  Footprint touch(Footprint footprint, int page) {
    cpus.touchFrame(footprint.write(frame, page).write(write, page), page);
    if (protnone.size() > 0) {
      footprint.write(protnone, page);
    }
    return entry.size() > 0 ? footprint.write(entry, page).write(entryFrame, page) : footprint;
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

  /** The frame that some page of the same file and place maps, or -1. */
  int ofFile(View view, int page) {
    World.Vma vma = world.vmas().get(world.pages().get(page).vma());
    int index = page - vma.firstPage();
    for (World.Vma other : world.vmas()) {
      int there = other.firstPage() + index;
      if (other.mapping() == vma.mapping()
          && there < other.limitPage()
          && view.get(frame, there) >= 0
          && (other.is("shared") || view.get(write, there) == 0)) {
        return view.get(frame, there);
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

  /** How many pages hold a swap entry. */
  int swapped(View view) {
    int count = 0;
    for (int page = 0; page < entry.size(); page++) {
      count += view.get(entry, page) == SWAP ? 1 : 0;
    }
    return count;
  }

  /** Whether {@code of} is anonymous and there is no slot of swap left for it. */
  boolean lacksSwap(View view, int of) {
    int page = world.swap() < 0 || swapped(view) < world.swap() ? -1 : mapping(view, of, 0);
    return page >= 0 && !world.vmas().get(world.pages().get(page).vma()).is("file");
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
