package org.mmn.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mmn.model.World.LockKind;
import org.mmn.model.mm.PageTables;
import org.mmn.state.Field;

/** Which of several pages of an anonymous VMA has the lower number makes no difference. */
class AlikePagesTest {
  private static final Path LIBRARY =
      Path.of("").toAbsolutePath().getParent().resolve("stdlib/src/main/resources/org/mmn/stdlib");
  private static final Pattern EXTERN = Pattern.compile("(?m)^extern (\\w+) (\\w+)\\((.*)\\);");

  /** Things of which there are two, and which have nothing to do with pages. */
  private static final Set<String> TWO =
      Set.of(
          "bool",
          "notifier",
          "mutex",
          "rwsem",
          "spinlock",
          "rwlock",
          "ww_mutex",
          "srcu",
          "lockdep_map",
          "waitqueue",
          "completion",
          "fence",
          "work",
          "workqueue",
          "seqcount",
          "atomic",
          "secondary_tlb",
          "object",
          "text");

  /** They look for a number that no local holds: a name for a new value of a sequence (rule 7). */
  private static final Set<String> LOOKING_AT_LOCALS =
      Set.of(
          "mn_itree_seq_begin",
          "mn_itree_seq_end",
          "interval_seq_reset",
          "write_seqcount_begin",
          "write_seqcount_end",
          "write_seqcount_invalidate");

  /** The section might be that of a lock, which then could not end it. */
  private static final Set<String> ENDING_SECTIONS = Set.of("preempt_enable", "rcu_read_unlock");

  private static final int THREADS = 3;
  private static final int FRAMES = 10;
  private static final int REST = 5;

  /** By name, the types of the outcome and of the arguments. */
  private static final Map<String, List<String>> TYPES = new TreeMap<>();

  private final Random random = new Random(1);
  private final Set<String> taken = new TreeSet<>();
  private int heap;
  private ExchangedPages pages = new ExchangedPages();

  @BeforeAll
  static void readTypes() throws IOException {
    try (Stream<Path> tree = Files.walk(LIBRARY)) {
      for (Path file : tree.filter(p -> p.toString().endsWith(".mmn")).toList()) {
        Matcher extern = EXTERN.matcher(Files.readString(file));
        while (extern.find()) {
          Stream<String> parameters =
              Arrays.stream(extern.group(3).split(", ")).filter(p -> !p.isEmpty());
          List<String> types = new ArrayList<>(List.of(extern.group(1)));
          parameters.forEach(p -> types.add(p.substring(0, p.indexOf(' '))));
          TYPES.put(extern.group(2), types);
        }
      }
    }
  }

  private static List<String> types(String name) {
    return requireNonNull(TYPES.get(name), name);
  }

  private static Set<String> steps() {
    Set<String> steps = new TreeSet<>(Primitives.names());
    steps.removeAll(Primitives.pure());
    return steps;
  }

  @Test
  void thePrimitivesHaveTypes() {
    assertThat(TYPES.keySet()).containsAll(Primitives.names());
  }

  /** Else pages would change places, and what the field says of them would not. */
  @Test
  void aFieldThatKnowsHowManyPagesThereAreHasElementsOfPages() {
    List<Field> few = new Rig(Worlds.threads(2).mm("app", 5, 0)).layout().fields();
    List<Field> many = new Rig(Worlds.threads(2).mm("app", 11, 0)).layout().fields();
    for (int f = 0; f < few.size(); f++) {
      Field field = many.get(f);
      boolean differs = field.size() != few.get(f).size();
      assertThat(field.isPerPage()).as(field.name()).isEqualTo(differs);
      assertThat(field.size() * 5).isEqualTo(few.get(f).size() * (differs ? 11 : 5));
    }
    assertThat(few).filteredOn(Field::isPerPage).hasSize(10);
  }

