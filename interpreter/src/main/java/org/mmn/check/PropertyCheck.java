package org.mmn.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.explore.Finding;
import org.mmn.explore.Observer;
import org.mmn.state.State;
import org.mmn.state.View;

/**
 * Judges {@code always}, {@code never}, {@code finally} and {@code reachable}. A property that has
 * been decided is not looked at again; the path goes on.
 */
public final class PropertyCheck<S extends State & View> implements Observer<S> {

  /** The state that decided a property: against it, or for it when it is {@code reachable}. */
  public record Decided(Property.Kind kind, String name) {}

  /**
   * How often a property was looked at until it was decided: never means that it says nothing.
   *
   * @param decided whether a state decided it
   */
  public record Looked(Property.Kind kind, String name, long times, boolean decided) {}

  /** One property and what is known of it. */
  private static final class Judged {
    final Property property;
    final Decided sighting;
    boolean decided;
    long looked;

    Judged(Property property) {
      this.property = property;
      this.sighting = new Decided(property.kind(), property.name());
    }

    boolean asked(boolean atEnd) {
      return !decided && (property.kind() == Property.Kind.FINALLY) == atEnd;
    }

    void look(View state, Sightings sightings) {
      looked++;
      boolean wanted = property.kind() == Property.Kind.REACHABLE;
      if (property.holdsIn(state) == wanted) {
        decided = true;
        sightings.see(sighting);
      }
    }

    Optional<Finding> finding(boolean complete) {
      if (property.kind() != Property.Kind.REACHABLE) {
        return decided ? Optional.of(finding("assertion", List.of(sighting))) : Optional.empty();
      }
      if (decided) {
        return Optional.of(finding("reachable", List.of(sighting)));
      }
      return complete ? Optional.of(finding("unreachable", List.of())) : Optional.empty();
    }

    private Finding finding(String verdict, List<Object> witnesses) {
      return new Finding(verdict, List.of(property.name()), witnesses, sighting);
    }
  }

  private final List<Judged> judged = new ArrayList<>();
  private final Turns turns;
  private final long nonDaemons;

  public PropertyCheck(CheckContext context, List<Property> properties) {
    this.turns = context.turns();
    this.nonDaemons = context.nonDaemons();
    for (Property property : properties) {
      judged.add(new Judged(property));
    }
  }

  @Override
  public void reached(S state, Sightings sightings) {
    look(state, false, sightings);
  }

  @Override
  public void expanded(S state, long waiting, long moving, Sightings sightings) {
    if (moving == 0 && (waiting & nonDaemons) == 0) {
      look(state, true, sightings);
    }
  }

  private void look(S state, boolean atEnd, Sightings sightings) {
    if (turns.isInside(state)) {
      return;
    }
    for (Judged each : judged) {
      if (each.asked(atEnd)) {
        each.look(state, sightings);
      }
    }
  }

  @Override
  public List<Finding> findings(boolean complete) {
    List<Finding> findings = new ArrayList<>();
    for (Judged each : judged) {
      each.finding(complete).ifPresent(findings::add);
    }
    return findings;
  }

  /** How often each property was looked at, in the order of declaration. */
  public List<Looked> looked() {
    return judged.stream()
        .map(j -> new Looked(j.property.kind(), j.property.name(), j.looked, j.decided))
        .toList();
  }
}
