package org.mmn.model.device;

import static org.mmn.model.Primitive.query;
import static org.mmn.model.Primitive.step;

import java.util.List;
import java.util.stream.Stream;
import org.mmn.model.Catalogues;
import org.mmn.model.Fact;
import org.mmn.model.Primitive;
import org.mmn.state.Field;
import org.mmn.state.Footprint;

/** The primitives of devices and objects: {@code kernel/device.mmn}, {@code kernel/object.mmn}. */
public final class DevicePrimitives {
  private DevicePrimitives() {}

  public static List<Primitive> rows() {
    return Stream.of(tlbs(), objects()).flatMap(List::stream).toList();
  }

  private static List<Primitive> tlbs() {
    return List.of(
        step(
            "secondary_tlb_map",
            c -> new SecondaryTlbOps.Map("secondary_tlb_map", c.devices(), c.frames())),
        step(
            "secondary_tlb_zap",
            c -> new SecondaryTlbOps.Zap("secondary_tlb_zap", c.devices(), false)),
        step(
            "secondary_tlb_wrprotect",
            c -> new SecondaryTlbOps.Zap("secondary_tlb_wrprotect", c.devices(), true)),
        step(
            "secondary_tlb_access",
            c -> new SecondaryTlbOps.Access("secondary_tlb_access", c.devices())),
        query(
            "secondary_tlb_has",
            c -> translation(c, "secondary_tlb_has", c.devices().frame, -1, true)),
        query(
            "secondary_tlb_frame",
            c -> translation(c, "secondary_tlb_frame", c.devices().frame, -1, false)),
        query(
            "secondary_tlb_writable",
            c -> translation(c, "secondary_tlb_writable", c.devices().write, 0, false)));
  }

  /** A fact about the translation of device {@code args[0]} at page {@code args[1]}. */
  private static Fact translation(
      Catalogues c, String name, Field field, int none, boolean whether) {
    SecondaryTlbs tlbs = c.devices();
    return new Fact(
        name,
        (view, thread, args) -> {
          int value = tlbs.count() == 0 ? none : view.get(field, tlbs.element(args[0], args[1]));
          return whether ? (value == none ? 0 : 1) : value;
        },
        (thread, args) ->
            tlbs.count() == 0
                ? new Footprint()
                : new Footprint().read(field, tlbs.element(args[0], args[1])));
  }

  private static List<Primitive> objects() {
    return List.of(
        step("object_use", c -> new ObjectOps.Use("object_use", c.objects())),
        step("object_free", c -> new ObjectOps.SetFreed("object_free", c.objects(), 1)),
        step("object_alloc", c -> new ObjectOps.SetFreed("object_alloc", c.objects(), 0)),
        step("kref_get", c -> new ObjectOps.Get("kref_get", c.objects(), false)),
        step(
            "kref_get_unless_zero",
            c -> new ObjectOps.Get("kref_get_unless_zero", c.objects(), true)),
        step("kref_put", c -> new ObjectOps.Put("kref_put", c.objects())),
        query("kref_read", c -> ofObject("kref_read", c.objects().references, 1)),
        query("object_is_free", c -> ofObject("object_is_free", c.objects().freed, 0)));
  }

  private static Fact ofObject(String name, Field field, int otherwise) {
    return new Fact(
        name,
        (view, thread, args) -> field.size() > 0 ? view.get(field, args[0]) : otherwise,
        (thread, args) ->
            field.size() > 0 ? new Footprint().read(field, args[0]) : new Footprint());
  }
}
