#include "report/collect.h"

#include "store/outfile.h"
#include "report/page.h"
#include "store/contacts.h"
#include "store/entries.h"
#include "store/lists.h"
#include "store/goals.h"
#include "store/insights.h"

/* Where it comes from, and to what end. */
struct source {
    struct store                *store;
    const struct present        *present;
    const struct person         *person;
    const struct collect_wanted *wanted;
    struct arena                *arena;
};

/* The names that are not to be told: of all persons and friends. */
static bool gather_names(const struct source *from, struct report *report, struct error *error)
{
    struct person     *persons;
    struct friend_row *friends;
    size_t             person_count, friend_count;
    if (!persons_list(from->store, from->arena, &persons, &person_count, error) ||
        !lists_all(from->store, &lists_friends, from->arena, &friends, &friend_count, error))
        return false;
    const char **names = ARENA_NEW(from->arena, const char *, person_count + friend_count);
    for (size_t i = 0; i < person_count; i++)
        if (persons[i].name)
            names[report->hidden_count++] = persons[i].name;
    for (size_t i = 0; i < friend_count; i++)
        names[report->hidden_count++] = friends[i].name;
    report->hidden_names = names;
    return true;
}

static bool gather_count(const struct source *from, struct report *report, struct error *error)
{
    struct tally *tally = ARENA_NEW(from->arena, struct tally, 1);
    if (!contacts_tally(from->store, from->present, from->person, CONTACTS_ALL, from->arena, tally, &report->count_on,
                        error))
        return false;
    report->tally = tally;
    report->started_on = from->person->started_on;
    report->closed_on = from->person->closed_on;
    report->target_days = from->person->target_days;
    report->rules = from->person->rules.preset;
    report->unsafe = from->person->unsafe;
    report->milestones = milestone_list(tally, from->person->target_days, from->arena, &report->milestone_count);
    return true;
}

static bool gather_insights(const struct source *from, struct report *report, struct error *error)
{
    struct insights_result *sentence = ARENA_NEW(from->arena, struct insights_result, 1);
    if (!insights_compute(from->store, from->present, from->person, report->since, from->arena, sentence, error))
        return false;
    report->basis = (struct insight_basis){&sentence->insights, sentence->helped, sentence->helped_count};
    return true;
}

static bool fill_goal(const struct source *from, const struct goal *goal, struct report_goal *out, struct error *error)
{
    struct goal_standing standing = {0};
    char                 schedule[HABIT_SAY_SIZE] = "";
    bool                 is_habit = goal->kind == GOAL_HABIT;
    if (is_habit) {
        habit_say(&goal->schedule, schedule);
        if (!goals_standing(from->store, goal, from->present, from->arena, &standing, error))
            return false;
    }
    *out = (struct report_goal){.title = goal->title,
                                .is_habit = is_habit,
                                .schedule = arena_copy_text(from->arena, schedule),
                                .is_weekly = goal->schedule.kind == HABIT_WEEKLY,
                                .streak = standing.habit.streak,
                                .strength = standing.habit.strength,
                                .steps = goal->step_count,
                                .due_on = goal->due_on,
                                .finished_on = goal->finished_on};
    for (size_t i = 0; i < goal->step_count; i++)
        out->steps_done += goal->steps[i].done_on != DAY_NONE;
    return true;
}

/* Those that are under way, and those that were finished in the period. */
static bool gather_goals(const struct source *from, struct report *report, struct error *error)
{
    struct goal *goals;
    size_t       count;
    if (!goals_list(from->store, from->arena, &goals, &count, error))
        return false;
    struct report_goal *rows = ARENA_NEW(from->arena, struct report_goal, count);
    for (size_t i = 0; i < count; i++) {
        bool finished = goals[i].finished_on != DAY_NONE && goals[i].finished_on >= report->since;
        if (!finished && !goals_is_active(&goals[i]))
            continue;
        if (!fill_goal(from, &goals[i], &rows[report->goal_count++], error))
            return false;
    }
    report->goals = rows;
    return true;
}

static bool is_wanted(const struct collect_wanted *wanted, int64_t id)
{
    bool found = !wanted->chosen;
    for (size_t i = 0; i < wanted->chosen_count && !found; i++)
        found = wanted->chosen[i] == id;
    return found;
}

static bool gather_journal(const struct source *from, struct report *report, struct error *error)
{
    struct entry         *entries;
    size_t                count;
    struct entries_filter filter = {
        .since = report->since, .until = report->today, .kind = -1, .today = report->today, .oldest_first = true};
    if (!entries_list(from->store, &filter, from->arena, &entries, &count, error))
        return false;
    struct report_entry *rows = ARENA_NEW(from->arena, struct report_entry, count);
    for (size_t i = 0; i < count; i++) {
        if (entries_is_closed(&entries[i], report->today) || !is_wanted(from->wanted, entries[i].id))
            continue;
        rows[report->entry_count++] = (struct report_entry){.day = entries[i].day,
                                                            .is_letter = entries[i].kind == ENTRY_LETTER,
                                                            .title = entries[i].title,
                                                            .body = entries[i].body,
                                                            .body_length = entries[i].body_length,
                                                            .mood = entries[i].mood};
    }
    report->with_journal = true;
    report->is_chosen = from->wanted->chosen != NULL;
    report->entries = rows;
    return true;
}

bool collect_page(struct store *store, const struct present *present, const struct person *person,
                  const struct collect_wanted *wanted, struct arena *arena, struct buf *page, size_t *entries,
                  struct error *error)
{
    struct source from = {store, present, person, wanted, arena};
    struct report report = {
        .today = present->today, .since = wanted->since, .name = wanted->names ? person->name : NULL};
    if (!gather_count(&from, &report, error) || !gather_insights(&from, &report, error) ||
        !gather_goals(&from, &report, error) || (!wanted->names && !gather_names(&from, &report, error)) ||
        (wanted->journal && !gather_journal(&from, &report, error)))
        return false;
    page_write(&report, page);
    if (entries)
        *entries = report.entry_count;
    return true;
}

bool collect_write(const char *path, const struct buf *page, const char *how, struct error *error)
{
    return outfile_write(path, page->text, page->length, report_mark, how, page->arena, error);
}
