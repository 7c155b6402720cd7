#include "support/core_model.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <assert.h>
#include <string.h>

daynum model_day(int64_t at_unix_s, int32_t offset_s, int day_start_h)
{
    const int64_t day_s = 24 * 60 * 60;
    int64_t       left = at_unix_s + offset_s - (int64_t)day_start_h * 60 * 60;
    int           year = 1970, month = 1, day = 1;
    assert(left >= 0);
    while (left >= (day_month_length(year, 2) == 29 ? 366 : 365) * day_s)
        left -= (day_month_length(year++, 2) == 29 ? 366 : 365) * day_s;
    while (left >= day_month_length(year, month) * day_s)
        left -= day_month_length(year, month++) * day_s;
    for (; left >= day_s; left -= day_s)
        day++;
    return day_from_civil(year, month, day);
}

int64_t model_day_end(int64_t from_unix_s, daynum day, int32_t offset_s, int day_start_h)
{
    const int64_t hour_s = 60 * 60;
    int64_t       at = from_unix_s;
    while ((at + offset_s) % hour_s != 0) /* days start at a full hour of the clock */
        at--;
    while (model_day(at, offset_s, day_start_h) <= day)
        at += 24 * hour_s;
    while (model_day(at - hour_s, offset_s, day_start_h) > day)
        at -= hour_s;
    return at;
}

static bool covers(const struct tally_contact *contact, daynum day)
{
    return day == contact->day || (day > contact->day && day <= contact->until);
}

static bool is_stretch(const struct tally_contact *contact)
{
    return covers(contact, contact->day + 1);
}

/* Does it hold a day after the start, up to today? */
static bool counts(const struct tally_input *input, const struct tally_contact *contact)
{
    if (!contact->breaks || contact->day > input->today)
        return false;
    for (daynum day = input->started_on + 1; day <= input->today; day++) {
        if (covers(contact, day))
            return true;
    }
    return false;
}

/* A single one on the day of the start, no earlier than the start itself: the clock begins with it. */
static bool begins_anew(const struct tally_input *input, const struct tally_contact *contact)
{
    if (!contact->breaks || is_stretch(contact) || contact->day != input->started_on || contact->day > input->today)
        return false;
    return !input->has_started_at || contact->at.unix_s >= input->started_at_unix_s;
}

static bool in_break(const struct tally_input *input, daynum day)
{
    for (size_t i = 0; i < input->contact_count; i++) {
        if (counts(input, &input->contacts[i]) && covers(&input->contacts[i], day))
            return true;
    }
    return false;
}

/* Is it the same break on this day as on the day before: does a contact hold both? Breaks begin after the start. */
static bool break_goes_on(const struct tally_input *input, daynum day)
{
    if (day == input->started_on + 1)
        return false;
    for (size_t i = 0; i < input->contact_count; i++) {
        if (counts(input, &input->contacts[i]) && covers(&input->contacts[i], day - 1) &&
            covers(&input->contacts[i], day))
            return true;
    }
    return false;
}

static void mark_days(const struct tally_input *input, struct model *model)
{
    struct tally *tally = &model->tally;
    int32_t       count = 0;
    tally->since = input->started_on;
    model->counter[0] = 0;
    for (daynum day = input->started_on + 1; day <= input->today; day++) {
        bool goes_on = break_goes_on(input, day);
        count++;
        tally->total_days++;
        model->counter[tally->total_days] = goes_on ? -1 : count;
        if (!in_break(input, day)) {
            tally->kept_days++;
            tally->kept_last_30 += day > input->today - 30;
            tally->kept_last_90 += day > input->today - 90;
            continue;
        }
        if (!goes_on) {
            model->streaks[tally->streak_count++] = (struct tally_streak){tally->since, day, count};
            model->breaks[tally->break_count++] = (struct tally_break){.from = day};
        }
        model->breaks[tally->break_count - 1].to = day;
        tally->break_days++;
        tally->since = day;
        count = 0;
    }
    daynum to = input->started_on > input->today ? input->started_on : input->today;
    model->streaks[tally->streak_count++] = (struct tally_streak){tally->since, to, count};
    tally->streak_days = count;
    for (size_t i = 0; i < tally->streak_count; i++) {
        if (model->streaks[i].days > tally->longest_days)
            tally->longest_days = model->streaks[i].days;
    }
    while (input->started_on > input->today + tally->starts_in_days)
        tally->starts_in_days++;
}

