package org.mmn.check.lockdep;

/** A node of lockdep's graph: the locks of one declaration, taken under one subclass. */
public record LockClass(String name, int subclass) {

  /** As the kernel prints it: {@code plain_reader.lock/1}. */
  @Override
  public String toString() {
    return subclass == 0 ? name : name + "/" + subclass;
  }
}
