package org.mmn.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmn.explore.Finding;
import org.mmn.explore.Observer;
import org.mmn.model.PageRange;
import org.mmn.model.Task;
import org.mmn.model.World;
import org.mmn.state.State;
import org.mmn.state.View;

/** Looks at what a thread leaves behind when it ends: locks still held, pairs still open. */
public final class EndCheck<S extends State & View> implements Observer<S> {

  /** A lock that a thread still held at its end. */
  public record Leaked(String thread, String lock, String lockClass) {}

  /** A pair that a thread opened and never closed. */
  public record LeftOpen(String thread, String notifier, String range) {}

  private final CheckContext context;
  private final Map<Object, Finding> seen = new LinkedHashMap<>();

  /** The positions looked at, and those of ended threads with open pairs, which count by state. */
  private final BitSet known = new BitSet();

  private final BitSet open = new BitSet();

  public EndCheck(CheckContext context) {
    this.context = context;
  }

  @Override
  public void moved(S state, int thread, Sightings sightings) {
    Task task = context.tasks().task(state, thread);
    if (!task.ended() || task.failedAssertion() >= 0) {
      return;
    }
    for (Hold hold : context.facts().held(task)) {
      if (hold.owned()) {
        World.Lock lock = context.world().locks().get(hold.lock());
        report(
            "lock_leaked",
            new Leaked(context.threadName(thread), lock.name(), lock.lockClass()),
            sightings);
      }
    }
  }

  @Override
  public void reached(S state, Sightings sightings) {
    if (context.world().notifiers().isEmpty()) {
      return;
    }
    for (int thread = 0; thread < context.world().threads().size(); thread++) {
      if (leavesOpen(state, thread)) {
        leftOpen(state, thread, sightings);
      }
    }
  }

  private boolean leavesOpen(S state, int thread) {
    int position = state.position(thread);
    if (!known.get(position)) {
      known.set(position);
      Task task = context.tasks().task(state, thread);
      boolean ended = task.ended() && task.failedAssertion() < 0;
      open.set(position, ended && !context.facts().openPairs(task).isEmpty());
    }
    return open.get(position);
  }

  private void leftOpen(S state, int thread, Sightings sightings) {
    for (TaskFacts.OpenPair pair : context.facts().openPairs(context.tasks().task(state, thread))) {
      if (context.facts().subscribed(state, pair.notifier())) {
        String notifier = context.world().notifiers().get(pair.notifier()).name();
        report(
            "unbalanced",
            new LeftOpen(context.threadName(thread), notifier, range(pair.range())),
            sightings);
      }
    }
  }

  private void report(String verdict, Object sighting, Sightings sightings) {
    seen.computeIfAbsent(sighting, s -> new Finding(verdict, List.of(), List.of(s), s));
    sightings.see(sighting);
  }

  /** Pages by their own names: {@code heap[0] .. heap[3]}. */
  private String range(int range) {
    List<World.Page> pages = context.world().pages();
    int last = PageRange.limit(range) - 1;
    String first = pages.get(PageRange.start(range)).name();
    return last == PageRange.start(range) ? first : first + " .. " + pages.get(last).name();
  }

  @Override
  public List<Finding> findings(boolean complete) {
    return new ArrayList<>(seen.values());
  }
}
