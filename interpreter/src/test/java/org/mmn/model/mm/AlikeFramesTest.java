package org.mmn.model.mm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmn.model.Op;
import org.mmn.model.PageRange;
import org.mmn.model.Primitive;
import org.mmn.model.Primitives;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.Worlds;
import org.mmn.state.Fault;
import org.mmn.state.Field;

/** Nothing but the allocator looks at which of two frames has the lower number. */
class AlikeFramesTest {
  private static final int PAGES = 4;
  private static final int FRAMES = 6;

  /** What each frame of the one machine is called in the other. */
  private static final int[] OTHER = {2, 3, 0, 1, 4, 5};

  /**
   * What ops take and give: a frame, or perhaps none (g), a page, a range, a kind of entry, a
   * device, a bool, any number.
   */
  private static final Map<String, String> OPS =
      Map.ofEntries(
          Map.entry("free_frame", "f:"),
          Map.entry("get_page", "f:"),
          Map.entry("put_page_testzero", "f:n"),
          Map.entry("isolate_lru_page", ":f"),
          Map.entry("lock_page", "f:n"),
          Map.entry("trylock_page", "f:n"),
          Map.entry("unlock_page", "f:"),
          Map.entry("page_locked", "f:n"),
          Map.entry("page_count", "f:n"),
          Map.entry("free_frames", ":n"),
          Map.entry("pte_frame", "p:f"),
          Map.entry("frame", "p:f"),
          Map.entry("pte_present", "p:n"),
          Map.entry("mapped", "p:n"),
          Map.entry("pte_write", "p:n"),
          Map.entry("mappings_first", "f:n"),
          Map.entry("mappings_next", "fp:n"),
          Map.entry("mm_rss", "d:n"),
          Map.entry("ptep_get_and_clear", "p:f"),
          Map.entry("set_pte", "pfb:"),
          Map.entry("ptep_set_wrprotect", "p:"),
          Map.entry("ptep_set_access_flags", "pb:"),
          Map.entry("ptep_set_protnone", "p:"),
          Map.entry("set_pte_entry", "pkg:"),
          Map.entry("migration_entry_wait", "p:"),
          Map.entry("set_pmd_huge", "pb:"),
          Map.entry("flush_tlb_page", "p:"),
          Map.entry("flush_tlb_range", "r:"),
          Map.entry("tlb_remove_page", "f:"),
          Map.entry("tlb_next_page", ":f"),
          Map.entry("pte_entry", "p:n"),
          Map.entry("pte_entry_frame", "p:f"),
          Map.entry("pte_protnone", "p:n"),
          Map.entry("pmd_trans_huge", "p:n"),
          Map.entry("cpu_tlb_frame", "p:f"),
          Map.entry("page_mapcount", "f:n"),
          Map.entry("file_frame", "p:f"),
          Map.entry("nr_swap_pages", ":n"),
          Map.entry("oom_worst_mm", ":n"),
          Map.entry("secondary_tlb_map", "dpfb:"),
          Map.entry("secondary_tlb_zap", "dr:"),
          Map.entry("secondary_tlb_wrprotect", "dr:"),
          Map.entry("secondary_tlb_access", "dpb:n"),
          Map.entry("secondary_tlb_has", "dp:n"),
          Map.entry("secondary_tlb_frame", "dp:f"),
          Map.entry("secondary_tlb_writable", "dp:n"));

  /** What says nothing of frames: flags of mms. */
  private static final Set<String> APART =
      Set.of(
          "alloc_frames",
          "mm_free",
          "mm_access",
          "set_mm_flag",
          "mm_flag",
          "mark_reaped",
          "reaped",
          "mark_oom_victim",
          "oom_victim",
          "mark_mm_gone",
          "mark_mm_exiting",
          "mm_gone",
          "oom_victim_pending",
          "oom_reaper_enqueue",
          "oom_reaper_dequeue");

  private final Random random = new Random(1);
  private final Rig one = rig(0, 1, 2, 3);
  private final Rig other = rig(OTHER[0], OTHER[1], OTHER[2], OTHER[3]);

  private static Rig rig(int... mapping) {
    return new Rig(Worlds.threads(2).mapping(mapping).mm("app", PAGES, PAGES).frames(FRAMES));
  }

