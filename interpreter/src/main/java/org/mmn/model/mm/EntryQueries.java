package org.mmn.model.mm;

import org.mmn.model.Fact;
import org.mmn.model.World;
import org.mmn.state.Field;
import org.mmn.state.Footprint;

/** Facts about what is not plainly mapped: entries, huge PMDs, files, swap, CPU TLBs. */
final class EntryQueries {
  private static final int PLENTY = 1 << 20;
  private final World world;
  private final PageTables tables;

  EntryQueries(World world, PageTables tables) {
    this.world = world;
    this.tables = tables;
  }

  /** What an entry that is not present holds. */
  Fact kind() {
    return ofPage("pte_entry", tables.entry, 0);
  }

  /** The frame that such an entry names, or NULL. */
  Fact frame() {
    return ofPage("pte_entry_frame", tables.entryFrame, -1);
  }

  Fact protnone() {
    return ofPage("pte_protnone", tables.protnone, 0);
  }

  /** What a CPU may still have of a page, or NULL. */
  Fact stale() {
    return ofPage("cpu_tlb_frame", tables.cpus.frame, -1);
  }

  private static Fact ofPage(String name, Field field, int otherwise) {
    return new Fact(
        name,
        (view, thread, args) -> field.size() > 0 ? view.get(field, args[0]) : otherwise,
        (thread, args) -> read(field, args[0]));
  }

  /** Whether a huge PMD maps a page. */
  Fact huge() {
    return new Fact(
        "pmd_trans_huge",
        (view, thread, args) -> tables.isHuge(view, args[0]) ? 1 : 0,
        (thread, args) -> read(tables.huge, args[0]));
  }

  Fact mapcount() {
    return new Fact(
        "page_mapcount",
        (view, thread, args) -> tables.mappings(view, args[0]),
        (thread, args) -> new Footprint().read(tables.frame, Footprint.ALL));
  }

  /** The frame of a file's page that somebody maps, or NULL. */
  Fact ofFile() {
    return new Fact(
        "file_frame",
        (view, thread, args) -> tables.ofFile(view, args[0]),
        (thread, args) ->
            new Footprint().read(tables.frame, Footprint.ALL).read(tables.write, Footprint.ALL));
  }

  /** How many slots of swap are left. */
  Fact swapSlots() {
    return new Fact(
        "nr_swap_pages",
        (view, thread, args) ->
            world.swap() < 0 ? PLENTY : Math.max(0, world.swap() - tables.swapped(view)),
        (thread, args) -> world.swap() < 0 ? new Footprint() : read(tables.entry, Footprint.ALL));
  }

  private static Footprint read(Field field, int page) {
    return field.size() > 0 ? new Footprint().read(field, page) : new Footprint();
  }
}
