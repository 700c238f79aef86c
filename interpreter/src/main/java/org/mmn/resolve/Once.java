package org.mmn.resolve;

import java.util.List;

/** Makes values safe to name twice: what takes steps or may change goes to a local first. */
final class Once {
  private final List<Code> before;

  /**
   * @param before where the code goes that has to run first
   */
  Once(List<Code> before) {
    this.before = before;
  }

  Value value(Value value) {
    if (isFixed(value)) {
      return value;
    }
    Local local = new Local("temporary", value.type());
    before.add(new Code.SetLocal(value.span(), local, value));
    return new Value.ReadLocal(value.type(), value.span(), local);
  }

  /** Whether it is the same whenever it is evaluated; what is never assigned in between counts. */
  private static boolean isFixed(Value value) {
    if (value instanceof Value.Attribute attribute) {
      return isFixed(attribute.target());
    } else if (value instanceof Value.PageOf page) {
      return isFixed(page.target()) && isFixed(page.index());
    } else if (value instanceof Value.RangeOf range) {
      return isFixed(range.target()) && isFixed(range.low()) && isFixed(range.high());
    }
    return value instanceof Value.Constant
        || value instanceof Value.This
        || value instanceof Value.ThreadIndex
        || value instanceof Value.CurrentThread
        || value instanceof Value.DriverParameter;
  }
}
