package org.mmn.model.mm;

import org.mmn.model.Primitives;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * Physical memory: frames, each free or in use with a count of references, as struct page has it.
 * Frames are interchangeable, so the lowest free one is always handed out; nothing else looks at
 * which of two has the lower number. Linux: mm/page_alloc.c and include/linux/page_ref.h, v6.1.
 *
 * <p>An allocation of several frames is known by its first, its head; the others are only counted,
 * and not even that in a memory that never runs out.
 */
public final class Frames {
  private static final int FREE = -1;
  private static final int MOST_REFERENCES = 14;
  private static final int BULKS = 4;

  /** The references of each frame; -1 when it is free. */
  public final Field references;

  /** 1 + the thread that has locked each frame; 0 when it is not locked. */
  public final Field locked;

  /** The heads of allocations of several frames; -1 for a place that is not in use. */
  private final Field bulkHead;

  /** How many frames each of those has beside its head. */
  private final Field bulkExtra;

  private final int[] initial;
  private final int count;
  private final boolean generous;

  public Frames(World world, StateLayout layout, Use use) {
    count = sizeIfUsed(use, world.frames());
    generous = world.generous();
    Field.Names names = i -> "frame " + i;
    references = layout.shared("references", count, FREE, MOST_REFERENCES, FREE, names).perFrame();
    int lockable = use.size(count, "lock_page", "trylock_page");
    int threads = world.threads().size();
    locked = layout.shared("page lock", lockable, 0, threads, 0, names).ofThreads(0).perFrame();
    int bulks = generous ? 0 : use.size(BULKS, "alloc_frames");
    int last = Math.max(0, world.frames() - 1);
    bulkHead = layout.shared("allocation", bulks, FREE, last, FREE, i -> "allocation " + i);
    bulkHead.ofFrames(FREE);
    bulkExtra = layout.shared("further frames", bulks, 0, last, 0, i -> "allocation " + i);
    initial = new int[count];
    for (World.Page page : world.pages()) {
      if (page.frame() >= 0 && page.frame() < count) {
        initial[page.frame()]++;
      }
    }
  }

  /** {@code size} if the program looks at frames or page tables, else 0. */
  static int sizeIfUsed(Use use, int size) {
    return use.size(
        size,
        "alloc_frames",
        "free_frame",
        "frame",
        "file_frame",
        "secondary_tlb_",
        "get_page",
        "put_page",
        "page_",
        "pte_",
        "ptep_",
        "set_pte",
        "mappings_",
        "mapped",
        "mm_rss",
        "isolate_lru_page",
        "oom_worst_mm",
        "lock_page",
        "trylock_page",
        "unlock_page");
  }

  /** Says the references of the frames that are mapped at the start. */
  public void initialise(Primitives.Initial out) {
    for (int frame = 0; frame < count; frame++) {
      out.set(references, frame, initial[frame] == 0 ? FREE : initial[frame]);
    }
  }

  /** Whether {@code frame} names a frame that is in use. */
  public boolean isUsed(View view, int frame) {
    return frame >= 0 && view.get(references, frame) >= 0;
  }

  boolean isLocked(View view, int frame) {
    return locked.size() > 0 && view.get(locked, frame) != 0;
  }

  /** The thread that has locked {@code frame}, or -1. */
  int locker(View view, int frame) {
    return frame >= 0 && locked.size() > 0 ? view.get(locked, frame) - 1 : -1;
  }

  Footprint readLocks(Footprint footprint) {
    return locked.size() > 0 ? footprint.read(locked, Footprint.ALL) : footprint;
  }

  /** Whether {@code frame} is on the free list. */
  public boolean isFree(View view, int frame) {
    return view.get(references, frame) < 0;
  }

  /** How many frames are free. */
  public int free(View view) {
    int free = 0;
    for (int frame = 0; frame < count; frame++) {
      free += isFree(view, frame) ? 1 : 0;
    }
    for (int bulk = 0; bulk < bulkExtra.size(); bulk++) {
      free -= view.get(bulkExtra, bulk);
    }
    return free;
  }

  /** Whether {@code n} frames can be taken so that {@code keep} stay free. */
  boolean hasEnough(View view, int n, int keep) {
    boolean enough = free(view) - n >= keep;
    if (!enough && generous) {
      throw new CapacityExceeded(count + " frames, which the scenario did not declare");
    }
    return enough;
  }

  /** Takes {@code n} of at least {@code n} free frames, with one reference; returns the head. */
  int take(Memory memory, int n) {
    int head = 0;
    while (!isFree(memory, head)) {
      head++;
    }
    memory.set(references, head, 1);
    if (n > 1 && !generous) {
      int bulk = bulkOf(memory, FREE);
      if (bulk < 0) {
        throw new CapacityExceeded(BULKS + " allocations of several frames");
      }
      memory.set(bulkHead, bulk, head);
      memory.set(bulkExtra, bulk, n - 1);
    }
    return head;
  }

  /** Makes {@code head}, and what was allocated with it, free. */
  void release(Memory memory, int head) {
    memory.set(references, head, FREE);
    if (locked.size() > 0) {
      memory.set(locked, head, 0);
    }
    int bulk = bulkOf(memory, head);
    if (bulk >= 0) {
      memory.set(bulkHead, bulk, FREE);
      memory.set(bulkExtra, bulk, 0);
    }
  }

  private int bulkOf(View view, int head) {
    for (int bulk = 0; bulk < bulkHead.size(); bulk++) {
      if (view.get(bulkHead, bulk) == head) {
        return bulk;
      }
    }
    return -1;
  }

  Footprint readFree(Footprint footprint) {
    return footprint.read(references, Footprint.ALL).read(bulkExtra, Footprint.ALL);
  }

  Footprint touchTake(Footprint footprint, int n) {
    footprint.write(references, Footprint.ALL);
    return n == 1
        ? footprint.read(bulkExtra, Footprint.ALL)
        : footprint.write(bulkHead, Footprint.ALL).write(bulkExtra, Footprint.ALL);
  }

  Footprint touchRelease(Footprint footprint, int frame) {
    footprint.write(references, frame);
    if (locked.size() > 0) {
      footprint.write(locked, frame);
    }
    return footprint.write(bulkHead, Footprint.ALL).write(bulkExtra, Footprint.ALL);
  }
}
