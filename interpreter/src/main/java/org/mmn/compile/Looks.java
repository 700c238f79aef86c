package org.mmn.compile;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.mmn.model.Primitives;
import org.mmn.model.World;
import org.mmn.model.task.TaskFields;
import org.mmn.resolve.Type;
import org.mmn.state.Footprint;
import org.mmn.syntax.Decl.PropertyKind;

/** What the properties of a scenario look at, by where they look, and checks in every state. */
final class Looks {
  /** In every state, by itself. */
  final Touches inStates = new Touches(Touches.NOBODY);

  private final Touches alongRuns = new Touches(Touches.NOBODY);

  /** Where nothing moves any more: nothing is left out before that. */
  private final Touches atEnds = new Touches(Touches.NOBODY);

  /** The threads that some property names. */
  final BitSet named = new BitSet();

  /** Whether single states are asked about a page, or about what depends on which is which. */
  boolean pagesNamed;

  /** What properties look at in single states, those at the end of a run too. */
  final Touches everywhere = new Touches(Touches.NOBODY);

  private final Footprint watched;
  private final Linkage link;
  private final World world;
  private final PropertyLowering states;
  private final PropertyLowering runs;
  private final PropertyLowering ends;

  Looks(Linkage link, Machinery machinery, World world, Primitives primitives) {
    TaskFields tasks = primitives.catalogues().tasks();
    this.watched = primitives.watched();
    this.link = link;
    this.world = world;
    this.states = new PropertyLowering(link, inStates, named, machinery, tasks.place);
    this.runs = new PropertyLowering(link, alongRuns, new BitSet(), machinery, tasks.place);
    this.ends = new PropertyLowering(link, atEnds, named, machinery, tasks.place);
  }

  /** What lowers the condition of a property of that kind. */
  PropertyLowering lowering(PropertyKind kind) {
    return switch (kind) {
      case ALWAYS, NEVER, REACHABLE -> states;
      case EVENTUALLY, WATCH -> runs;
      case FINALLY -> ends;
    };
  }

  /** Adds what all that has been lowered may touch, and what checks watch in every state. */
  void close() {
    for (PropertyLowering lowering : List.of(states, runs, ends)) {
      TouchAnalysis.ofQueries(world, link, lowering.queries(), lowering.touches());
      pagesNamed |= lowering != runs && lowering.queries().stream().anyMatch(this::isAboutPages);
    }
    everywhere.add(inStates);
    everywhere.add(atEnds);
    inStates.add(watched);
  }

  private boolean isAboutPages(int op) {
    Signature signature = link.signatures.get(op);
    return link.ops.get(op).tellsPagesApart()
        || Stream.concat(Stream.of(signature.result()), signature.parameters().stream())
            .anyMatch(k -> k == Type.Kind.PAGE || k == Type.Kind.RANGE);
  }

  /** What is looked at before a run is at its end. */
  Touches onTheWay() {
    Touches all = new Touches(Touches.NOBODY);
    all.add(inStates);
    all.add(alongRuns);
    return all;
  }
}
