package org.mmn.check;

import java.util.ArrayList;
import java.util.BitSet;
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
  public record Decided(Property.Kind kind, String name) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Decided d && kind == d.kind && name.equals(d.name);
    }

    @Override
    public int hashCode() {
      return 31 * kind.ordinal() + name.hashCode();
    }
  }

  /**
   * A property that holds because it says nothing.
   *
   * @param part what would have to come true first; empty when it was never even looked at
   */
  public record Vacuous(Property.Kind kind, String name, Optional<String> part) {}

  /**
   * A property that was looked at, or a part of it that came true.
   *
   * @param trigger which part; -1 for the property itself
   */
  private record Met(Decided property, int trigger) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Met m && trigger == m.trigger && property.equals(m.property);
    }

    @Override
    public int hashCode() {
      return 31 * property.hashCode() + trigger;
    }
  }

  /** One property and what is known of it. */
  private static final class Judged {
    final Property property;
    final Decided sighting;
    final BitSet triggered = new BitSet();
    boolean decided;
    boolean looked;

    Judged(Property property) {
      this.property = property;
      this.sighting = new Decided(property.kind(), property.name());
    }

    boolean asked(boolean atEnd) {
      return !decided && (property.kind() == Property.Kind.FINALLY) == atEnd;
    }

    void look(View state, Sightings sightings) {
      if (!looked) {
        looked = true;
        sightings.see(new Met(sighting, -1));
      }
      boolean wanted = property.kind() == Property.Kind.REACHABLE;
      if (property.holdsIn(state) == wanted) {
        decided = true;
        sightings.see(sighting);
      }
      for (int i = triggered.nextClearBit(0);
          i < property.triggers().size();
          i = triggered.nextClearBit(i + 1)) {
        if (property.triggers().get(i).predicate().test(state)) {
          triggered.set(i);
          sightings.see(new Met(sighting, i));
        }
      }
    }

    List<Vacuous> vacuous() {
      if (decided || property.kind() == Property.Kind.REACHABLE) {
        return List.of();
      } else if (!looked) {
        return List.of(new Vacuous(property.kind(), property.name(), Optional.empty()));
      }
      List<Vacuous> parts = new ArrayList<>();
      for (int i = 0; i < property.triggers().size(); i++) {
        Property.Trigger trigger = property.triggers().get(i);
        if (!triggered.get(i) && (trigger.within() < 0 || triggered.get(trigger.within()))) {
          parts.add(new Vacuous(property.kind(), property.name(), Optional.of(trigger.text())));
        }
      }
      return parts;
    }

    Optional<Finding> finding(boolean complete) {
      if (property.kind() != Property.Kind.REACHABLE) {
        return decided ? Optional.of(finding("assertion", List.of(sighting))) : Optional.empty();
      }
      if (decided) {
        return Optional.of(finding(Finding.WITNESS, List.of(sighting)));
      }
      return complete ? Optional.of(finding(Finding.ABSENCE, List.of())) : Optional.empty();
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

  /** What held and said nothing, if every state has been seen; in the order of declaration. */
  public List<Vacuous> vacuous() {
    return judged.stream().flatMap(j -> j.vacuous().stream()).toList();
  }
}
