package org.mmn.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmn.model.World;
import org.mmn.state.Field;
import org.mmn.state.Footprint;

/** Finds the threads of a program that are alike, and what changes places with them. */
final class Grouping {
  private final Program program;
  private final World world;
  private final BitSet reached;
  private final Map<List<Integer>, Optional<Lockstep.Seen>> lockstep = new LinkedHashMap<>();

  Grouping(Program program, BitSet reached) {
    this.program = program;
    this.reached = reached;
    this.world = program.world();
  }

  /** All groups of at least two. */
  List<Alike> groups() {
    List<Alike> groups = new ArrayList<>();
    for (int t = 0; t < program.entry().length; ) {
      int count = together(t);
      if (count > 1) {
        group(t, count).ifPresent(groups::add);
      }
      t += count;
    }
    return groups;
  }

  private Optional<Alike> group(int first, int count) {
    return seen(first, count)
        .flatMap(seen -> own(first, seen).flatMap(own -> group(first, count, seen, own)));
  }

  /** How many threads of a declaration go the same way, from one of them on. */
  private int together(int first) {
    int most = 1;
    while (first + most < program.entry().length && isSame(first, first + most)) {
      most++;
    }
    int count = most > 1 && goTogether(first, most) ? most : 1;
    while (count + 1 < most && goTogether(first, count + 1)) {
      count++;
    }
    return count;
  }

  private boolean goTogether(int first, int count) {
    return seen(first, count).flatMap(seen -> own(first, seen)).isPresent();
  }

  private boolean isSame(int one, int other) {
    return program.entry()[one] == program.entry()[other];
  }

  private Optional<Lockstep.Seen> seen(int first, int count) {
    return lockstep.computeIfAbsent(
        List.of(first, count), k -> Lockstep.of(program, reached, first, count));
  }

  private Optional<Belongings> own(int first, Lockstep.Seen seen) {
    return Belongings.of(program, first, seen.acts());
  }

  private Optional<Alike> group(int first, int count, Lockstep.Seen seen, Belongings own) {
    BitSet members = new BitSet();
    members.set(0, count);
    program.named().stream().filter(t -> t >= first).forEach(t -> members.clear(t - first));
    own.keepDistinct(members);
    seen.held().values().forEach(held -> keepUnambiguous(members, held));
    Optional<Strangers> strangers = strangers(first, count, seen);
    strangers.ifPresent(s -> keepOwners(members, first, count, own, s));
    return strangers.isPresent() && members.cardinality() > 1
        ? Optional.of(alike(first, members, seen, own))
        : Optional.empty();
  }

  /** Leaves those of whose value it is clear to which of the contents of all it belongs. */
  private static void keepUnambiguous(BitSet members, Set<Sides> held) {
    for (Sides one : held) {
      for (Sides other : held) {
        if (one.equals(other) || (one.isSame() && other.isSame())) {
          continue;
        }
        if (!one.isKnown() || !other.isKnown()) {
          members.clear();
        }
        BitSet out = new BitSet();
        for (int i : members.stream().toArray()) {
          boolean ambiguous =
              one.at(i) == other.at(i) && members.stream().anyMatch(j -> one.at(j) != other.at(j));
          out.set(i, ambiguous);
        }
        members.andNot(out);
      }
    }
  }

  /** Empty where it cannot be told what the other threads do. */
  private Optional<Strangers> strangers(int first, int count, Lockstep.Seen seen) {
    Strangers strangers = new Strangers(program);
    strangers.add(seen.acts());
    for (int t = 0; t < program.entry().length; t++) {
      if (t < first || t >= first + count) {
        Optional<Lockstep.Seen> alone = seen(t, 1);
        if (alone.isEmpty()) {
          return Optional.empty();
        }
        strangers.add(alone.get().acts());
      }
    }
    return Optional.of(strangers);
  }

  /** Leaves those whom nobody names, and whose belongings nobody else touches one by one. */
  private void keepOwners(
      BitSet members, int first, int count, Belongings own, Strangers strangers) {
    if (strangers.tellThreadsApart()) {
      members.clear();
    }
    strangers.threads().stream().filter(t -> t >= first).forEach(t -> members.clear(t - first));
    int before;
    do {
      before = members.cardinality();
      for (int member : members.stream().toArray()) {
        BitSet others = (BitSet) members.clone();
        others.flip(0, count);
        if (own.share(member, others) || isTouched(member, members, own, strangers)) {
          members.clear(member);
        }
      }
    } while (members.cardinality() < before);
    if (!own.pages().isEmpty() && !areAlike(own.pages(), members, strangers)) {
      members.clear();
    }
  }

  private boolean areAlike(Set<Sides> pages, BitSet members, Strangers strangers) {
    Field huge = program.primitives().catalogues().tables().huge;
    return !strangers.tellPagesApart()
        && new AlikePages(program, pages, members, strangers.write(huge)).hold();
  }

  private boolean isTouched(int member, BitSet members, Belongings own, Strangers strangers) {
    BitSet only = new BitSet();
    only.set(member);
    BitSet pages = Belongings.of(own.pages(), only);
    return strangers.touchPages(pages, Belongings.of(own.pages(), members))
        || own.elements().entrySet().stream()
            .anyMatch(
                e -> {
                  BitSet elements = Belongings.of(e.getValue(), only);
                  return strangers.touchElements(e.getKey(), elements)
                      || elements.stream().anyMatch(i -> isLookedAt(e.getKey(), i));
                });
  }

  /** Whether a property may look at an element of a variable. */
  private boolean isLookedAt(Field field, int element) {
    return program.looks().meets(new Footprint().write(field, element), Footprint.ALL);
  }

  private Alike alike(int first, BitSet members, Lockstep.Seen seen, Belongings own) {
    Map<Lockstep.Place, Set<Sides>> differing = new LinkedHashMap<>();
    seen.held()
        .forEach(
            (place, held) -> {
              Set<Sides> sides = new LinkedHashSet<>(held);
              sides.removeIf(Sides::isSame);
              if (!sides.isEmpty()) {
                differing.put(place, sides);
              }
            });
    int[] threads = members.stream().map(m -> first + m).toArray();
    return new Alike(first, threads, differing, own.pages(), elements(first, own));
  }

  private List<Alike.Element> elements(int first, Belongings own) {
    List<Alike.Element> all = new ArrayList<>();
    own.elements()
        .forEach((field, of) -> of.forEach(e -> all.add(new Alike.Element(field, first, e))));
    int pages = world.pages().size();
    for (Field field : program.layout().fields()) {
      boolean changes = field.isPerPage() && program.written()[field.number()];
      for (int row = 0; changes && row < field.size(); row += pages) {
        int base = row;
        own.pages().forEach(of -> all.add(new Alike.Element(field, first, of.map(p -> base + p))));
      }
    }
    return all;
  }
}
