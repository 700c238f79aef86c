package org.mmn.model.device;

import org.mmn.model.Op;
import org.mmn.model.PageRange;
import org.mmn.model.mm.Frames;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;

/** The steps of a device's own translations. They stand for what each driver writes its own way. */
final class SecondaryTlbOps {

  private SecondaryTlbOps() {}

  /** The device may reach frame {@code args[2]} at page {@code args[1]}. */
  record Map(String name, SecondaryTlbs tlbs, Frames frames) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!frames.isUsed(memory, args[2])) {
        memory.fault(Fault.USE_AFTER_FREE, args[2]);
        return 0;
      }
      int element = tlbs.element(args[0], args[1]);
      memory.set(tlbs.frame, element, args[2]);
      memory.set(tlbs.write, element, args[3] != 0 ? 1 : 0);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      int element = tlbs.element(args[0], args[1]);
      return new Footprint()
          .write(tlbs.frame, element)
          .write(tlbs.write, element)
          .read(frames.references, args[2]);
    }
  }

  /** The device forgets a range of pages, or may only read them from now on. */
  record Zap(String name, SecondaryTlbs tlbs, boolean wrprotects) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      for (int page = PageRange.start(args[1]); page < PageRange.limit(args[1]); page++) {
        int element = tlbs.element(args[0], page);
        if (tlbs.count() > 0) {
          memory.set(tlbs.write, element, 0);
        }
        if (tlbs.count() > 0 && !wrprotects) {
          memory.set(tlbs.frame, element, -1);
        }
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint();
      for (int page = PageRange.start(args[1]); page < PageRange.limit(args[1]); page++) {
        int element = tlbs.element(args[0], page);
        if (tlbs.count() > 0) {
          footprint.write(tlbs.write, element);
        }
        if (tlbs.count() > 0 && !wrprotects) {
          footprint.write(tlbs.frame, element);
        }
      }
      return footprint;
    }
  }

  /** The device reads or writes a page; its outcome says whether it has a translation for that. */
  record Access(String name, SecondaryTlbs tlbs) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int element = tlbs.element(args[0], args[1]);
      if (tlbs.count() == 0 || memory.get(tlbs.frame, element) < 0) {
        return 0;
      }
      return args[2] == 0 || memory.get(tlbs.write, element) != 0 ? 1 : 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      if (tlbs.count() == 0) {
        return new Footprint();
      }
      int element = tlbs.element(args[0], args[1]);
      return new Footprint().read(tlbs.frame, element).read(tlbs.write, element);
    }
  }
}
