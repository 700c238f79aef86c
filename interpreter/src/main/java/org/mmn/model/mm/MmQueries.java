package org.mmn.model.mm;

import org.mmn.model.Fact;
import org.mmn.model.World;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.View;

/** Facts about frames, page tables and mms. */
final class MmQueries {
  private final World world;
  private final Frames frames;
  private final PageTables tables;
  private final MmFields mms;

  MmQueries(World world, Frames frames, PageTables tables, MmFields mms) {
    this.world = world;
    this.frames = frames;
    this.tables = tables;
    this.mms = mms;
  }

  /** The references of a frame; 0 of a free one. */
  Fact pageCount() {
    return new Fact(
        "page_count",
        (view, thread, args) ->
            frames.isUsed(view, args[0]) ? view.get(frames.references, args[0]) : 0,
        (thread, args) -> new Footprint().read(frames.references, args[0]));
  }

  Fact pageLocked() {
    return new Fact(
        "page_locked",
        (view, thread, args) -> frames.isLocked(view, args[0]) ? 1 : 0,
        (thread, args) ->
            frames.locked.size() > 0
                ? new Footprint().read(frames.locked, args[0])
                : new Footprint());
  }

  Fact freeFrames() {
    return new Fact(
        "free_frames",
        (view, thread, args) -> frames.free(view),
        (thread, args) -> frames.readFree(new Footprint()));
  }

  /** The frame of a page, or NULL: {@code pte_frame} and {@code frame}. */
  Fact pteFrame(String name) {
    return new Fact(
        name,
        (view, thread, args) -> view.get(tables.frame, args[0]),
        (thread, args) -> new Footprint().read(tables.frame, args[0]));
  }

  /** Whether a page has a frame: {@code pte_present} and {@code mapped}. */
  Fact ptePresent(String name) {
    return new Fact(
        name,
        (view, thread, args) -> view.get(tables.frame, args[0]) >= 0 ? 1 : 0,
        (thread, args) -> new Footprint().read(tables.frame, args[0]));
  }

  Fact pteWrite() {
    return new Fact(
        "pte_write",
        (view, thread, args) -> view.get(tables.write, args[0]),
        (thread, args) -> new Footprint().read(tables.write, args[0]));
  }

  Fact mappingsFirst() {
    return new Fact(
            "mappings_first",
            (view, thread, args) -> tables.mapping(view, args[0], 0),
            (thread, args) -> new Footprint().read(tables.frame, Footprint.ALL))
        .tellingPagesApart();
  }

  Fact mappingsNext() {
    return new Fact(
            "mappings_next",
            (view, thread, args) -> tables.mapping(view, args[0], args[1] + 1),
            (thread, args) -> new Footprint().read(tables.frame, Footprint.ALL))
        .tellingPagesApart();
  }

  Fact mmRss() {
    return new Fact(
        "mm_rss",
        (view, thread, args) -> tables.mapped(view, args[0]),
        (thread, args) -> readPages(args[0]));
  }

  private Footprint readPages(int mm) {
    Footprint footprint = new Footprint();
    World.Mm at = world.mms().get(mm);
    for (int page = at.firstPage(); page < at.limitPage(); page++) {
      footprint.read(tables.frame, page);
    }
    return footprint;
  }

  /** Whether any of the {@code MMF_*} bits {@code args[1]} is set. */
  Fact mmFlag() {
    return new Fact(
        "mm_flag",
        (view, thread, args) -> (MmFields.get(view, mms.flags, args[0]) & args[1]) != 0 ? 1 : 0,
        (thread, args) -> read(mms.flags, args[0]));
  }

  /** Whether an mm was marked: {@code reaped}, {@code oom_victim}, {@code mm_gone}. */
  Fact marked(String name, Field field) {
    return new Fact(
        name,
        (view, thread, args) -> MmFields.get(view, field, args[0]),
        (thread, args) -> read(field, args[0]));
  }

  /** Whether a victim is neither gone nor skipped. */
  Fact oomVictimPending() {
    return new Fact(
        "oom_victim_pending",
        (view, thread, args) -> isVictimPending(view) ? 1 : 0,
        (thread, args) ->
            new Footprint()
                .read(mms.victim, Footprint.ALL)
                .read(mms.flags, Footprint.ALL)
                .read(mms.gone, Footprint.ALL));
  }

  private boolean isVictimPending(View view) {
    for (int mm = 0; mm < mms.count(); mm++) {
      if (MmFields.get(view, mms.victim, mm) != 0
          && !mms.isSkipped(view, mm)
          && !mms.isGone(view, mm)) {
        return true;
      }
    }
    return false;
  }

  private static Footprint read(Field field, int mm) {
    return field.size() > 0 ? new Footprint().read(field, mm) : new Footprint();
  }
}
