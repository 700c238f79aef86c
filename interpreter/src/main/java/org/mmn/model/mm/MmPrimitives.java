package org.mmn.model.mm;

import static org.mmn.model.Primitive.pure;
import static org.mmn.model.Primitive.query;
import static org.mmn.model.Primitive.step;
import static org.mmn.model.Primitive.waiting;

import java.util.List;
import java.util.stream.Stream;
import org.mmn.model.Catalogues;
import org.mmn.model.PageRange;
import org.mmn.model.Primitive;
import org.mmn.model.Pure;

/** The primitives about memory: {@code kernel/page.mmn} and {@code kernel/oom.mmn}. */
public final class MmPrimitives {
  private MmPrimitives() {}

  public static List<Primitive> rows() {
    return Stream.of(frames(), tables(), oom()).flatMap(List::stream).toList();
  }

  private static List<Primitive> frames() {
    return List.of(
        step("alloc_frames", c -> new FrameOps.Alloc("alloc_frames", c.frames())),
        step(
            "free_frame",
            c -> new FrameOps.Free("free_frame", c.frames(), c.tables(), c.devices())),
        step("get_page", c -> new FrameOps.Get("get_page", c.frames())),
        step("put_page_testzero", c -> new FrameOps.PutTestzero("put_page_testzero", c.frames())),
        step(
            "isolate_lru_page",
            c -> new FrameOps.Isolate("isolate_lru_page", c.frames(), c.tables())),
        waiting("lock_page", c -> new PageLock.Lock("lock_page", c.frames())),
        step("trylock_page", c -> new PageLock.Trylock("trylock_page", c.frames())),
        step("unlock_page", c -> new PageLock.Unlock("unlock_page", c.frames())),
        query("page_locked", c -> queries(c).pageLocked()),
        query("page_count", c -> queries(c).pageCount()),
        query("free_frames", c -> queries(c).freeFrames()),
        pure("wmark_low", c -> new Pure("wmark_low", args -> c.world().low())),
        pure("wmark_min", c -> new Pure("wmark_min", args -> c.world().min())));
  }

  private static List<Primitive> tables() {
    return List.of(
        query("pte_frame", c -> queries(c).pteFrame("pte_frame")),
        query("frame", c -> queries(c).pteFrame("frame")),
        query("pte_present", c -> queries(c).ptePresent("pte_present")),
        query("mapped", c -> queries(c).ptePresent("mapped")),
        query("pte_write", c -> queries(c).pteWrite()),
        query("mappings_first", c -> queries(c).mappingsFirst()),
        query("mappings_next", c -> queries(c).mappingsNext()),
        query("mm_rss", c -> queries(c).mmRss()),
        step("mm_free", c -> new MmLifetime.Touch("mm_free", c.mms(), true)),
        step("mm_access", c -> new MmLifetime.Touch("mm_access", c.mms(), false)),
        pure(
            "mms_are_counted", c -> new Pure("mms_are_counted", a -> c.mms().areCounted() ? 1 : 0)),
        pure("mm_parent", c -> new Pure("mm_parent", a -> c.world().mms().get(a[0]).parent())),
        pure("page_in", c -> new Pure("page_in", a -> c.world().pageIn(a[0], a[1]))),
        step("ptep_get_and_clear", c -> new PteOps.GetAndClear("ptep_get_and_clear", c.tables())),
        step("set_pte", c -> new PteOps.Set("set_pte", c.tables(), c.frames())),
        step(
            "ptep_set_wrprotect", c -> new PteOps.SetWrite("ptep_set_wrprotect", c.tables(), true)),
        step(
            "ptep_set_access_flags",
            c -> new PteOps.SetWrite("ptep_set_access_flags", c.tables(), false)),
        step("ptep_set_protnone", c -> new PteOps.SetProtnone("ptep_set_protnone", c.tables())),
        step("set_pte_entry", c -> new PteOps.SetEntry("set_pte_entry", c.tables())),
        waiting(
            "migration_entry_wait",
            c -> new PteOps.MigrationWait("migration_entry_wait", c.tables(), c.frames())),
        step("set_pmd_huge", c -> new PteOps.SetHuge("set_pmd_huge", c.tables())),
        pure("hpage_range", c -> new Pure("hpage_range", a -> block(c, a[0]))),
        step("flush_tlb_page", c -> new PteOps.Flush("flush_tlb_page", c.tables(), false)),
        step("flush_tlb_range", c -> new PteOps.Flush("flush_tlb_range", c.tables(), true)),
        step("tlb_remove_page", c -> new GatherOps.Remove("tlb_remove_page", c.tasks().gathered)),
        step("tlb_next_page", c -> new GatherOps.Next("tlb_next_page", c.tasks().gathered)),
        query("pte_entry", c -> entries(c).kind()),
        query("pte_entry_frame", c -> entries(c).frame()),
        query("pte_protnone", c -> entries(c).protnone()),
        query("pmd_trans_huge", c -> entries(c).huge()),
        query("cpu_tlb_frame", c -> entries(c).stale()),
        query("page_mapcount", c -> entries(c).mapcount()),
        query("file_frame", c -> entries(c).ofFile()),
        query("nr_swap_pages", c -> entries(c).swapSlots()));
  }

  private static EntryQueries entries(Catalogues c) {
    return new EntryQueries(c.world(), c.tables());
  }

  /** The pages of the huge block of {@code page}; an empty range where there is none. */
  private static int block(Catalogues c, int page) {
    int mm = c.world().pages().get(page).mm();
    int first = c.tables().block(page);
    return first < 0
        ? PageRange.of(mm, page, page)
        : PageRange.of(mm, first, first + PageTables.HUGE);
  }

  private static List<Primitive> oom() {
    return List.of(
        step("set_mm_flag", c -> new OomOps.SetFlag("set_mm_flag", c.mms().flags)),
        query("mm_flag", c -> queries(c).mmFlag()),
        step("mark_reaped", c -> new OomOps.Mark("mark_reaped", c.mms().reaped)),
        query("reaped", c -> queries(c).marked("reaped", c.mms().reaped)),
        step("mark_oom_victim", c -> new OomOps.Mark("mark_oom_victim", c.mms().victim)),
        query("oom_victim", c -> queries(c).marked("oom_victim", c.mms().victim)),
        step("mark_mm_gone", c -> new OomOps.Mark("mark_mm_gone", c.mms().gone)),
        step("mark_mm_exiting", c -> new OomOps.Mark("mark_mm_exiting", c.mms().exiting)),
        query("mm_gone", c -> queries(c).marked("mm_gone", c.mms().gone)),
        query("oom_victim_pending", c -> queries(c).oomVictimPending()),
        step("oom_worst_mm", c -> new OomOps.WorstMm("oom_worst_mm", c.mms(), c.tables())),
        step("oom_reaper_enqueue", c -> new OomOps.Enqueue("oom_reaper_enqueue", c.mms())),
        waiting("oom_reaper_dequeue", c -> new OomOps.Dequeue("oom_reaper_dequeue", c.mms())));
  }

  private static MmQueries queries(Catalogues c) {
    return new MmQueries(c.world(), c.frames(), c.tables(), c.mms());
  }
}
