#include "ui/shared/today_goals.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Where there is no room for one more, it is counted. */
static bool has_room(struct today_goals *goals)
{
    if (goals->count < TODAY_GOALS_MAX)
        return true;
    goals->more++;
    return false;
}

static bool put_habit(struct app *app, const struct goal *goal, struct arena *arena, struct today_goals *out,
                      struct error *error)
{
    struct goal_standing standing;
    daynum               today = app->present.today;
    bool                 is_weekly = goal->schedule.kind == HABIT_WEEKLY;
    if (!goals_is_active(goal) || !goals_is_planned(goal, today))
        return true;
    if (!has_room(out))
        return true;
    if (!(is_weekly ? goals_standing_week : goals_standing_quick)(app->store, goal, &app->present, arena, &standing,
                                                                  error))
        return false;
    if (is_weekly && standing.habit.week_done >= goal->schedule.times && !standing.done_today)
        return true;
    out->rows[out->count++] = (struct today_goal){.goal_id = goal->id,
                                                  .kind = GOAL_HABIT,
                                                  .title = goal->title,
                                                  .is_done = standing.done_today,
                                                  .is_skipped = standing.skipped_today,
                                                  .streak = standing.habit.streak,
                                                  .times = goal->schedule.times,
                                                  .so_far = standing.habit.week_done,
                                                  .due_on = DAY_NONE};
    return true;
}

static void put_step(const struct goal *goal, const struct goal_step *step, int32_t so_far, bool is_done,
                     struct today_goals *out)
{
    if (has_room(out))
        out->rows[out->count++] = (struct today_goal){.goal_id = goal->id,
                                                      .kind = GOAL_PROJECT,
                                                      .title = goal->title,
                                                      .step = step ? step->text : NULL,
                                                      .step_id = step ? step->id : 0,
                                                      .is_done = is_done,
                                                      .times = (int32_t)goal->step_count,
                                                      .so_far = so_far,
                                                      .due_on = goal->due_on};
}

/* The step that was ticked today is the project's own of today, so that the same key takes the tick away. */
static void put_project(const struct goal *goal, daynum today, bool is_urge, struct today_goals *out)
{
    const struct goal_step *open = NULL, *ticked = NULL;
    int32_t                 so_far = 0;
    bool                    is_due = goal->due_on != DAY_NONE && goal->due_on <= today + TODAY_GOALS_DUE_DAYS;
    for (size_t i = 0; i < goal->step_count; i++) {
        const struct goal_step *step = &goal->steps[i];
        so_far += step->done_on != DAY_NONE;
        if (step->done_on == today)
            ticked = step;
        else if (step->done_on == DAY_NONE && !open)
            open = step;
    }
    bool is_finished_now = goal->step_count == 0 && goal->finished_on == today && !goal->archived;
    if ((!is_due && !is_urge) || !(goals_is_active(goal) || is_finished_now))
        return;
    if (ticked)
        put_step(goal, ticked, so_far, true, out);
    if (open && (is_urge || !ticked))
        put_step(goal, open, so_far, false, out);
    if (goal->step_count == 0 && !is_urge)
        put_step(goal, NULL, 0, is_finished_now, out);
}

bool today_goals_load(struct app *app, bool is_urge, struct arena *arena, struct today_goals *out, struct error *error)
{
    struct goal *goals = NULL;
    size_t       count = 0;
    *out = (struct today_goals){0};
    if (!goals_list(app->store, arena, &goals, &count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (goals[i].kind == GOAL_PROJECT)
            put_project(&goals[i], app->present.today, is_urge, out);
        else if (!put_habit(app, &goals[i], arena, out, error))
            return false;
    }
    return true;
}

/* Takes the text if it fits and none before it did. */
static void offer(char out[TODAY_GOALS_FIGURE_SIZE], int cols, const char *text)
{
    if (out[0] == '\0' && (int)text_cols(text, strlen(text)) <= cols)
        snprintf(out, TODAY_GOALS_FIGURE_SIZE, "%s", text);
}

static void say_habit(const struct today_goal *goal, int cols, char out[TODAY_GOALS_FIGURE_SIZE])
{
    char text[TODAY_GOALS_FIGURE_SIZE];
    if (goal->is_skipped) {
        offer(out, cols, "skipped");
    } else if (goal->times > 0) {
        snprintf(text, sizeof text, "%" PRId32 " of %" PRId32 " this week", goal->so_far, goal->times);
        offer(out, cols, text);
        snprintf(text, sizeof text, "%" PRId32 " of %" PRId32, goal->so_far, goal->times);
        offer(out, cols, text);
    } else if (goal->streak > 0) {
        snprintf(text, sizeof text, "%" PRId32 " in a row", goal->streak);
        offer(out, cols, text);
    }
}

static void say_project(const struct today_goal *goal, daynum today, int cols, char out[TODAY_GOALS_FIGURE_SIZE])
{
    char text[TODAY_GOALS_FIGURE_SIZE], due[WHEN_WORDS_SIZE];
    when_say_date_near(goal->due_on, today, due);
    if (goal->step_id == 0 && goal->is_done)
        offer(out, cols, "finished");
    for (int is_short = 0; goal->step_id != 0 && is_short <= 1; is_short++) {
        snprintf(text, sizeof text, "%" PRId32 " of %" PRId32 "%s, by %s", goal->so_far, goal->times,
                 is_short ? "" : " steps", due);
        offer(out, cols, text);
    }
    snprintf(text, sizeof text, "by %s", due);
    offer(out, cols, text);
}

void today_goals_say(const struct today_goal *goal, daynum today, int cols, char out[TODAY_GOALS_FIGURE_SIZE])
{
    out[0] = '\0';
    if (goal->kind == GOAL_PROJECT)
        say_project(goal, today, cols, out);
    else
        say_habit(goal, cols, out);
}

static bool finish(struct app *app, int64_t goal_id, bool is_done, struct error *error)
{
    struct arena scratch = {0};
    struct goal  goal;
    bool         done = goals_get(app->store, goal_id, &scratch, &goal, error);
    if (done) {
        goal.finished_on = is_done ? app->present.today : DAY_NONE;
        done = goals_save(app->store, &app->present, &scratch, &goal, is_done ? "goal finish" : "goal reopen", error);
    }
    arena_free(&scratch);
    return done;
}

bool today_goals_tick(struct app *app, const struct today_goal *goal, bool is_done, int64_t urge_id,
                      struct error *error)
{
    daynum today = app->present.today;
    bool   found;
    if (goal->step_id != 0)
        return goals_tick(app->store, &app->present, goal->step_id, is_done ? today : DAY_NONE, urge_id, error);
    if (goal->kind == GOAL_PROJECT)
        return finish(app, goal->goal_id, is_done, error);
    if (is_done)
        return goals_mark(app->store, &app->present, goal->goal_id, today, HABIT_DONE, urge_id, error);
    return goals_unmark(app->store, &app->present, goal->goal_id, today, &found, error);
}

bool today_goals_hardday(struct app *app, struct arena *arena, struct today_hardday *out, struct error *error)
{
    struct plan plan;
    bool        has_plan = false;
    *out = (struct today_hardday){0};
    if (!lists_hardday_coming(app->store, app->present.today, arena, &out->day, &out->on, &out->found, error))
        return false;
    if (!out->found)
        return true;
    if (!lists_plan_for(app->store, out->day.text, arena, &plan, &has_plan, error))
        return false;
    out->plan = has_plan ? plan.action : NULL;
    return true;
}
