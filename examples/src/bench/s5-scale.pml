/* S5, scale: see s5-scale.mmn. */

#ifndef N
#define N 5
#endif
#ifndef K
#define K 2
#endif
#include "steps.pml"

byte lock, count, seq;
bool mapped_by[N];

#define ROUND \
  LOCK(lock); \
  count++; \
  UNLOCK(lock); \
  mapped_by[_pid] = false; \
  LOCK(lock); \
  d_step { count--; seq++ }; \
  UNLOCK(lock); \
  mapped_by[_pid] = true

active [N] proctype T() {
  mapped_by[_pid] = true;
  REPEAT(K, ROUND);
  ENDED
}
