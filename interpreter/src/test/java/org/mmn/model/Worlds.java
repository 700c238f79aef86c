package org.mmn.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mmn.model.World.LockKind;

/**
 * Small worlds for the tests of ops: one mm "app" with a VMA, whose pages are mapped one to one.
 */
public final class Worlds {
  private final List<World.Thread> threads = new ArrayList<>();
  private final List<World.Notifier> notifiers = new ArrayList<>();
  private final List<World.Lock> locks = new ArrayList<>();
  private final List<World.Vma> vmas = new ArrayList<>();
  private final List<World.Page> pages = new ArrayList<>();
  private final List<World.Mm> mms = new ArrayList<>();
  private int mapped;
  private int frames = 8;
  private int[] order = {};
  private boolean generous;
  private int swap = -1;

  private Worlds() {}

  /** A world of {@code count} threads of "app". */
  public static Worlds threads(int count) {
    Worlds worlds = new Worlds();
    for (int t = 0; t < count; t++) {
      worlds.threads.add(new World.Thread("T" + t, 0, false, t));
    }
    return worlds;
  }

  /** Adds a thread without an address space. */
  public Worlds kthread() {
    threads.add(new World.Thread("K", -1, false, 0));
    return this;
  }

  public Worlds locks(LockKind kind, int count) {
    for (int i = 0; i < count; i++) {
      String name = kind.name().toLowerCase(java.util.Locale.ROOT) + i;
      locks.add(new World.Lock(kind, i, name, name));
    }
    return this;
  }

  /**
   * Adds an mm with one VMA of {@code count} pages, of which the first {@code populated} are
   * mapped.
   */
  public Worlds mm(String name, int count, int populated, String... attributes) {
    int vma = vmas.size();
    int first = pages.size();
    mms.add(new World.Mm(name, vma, vma, first, first, -1));
    return vma("heap", count, populated, attributes);
  }

  /** Adds a VMA to the last mm, as {@link #mm} does. */
  public Worlds vma(String name, int count, int populated, String... attributes) {
    int mm = mms.size() - 1;
    int vma = vmas.size();
    int first = pages.size();
    World.Mm of = mms.get(mm);
    String full = of.name() + "." + name;
    vmas.add(new World.Vma(full, mm, first, first + count, Set.of(attributes), vma, vma));
    for (int p = 0; p < count; p++) {
      int frame = p < populated ? frame(mapped++) : -1;
      pages.add(new World.Page(full + "[" + p + "]", vma, mm, frame));
    }
    mms.set(
        mm,
        new World.Mm(
            of.name(), of.firstVma(), vma + 1, of.firstPage(), first + count, of.parent()));
    return this;
  }

  private int frame(int place) {
    return place < order.length ? order[place] : place;
  }

  /** The frames that the pages that come are mapped to, one after the other. */
  public Worlds mapping(int... theFrames) {
    order = theFrames.clone();
    return this;
  }

  public Worlds frames(int count) {
    frames = count;
    return this;
  }

  public Worlds generous() {
    generous = true;
    return this;
  }

  public Worlds notifier(boolean registered) {
    String name = "n" + notifiers.size();
    notifiers.add(new World.Notifier(name, 0, "driver", registered, true, true, false, 0, 0));
    return this;
  }

  /** Adds an interval notifier on pages {@code first..limit - 1} of the first mm. */
  public Worlds interval(boolean registered, int first, int limit) {
    String name = "i" + notifiers.size();
    notifiers.add(
        new World.Notifier(name, 0, "driver", registered, false, false, true, first, limit));
    return this;
  }

  public Worlds swap(int slots) {
    swap = slots;
    return this;
  }

  public World build() {
    if (mms.isEmpty()) {
      mm("app", 0, 0);
    }
    List<World.Named> two = List.of(new World.Named("a"), new World.Named("b"));
    return new World(
        List.copyOf(threads),
        List.copyOf(mms),
        List.copyOf(vmas),
        List.copyOf(pages),
        frames,
        2,
        1,
        generous,
        List.copyOf(notifiers),
        List.copyOf(locks),
        two,
        two,
        two,
        two,
        two,
        two,
        two,
        two,
        two,
        swap);
  }
}