  @Test
  void theSameHappensWhereverPagesStand() {
    for (int round = 0; round < 200; round++) {
      walk(round % 2 == 0 ? Primitives.names() : someNames());
    }
    Set<String> alike = steps();
    alike.removeAll(Set.of("mappings_first", "mappings_next", "isolate_lru_page"));
    assertThat(taken).containsExactlyElementsOf(alike);
  }

  /** What a program might use; without it, fields have no room. */
  private Set<String> someNames() {
    Set<String> names = new TreeSet<>(Primitives.names());
    names.removeIf(n -> random.nextInt(5) == 0);
    return names;
  }

  private void walk(Set<String> used) {
    PageTwins twins = twins(used);
    List<String> names = new ArrayList<>(steps());
    names.removeIf(n -> !used.contains(n));
    names.removeIf(n -> twins.op(n).tellsPagesApart());
    List<String> aboutPages = names.stream().filter(AlikePagesTest::isAboutPages).toList();
    for (int i = 0; i < 300; i++) {
      step(twins, pick(random.nextInt(3) == 0 ? names : aboutPages));
    }
  }

  private static boolean isAboutPages(String name) {
    return types(name).stream().anyMatch(Set.of("page", "range", "frame")::contains);
  }

  private String pick(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  private void step(PageTwins twins, String name) {
    List<String> types = types(name);
    int[] args = IntStream.range(1, types.size()).map(t -> argument(name, types.get(t))).toArray();
    int thread = random.nextInt(THREADS);
    if (ENDING_SECTIONS.contains(name) && twins.holdsSome(thread)) {
      return;
    }
    if (twins.canStep(thread, name, args)) {
      taken.add(name);
    }
    assertThat(twins.step(thread, name, types, args))
        .as("%s%s, pages %s", name, Arrays.toString(args), Arrays.toString(pages.to()))
        .isEmpty();
  }

  /** A world whose first VMA has pages that change places, all of them watched by an interval. */
  private PageTwins twins(Set<String> used) {
    heap = 3 + random.nextInt(4);
    pages = exchanged(2 + random.nextInt(2));
    String kind = List.of("anonymous", "locked", "huge").get(random.nextInt(3));
    String file = List.of("shared", "private").get(random.nextInt(2));
    int swap = random.nextInt(4) - 1;
    boolean registered = random.nextBoolean();
    UnaryOperator<Worlds> world =
        worlds -> {
          worlds.mm("app", heap, heap, kind).vma("map", 3, 2, "file", file).mm("other", 2, 1);
          worlds.notifier(true).notifier(registered).interval(registered, 0, heap);
          worlds.interval(true, 0, heap + 1).interval(true, heap, heap + 2);
          Arrays.stream(LockKind.values()).forEach(k -> worlds.locks(k, 2));
          return worlds.frames(FRAMES).swap(swap);
        };
    return new PageTwins(THREADS, world, used, pages);
  }

  /** Some pages of the first block of the heap, each in the place of another. */
  private ExchangedPages exchanged(int count) {
    int limit = Math.min(heap, PageTables.HUGE);
    List<Integer> some = new ArrayList<>(IntStream.range(0, limit).boxed().toList());
    Collections.shuffle(some, random);
    int[] to = IntStream.range(0, heap + REST).toArray();
    for (int i = 0; i < count; i++) {
      to[some.get(i)] = some.get((i + 1) % count);
    }
    return new ExchangedPages(to);
  }

  private int argument(String name, String type) {
    return switch (type) {
      case "page" -> random.nextInt(heap + REST);
      case "range" -> range();
      case "frame" ->
          name.equals("set_pte_entry") ? random.nextInt(FRAMES + 1) - 1 : random.nextInt(FRAMES);
      // Of a notifier, its own mm.
      case "mm" -> name.endsWith("s_next") ? 0 : random.nextInt(2);
      case "int" -> random.nextInt(5);
      case "thread" -> random.nextInt(THREADS);
      case "interval" -> 2 + random.nextInt(3);
      case "lock" -> random.nextInt(2 * LockKind.values().length);
      default -> {
        assertThat(TWO).as("parameters of " + name).contains(type);
        yield random.nextInt(2);
      }
    };
  }

  private int range() {
    while (true) {
      int start = random.nextInt(heap + REST);
      int mm = start < heap + 3 ? 0 : 1;
      int limit = start + 1 + random.nextInt((mm == 0 ? heap + 3 : heap + REST) - start);
      if (pages.fits(PageRange.of(mm, start, limit))) {
        return PageRange.of(mm, start, limit);
      }
    }
  }

  /** What is different after some steps. */
  private interface Difference {
    List<String> between();
  }

  /** Every reason for {@link Op#tellsPagesApart} is one. */
  @Test
  void whatTellsPagesApartDoesSo() {
    Map<String, Difference> differences = new TreeMap<>();
    differences.put("mappings_first", () -> shared("mappings_first", 1));
    differences.put("mappings_next", () -> shared("mappings_next", 1, 0));
    differences.put(
        "isolate_lru_page", () -> five().step(0, "isolate_lru_page", types("isolate_lru_page")));

    PageTwins all = five();
    assertThat(differences.keySet())
        .containsExactlyElementsOf(
            steps().stream().filter(n -> all.op(n).tellsPagesApart()).toList());
    differences.forEach((name, d) -> assertThat(d.between()).as(name).isNotEmpty());
  }

  /** Here the numbers of pages decide which, as numbers of anything else do. */
  @Test
  void aNewValueOfASequenceIsOnlyAName() {
    for (String name : LOOKING_AT_LOCALS) {
      PageTwins twins = five();
      boolean ends = name.endsWith("_end");
      if (ends) {
        after(twins, name.replace("_end", "_begin"), 0);
      }
      assertThat(withLocals(twins, name, 0)).as(name).isNotEmpty();
    }
  }

  /** Else {@link PageTables#standAlike} would ask too much. */
  @Test
  void pagesThatDoNotStandAlikeAreToldApart() {
    Set<String> never = new TreeSet<>(Primitives.names());
    never.remove("set_pmd_huge");
    assertThat(tables(five()).standAlike(0, 4, true)).isFalse();
    assertThat(step(five(), "set_pmd_huge", 0, 1)).isNotEmpty();
    assertThat(tables(five(never, "huge")).standAlike(0, 4, false)).isFalse();
    assertThat(step(five(never, "huge"), "pmd_trans_huge", 0)).isNotEmpty();
    assertThat(tables(five(never, "locked")).standAlike(0, 4, false)).isTrue();
    assertThat(step(five(never, "locked"), "pmd_trans_huge", 0)).isEmpty();
  }

  private static PageTables tables(PageTwins twins) {
    return twins.one.fields().tables();
  }

  private static PageTwins five() {
    return five(Primitives.names(), "anonymous");
  }

  /** A heap of a block and another page, in whose places others are. */
  private static PageTwins five(Set<String> used, String kind) {
    return new PageTwins(
        2,
        worlds -> worlds.mm("app", 5, 5, kind).interval(true, 0, 5),
        used,
        new ExchangedPages(4, 3, 1, 2, 0));
  }

  private static List<String> step(PageTwins twins, String name, int... args) {
    return twins.step(0, name, types(name), args);
  }

  private static PageTwins after(PageTwins twins, String name, int... args) {
    assertThat(step(twins, name, args)).as(name).isEmpty();
    return twins;
  }

  /** Pages 0 and 1 map frame 1. */
  private static List<String> shared(String name, int... args) {
    return step(after(five(), "set_pte", 0, 1, 0), name, args);
  }

  /** Threads have pages 0 and 1 in their locals. */
  private static List<String> withLocals(PageTwins twins, String name, int... args) {
    return twins.withLocals(0, 1).step(0, name, types(name), args);
  }
}