static int64_t contact_end(const struct tally_input *input, const struct tally_contact *contact)
{
    daynum last = contact->day;
    while (last < input->today && covers(contact, last + 1))
        last++;
    if (!is_stretch(contact))
        return contact->at.unix_s;
    return model_day_end(contact->at.unix_s - 2 * 24 * 60 * 60, last, contact->at.offset_s, input->day_start_h);
}

/* The contacts of one break, the earliest not yet taken first, and when the last of them ended. */
static bool lies_in(const struct tally_contact *contact, const struct tally_break *one)
{
    for (daynum day = one->from; day <= one->to; day++) {
        if (covers(contact, day))
            return true;
    }
    return false;
}

static void fill_break(const struct tally_input *input, struct tally_break *one, int64_t *ids)
{
    bool taken[MODEL_CONTACTS] = {false};
    one->contact_ids = ids;
    one->end_unix_s = INT64_MIN;
    for (;;) {
        const struct tally_contact *first = NULL;
        for (size_t i = 0; i < input->contact_count; i++) {
            const struct tally_contact *contact = &input->contacts[i];
            if (taken[i] || !counts(input, contact) || !lies_in(contact, one))
                continue;
            if (!first || contact->at.unix_s < first->at.unix_s ||
                (contact->at.unix_s == first->at.unix_s && contact->id < first->id))
                first = contact;
        }
        if (!first)
            return;
        taken[first - input->contacts] = true;
        ids[one->contact_count++] = first->id;
        int64_t end_unix_s = contact_end(input, first);
        if (end_unix_s > one->end_unix_s)
            one->end_id = 0;
        if (end_unix_s >= one->end_unix_s && !is_stretch(first) && first->id > one->end_id)
            one->end_id = first->id;
        if (end_unix_s > one->end_unix_s)
            one->end_unix_s = end_unix_s;
    }
}

static void tell_the_time(const struct tally_input *input, struct model *model)
{
    struct tally *tally = &model->tally;
    int64_t       end_id = 0;
    if (tally->break_count > 0) {
        end_id = model->breaks[tally->break_count - 1].end_id;
        tally->began_unix_s = model->breaks[tally->break_count - 1].end_unix_s;
    } else {
        int64_t before = (int64_t)(input->started_on - 3) * 24 * 60 * 60;
        tally->began_unix_s = model_day_end(before, input->started_on - 1, input->started_offset_s, input->day_start_h);
        if (input->has_started_at)
            tally->began_unix_s = input->started_at_unix_s;
        bool anew = false;
        for (size_t i = 0; i < input->contact_count; i++) {
            const struct tally_contact *contact = &input->contacts[i];
            if (!begins_anew(input, contact))
                continue;
            if (!anew || contact->at.unix_s > tally->began_unix_s) {
                tally->began_unix_s = contact->at.unix_s;
                end_id = contact->id;
            } else if (contact->at.unix_s == tally->began_unix_s && contact->id > end_id) {
                end_id = contact->id;
            }
            anew = true;
        }
        tally->days_only = !anew && !input->has_started_at && input->today < input->started_on + 1;
    }
    bool lasts = false;
    for (size_t i = 0; i < input->contact_count; i++) {
        const struct tally_contact *contact = &input->contacts[i];
        lasts = lasts || (contact->breaks && is_stretch(contact) && covers(contact, input->today));
        if (!contact->breaks && contact->kind != CONTACT_LOOK && contact->direction != CONTACT_IN &&
            contact->day <= input->today &&
            (contact->at.unix_s > tally->began_unix_s ||
             (contact->at.unix_s == tally->began_unix_s && contact->id > end_id)))
            tally->has_allowed_contact = true;
    }
    if (tally->starts_in_days == 0 && !lasts && tally->began_unix_s < input->now.unix_s)
        tally->elapsed_s = input->now.unix_s - tally->began_unix_s;
}

