/*
 * The person that the screens are about.
 */
#include "ui/frame/layer.h"

static bool count_persons(struct app *app, struct arena *arena, struct error *error)
{
    struct person *persons;
    size_t         count;
    if (!persons_list(app->store, arena, &persons, &count, error))
        return false;
    app->person_count = 0;
    for (size_t i = 0; i < count; i++)
        app->person_count += !persons[i].archived;
    return true;
}

/* Where every plan is put away, the last one begun stays in sight: what was written is there, and so is the urge. */
static bool read_put_away(struct app *app, struct arena *arena, struct person *out, struct error *error)
{
    struct error   absent = *error;
    struct person *persons;
    size_t         count;
    if (!persons_list(app->store, arena, &persons, &count, error))
        return false;
    if (count == 0) {
        *error = absent;
        return false;
    }
    *out = persons[0];
    return true;
}

static bool read_person(struct app *app, struct arena *arena, struct person *out, struct error *error)
{
    const struct app_private *p = app->private;
    if (p->person_id != 0)
        return persons_get(app->store, p->person_id, arena, out, error);
    if (persons_find(app->store, p->person_name, arena, out, error))
        return true;
    return error->kind == ERROR_ABSENT && !p->person_name && read_put_away(app, arena, out, error);
}

bool shown_load(struct app *app, struct error *error)
{
    struct app_private *p = app->private;
    struct arena        rows = {0};
    struct person       person;
    if (!read_person(app, &rows, &person, error) || !count_persons(app, &rows, error)) {
        arena_free(&rows);
        return false;
    }
    arena_free(&p->person_rows);
    p->person_rows = rows;
    p->person_id = person.id;
    app->person = person;
    app->has_person = true;
    stack_all_stale(app);
    return true;
}

/* The person is gone: its start was taken back. What is left is the question since when. */
static void begin_again(struct app *app)
{
    struct app_private *p = app->private;
    p->person_id = 0;
    struct error error = {0};
    if (shown_load(app, &error))
        return; /* another one is there */
    app->has_person = false;
    if (!stack_find(app, &view_first_run))
        stack_open(app, STEP_TAB, &view_first_run, NULL);
}

void shown_reload(struct app *app)
{
    struct error error = {0};
    stack_all_stale(app);
    if (shown_load(app, &error))
        return;
    if (error.kind != ERROR_ABSENT)
        say_unread(app, &error);
    else if (app->has_person)
        begin_again(app);
}

void shown_change(struct app *app, int64_t id)
{
    app->private->person_id = id;
    shown_reload(app);
}

void shown_next(struct app *app)
{
    struct arena   scratch = {0};
    struct person *persons;
    size_t         count, at = 0;
    struct error   error = {0};
    bool           is_known = persons_list(app->store, &scratch, &persons, &count, &error);
    while (is_known && at < count && persons[at].id != app->person.id)
        at++;
    for (size_t i = 1; is_known && i <= count; i++) {
        const struct person *next = &persons[(at + i) % count];
        if (!next->archived) {
            app->private->person_id = next->id;
            break;
        }
    }
    arena_free(&scratch);
    if (is_known)
        shown_reload(app);
    else
        say_fault(app, &error);
}
