package org.mmn.state;

/** The TASK fields of one thread while its own effect is made. */
public interface Own {
  int get(Field field, int index);

  void set(Field field, int index, int value);
}
