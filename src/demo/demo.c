#include "demo/demo.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "store/act.h"
#include "store/checkins.h"
#include "store/contacts.h"
#include "store/entries.h"
#include "store/lists.h"
#include "store/goals.h"
#include "store/memo.h"
#include "store/persons.h"
#include "store/urges.h"
#include "words/texts.h"

enum { WEEK = 7, UNMARKED_ONE_IN = 13, LETTER_ONE_IN = 20, ENTRY_PART = 200 };
enum { ENTRY_BYTES = 1024, CLOSED_DAYS = 200, MINUTE_S = 60, HOUR_S = 3600, DAY_S = 86400 };

/* What writing the made-up life needs at hand. */
struct demo {
    struct store         *store;
    const struct present *present;
    struct demo_size      size;
    struct person         person;
    uint64_t              state;
    struct error         *error;
};

struct demo_size demo_of_120_days(void)
{
    return (struct demo_size){
        .days = 120, .urges_first = 190, .urges_last = 18, .breaks = 3, .checkins = 62, .notes = 25};
}

struct demo_size demo_of_bench(int days)
{
    return (struct demo_size){.days = days,
                              .urges_first = 1000,
                              .urges_last = 1000,
                              .breaks = (int)((int64_t)days * 6 / 365),
                              .checkins = 100,
                              .notes = 50,
                              .entries = 200,
                              .habits = 20,
                              .persons = 2,
                              .invented = 10};
}

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t next(struct demo *demo)
{
    uint64_t z = demo->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static int below(struct demo *demo, int limit)
{
    return (int)(next(demo) % (uint64_t)limit);
}

static bool chance(struct demo *demo, int of_100)
{
    return below(demo, 100) < of_100;
}

static const char *sample(struct demo *demo, const char *kind)
{
    return texts_sample(kind, (size_t)below(demo, (int)texts_sample_count(kind))).first;
}

/* A word that no dictionary has: two to five syllables, the short ones oftener. */
static const char *invent_word(struct demo *demo, struct arena *arena)
{
    static const char consonants[] = "bdfghklmnprstvwz", vowels[] = "aeiou";
    struct buf        out = {.arena = arena};
    for (int left = 2 + below(demo, 1 + below(demo, 4)); left > 0; left--) {
        buf_putc(&out, consonants[below(demo, (int)sizeof consonants - 1)]);
        buf_putc(&out, vowels[below(demo, (int)sizeof vowels - 1)]);
    }
    return buf_text(&out);
}

/* A text of the sample, or one of a hundred invented words where the life has such. */
static const char *sample_or_invented(struct demo *demo, struct arena *arena, const char *kind)
{
    if (!chance(demo, demo->size.invented))
        return sample(demo, kind);
    struct demo one_of = {.state = (uint64_t)below(demo, 100)};
    return invent_word(&one_of, arena);
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* A clock time on that day, not after now. Where the clock skipped it, an hour later. */
static struct moment moment_on(struct demo *demo, daynum day, int32_t second)
{
    struct moment at;
    if (!when_from_local(day, second, demo->present->zone, &at) &&
        !when_from_local(day, second + 3600, demo->present->zone, &at))
        at = demo->present->now;
    return at.unix_s > demo->present->now.unix_s ? demo->present->now : at;
}

/* Late evenings are the hardest, mornings and Sunday nights come next. */
static int32_t hour_of_urge(struct demo *demo, daynum day)
{
    static const signed char evening[] = {21, 21, 22, 22, 22, 23, 23, 20};
    static const signed char other[] = {7, 8, 9, 12, 15, 17, 18, 19, 0, 1, 2, 13};
    bool                     late = chance(demo, day_weekday(day) == SUNDAY ? 75 : 50);
    int                      hour = late ? evening[below(demo, 8)] : other[below(demo, 12)];
    return hour * 3600 + below(demo, 3600);
}

/* How far the life has come, 0 to 100. */
static int share_of(const struct demo *demo, daynum day)
{
    return (int)((int64_t)(day - demo->person.started_on) * 100 / demo->size.days);
}

static bool write_person(struct demo *demo, struct arena *arena)
{
    demo->person = (struct person){.name = "M.",
                                   .started_on = day_add(demo->present->today, -demo->size.days),
                                   .started_offset_s = demo->present->now.offset_s,
                                   .target_days = 90,
                                   .rules = {.preset = RULES_STANDARD},
                                   .promise = texts_sample("promise", 0).first,
                                   .closed_on = DAY_NONE};
    if (!persons_add(demo->store, demo->present, arena, &demo->person, demo->error))
        return false;
    for (size_t i = 0; i < texts_sample_count("friend"); i++) {
        struct texts_sample s = texts_sample("friend", i);
        struct friend_row   row = {
              .name = s.first, .how = s.second, .any_hour = i == 0, .from_min = 8 * 60, .until_min = 23 * 60};
        if (!lists_add(demo->store, &lists_friends, demo->present, arena, &row, demo->error))
            return false;
    }
    for (size_t i = 0; i < texts_sample_count("reason"); i++) {
        struct reason reason = {.text = texts_sample("reason", i).first};
        if (!lists_add(demo->store, &lists_reasons, demo->present, arena, &reason, demo->error))
            return false;
    }
    for (size_t i = 0; i < texts_sample_count("plan"); i++) {
        struct plan plan = {.trigger = texts_sample("plan", i).first, .action = texts_sample("plan", i).second};
        if (!lists_add(demo->store, &lists_plans, demo->present, arena, &plan, demo->error))
            return false;
    }
    return true;
}

/* Others, put away. */
static bool write_other_persons(struct demo *demo, struct arena *arena)
{
    for (int i = 0; i < demo->size.persons; i++) {
        int           begun = demo->size.days * (i + 1) / (demo->size.persons + 1);
        struct person person = demo->person;
        person.id = 0;
        person.name = i % 2 == 0 ? "K." : "S.";
        person.started_on = day_add(demo->present->today, -begun);
        if (!persons_add(demo->store, demo->present, arena, &person, demo->error))
            return false;
        person.archived = true;
        if (!persons_save(demo->store, demo->present, &person, "person", demo->error))
            return false;
    }
    return true;
}

static bool write_contact(struct demo *demo, struct arena *arena, daynum day, enum contact_kind kind,
                          enum contact_direction direction, int64_t *id)
{
    struct contact contact = {.person_id = demo->person.id,
                              .at = moment_on(demo, day, hour_of_urge(demo, day)),
                              .until = DAY_NONE,
                              .kind = kind,
                              .direction = direction,
                              .breaks = rules_break(&demo->person.rules, kind, direction),
                              .note = chance(demo, demo->size.notes) ? sample(demo, "contact") : NULL};
    if (!contacts_add(demo->store, demo->present, arena, &contact, demo->error))
        return false;
    if (id != NULL)
        *id = contact.id;
    return true;
}

/* contact_id: the contact it ended in, 0 for none. */
static bool write_urge(struct demo *demo, struct arena *arena, daynum day, int64_t contact_id)
{
    int         strength = within(8 - share_of(demo, day) / 20 + below(demo, 5) - 2, 1, 10);
    struct urge urge = {.person_id = demo->person.id,
                        .at = moment_on(demo, day, hour_of_urge(demo, day)),
                        .intensity = chance(demo, 92) ? strength : 0,
                        .want = chance(demo, 70) ? below(demo, 100) < 60 ? CONTACT_TEXT : CONTACT_LOOK : URGES_NO_KIND,
                        .trigger = chance(demo, 80) ? sample_or_invented(demo, arena, "trigger") : NULL,
                        .note = chance(demo, demo->size.notes) ? sample(demo, "note") : NULL,
                        .outcome = contact_id != 0    ? URGE_GAVE_IN
                                   : chance(demo, 95) ? URGE_RESISTED
                                                      : URGE_OPEN,
                        .contact_id = contact_id};
    const char *did[2];
    if (urge.outcome != URGE_OPEN) {
        urge.has_ended = chance(demo, 80);
        urge.ended_at = urge.at;
        urge.ended_at.unix_s += 300 + below(demo, 1500);
        urge.has_ended = urge.has_ended && urge.ended_at.unix_s <= demo->present->now.unix_s;
        urge.did = did;
        urge.did_count = (size_t)below(demo, 3);
        for (size_t i = 0; i < urge.did_count; i++)
            did[i] = sample(demo, "action");
        if (urge.did_count == 2 && did[0] == did[1])
            urge.did_count = 1;
        if (urge.intensity != 0)
            urge.intensity_after =
                within(urge.intensity - (int)urge.did_count * 2 - below(demo, 3) + (contact_id != 0 ? 4 : 0), 1, 10);
    }
    if (!urges_add(demo->store, demo->present, arena, &urge, demo->error))
        return false;
    /* An urge left open was asked about at the start that followed it; Today's memo of that. */
    char asked[32];
    snprintf(asked, sizeof asked, "asked:%lld", (long long)urge.id);
    return urge.outcome != URGE_OPEN || memo_put(demo->store, demo->present, asked, "1", demo->error);
}

static bool write_checkin(struct demo *demo, daynum day)
{
    struct checkin checkin = {.day = day,
                              .mood = within(2 + share_of(demo, day) / 40 + below(demo, 3) - 1, 1, 5),
                              .note = chance(demo, demo->size.notes) ? sample(demo, "day") : NULL};
    return checkins_save(demo->store, demo->present, &checkin, demo->error);
}

/* Is a break due on this day? They lie evenly over the first two thirds, give or take two days. */
static bool break_is_due(const struct demo *demo, daynum day)
{
    int since = day - demo->person.started_on;
    for (int i = 1; i <= demo->size.breaks; i++)
        if (since == (int)((int64_t)demo->size.days * 2 * i / (3 * demo->size.breaks)) - i % 3 * 2 - 1)
            return since > 0;
    return false;
}

static bool write_day(struct demo *demo, struct arena *arena, daynum day)
{
    int share = share_of(demo, day);
    if (break_is_due(demo, day)) {
        int64_t id;
        if (!write_contact(demo, arena, day, chance(demo, 70) ? CONTACT_TEXT : CONTACT_CALL, CONTACT_OUT, &id) ||
            !write_urge(demo, arena, day, id))
            return false;
    }
    if (share < 85 && chance(demo, 25 - share / 5) && !write_contact(demo, arena, day, CONTACT_LOOK, CONTACT_OUT, NULL))
        return false;
    if (day != demo->person.started_on && chance(demo, 3) &&
        !write_contact(demo, arena, day, CONTACT_TEXT, CONTACT_IN, NULL))
        return false;
    int rate = demo->size.urges_first + (demo->size.urges_last - demo->size.urges_first) * share / 100;
    int count = rate / 100 + chance(demo, rate % 100);
    for (int i = 0; i < count; i++)
        if (!write_urge(demo, arena, day, 0))
            return false;
    return day == demo->present->today || !chance(demo, demo->size.checkins) || write_checkin(demo, day);
}

static bool write_days(struct demo *demo, daynum from, daynum to)
{
    for (daynum day = from; day <= to; day++) {
        struct arena arena = {0};
        bool         done = write_day(demo, &arena, day);
        arena_free(&arena);
        if (!done)
            return false;
    }
    return true;
}

/* Goals with their marks and steps, and hard days. */

static bool add_habit(struct demo *demo, struct arena *arena, size_t index, daynum begun, struct goal *out)
{
    size_t              of = texts_sample_count("habit");
    struct texts_sample habit = texts_sample("habit", index % of);
    *out = (struct goal){.kind = GOAL_HABIT,
                         .title = habit.first,
                         .area = texts_sample("last", index % of).first,
                         .due_on = DAY_NONE,
                         .begun_on = begun,
                         .finished_on = DAY_NONE};
    bool readable = habit_read_stored(habit.second, &out->schedule);
    assert(readable);
    (void)readable;
    return goals_add(demo->store, demo->present, arena, out, demo->error);
}

static bool mark(struct demo *demo, const struct goal *goal, daynum day, enum habit_mark_kind kind)
{
    return goals_mark(demo->store, demo->present, goal->id, day, kind, 0, demo->error);
}

/* Older than the plan by a twelfth, so that there are as many marks as days of it: one day in thirteen has none. */
static bool write_long_habit(struct demo *demo, struct arena *arena, size_t index)
{
    struct goal goal;
    daynum      begun = day_add(demo->present->today, -demo->size.days - demo->size.days / (UNMARKED_ONE_IN - 1));
    if (!add_habit(demo, arena, index, begun, &goal))
        return false;
    for (daynum day = begun; day <= demo->present->today; day++) {
        if (below(demo, UNMARKED_ONE_IN) > 0 && !mark(demo, &goal, day, chance(demo, 8) ? HABIT_SKIP : HABIT_DONE))
            return false;
    }
    return true;
}

/* x, - or . for a day; before what is told, whatever a good month is like. */
static char told(struct demo *demo, const struct goal *goal, const char *last, daynum day, size_t planned_after)
{
    daynum today = demo->present->today, monday = day_week_start(today);
    if (goal->schedule.kind != HABIT_WEEKLY)
        return planned_after < strlen(last) ? last[planned_after] : chance(demo, 80) ? 'x' : '.';
    char   of_week = last[day_weekday(day)];
    daynum weeks_ago = (monday - day_week_start(day)) / WEEK;
    bool   is_short = weeks_ago == 0 || weeks_ago > 4; /* this week, and those before the last four: half of it */
    return is_short && strchr(last, of_week) != last + day_weekday(day) ? '.' : of_week;
}

static bool write_habit(struct demo *demo, struct arena *arena, size_t index)
{
    static const int days_most[] = {80, 106, 90, 100};
    struct goal      goal;
    int              days = days_most[index % (sizeof days_most / sizeof *days_most)];
    daynum           today = demo->present->today;
    size_t           planned_after = 0;
    if (!add_habit(demo, arena, index, day_add(today, -(days < demo->size.days ? days : demo->size.days)), &goal))
        return false;
    const char *last = texts_sample("last", index).second;
    for (daynum day = today; day >= goal.begun_on; day--) {
        if (!habit_is_planned(&goal.schedule, day))
            continue;
        char held = told(demo, &goal, last, day, planned_after++);
        if (held != '.' && !mark(demo, &goal, day, held == 'x' ? HABIT_DONE : HABIT_SKIP))
            return false;
    }
    return true;
}

static bool write_project(struct demo *demo, struct arena *arena, size_t index)
{
    enum { DUE_DAYS = 20, BEGUN_DAYS = 6 };
    struct texts_sample project = texts_sample("project", index);
    daynum              today = demo->present->today;
    struct goal         goal = {.kind = GOAL_PROJECT,
                                .title = project.first,
                                .area = texts_sample("in", index).first,
                                .due_on = index == 0 ? day_add(today, DUE_DAYS) : DAY_NONE,
                                .begun_on = day_add(today, -BEGUN_DAYS),
                                .finished_on = DAY_NONE,
                                .steps = ARENA_NEW(arena, struct goal_step, GOALS_STEPS_MAX)};
    for (const char *at = project.second; *at && goal.step_count < GOALS_STEPS_MAX;) {
        size_t length = strcspn(at, ";");
        goal.steps[goal.step_count++] =
            (struct goal_step){.text = arena_copy_bytes(arena, at, length), .done_on = DAY_NONE};
        at += length;
        at += strspn(at, "; ");
    }
    for (size_t i = 0; i < (goal.step_count + 1) / 2; i++)
        goal.steps[i].done_on = day_add(goal.begun_on, (int)i + 1);
    return goals_add(demo->store, demo->present, arena, &goal, demo->error);
}

static bool write_hardday(struct demo *demo, struct arena *arena, size_t index)
{
    static const int days_ahead[] = {5, 36};
    struct hardday   hardday = {
          .day = day_add(demo->present->today, days_ahead[index % (sizeof days_ahead / sizeof *days_ahead)]),
          .every = HARDDAY_YEAR,
          .text = texts_sample("hardday", index).first};
    return lists_add(demo->store, &lists_harddays, demo->present, arena, &hardday, demo->error);
}

/* Rows of the sample of one kind, each written by `write`. */
static bool write_each(struct demo *demo, struct arena *arena, size_t count,
                       bool (*write)(struct demo *, struct arena *, size_t))
{
    for (size_t i = 0; i < count; i++) {
        if (!write(demo, arena, i))
            return false;
    }
    return true;
}

static bool write_goals(struct demo *demo, struct arena *arena)
{
    bool done = demo->size.habits > 0 ? write_each(demo, arena, (size_t)demo->size.habits, write_long_habit)
                                      : write_each(demo, arena, texts_sample_count("habit"), write_habit);
    return done && write_each(demo, arena, texts_sample_count("project"), write_project) &&
           write_each(demo, arena, texts_sample_count("hardday"), write_hardday);
}

/* The journal, and letters. */

/* A row of the sample, read. Its first column ends in the title, which may be missing. */
struct written {
    int         days_ago, hour, minute, mood;
    char        kind[8];
    const char *title;
    const char *body;
};

static struct written read_written(size_t index)
{
    struct texts_sample row = texts_sample("written", index);
    struct written      out = {.body = row.second};
    int                 title_at = 0;
    int                 got =
        sscanf(row.first, "%d %d:%d %7s %d %n", &out.days_ago, &out.hour, &out.minute, out.kind, &out.mood, &title_at);
    assert(got == 5);
    (void)got;
    out.title = row.first[title_at] ? row.first + title_at : NULL;
    return out;
}

/* The paragraphs of the sample stand in one line, with a slash between them. */
static const char *paragraphs(struct arena *arena, const char *text)
{
    struct buf out = {.arena = arena};
    for (const char *gap; (gap = strstr(text, " / ")) != NULL; text = gap + 3) {
        buf_put(&out, text, (size_t)(gap - text));
        buf_puts(&out, "\n\n");
    }
    buf_puts(&out, text);
    return buf_text(&out);
}

static bool add(struct demo *demo, struct arena *arena, daynum day, int32_t second, struct entry *entry)
{
    if (!when_from_local(day, second, demo->present->zone, &entry->at) ||
        entry->at.unix_s > demo->present->now.unix_s) /* the hour has not come today, or was skipped */
        entry->at = (struct moment){.unix_s = demo->present->now.unix_s - (int64_t)(demo->present->today - day) * DAY_S,
                                    .offset_s = demo->present->now.offset_s};
    return entries_add(demo->store, demo->present, arena, entry, demo->error);
}

/* All letters are to the person; the one with a mood of its own time is closed. */
static bool add_written(struct demo *demo, struct arena *arena, size_t index)
{
    struct written written = read_written(index);
    bool           is_letter = strcmp(written.kind, "letter") == 0;
    struct entry   entry = {
          .kind = is_letter ? ENTRY_LETTER : ENTRY_JOURNAL,
          .title = written.title,
          .body = paragraphs(arena, written.body),
          .mood = is_letter ? 0 : written.mood,
          .person_id = is_letter ? demo->person.id : 0,
          .closed_until = is_letter && written.mood > 0 ? day_add(demo->present->today, CLOSED_DAYS) : DAY_NONE,
    };
    return written.days_ago > demo->size.days || add(demo, arena, day_add(demo->present->today, -written.days_ago),
                                                     written.hour * HOUR_S + written.minute * MINUTE_S, &entry);
}

/* About so much text, words of the sample in another order each time. */
static const char *long_text(struct demo *demo, struct arena *arena)
{
    struct buf out = {.arena = arena};
    while (out.length < ENTRY_BYTES) {
        const char *text = read_written((size_t)below(demo, (int)texts_sample_count("written"))).body;
        size_t      length = strlen(text), from = (size_t)below(demo, (int)length);
        while (from > 0 && text[from - 1] != ' ')
            from--;
        size_t part = length - from < ENTRY_PART ? length - from : ENTRY_PART;
        while (from + part < length && text[from + part] != ' ')
            part++;
        buf_printf(&out, "%.*s %s ", (int)part, text + from, invent_word(demo, arena));
    }
    return buf_text(&out);
}

static bool add_long(struct demo *demo, daynum day)
{
    struct arena arena = {0};
    struct entry entry = {.body = long_text(demo, &arena), .mood = below(demo, 6), .closed_until = DAY_NONE};
    if (below(demo, LETTER_ONE_IN) == 0) {
        entry.kind = ENTRY_LETTER;
        entry.mood = 0;
        entry.person_id = demo->person.id;
    }
    bool done = add(demo, &arena, day, (int32_t)below(demo, DAY_S), &entry);
    arena_free(&arena);
    return done;
}

static bool write_entries(struct demo *demo, struct arena *arena)
{
    bool done = true;
    for (size_t i = texts_sample_count("written"); done && demo->size.entries == 0 && i > 0; i--)
        done = add_written(demo, arena, i - 1);
    for (daynum day = demo->person.started_on; done && day <= demo->present->today; day++)
        for (int i = demo->size.entries / 100 + chance(demo, demo->size.entries % 100); done && i > 0; i--)
            done = add_long(demo, day);
    return done;
}

bool demo_write(struct store *store, const struct present *present, struct demo_size size, uint64_t seed,
                struct error *error)
{
    struct demo  demo = {.store = store, .present = present, .size = size, .state = seed, .error = error};
    struct arena arena = {0};
    bool         done = act_begin(store, present, "demo", error);
    if (done) {
        done = write_person(&demo, &arena);
        done = done && write_other_persons(&demo, &arena);
        done = done && write_days(&demo, demo.person.started_on, present->today);
        done = done && write_goals(&demo, &arena) && write_entries(&demo, &arena);
        done = act_end(store, done, error);
    }
    /* Pushes the one great act out of the reach of undo: five days in turn, of which the first five writes may change nothing. */
    for (int i = 0; done && i < ACT_DEPTH + 5; i++)
        done = checkins_save(store, present,
                             &(struct checkin){.day = day_add(present->today, -(i % 5) - 1), .mood = 3 + i % 3}, error);
    arena_free(&arena);
    return done;
}
