/*
 * today_load: reads what Today shows: a fixed small number of rows, however long the history is.
 */
#ifndef HOLDFAST_UI_TODAY_TODAY_LOAD_H
#define HOLDFAST_UI_TODAY_TODAY_LOAD_H

#include "ui/frame/app.h"
#include "ui/today/today.h"

enum { TODAY_MEMO_SIZE = 64 };

/* How the file remembers that an urge was asked about, and up to which milestone a streak was shown. */
void today_load_name_asked(int64_t urge_id, char out[TODAY_MEMO_SIZE]);
void today_load_name_seen(const struct today *today, char out[TODAY_MEMO_SIZE]);

/* asking_id: the urge that is asked about: it stays so until it is answered, though the file says by now that it was asked. */
MUST_CHECK bool today_load(struct app *app, int64_t asking_id, struct arena *arena, struct today *out,
                           struct error *error);

#endif
