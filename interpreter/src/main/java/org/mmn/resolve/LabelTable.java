package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmn.source.Span;
import org.mmn.syntax.Stmt;

/** The labels of one body, and which of them each {@code goto} may jump to: those around it. */
final class LabelTable {
  static final LabelTable EMPTY = new LabelTable();

  private record Place(Label label, Span span, List<Stmt> around) {}

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<Stmt.Goto, List<Stmt>> jumps = new LinkedHashMap<>();

  private LabelTable() {}

  static LabelTable of(Session session, Stmt body) {
    LabelTable table = new LabelTable();
    table.new Search(session, List.of()).search(body);
    return table;
  }

  Optional<Label> find(String name) {
    return Optional.ofNullable(places.get(name)).map(Place::label);
  }

  Set<String> names() {
    return places.keySet();
  }

  List<Label> labels() {
    return places.values().stream().map(Place::label).toList();
  }

  /** Whether {@code jump} does not enter a statement that it is not in. */
  boolean reaches(Stmt.Goto jump) {
    Place place = places.get(jump.label());
    List<Stmt> around = jumps.getOrDefault(jump, List.of());
    return place != null
        && place.around().size() <= around.size()
        && sameStart(place.around(), around);
  }

  private static boolean sameStart(List<Stmt> outer, List<Stmt> inner) {
    for (int i = 0; i < outer.size(); i++) {
      if (outer.get(i) != inner.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** The walk that fills the table. */
  private final class Search {
    private final Session session;
    private final List<Stmt> around;

    Search(Session session, List<Stmt> around) {
      this.session = session;
      this.around = around;
    }

    void search(Stmt stmt) {
      if (stmt instanceof Stmt.Block block) {
        block.statements().forEach(this::search);
      } else if (stmt instanceof Stmt.Labeled labeled) {
        define(labeled);
        search(labeled.body());
      } else if (stmt instanceof Stmt.Goto jump) {
        jumps.put(jump, around);
      } else if (stmt instanceof Stmt.WhenKernel when) {
        Selection.branch(when, session.version()).ifPresent(this::search);
      } else {
        compound(stmt);
      }
    }

    private void compound(Stmt stmt) {
      if (stmt instanceof Stmt.If choice) {
        inside(choice.then());
        choice.otherwise().ifPresent(this::inside);
      } else if (stmt instanceof Stmt.While loop) {
        inside(loop.body());
      } else if (stmt instanceof Stmt.For loop) {
        inside(loop.body());
      } else if (stmt instanceof Stmt.Repeat loop) {
        inside(loop.body());
      } else if (stmt instanceof Stmt.Either either) {
        either.branches().forEach(this::inside);
      } else if (stmt instanceof Stmt.Atomically atomically) {
        inside(atomically.body());
      }
    }

    private void inside(Stmt body) {
      List<Stmt> deeper = new ArrayList<>(around);
      deeper.add(body);
      new Search(session, deeper).search(body);
    }

    private void define(Stmt.Labeled labeled) {
      Place earlier = places.get(labeled.label());
      if (earlier != null) {
        session.duplicate(labeled.labelSpan(), labeled.label(), earlier.span());
      } else {
        places.put(
            labeled.label(), new Place(new Label(labeled.label()), labeled.labelSpan(), around));
      }
    }
  }
}
