package org.mmn.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmn.explore.Finding;
import org.mmn.explore.Observer;
import org.mmn.model.PageRange;
import org.mmn.model.device.SecondaryTlbs;
import org.mmn.model.mm.PageTables;
import org.mmn.model.task.EnteredRanges;
import org.mmn.state.State;
import org.mmn.state.View;

/**
 * Finds states in which a device reaches what the page table does not give it, while no operation
 * between its start and its end covers the page, and no CPU that is yet to be flushed may reach it
 * as well (rule 26). Where nothing moves any more nobody flushes.
 */
public final class StaleMappingCheck<S extends State & View> implements Observer<S> {

  /** What is wrong with a device's translation. */
  public enum Wrong {
    NO_PTE,
    ANOTHER_FRAME,
    WRITES
  }

  /** A translation that differs, by the names of the device and the page. */
  public record Stale(String device, String page, Wrong wrong) {}

  private final CheckContext context;
  private final SecondaryTlbs devices;
  private final PageTables tables;
  private final EnteredRanges ranges;
  private final Set<Stale> seen = new LinkedHashSet<>();

  public StaleMappingCheck(
      CheckContext context, SecondaryTlbs devices, PageTables tables, EnteredRanges ranges) {
    this.context = context;
    this.devices = devices;
    this.tables = tables;
    this.ranges = ranges;
  }

  @Override
  public void reached(S state, Sightings sightings) {
    if (!context.turns().isInside(state)) {
      look(state, false, sightings);
    }
  }

  @Override
  public void expanded(S state, long waiting, long moving, Sightings sightings) {
    if (moving == 0) {
      look(state, true, sightings);
    }
  }

  private void look(S state, boolean last, Sightings sightings) {
    for (int device = 0; device < devices.count(); device++) {
      for (int page = 0; page < devices.pages(); page++) {
        Optional<Wrong> wrong = wrong(state, devices.element(device, page), page, last);
        if (wrong.isPresent() && !isCovered(state, page)) {
          see(device, page, wrong.get(), sightings);
        }
      }
    }
  }

  private Optional<Wrong> wrong(View state, int element, int page, boolean last) {
    int reached = state.get(devices.frame, element);
    if (reached < 0 || (!last && tables.cpus.hasFrame(state, page, reached))) {
      return Optional.empty();
    }
    int reachable = tables.reachable(state, page);
    if (reachable < 0) {
      return Optional.of(Wrong.NO_PTE);
    } else if (reachable != reached) {
      return Optional.of(Wrong.ANOTHER_FRAME);
    }
    boolean writes = state.get(devices.write, element) != 0 && !tables.isWritable(state, page);
    boolean flushed = last || !tables.cpus.mayWrite(state, page);
    return writes && flushed ? Optional.of(Wrong.WRITES) : Optional.empty();
  }

  private boolean isCovered(View state, int page) {
    int range = PageRange.of(context.world().pages().get(page).mm(), page, page + 1);
    for (int thread = 0; thread < context.world().threads().size(); thread++) {
      if (ranges.overlapping(state, thread, range) > 0) {
        return true;
      }
    }
    return false;
  }

  private void see(int device, int page, Wrong wrong, Sightings sightings) {
    Stale stale =
        new Stale(
            context.world().secondaryTlbs().get(device).name(),
            context.world().pages().get(page).name(),
            wrong);
    seen.add(stale);
    sightings.see(stale);
  }

  @Override
  public List<Finding> findings(boolean complete) {
    List<Finding> findings = new ArrayList<>();
    for (Stale stale : seen) {
      findings.add(new Finding("stale_mapping", List.of(), List.of(stale), stale));
    }
    return findings;
  }
}
