#include "ui/plan/plan_change.h"

#include <string.h>

#include "ui/plan/plan_say.h"

struct change {
    const char *what;
    void (*change)(struct app *, struct person *, const void *);
    const void *context;
    int64_t     person_id;
};

/* The row is read in the same act: what another program wrote meanwhile stays. */
static bool write_change(struct app *app, void *context, struct error *error)
{
    const struct change *change = context;
    struct arena         scratch = {0};
    struct person        person;
    if (!act_begin(app->store, &app->present, change->what, error))
        return false;
    bool done = persons_get(app->store, change->person_id, &scratch, &person, error);
    if (done) {
        change->change(app, &person, change->context);
        done = persons_save(app->store, &app->present, &person, change->what, error);
    }
    done = act_end(app->store, done, error);
    arena_free(&scratch);
    return done;
}

bool plan_change(struct app *app, const char *what, void (*change)(struct app *, struct person *, const void *),
                 const void *context)
{
    struct change given = {what, change, context, app->person.id};
    return app_write(app, write_change, &given);
}

static void set_closed(struct app *app, struct person *person, const void *context)
{
    person->closed = *(const bool *)context;
    person->closed_at = person->closed ? app->present.now : (struct moment){0};
    person->closed_on = person->closed ? app->present.today : DAY_NONE;
}

void plan_change_close(struct app *app, const struct plan_screen *screen)
{
    bool closes = !app->person.closed;
    if (!plan_change(app, closes ? "person close" : "person reopen", set_closed, &closes))
        return;
    if (!closes) {
        plan_say(app, true, WORD_person_reopened, NULL);
        return;
    }
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    plan_say_closed(&text, app, screen);
    app_say(app, true, "%s", buf_text(&text));
    arena_free(&scratch);
}

static void set_unsafe(struct app *app, struct person *person, const void *context)
{
    (void)app;
    person->unsafe = *(const bool *)context;
}

void plan_change_unsafe(struct app *app)
{
    bool unsafe = !app->person.unsafe;
    if (plan_change(app, "person set", set_unsafe, &unsafe))
        plan_say(app, true, unsafe ? WORD_plan_unsafe_set : WORD_plan_unsafe_taken, NULL);
}

static void set_archived(struct app *app, struct person *person, const void *context)
{
    (void)app;
    person->archived = *(const bool *)context;
}

/* The one last started of those that are not put away; 0: there is none. */
static int64_t other_person(struct app *app)
{
    struct arena  scratch = {0};
    struct person other;
    struct error  error = {0};
    int64_t       id = persons_find(app->store, NULL, &scratch, &other, &error) ? other.id : 0;
    arena_free(&scratch);
    return id;
}

void plan_change_archive(struct app *app)
{
    bool         archives = !app->person.archived;
    const char  *name = app->person.name ? app->person.name : texts_word(WORD_plan_no_name);
    struct arena scratch = {0};
    name = arena_copy_text(&scratch, name);
    if (plan_change(app, archives ? "person archive" : "person set", set_archived, &archives)) {
        int64_t other = archives ? other_person(app) : 0;
        if (other != 0)
            app_show_person(app, other);
        plan_say(app, true, archives ? WORD_plan_archived : WORD_plan_fetched,
                 (struct buf_value[]){{"name", name}, {NULL, NULL}});
    }
    arena_free(&scratch);
}
