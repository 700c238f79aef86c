package org.mmn.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmn.model.Op;
import org.mmn.model.PageRange;
import org.mmn.model.VariableOp;
import org.mmn.resolve.Type;
import org.mmn.state.Field;
import org.mmn.state.Footprint;

/** What threads touch that is not their own: what others touch, and what all of a group do. */
final class Strangers {
  private final Program program;
  private final List<BitSet> pages = new ArrayList<>();
  private final Map<Field, BitSet> elements = new LinkedHashMap<>();
  private final BitSet threads = new BitSet();
  private final BitSet written = new BitSet();
  private boolean tellPagesApart;
  private boolean tellThreadsApart;

  Strangers(Program program) {
    this.program = program;
  }

  /** Adds what threads do, but for what each does to things of its own. */
  void add(Set<Lockstep.Act> acts) {
    for (Lockstep.Act act : acts) {
      Op op = program.ops().get(act.op());
      Signature signature = program.signatures().get(act.op());
      tellPagesApart |= op.tellsPagesApart() || isPlace(signature.result());
      tellThreadsApart |= signature.result() == Type.Kind.THREAD;
      addWrites(op, act.arguments());
      for (int a = 0; a < act.arguments().size(); a++) {
        Sides argument = act.arguments().get(a);
        if (!argument.isSame()) {
          continue;
        }
        if (a == 0 && op instanceof VariableOp variable) {
          addElement(variable.field(), argument);
        } else {
          add(signature.parameters().get(a), argument);
        }
      }
    }
  }

  private void add(Type.Kind kind, Sides argument) {
    if (isPlace(kind)) {
      addPlace(kind, argument);
    } else if (kind == Type.Kind.THREAD && argument.isKnown()) {
      threads.set(argument.at(0));
    } else {
      tellThreadsApart |= kind == Type.Kind.THREAD;
    }
  }

  private void addWrites(Op op, List<Sides> arguments) {
    int[] any = arguments.stream().mapToInt(a -> a.isKnown() ? a.at(0) : 0).toArray();
    op.footprint(0, any).touches().stream()
        .filter(Footprint.Touch::write)
        .forEach(t -> written.set(t.field().number()));
  }

  private static boolean isPlace(Type.Kind kind) {
    return kind == Type.Kind.PAGE || kind == Type.Kind.RANGE;
  }

  private void addElement(Field field, Sides element) {
    BitSet known = elements.computeIfAbsent(field, f -> new BitSet());
    known.set(
        element.isKnown() ? element.at(0) : 0,
        element.isKnown() ? element.at(0) + 1 : field.size());
  }

  private void addPlace(Type.Kind kind, Sides place) {
    tellPagesApart |= !place.isKnown();
    if (place.isKnown() && place.at(0) >= 0) {
      boolean range = kind == Type.Kind.RANGE;
      BitSet touched = new BitSet();
      int start = range ? PageRange.start(place.at(0)) : place.at(0);
      touched.set(start, Math.max(start, range ? PageRange.limit(place.at(0)) : start + 1));
      pages.add(touched);
    }
  }

  /** Whether what somebody does depends on which page it does it to, or it may be any page. */
  boolean tellPagesApart() {
    return tellPagesApart;
  }

  /** Whether a thread that is not known is asked for, or answered. */
  boolean tellThreadsApart() {
    return tellThreadsApart;
  }

  /** The threads that somebody asks for by number, and not each for itself. */
  BitSet threads() {
    return threads;
  }

  /** Whether anything that is done writes a field; whose elements does not count. */
  boolean write(Field field) {
    return written.get(field.number());
  }

  /** Whether a stranger touches some of {@code own} elements of a variable. */
  boolean touchElements(Field field, BitSet own) {
    return elements.getOrDefault(field, new BitSet()).intersects(own);
  }

  /** Whether a stranger touches some of {@code own} pages, and not all that have owners. */
  boolean touchPages(BitSet own, BitSet owned) {
    for (BitSet touched : pages) {
      BitSet missed = (BitSet) owned.clone();
      missed.andNot(touched);
      if (touched.intersects(own) && !missed.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
