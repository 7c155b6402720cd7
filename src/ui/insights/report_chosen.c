#include "ui/insights/report_chosen.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t find(const struct report_chosen *chosen, int64_t id)
{
    size_t at = 0;
    while (at < chosen->count && chosen->ids[at] != id)
        at++;
    return at;
}

bool report_chosen_has(const struct report_chosen *chosen, int64_t id)
{
    return find(chosen, id) < chosen->count;
}

size_t report_chosen_count(const struct report_chosen *chosen)
{
    size_t count = 0;
    for (size_t i = 0; i < chosen->count; i++)
        count += chosen->days[i] >= chosen->since;
    return count;
}

static void say(struct report_chosen *chosen)
{
    size_t count = report_chosen_count(chosen);
    snprintf(chosen->sentence, sizeof chosen->sentence, count > 0 ? "%zu chosen" : "none chosen yet", count);
}

void report_chosen_from(struct report_chosen *chosen, daynum since)
{
    chosen->since = since;
    say(chosen);
}

bool report_chosen_turn(struct report_chosen *chosen, int64_t id, daynum day)
{
    size_t at = find(chosen, id);
    if (at < chosen->count) {
        chosen->count--;
        chosen->ids[at] = chosen->ids[chosen->count];
        chosen->days[at] = chosen->days[chosen->count];
    } else if (at < REPORT_CHOSEN_MAX) {
        chosen->ids[at] = id;
        chosen->days[at] = day;
        chosen->count++;
    } else {
        return false;
    }
    say(chosen);
    return true;
}

/* No number, so that a form passes the line over. */
static const char mark[] = "chosen";

void report_chosen_draft(const struct report_chosen *chosen, struct buf *out)
{
    if (chosen->count == 0)
        return;
    buf_puts(out, mark);
    for (size_t i = 0; i < chosen->count; i++)
        buf_printf(out, " %" PRId64 " %" PRId32, chosen->ids[i], chosen->days[i]);
    buf_putc(out, '\n');
}

void report_chosen_take_draft(struct report_chosen *chosen, const char *draft)
{
    if (strncmp(draft, mark, strlen(mark)) != 0)
        return;
    for (draft += strlen(mark); *draft == ' ';) {
        char   *rest;
        int64_t id = strtoll(draft, &rest, 10);
        long    day = strtol(rest, &rest, 10);
        bool    is_taken = day < DAY_FIRST || day > DAY_LAST || report_chosen_has(chosen, id) ||
                        report_chosen_turn(chosen, id, (daynum)day);
        draft = is_taken && rest > draft ? rest : "";
    }
}
