package org.mmn.model;

import java.util.function.ToIntFunction;
import org.mmn.state.Footprint;
import org.mmn.state.View;

/** A query whose answer depends on its arguments and the {@link World} alone: it costs no step. */
public final class Pure implements Query {
  private final String name;
  private final ToIntFunction<int[]> function;

  public Pure(String name, ToIntFunction<int[]> function) {
    this.name = name;
    this.function = function;
  }

  @Override
  public String name() {
    return name;
  }

  /** Its value for {@code args}. */
  public int of(int[] args) {
    return function.applyAsInt(args);
  }

  @Override
  public int ask(View view, int thread, int[] args) {
    return function.applyAsInt(args);
  }

  @Override
  public Footprint footprint(int thread, int[] args) {
    return new Footprint();
  }

  @Override
  public boolean isPure() {
    return true;
  }
}
