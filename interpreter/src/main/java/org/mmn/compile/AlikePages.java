package org.mmn.compile;

import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.mmn.model.World;
import org.mmn.model.mm.PageTables;
import org.mmn.state.Field;

/**
 * Whether pages that belong to threads alike are alike themselves: of one anonymous VMA of which
 * there is no copy, watched by the same intervals, looked at by no property, and the same in what
 * never changes.
 */
final class AlikePages {
  private final Program program;
  private final World world;
  private final Set<Sides> pages;
  private final BitSet members;
  private final BitSet owned;
  private final boolean hugeChanges;

  AlikePages(Program program, Set<Sides> pages, BitSet members, boolean hugeChanges) {
    this.program = program;
    this.hugeChanges = hugeChanges;
    this.world = program.world();
    this.pages = pages;
    this.members = members;
    this.owned = Belongings.of(pages, members);
  }

  boolean hold() {
    return members.isEmpty()
        || (pages.stream().allMatch(this::areOfOneVma)
            && world.notifiers().stream().allMatch(this::watchesAllOrNone)
            && program.layout().fields().stream()
                .filter(Field::isPerPage)
                .allMatch(this::areAlikeIn)
            && !program.pagesNamed());
  }

  private boolean areOfOneVma(Sides alike) {
    int page = alike.at(members.nextSetBit(0));
    int vma = world.pages().get(page).vma();
    PageTables tables = program.primitives().catalogues().tables();
    return isByItself(vma)
        && members.stream()
            .map(alike::at)
            .allMatch(
                p -> world.pages().get(p).vma() == vma && tables.standAlike(page, p, hugeChanges));
  }

  private boolean isByItself(int vma) {
    World.Vma by = world.vmas().get(vma);
    return !by.is("file")
        && IntStream.range(0, world.vmas().size())
            .filter(v -> v != vma)
            .mapToObj(world.vmas()::get)
            .noneMatch(v -> v.root() == by.root() || v.mapping() == by.mapping());
  }

  private boolean watchesAllOrNone(World.Notifier notifier) {
    BitSet watched = new BitSet();
    watched.set(notifier.firstPage(), notifier.limitPage());
    watched.and(owned);
    return watched.isEmpty() || watched.equals(owned);
  }

  private boolean areAlikeIn(Field field) {
    int count = world.pages().size();
    return program.written()[field.number()]
        || IntStream.range(0, field.size() / count)
            .allMatch(row -> pages.stream().allMatch(p -> areSame(field, row * count, p)));
  }

  private boolean areSame(Field field, int base, Sides alike) {
    return members.stream()
            .map(m -> program.initial()[field.first() + base + alike.at(m)])
            .distinct()
            .count()
        == 1;
  }
}
