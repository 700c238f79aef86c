/*
 * S2, amdgpu 2018: see s2-pairs.mmn. SCENARIO 1: a reader from start to end; 2: a mutex and a
 * counter; 3: the counter without the mutex.
 *
 * Start and end are the steps of mm.mmu_notifier of mmn's library under v4.18, with one
 * subscriber.
 */

#ifndef N
#define N 2
#endif
#ifndef K
#define K 1
#endif
#ifndef SCENARIO
#define SCENARIO 1
#endif
#include "steps.pml"

byte in_flight, srcu;
byte readers, queued;
bool writer;
byte read_lock;
short recursion;

/*
 * A fair rwsem: a writer that has to wait joins the queue, and keeps new readers out unless the
 * lock is free.
 */
#define MAY_READ (!writer && (queued == 0 || readers == 0))
#define DOWN_READ d_step { MAY_READ -> readers++ }
/* To give back what nobody has ends mmn's path where it happens: no state comes of it. */
#define UP_READ \
  do \
  :: d_step { readers > 0 -> readers-- }; break \
  :: d_step { readers == 0 -> assert(false) } \
  od
#define DOWN_WRITE \
  if \
  :: d_step { !writer && readers == 0 -> writer = true } \
  :: d_step { writer || readers > 0 -> queued++ }; \
     d_step { !writer && readers == 0 -> writer = true; queued-- } \
  fi
#define UP_WRITE writer = false

#if SCENARIO == 1
#define ON_START DOWN_READ
#define ON_END UP_READ
#elif SCENARIO == 2
#define ON_START \
  LOCK(read_lock); \
  if \
  :: d_step { recursion == 0 -> recursion++ }; DOWN_READ \
  :: d_step { recursion != 0 -> recursion++ } \
  fi; \
  UNLOCK(read_lock)
#define ON_END \
  if \
  :: d_step { recursion == 1 -> recursion-- }; UP_READ \
  :: d_step { recursion != 1 -> recursion-- } \
  fi
#else
#define ON_START \
  count = recursion + 1; \
  if \
  :: d_step { count == 1 -> recursion = count; count = 0 }; DOWN_READ \
  :: d_step { count != 1 -> recursion = count; count = 0 } \
  fi
#define ON_END \
  count = recursion - 1; \
  if \
  :: d_step { count == 0 -> recursion = count }; UP_READ \
  :: d_step { count != 0 -> recursion = count; count = 0 } \
  fi
#endif

/*
 * Start: range_entered, subscribers_first, srcu_read_lock, subscribers_first; subscriber_started,
 * subscribers_next, srcu_read_unlock. End: subscribers_first, srcu_read_lock, subscribers_first,
 * subscriber_ended; subscribers_next, srcu_read_unlock, range_left.
 */
#define START in_flight++; skip; srcu++; skip; ON_START; skip; skip; srcu--
#define END skip; srcu++; skip; skip; ON_END; skip; srcu--; in_flight--

#if SCENARIO == 3
#define PAIRS START; END
#else
#define PAIRS START; START; END; END
#endif

active [N] proctype T() {
#if SCENARIO == 3
  short count;
#endif
  REPEAT(K, PAIRS);
  ENDED
}

active proctype submit() {
  DOWN_WRITE;
  UP_WRITE;
  ENDED
}
