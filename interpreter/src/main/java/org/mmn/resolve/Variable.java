package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;

/**
 * A declared piece of shared state: of a module or scenario, of each object of a built-in type
 * ({@code struct}), or of each instance of a driver. Identity is the declaration; it is also the
 * lock class of a lock (rule 14). Locals are {@link Local}.
 */
public final class Variable {

  /** Whose state it is. */
  public enum Owner {
    /** One for the whole scenario. */
    GLOBAL,
    /** One for each object of {@link Variable#structOf}. */
    STRUCT,
    /** One for each instance of {@link Variable#driver}. */
    DRIVER
  }

  private final String name;
  private final Type type;
  private final Owner owner;
  private final Type.Kind structOf;
  private final Optional<Driver> driver;
  private final int length;
  private final int initial;
  private final boolean ghost;
  private final Span span;

  /**
   * @param structOf for a STRUCT variable the object's kind, VOID otherwise
   * @param length 0 for a scalar, else the number of elements of an array
   * @param initial the first value of a plain value; ignored for objects
   */
  public Variable(
      String name,
      Type type,
      Owner owner,
      Type.Kind structOf,
      Optional<Driver> driver,
      int length,
      int initial,
      boolean ghost,
      Span span) {
    this.name = name;
    this.type = type;
    this.owner = owner;
    this.structOf = structOf;
    this.driver = driver;
    this.length = length;
    this.initial = initial;
    this.ghost = ghost;
    this.span = span;
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  public Owner owner() {
    return owner;
  }

  public Type.Kind structOf() {
    return structOf;
  }

  public Optional<Driver> driver() {
    return driver;
  }

  /** 0 for a scalar, else the number of elements. */
  public int length() {
    return length;
  }

  public int initial() {
    return initial;
  }

  public boolean ghost() {
    return ghost;
  }

  public Span span() {
    return span;
  }

  /**
   * As lockdep and reports name it: {@code plain_reader.lock}, {@code mm.mmap_lock}, {@code
   * oom_lock}.
   */
  public String className() {
    return switch (owner) {
      case GLOBAL -> name;
      case STRUCT -> structOf.word() + "." + name;
      case DRIVER -> driver.map(d -> d.name() + "." + name).orElse(name);
    };
  }

  @Override
  public String toString() {
    return className();
  }
}
