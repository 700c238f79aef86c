package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;

/** The mms, VMAs and threads of the scenario that is resolved, numbered. */
final class ScenarioObjects {
  /** A VMA: {@code number} among all, {@code firstPage} among all pages. */
  record Area(String name, int number, int mm, int firstPage, int pages, Span span) {}

  private final List<ResolvedScenario.Mm> mms = new ArrayList<>();
  private final List<Area> areas = new ArrayList<>();
  private boolean memoryDeclared;
  private int pages;
  private int threads;

  List<ResolvedScenario.Mm> mms() {
    return mms;
  }

  /** Whether the scenario has a {@code memory} block: without one memory never runs short. */
  boolean memoryDeclared() {
    return memoryDeclared;
  }

  void declareMemory() {
    memoryDeclared = true;
  }

  List<Area> areas() {
    return areas;
  }

  int pages() {
    return pages;
  }

  /** The number of threads of the scenario itself; daemons of modules come after them. */
  int threads() {
    return threads;
  }

  void add(ResolvedScenario.Mm mm) {
    for (ResolvedScenario.Vma vma : mm.vmas()) {
      areas.add(new Area(vma.name(), areas.size(), mms.size(), pages, vma.pages(), vma.span()));
      pages += vma.pages();
    }
    mms.add(mm);
  }

  /** Takes numbers for {@code count} threads; returns the first. */
  int addThreads(int count) {
    int first = threads;
    threads += count;
    return first;
  }

  /** The VMA of this name in this mm. */
  Optional<Area> area(int mm, String name) {
    return areas.stream().filter(a -> a.mm() == mm && a.name().equals(name)).findFirst();
  }

  List<Area> areasOf(int mm) {
    return areas.stream().filter(a -> a.mm() == mm).toList();
  }
}
