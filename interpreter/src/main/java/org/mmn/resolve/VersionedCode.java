package org.mmn.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.mmn.kernel.VersionRange;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Unit;

/** The {@code when kernel} blocks of a file. */
public final class VersionedCode {
  private VersionedCode() {}

  /**
   * A block.
   *
   * @param at where its versions stand
   * @param then the end of its first branch
   * @param within what it stands in, innermost first
   */
  public record Block(List<VersionRange> versions, Span at, int then, List<Span> within) {}

  /** All of them, in order. */
  public static List<Block> of(Unit unit) {
    Walk walk = new Walk();
    walk.walk(unit.declarations());
    return walk.blocks;
  }

  private static final class Walk extends SyntaxWalk {
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<Span> within = new ArrayDeque<>();

    @Override
    void enter(Decl decl) {
      within.push(decl.span());
    }

    @Override
    void leave(Decl decl) {
      within.pop();
    }

    @Override
    void block(Span span, List<VersionRange> versions, Span at, int then) {
      blocks.add(new Block(versions, at, then, List.copyOf(within)));
    }
  }
}