static bool looked_on(const struct tally_input *input, daynum day)
{
    for (size_t i = 0; i < input->contact_count; i++) {
        const struct tally_contact *contact = &input->contacts[i];
        if (contact->kind == CONTACT_LOOK && contact->day > input->started_on && contact->day <= input->today &&
            covers(contact, day))
            return true;
    }
    return false;
}

void model_tally(const struct tally_input *input, struct model *model)
{
    assert(input->contact_count <= MODEL_CONTACTS && input->today - input->started_on < MODEL_DAYS);
    memset(model, 0, sizeof *model);
    struct tally *tally = &model->tally;
    tally->breaks = model->breaks;
    tally->streaks = model->streaks;
    mark_days(input, model);
    for (size_t i = 0; i < tally->break_count; i++)
        fill_break(input, &model->breaks[i], model->ids[i]);
    tell_the_time(input, model);
    for (daynum day = input->today; day > input->started_on && !looked_on(input, day); day--)
        tally->look_days++;
    for (size_t i = 0; i < input->contact_count; i++) {
        const struct tally_contact *contact = &input->contacts[i];
        if (contact->direction == CONTACT_IN && contact->kind != CONTACT_LOGISTICS &&
            input->started_on <= contact->day && contact->day <= input->today &&
            !(contact->waiting && input->now.unix_s < contact->at.unix_s + 7 * 24 * 60 * 60))
            tally->unanswered++;
    }
}

bool model_is_milestone(int32_t days, int32_t target_days)
{
    switch (days) {
    case 1:
    case 3:
    case 7:
    case 14:
    case 21:
    case 30:
    case 45:
    case 60:
    case 77:
    case 90:
    case 120:
    case 150:
    case 180:
    case 270:
        return true;
    default:
        return days > 0 && (days % 365 == 0 || days == target_days);
    }
}

int32_t model_milestone_last(int32_t days, int32_t target_days)
{
    while (days > 0 && !model_is_milestone(days, target_days))
        days--;
    return days;
}

int32_t model_milestone_next(int32_t days, int32_t target_days)
{
    do
        days++;
    while (!model_is_milestone(days, target_days));
    return days;
}

daynum model_first_reached(const struct model *model, int32_t days)
{
    for (int32_t i = 0; i <= model->tally.total_days; i++) {
        if (model->counter[i] == days)
            return model->streaks[0].from + i;
    }
    return DAY_NONE;
}

int32_t model_times_reached(const struct model *model, int32_t days)
{
    int32_t times = 0;
    for (int32_t i = 0; i <= model->tally.total_days; i++)
        times += model->counter[i] == days;
    return times;
}

#define SAME(field)                                                                                                    \
    if (got->field != want->field)                                                                                     \
    fail_msg("%s: " #field " is %lld, not %lld", what, (long long)got->field, (long long)want->field)

void model_assert_same(const char *what, const struct tally *got, const struct tally *want)
{
    SAME(since);
    SAME(starts_in_days);
    SAME(streak_days);
    SAME(elapsed_s);
    SAME(began_unix_s);
    SAME(days_only);
    SAME(longest_days);
    SAME(total_days);
    SAME(break_days);
    SAME(kept_days);
    SAME(kept_last_30);
    SAME(kept_last_90);
    SAME(look_days);
    SAME(unanswered);
    SAME(has_allowed_contact);
    SAME(break_count);
    SAME(streak_count);
    for (size_t i = 0; i < want->break_count; i++) {
        SAME(breaks[i].from);
        SAME(breaks[i].to);
        SAME(breaks[i].end_unix_s);
        SAME(breaks[i].end_id);
        SAME(breaks[i].contact_count);
        for (size_t k = 0; k < want->breaks[i].contact_count; k++)
            SAME(breaks[i].contact_ids[k]);
    }
    for (size_t i = 0; i < want->streak_count; i++) {
        SAME(streaks[i].from);
        SAME(streaks[i].to);
        SAME(streaks[i].days);
    }
}
