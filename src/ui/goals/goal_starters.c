#include "ui/goals/goal_starters.h"

#include <string.h>

#include "ui/frame/views.h"

static bool is_goal(const struct texts_goal *row)
{
    return strcmp(row->kind, "habit") == 0 || strcmp(row->kind, "project") == 0;
}

static bool fits(const struct texts_goal *row, enum rules_preset rules)
{
    return strcmp(row->fits, "any") == 0 || strcmp(row->fits, rules == RULES_LOW ? "low" : "standard") == 0;
}

/* What is there already is not offered a second time. */
static bool is_there(const struct goals *goals, const char *title)
{
    for (size_t i = 0; i < goals->loaded->all_count; i++)
        if (strcmp(goals->loaded->all[i].title, title) == 0)
            return true;
    return false;
}

static size_t count_steps(const char *detail)
{
    size_t count = 1;
    for (; *detail != '\0'; detail++)
        count += *detail == ';';
    return count;
}

static const char *say_row(const struct texts_goal *row, struct arena *arena)
{
    struct buf            text = {.arena = arena};
    struct habit_schedule schedule;
    char                  sentence[HABIT_SAY_SIZE];
    buf_printf(&text, "%s, ", row->title);
    if (habit_read_stored(row->detail, &schedule)) {
        habit_say(&schedule, sentence);
        buf_puts(&text, sentence);
    } else {
        buf_printf(&text, "%zu steps", count_steps(row->detail));
    }
    buf_printf(&text, "  (%s)", row->area);
    return buf_text(&text);
}

struct offer {
    const char **rows;     /* the first one: one of my own */
    size_t      *starters; /* its place among texts_goal() */
    size_t       count;
};

static struct offer make_offer(const struct goals *goals, const struct app *app, struct arena *arena)
{
    struct offer offer = {.rows = ARENA_NEW(arena, const char *, texts_goal_count() + 1),
                          .starters = ARENA_NEW(arena, size_t, texts_goal_count() + 1)};
    offer.rows[offer.count++] = texts_word(WORD_goals_own);
    for (size_t i = 0; i < texts_goal_count(); i++) {
        struct texts_goal row = texts_goal(i);
        if (!is_goal(&row) || !fits(&row, app->person.rules.preset) || is_there(goals, row.title))
            continue;
        offer.starters[offer.count] = i;
        offer.rows[offer.count++] = say_row(&row, arena);
    }
    return offer;
}

/* The offer is made anew: what was chosen is found by its words, should the file have changed meanwhile. */
static void take(struct app *app, void *view_state, const void *loaded, size_t index, const char *text)
{
    const struct goals      *goals = &(struct goals){view_state, loaded};
    const struct goals_item *item = goals_chosen_item(goals);
    struct arena             scratch = {0};
    struct offer             offer = make_offer(goals, app, &scratch);
    struct goal_given        given = {.area = item ? item->goal.area : NULL};
    if (index > 0)
        for (size_t i = 1; i < offer.count; i++)
            if (strcmp(offer.rows[i], text) == 0)
                given.starter = texts_goal(offer.starters[i]).title;
    app_push(app, &view_goal_new, &given);
    arena_free(&scratch);
}

void goal_starters_ask(const struct goals *goals, struct app *app)
{
    struct arena scratch = {0};
    struct offer offer = make_offer(goals, app, &scratch);
    app_push(app, &view_pick,
             &(struct pick_request){
                 .title = texts_word(WORD_goals_begin_with), .rows = offer.rows, .count = offer.count, .chosen = take});
    arena_free(&scratch);
}

static void fill_steps(const char *detail, struct arena *arena, struct goal *out)
{
    out->steps = ARENA_NEW(arena, struct goal_step, count_steps(detail));
    while (*detail != '\0') {
        size_t length = strcspn(detail, ";");
        out->steps[out->step_count++] =
            (struct goal_step){.text = arena_copy_bytes(arena, detail, length), .done_on = DAY_NONE};
        detail += length;
        detail += strspn(detail, "; ");
    }
}

void goal_starters_fill(const struct texts_goal *starter, struct arena *arena, struct goal *out)
{
    out->title = starter->title;
    out->area = starter->area;
    out->kind = habit_read_stored(starter->detail, &out->schedule) ? GOAL_HABIT : GOAL_PROJECT;
    if (out->kind == GOAL_PROJECT)
        fill_steps(starter->detail, arena, out);
}

bool goal_starters_find(const char *title, struct texts_goal *out)
{
    for (size_t i = 0; i < texts_goal_count(); i++) {
        *out = texts_goal(i);
        if (is_goal(out) && strcmp(out->title, title) == 0)
            return true;
    }
    return false;
}
