package org.mmn.workspace;

/**
 * What a search leaves out because it cannot matter. Verdicts do not depend on any of it (rule 2).
 *
 * @param fuse whether steps that nobody else can see are taken together
 * @param por whether only some threads move where what the others do cannot matter to these:
 *     partial-order reduction
 * @param symmetry whether states that differ only in which of several threads alike is called what,
 *     with their pages and frames, are taken for one
 * @param from how many states a search must come to before anything but fusion is tried: finding
 *     out what cannot matter costs time too
 */
public record Reductions(boolean fuse, boolean por, boolean symmetry, int from) {
  private static final int SMALL = 16_384;

  public static final Reductions ALL = new Reductions(true, true, true);
  public static final Reductions NONE = new Reductions(false, false, false);

  public Reductions(boolean fuse, boolean por, boolean symmetry) {
    this(fuse, por, symmetry, SMALL);
  }

  /** The same, tried whatever the size of the search. */
  public Reductions always() {
    return new Reductions(fuse, por, symmetry, 0);
  }
}
