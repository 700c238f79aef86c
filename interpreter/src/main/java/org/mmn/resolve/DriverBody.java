package org.mmn.resolve;

/** A driver, and the scope of its members. */
record DriverBody(Driver driver, Scope scope, Type type) {

  /** The type of an instance of {@code driver}, in its own code. */
  static Type typeOf(Driver driver) {
    return type(driver, driver.callback("invalidate").isPresent());
  }

  static Type type(Driver driver, boolean interval) {
    Type notifier = Type.notifier(driver);
    return interval
        ? new Type(Type.Kind.INTERVAL, notifier.low(), notifier.high(), notifier.driver())
        : notifier;
  }
}
