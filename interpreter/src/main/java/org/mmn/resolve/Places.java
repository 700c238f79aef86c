package org.mmn.resolve;

import java.util.Optional;

/** Pages that are known before anything runs. */
final class Places {
  /** Pages {@code first..limit} of an mm, numbered among all pages of the scenario. */
  record Pages(int mm, int first, int limit) {}

  private final ScenarioObjects objects;

  Places(ScenarioObjects objects) {
    this.objects = objects;
  }

  /** The pages that a page, range, VMA or mm stands for. */
  Optional<Pages> pages(Value value) {
    if (value instanceof Value.Attribute attribute && attribute.name().equals("range")) {
      return pages(attribute.target());
    } else if (value instanceof Value.RangeOf range) {
      return pages(range.target())
          .flatMap(
              p ->
                  range.low() instanceof Value.Constant l
                          && range.high() instanceof Value.Constant h
                      ? Optional.of(new Pages(p.mm(), p.first() + l.value(), p.first() + h.value()))
                      : Optional.empty());
    } else if (value instanceof Value.PageOf page) {
      return pages(page.target())
          .flatMap(
              p ->
                  page.index() instanceof Value.Constant i
                      ? Optional.of(
                          new Pages(p.mm(), p.first() + i.value(), p.first() + i.value() + 1))
                      : Optional.empty());
    }
    return value instanceof Value.Constant constant ? ofObject(constant) : Optional.empty();
  }

  private Optional<Pages> ofObject(Value.Constant object) {
    int number = object.value();
    return switch (object.type().kind()) {
      case VMA -> {
        ScenarioObjects.Area area = objects.areas().get(number);
        yield Optional.of(new Pages(area.mm(), area.firstPage(), area.firstPage() + area.pages()));
      }
      case MM -> {
        int first =
            objects.areas().stream()
                .filter(a -> a.mm() < number)
                .mapToInt(ScenarioObjects.Area::pages)
                .sum();
        int pages = objects.areasOf(number).stream().mapToInt(ScenarioObjects.Area::pages).sum();
        yield Optional.of(new Pages(number, first, first + pages));
      }
      default -> Optional.empty();
    };
  }
}
