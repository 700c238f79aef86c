package org.mmn.compile;

import java.util.IdentityHashMap;
import org.mmn.model.PageRange;
import org.mmn.model.World;
import org.mmn.resolve.Type;
import org.mmn.resolve.Variable;
import org.mmn.state.Field;
import org.mmn.state.StateLayout;

/** The fields of a script's own plain variables. */
final class Variables {
  private final IdentityHashMap<Variable, Field> fields = new IdentityHashMap<>();
  private final StateLayout layout;
  private final Objects objects;
  private final World world;

  Variables(StateLayout layout, Objects objects, World world) {
    this.layout = layout;
    this.objects = objects;
    this.world = world;
  }

  /** The field that keeps {@code variable}: one element for each owner and index. */
  Field field(Variable variable) {
    return fields.computeIfAbsent(variable, this::declare);
  }

  private Field declare(Variable variable) {
    Type type = variable.type();
    int size = objects.size(variable);
    int low = type.kind() == Type.Kind.INT ? type.low() : type.kind() == Type.Kind.BOOL ? 0 : -1;
    int initial = Math.max(low, Math.min(high(type), variable.initial()));
    Field field =
        layout.shared(
            variable.name(),
            size,
            low,
            high(type),
            initial,
            element -> objects.elementName(variable, element));
    return type.kind() == Type.Kind.FRAME ? field.ofFrames(low) : field;
  }

  private int high(Type type) {
    return switch (type.kind()) {
      case INT -> type.high();
      case BOOL -> 1;
      case PAGE -> world.pages().size() - 1;
      case RANGE -> PageRange.of(world.mms().size(), 0, 0);
      case FRAME -> world.frames() - 1;
      case MM -> world.mms().size() - 1;
      case VMA -> world.vmas().size() - 1;
      case NOTIFIER, INTERVAL -> world.notifiers().size() - 1;
      case THREAD -> world.threads().size() - 1;
      default -> throw new IllegalArgumentException("no plain variable is of type " + type);
    };
  }
}