  @Test
  void everyStepOfMemoryIsLookedAt() {
    Set<String> rows = new TreeSet<>();
    MmPrimitives.rows().stream().map(Primitive::name).filter(this::isStep).forEach(rows::add);
    Primitives.names().stream().filter(n -> n.startsWith("secondary_tlb_")).forEach(rows::add);
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(OPS.keySet().stream(), APART.stream()).toList());
  }

  private boolean isStep(String name) {
    return !one.primitives.op(name).orElseThrow().isPure();
  }

  @Test
  void onlyTheAllocatorTakesTheLowest() {
    assertThat(Primitives.names())
        .filteredOn(n -> one.primitives.op(n).orElseThrow().takesFrame())
        .containsExactly("alloc_frames");
  }

  @Test
  void theSameHappensWhateverFramesAreCalled() {
    List<String> names = List.copyOf(new TreeSet<>(OPS.keySet()));
    int faults = 0;
    for (int i = 0; i < 20_000; i++) {
      step(random.nextInt(2), names.get(random.nextInt(names.size())));
      faults += one.raised.size();
      one.raised.clear();
      other.raised.clear();
    }
    assertThat(faults).isBetween(100, 19_000);
  }

  private void step(int thread, String name) {
    String signature = requireSignature(name);
    int colon = signature.indexOf(':');
    int[] args = new int[colon];
    int[] renamed = new int[colon];
    for (int a = 0; a < colon; a++) {
      args[a] = argument(signature.charAt(a));
      renamed[a] = "fg".indexOf(signature.charAt(a)) < 0 ? args[a] : called(args[a]);
    }
    Op op = one.primitives.op(name).orElseThrow();
    int ways = op.ways(one.view(), thread, args);
    if (ways == 0 || isTooMuch(thread, name, args)) {
      return;
    }
    int way = random.nextInt(ways);
    int outcome = one.step(thread, way, ways, name, args);
    int same = other.step(thread, way, ways, name, renamed);
    boolean frame = signature.endsWith("f");
    assertThat(same).as(name).isEqualTo(frame ? called(outcome) : outcome);
    assertThat(other.raised).as(name).isEqualTo(one.raised.stream().map(this::called).toList());
    compare(name, thread);
  }

  private static String requireSignature(String name) {
    String signature = OPS.get(name);
    assertThat(signature).as(name).isNotNull();
    return signature;
  }

  /** Whether the model has no more room. */
  private boolean isTooMuch(int thread, String name, int[] args) {
    return switch (name) {
      case "get_page" -> one.ask("page_count", args[0]) > 10;
      case "tlb_remove_page" -> one.view().own(gathered(), thread, 4) > 0;
      case "ptep_get_and_clear", "set_pte", "set_pte_entry" ->
          one.view().get(one.fields().tables().cpus.frame, PAGES + args[0]) >= 0;
      default -> false;
    };
  }

  private Field gathered() {
    return one.fields().tasks().gathered.field();
  }

  private int argument(char kind) {
    return switch (kind) {
      case 'f' -> random.nextInt(FRAMES);
      case 'g' -> random.nextInt(FRAMES + 1) - 1;
      case 'p' -> random.nextInt(PAGES);
      case 'k' -> random.nextInt(5);
      case 'b' -> random.nextInt(2);
      case 'd' -> 0;
      case 'r' -> {
        int start = random.nextInt(PAGES);
        yield PageRange.of(0, start, start + 1 + random.nextInt(PAGES - start));
      }
      default -> throw new IllegalArgumentException("no argument is " + kind);
    };
  }

  private static int called(int frame) {
    return frame < 0 ? frame : OTHER[frame];
  }

  /** A fault of a step of {@code name} names a frame, or something else by a number beyond. */
  private Raised called(Raised raised) {
    boolean frame =
        raised.kind() == Fault.DOUBLE_FREE
            || raised.kind() == Fault.REFCOUNT
            || raised.kind() == Fault.USE_AFTER_FREE;
    int subject = raised.subject();
    return frame && subject >= 0 && subject < FRAMES
        ? new Raised(raised.kind(), OTHER[subject])
        : raised;
  }

  private void compare(String name, int thread) {
    List<Field> fields = one.layout().fields();
    for (int f = 0; f < fields.size(); f++) {
      Field field = fields.get(f);
      Field twin = other.layout().fields().get(f);
      List<Integer> expected = new ArrayList<>();
      List<Integer> found = new ArrayList<>();
      for (int i = 0; i < field.size(); i++) {
        boolean shared = field.region() == Field.Region.SHARED;
        int value = shared ? one.view().get(field, i) : one.view().own(field, thread, i);
        int at = field.isPerFrame() ? OTHER[i] : i;
        found.add(shared ? other.view().get(twin, at) : other.view().own(twin, thread, at));
        expected.add(
            field.holdsFrames() ? field.framesFrom() + called(value - field.framesFrom()) : value);
      }
      assertThat(found).as("%s after %s", field.name(), name).isEqualTo(expected);
    }
  }
}
