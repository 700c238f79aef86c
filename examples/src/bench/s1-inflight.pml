/*
 * S1, inflight: see s1-inflight.mmn. SCENARIO 1: count and sequence; 2: the count only; 3: no
 * check.
 *
 * What never is to hold is asserted in each step that can make it true.
 */

#ifndef N
#define N 3
#endif
#ifndef K
#define K 2
#endif
#ifndef SCENARIO
#define SCENARIO 1
#endif
#include "steps.pml"

byte lock, count, seq;
bool pte[N] = true;
bool device[N], covered[N];

#define NEVER_STALE assert(!(device[0] && !pte[0] && !covered[0]))

#define INVALIDATE \
  LOCK(lock); \
  d_step { count++; covered[_pid] = true; device[_pid] = false }; \
  UNLOCK(lock); \
  d_step { pte[_pid] = false; NEVER_STALE }; \
  LOCK(lock); \
  d_step { seq++; count--; covered[_pid] = false; NEVER_STALE }; \
  UNLOCK(lock); \
  pte[_pid] = true

active [N] proctype I() {
  REPEAT(K, INVALIDATE);
  ENDED
}

/* A local variable is 0 again with the last step that reads it, as in mmn. */
active proctype fault() {
  byte snapshot;
  bool present;

again:
#if SCENARIO == 1
  snapshot = seq;
#endif
  present = pte[0];
#if SCENARIO == 3
  if
  :: d_step { lock == 0 && present -> lock = 1; present = false }
  :: d_step { lock == 0 && !present -> lock = 1 }; goto unlock
  fi;
#else
  LOCK(lock);
#endif
#if SCENARIO == 1
  if
  :: count == 0
  :: d_step { count != 0 -> snapshot = 0; present = false }; goto retry
  fi;
  if
  :: d_step { seq == snapshot && present -> snapshot = 0; present = false }
  :: d_step { seq == snapshot && !present -> snapshot = 0 }; goto unlock
  :: d_step { seq != snapshot -> snapshot = 0; present = false }; goto retry
  fi;
#endif
#if SCENARIO == 2
  if
  :: d_step { count == 0 && present -> present = false }
  :: count == 0 && !present; goto unlock
  :: d_step { count != 0 -> present = false }; goto retry
  fi;
#endif
  d_step { device[0] = true; NEVER_STALE };
unlock:
  UNLOCK(lock);
  goto out;
retry:
  UNLOCK(lock);
  goto again;
out:
  ENDED
}
