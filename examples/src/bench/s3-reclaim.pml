/*
 * S3, reclaim: see s3-reclaim.mmn. SCENARIO 1: allocates under its lock; 2: does not allocate; 3:
 * allocates before it takes its lock.
 */

#ifndef N
#define N 2
#endif
#ifndef M
#define M 2
#endif
#ifndef K
#define K 1
#endif
#ifndef FRAMES
#define FRAMES 1
#endif
#ifndef SCENARIO
#define SCENARIO 1
#endif
#include "steps.pml"

byte lock[M];
byte frames = FRAMES;

/*
 * Whether some thread is about to take what it has: mmn ends a path there (rule 28), SPIN goes on
 * with the others. With -DENDS it does not.
 */
bool hung;
#ifdef ENDS
#define UNLESS_HUNG provided (!hung)
#else
#define UNLESS_HUNG
#endif
#define WAITS(driver, next) hung = hung || (SCENARIO == 1 && driver == next)

/* Reclaim by the callback of a driver, but for the step that finds no frame. */
#define RECLAIM_1(driver) LOCK(lock[0]); d_step { UNLOCK(lock[0]); WAITS(driver, 1) }
#define RECLAIM_2(driver) \
  RECLAIM_1(driver); LOCK(lock[1]); d_step { UNLOCK(lock[1]); WAITS(driver, 2) }
#define RECLAIM_3(driver) \
  RECLAIM_2(driver); LOCK(lock[2]); d_step { UNLOCK(lock[2]); WAITS(driver, 3) }
#define RECLAIM_4(driver) RECLAIM_3(driver); LOCK(lock[3]); UNLOCK(lock[3])
#define RECLAIM_PASTE(n) RECLAIM_##n
#define RECLAIM_OF(n) RECLAIM_PASTE(n)

#define GET_FRAME(driver) \
  if \
  :: d_step { frames > 0 -> frames-- } \
  :: d_step { frames == 0 -> WAITS(driver, 0) }; RECLAIM_OF(M)(driver) \
  fi

#if SCENARIO == 1
#define CALLBACK(driver) LOCK(lock[driver]); GET_FRAME(driver); frames++; UNLOCK(lock[driver])
#elif SCENARIO == 2
#define CALLBACK(driver) LOCK(lock[driver]); UNLOCK(lock[driver])
#else
#define CALLBACK(driver) GET_FRAME(driver); LOCK(lock[driver]); UNLOCK(lock[driver]); frames++
#endif

#define CALLBACKS_1 CALLBACK(0)
#define CALLBACKS_2 CALLBACKS_1; CALLBACK(1)
#define CALLBACKS_3 CALLBACKS_2; CALLBACK(2)
#define CALLBACKS_4 CALLBACKS_3; CALLBACK(3)
#define CALLBACKS_PASTE(n) CALLBACKS_##n
#define CALLBACKS_OF(n) CALLBACKS_PASTE(n)

active [N] proctype T() UNLESS_HUNG {
  REPEAT(K, CALLBACKS_OF(M));
  ENDED
}
