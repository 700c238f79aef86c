/*
 * S4, oom: see s4-oom.mmn. SCENARIO 1: tries, and gives up; 2: sleeps; 3: never gives up.
 *
 * With -DLIVE the progress property is a never claim, for pan -a -f: SPIN's fairness is weak,
 * mmn's also grants locks, which makes no difference here. Without it the states are counted.
 */

#ifndef N
#define N 2
#endif
#ifndef K
#define K 1
#endif
#ifndef TRIES
#define TRIES 3
#endif
#ifndef SCENARIO
#define SCENARIO 1
#endif
#include "steps.pml"

byte lock;
bool freed, skipped;

#define USE_LOCK LOCK(lock); UNLOCK(lock)
#define SCHEDULE_TIMEOUT skip

active [N] proctype user() {
  REPEAT(K, USE_LOCK);
  ENDED
}

active proctype victim() {
  LOCK(lock);
  do
  :: freed; break
  :: !freed;
     if
     :: skipped; break
     :: !skipped; SCHEDULE_TIMEOUT
     fi
  od;
  UNLOCK(lock);
  ENDED
}

#define TRY \
  if \
  :: LOCK(lock); goto reap \
  :: lock != 0; SCHEDULE_TIMEOUT \
  fi

active proctype reaper() {
#if SCENARIO == 1
  REPEAT(TRIES, TRY);
  skipped = true;
  goto out;
#elif SCENARIO == 2
  LOCK(lock);
#else
  do
  :: TRY
  od;
#endif
reap:
  freed = true;
  UNLOCK(lock);
out:
  ENDED
}

#ifdef LIVE
ltl over { <> (freed || skipped) }
#endif
