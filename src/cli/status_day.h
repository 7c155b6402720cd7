/*
 * status_day: the day as `status` shows it, loaded once and said in two ways that mean the same.
 */
#ifndef HOLDFAST_CLI_STATUS_DAY_H
#define HOLDFAST_CLI_STATUS_DAY_H

#include "cli/cli.h"
#include "core/phase.h"
#include "store/checkins.h"
#include "store/contacts.h"
#include "store/urges.h"

/* Everything the day has to say. */
struct status_day {
    struct person       person;
    struct tally        tally;
    struct phase        phase;
    int32_t             last, next;
    daynum              next_on, target_on;
    struct urges_counts urges;
    struct checkin      checkin;
    bool                has_checkin;
    int64_t            *waiting; /* ids of messages not answered yet */
    size_t              waiting_count;
    const char         *title;
};

/* The day of the person that --person names, or of the default one. The store must be open. */
MUST_CHECK bool status_day_load(struct cli *cli, struct status_day *day, struct error *error);

/* The document of cli.md; sentences, the most important first. */
void status_day_json(struct cli *cli, const struct status_day *day);
void status_day_say(struct cli *cli, const struct status_day *day);

#endif
