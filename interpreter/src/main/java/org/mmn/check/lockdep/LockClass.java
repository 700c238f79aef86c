package org.mmn.check.lockdep;

/** A node of lockdep's graph: the locks of one declaration, taken under one subclass. */
public record LockClass(String name, int subclass) {

  @Override
  public boolean equals(Object other) {
    return other instanceof LockClass c && subclass == c.subclass && name.equals(c.name);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + subclass;
  }

  /** As the kernel prints it: {@code plain_reader.lock/1}. */
  @Override
  public String toString() {
    return subclass == 0 ? name : name + "/" + subclass;
  }
}
