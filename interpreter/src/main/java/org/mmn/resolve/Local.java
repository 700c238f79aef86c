package org.mmn.resolve;

/** A parameter or local variable of a function. Identity is the declaration. */
public final class Local {
  private final String name;
  private final Type type;

  public Local(String name, Type type) {
    this.name = name;
    this.type = type;
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  @Override
  public String toString() {
    return name;
  }
}
