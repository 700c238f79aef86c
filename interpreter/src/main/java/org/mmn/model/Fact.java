package org.mmn.model;

import org.mmn.state.Footprint;
import org.mmn.state.View;

/** A query made of two functions: what it answers, and what the answer depends on. */
public final class Fact implements Query {

  /** The answer. */
  public interface Answer {
    int of(View view, int thread, int[] args);
  }

  /** What the answer depends on. */
  public interface Reads {
    Footprint of(int thread, int[] args);
  }

  private final String name;
  private final Answer answer;
  private final Reads reads;
  private final boolean tellsPagesApart;

  public Fact(String name, Answer answer, Reads reads) {
    this(name, answer, reads, false);
  }

  private Fact(String name, Answer answer, Reads reads, boolean tellsPagesApart) {
    this.name = name;
    this.answer = answer;
    this.reads = reads;
    this.tellsPagesApart = tellsPagesApart;
  }

  /** The same, as one that {@link #tellsPagesApart}. */
  public Fact tellingPagesApart() {
    return new Fact(name, answer, reads, true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean tellsPagesApart() {
    return tellsPagesApart;
  }

  @Override
  public int ask(View view, int thread, int[] args) {
    return answer.of(view, thread, args);
  }

  @Override
  public Footprint footprint(int thread, int[] args) {
    return reads.of(thread, args);
  }
}
