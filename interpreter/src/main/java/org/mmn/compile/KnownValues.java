package org.mmn.compile;

import org.mmn.model.PageRange;
import org.mmn.model.World;
import org.mmn.resolve.Type;
import org.mmn.resolve.Value;

/**
 * The numbers of values that are known before anything runs: constants, places, declared objects.
 */
final class KnownValues {
  private final World world;
  private final Objects objects;

  KnownValues(World world, Objects objects) {
    this.world = world;
    this.objects = objects;
  }

  int of(Value value) {
    if (value instanceof Value.Constant constant) {
      return constant.value();
    } else if (value instanceof Value.PageOf page) {
      return PageRange.start(range(page.target())) + of(page.index());
    } else if (value instanceof Value.RangeOf range) {
      int all = range(range.target());
      int start = PageRange.start(all);
      return PageRange.of(PageRange.mm(all), start + of(range.low()), start + of(range.high()));
    } else if (value instanceof Value.ReadShared read) {
      return object(read);
    } else if (value instanceof Value.Attribute attribute) {
      return attribute.name().equals("lock") ? lock(attribute.target()) : range(attribute.target());
    }
    throw new IllegalStateException("not known before anything runs: " + value);
  }

  private int object(Value.ReadShared read) {
    int length = Math.max(1, read.variable().length());
    int owner = read.owner().map(o -> owner(read, o)).orElse(0);
    int index = read.index().map(this::of).orElse(0);
    return objects.base(read.variable()) + owner * length + index;
  }

  private int owner(Value.ReadShared read, Value owner) {
    int number = of(owner);
    return read.variable().driver().map(d -> objects.instanceNumbers(d)[number]).orElse(number);
  }

  private int lock(Value target) {
    Type.Kind kind = target.type().kind();
    World.LockKind as =
        kind == Type.Kind.LOCKDEP_MAP ? World.LockKind.MAP : World.LockKind.valueOf(kind.name());
    return world.lock(as, of(target));
  }

  /** The pages of a VMA, mm, page or range. */
  private int range(Value place) {
    int number = of(place);
    return switch (place.type().kind()) {
      case VMA -> {
        World.Vma vma = world.vmas().get(number);
        yield PageRange.of(vma.mm(), vma.firstPage(), vma.limitPage());
      }
      case MM -> {
        World.Mm mm = world.mms().get(number);
        yield PageRange.of(number, mm.firstPage(), mm.limitPage());
      }
      case PAGE -> PageRange.of(world.pages().get(number).mm(), number, number + 1);
      default -> number;
    };
  }
}
